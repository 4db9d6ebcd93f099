"""`check` on the command line: severity, place, state and reason, for people and for programs."""

import json
from pathlib import Path
from typing import Any

from codesign_tui.domain.messages import msg
from codesign_tui.domain.minutes_checks import key_of
from support_cli import EXAMPLE, CommandLine

NAME = "invecchiare-bene-a-borgoserra"
REASON = "Ci si è visti camminando."


def _imported(codesign: CommandLine, change: Any) -> str:
    """Import the worked example with something changed in it, and return its path."""
    data = json.loads(EXAMPLE.read_text("utf-8"))
    change(data)
    source = codesign.folder / "cambiato.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    return codesign.made("import", str(source))


def _in_order(data: Any) -> None:
    """Leave nothing open in the second session."""
    data["sessions"][1]["opening"] = {
        "at": "17:04", "notice_confirmed": True, "presences_checked": True, "privacy_given": True,
        "conflicts_asked": True, "release_confirmed": True,
    }  # fmt: skip
    next(one for one in data["parking_lot"] if one["id"] == "Q2")["outcome"] = "se ne occupa la polizia locale"


def _without_place(data: Any) -> None:
    """Take the place away and set that aside, with something that was put right since."""
    _in_order(data)
    del data["sessions"][1]["place"]
    at = "2026-03-06T09:00:00+01:00"
    data["sessions"][1]["minutes"]["set_aside"] = [
        {"key": key_of("place", None, msg("checks.found.place")), "reason": REASON, "at": at},
        {"key": "date:-:0000", "reason": "Poi scritto.", "at": at},
    ]


def test_nothing_open_is_status_zero(codesign: CommandLine) -> None:
    """A session in order says so, and its list for programs is empty."""
    _imported(codesign, _in_order)
    said = codesign.run("check", NAME, "--session", "2")
    assert (said.code, said.out) == (0, "")
    assert "Niente da sistemare" in said.err
    assert json.loads(codesign.run("check", NAME, "--session", "2", "--json").out) == []


def test_what_was_set_aside_is_told_with_its_reason_and_is_not_open(codesign: CommandLine) -> None:
    """Status 0: the reason stands beside what was set aside; what is no longer so is told as such."""
    _imported(codesign, _without_place)
    said = codesign.run("check", NAME, "--session", "2")
    assert said.code == 0
    assert f"messo da parte: Manca il luogo della seduta · {REASON}" in said.out
    rows = json.loads(codesign.run("check", NAME, "--session", "2", "--json").out)
    assert [(row["check"], row["state"], row["reason"]) for row in rows] == [
        ("place", "set_aside", REASON),
        ("date", "gone", "Poi scritto."),
    ]


def test_what_is_open_is_told_with_severity_and_place(codesign: CommandLine) -> None:
    """Status 1; a program reads how much it asks for, where it is put right, on which line, and its key."""
    codesign.example()
    said = codesign.run("check", NAME, "--session", "2")
    assert said.code == 1
    assert "seduta 2: da valutare: L'apertura non è registrata (apertura)" in said.out
    rows = json.loads(codesign.run("check", NAME, "--session", "3", "--json").out)
    last = rows[-1]
    assert (last["check"], last["severity"], last["where"], last["at"]) == (
        "next_session", "should", "session", "next_session",
    )  # fmt: skip
    assert last["key"].startswith("next_session:-:")


def test_one_may_ask_only_what_a_public_copy_tells(codesign: CommandLine) -> None:
    """`--copy public` leaves what is missing to `--copy internal`; together they are all."""

    def with_a_note(data: Any) -> None:
        data.setdefault("notes", []).append(
            {"id": "A9", "session": "S2", "agenda_item": 3, "text": "La signora Provetti ha il diabete"}
        )

    _imported(codesign, with_a_note)
    public = codesign.run("check", NAME, "--session", "2", "--copy", "public")
    assert public.code == 1
    assert len(public.out.splitlines()) == 2
    assert "La signora Provetti" in public.out
    internal = codesign.run("check", NAME, "--session", "2", "--copy", "internal")
    assert "Provetti" not in internal.out
    every = codesign.run("check", NAME, "--session", "2")
    assert sorted(every.out.splitlines()) == sorted((public.out + internal.out).splitlines())
    assert codesign.run("check", NAME, "--copy", "segreta").code == 2


def test_a_public_copy_warns_before_it_is_written(codesign: CommandLine) -> None:
    """The words and where they are, on standard error, beside what was replaced; an internal copy warns of nothing."""

    def with_a_note(data: Any) -> None:
        data.setdefault("notes", []).append(
            {"id": "A9", "session": "S2", "agenda_item": 3, "text": "Chiamare il 333 123 4567, dopo l'ictus"}
        )

    _imported(codesign, with_a_note)
    said = codesign.run("minutes", NAME, "--session", "2", "--copy", "public", "--format", "txt", "-o", "carte")
    assert said.code == 0
    assert "Prima di pubblicare rileggete. A9: un recapito o un codice personale: 333 123 4567" in said.err
    assert "ictus" in said.err
    assert "333 123 4567" not in Path(said.out.splitlines()[0]).read_text("utf-8")
    said = codesign.run("minutes", NAME, "--session", "2", "--format", "txt", "-o", "carte")
    assert "Prima di pubblicare" not in said.err


def test_the_words_of_a_town_are_looked_for_too(codesign: CommandLine) -> None:
    """A file in the workspace's own templates adds a word; a broken one is told by its line and left out."""
    codesign.example()
    own = codesign.folder / "workspace" / "templates" / "checks"
    own.mkdir(parents=True)
    words = own / "words.toml"
    words.write_text('id = "words"\n[procurement]\nit = ["restituzione"]\n', encoding="utf-8")
    assert "parole degli appalti: restituzione" in codesign.run("check", NAME, "--session", "2").out
    words.write_text('id = "words"\n[procurement]\nit = "restituzione"\n', encoding="utf-8")
    said = codesign.run("templates", "check", str(words))
    assert said.code == 1
    assert "3" in said.out
    assert "restituzione" not in codesign.run("check", NAME, "--session", "2").out


def test_sealing_tells_what_is_still_to_be_put_right(codesign: CommandLine) -> None:
    """Minutes are sealed all the same, and how many things are open is said; of minutes in order nothing is."""

    def without_place(data: Any) -> None:
        _in_order(data)
        del data["sessions"][1]["place"]

    path = _imported(codesign, without_place)
    said = codesign.run("seal", path, "--session", "2", "--copy", "internal", "--format", "txt", "-o", "carte")
    assert said.code == 0
    assert "Resta una cosa da sistemare nel verbale" in said.err
    other = codesign.folder / "in-ordine.codesign.jsonl"
    data = json.loads(EXAMPLE.read_text("utf-8"))
    _in_order(data)
    source = codesign.folder / "in-ordine.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    codesign.made("import", str(source), "-o", str(other))
    said = codesign.run("seal", str(other), "--session", "2", "--copy", "internal", "--format", "txt", "-o", "carte2")
    assert "da sistemare" not in said.err
