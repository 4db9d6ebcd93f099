"""`mark`, `minutes --compare` and what `show` tells of the life of minutes."""

import json

import pytest

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


@pytest.fixture
def codesign(codesign: CommandLine) -> CommandLine:
    """Return the command line with the worked example in its workspace."""
    codesign.example()
    return codesign


def test_a_mark_is_kept_and_what_is_next_is_told(codesign: CommandLine) -> None:
    """Sent on a day; the machine form says so; taken away, the draft is to be sent again."""
    assert "approvazione" in codesign.made("mark", NAME, "sent", "--session", "3", "--on", "2026-09-15")
    life = json.loads(codesign.made("show", NAME, "--json"))["sessions"][2]["minutes"]
    assert (life["status"], life["next"], life["route"]) == ("sent_for_remarks", "approve", "next_session")
    assert {"step": "sent", "done": True, "on": "2026-09-15"} in life["steps"]
    assert "Inviate la bozza" in codesign.made("mark", NAME, "sent", "--session", "3", "--away")
    assert "Inviate la bozza" in codesign.made("show", NAME)


def test_what_cannot_be_marked_is_refused_with_a_sentence(codesign: CommandLine) -> None:
    """An unknown mark, a day that is none, a registration without the number that only the office gives."""
    for arguments, told in (
        (("boh",), "drafted, read, sent"),
        (("sent", "--on", "ieri l'altro mai"), "ieri l'altro mai"),
        (("registered",), "numero di protocollo"),
        (("sent", "--session", "9"), "9"),
    ):
        said = codesign.run("mark", NAME, *arguments)
        assert said.code == 2
        assert told in said.err


def test_two_versions_are_compared_line_by_line(codesign: CommandLine) -> None:
    """From the draft that was sent to now; a version that is not there is named with those that are."""
    codesign.made("mark", NAME, "sent", "--session", "3", "--on", "2026-09-15")
    codesign.made("add", NAME, "parked_question", "Chi apre la sala in agosto?", "--session", "3")
    told = codesign.made("minutes", NAME, "--session", "3", "--compare", "0:")
    assert [line for line in told.splitlines() if line.startswith("  + ") and "Chi apre la sala in agosto?" in line]
    for wrong, said in (("1:2", "Non c'è una versione 1"), ("uno", "1:2")):
        refused = codesign.run("minutes", NAME, "--session", "3", "--compare", wrong)
        assert refused.code == 2
        assert said in refused.err


def test_a_contribution_to_registered_minutes_says_that_they_do_not_change(codesign: CommandLine) -> None:
    """It is kept, and the way to put the minutes right is told."""
    codesign.made("mark", NAME, "registered", "--session", "3", "--number", "123/2026", "--on", "2026-10-01")
    said = codesign.run("add", NAME, "need", "Una panchina", "--session", "3")
    assert said.code == 0
    assert "verbale di rettifica" in said.err
