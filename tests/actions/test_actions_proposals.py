"""The sheet of a proposal is filled in part by part, and everything in it can be taken back."""

from typing import Any

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import serve_goals
from codesign_tui.actions.merging import merge
from codesign_tui.actions.processes import update_details
from codesign_tui.actions.proposals import (
    object_to,
    withdraw_objection,
    write_monday,
    write_profile,
    write_reading,
    write_sheet,
)
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.details import PerimeterSheet
from codesign_tui.domain.ideas import LocalResources, Nabc, Pilot
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.orphans import GOALS, goals_of
from codesign_tui.domain.terms import Attribution, Category, ItemKind, Perimeter, ProposalStatus
from codesign_tui.domain.transactions import Draft, put
from support import Table, a_table, moment

NOW = moment("17:30")


def proposed(table: Table, text: str = "Portineria di frazione", **values: object) -> str:
    """Capture a proposal and return its id."""
    done = capture(table.ledger, now=NOW, kind=ItemKind.PROPOSAL, text=text, session=table.session, **values)  # type: ignore[arg-type]
    return done.value.id


def kept(table: Table, proposal: str) -> Proposal:
    """Return a proposal as it is kept."""
    found = table.process.get(Proposal, proposal)
    assert found is not None
    return found


def test_the_sheet_keeps_what_is_written_and_undo_takes_it_back_in_one_step() -> None:
    """Several parts written at once are one transaction."""
    table = a_table().started()
    proposal = proposed(table)
    before = kept(table, proposal)
    write_sheet(
        table.ledger,
        proposal,
        now=NOW,
        nabc=Nabc(need="Nessuno apre la porta"),
        perimeter=Perimeter.TO_VERIFY,
        place="Pieve",
        local_resources=LocalResources(spaces="l'ex scuola"),
        second_owner=table.organizations["comune"],
        pilot=Pilot(what="Un mese", where="Pieve", until="2026-06-30"),
    )
    after = kept(table, proposal)
    assert after.nabc == Nabc(need="Nessuno apre la porta")
    assert (after.place, after.perimeter) == ("Pieve", Perimeter.TO_VERIFY)
    undo(table.ledger, now=NOW)
    assert kept(table, proposal) == before


def test_to_whom_a_proposal_is_forwarded_makes_it_forwarded() -> None:
    """Forwarding is a legitimate outcome; forwarded to nobody is kept and said."""
    table = a_table().started()
    proposal = proposed(table)
    assert write_sheet(table.ledger, proposal, now=NOW, forwarded_to="Provincia").warnings == ()
    assert kept(table, proposal).status is ProposalStatus.FORWARDED
    done = write_sheet(table.ledger, proposal, now=NOW, forwarded_to=None)
    assert [warning.id for warning in done.warnings] == ["sheet.forwarded_to_nobody"]
    assert kept(table, proposal).status is ProposalStatus.FORWARDED


def test_a_sheet_never_names_what_is_not_there_and_is_never_without_a_title() -> None:
    """Unknown needs, people, bodies, clusters and goals, an empty title and a part of no sheet are refused."""
    table = a_table().started()
    proposal = proposed(table)
    wrong: list[dict[str, Any]] = [
        {"title": "  "}, {"needs": ("N77",)}, {"proposers": ("nobody",)}, {"second_owner": "nobody"},
        {"cluster": "C77"}, {"hmw": "H77"}, {"goals": ("volare",)}, {"number": 3}, {"objections": ()},
    ]  # fmt: skip
    for changes in wrong:
        with pytest.raises(Refused):
            write_sheet(table.ledger, proposal, now=NOW, **changes)


def test_an_objection_is_kept_in_the_words_of_who_objects_and_marks_the_proposal() -> None:
    """With a body it has its name; taken off, the last one takes the flash with it."""
    table = a_table().started()
    proposal = proposed(table)
    object_to(table.ledger, proposal, "Non regge d'inverno", now=NOW, organization=table.organizations["argento"])
    first = kept(table, proposal).objections[0]
    assert (first.text, first.organization) == ("Non regge d'inverno", table.organizations["argento"])
    assert kept(table, proposal).flash
    with pytest.raises(Refused):
        object_to(table.ledger, proposal, " ", now=NOW)
    with pytest.raises(Refused):
        withdraw_objection(table.ledger, proposal, 1, now=NOW)
    withdraw_objection(table.ledger, proposal, 0, now=NOW)
    assert (kept(table, proposal).objections, kept(table, proposal).flash) == ((), None)


def test_an_anonymous_objection_keeps_no_name_and_no_category_that_would_tell() -> None:
    """Whoever was named to it is dropped; a small category is dropped too."""
    table = a_table().started()
    proposal = proposed(table)
    object_to(
        table.ledger,
        proposal,
        "Non mi fido",
        now=NOW,
        participant=table.people["olivieri"],
        attribution=Attribution.ANONYMOUS,
    )
    objection = kept(table, proposal).objections[0]
    assert (objection.participant, objection.organization, objection.category) == (None, None, None)


def test_each_category_has_one_monday_and_one_reading() -> None:
    """A second text of a category replaces its first, an empty one drops it; other answers stay."""
    table = a_table().started()
    proposal = proposed(table)
    for category, text in (
        (Category.CIVIL_SOCIETY, "Scendo in piazza"),
        (Category.PUBLIC_BODY, "Apro l'ufficio"),
        (Category.PUBLIC_BODY, "Apro l'ufficio alle nove"),
    ):
        write_monday(table.ledger, proposal, category, text, now=NOW)
    write_reading(table.ledger, proposal, Category.PUBLIC_BODY, "Un servizio in più", now=NOW)
    write_profile(table.ledger, proposal, now=NOW, lit_up="Le nonne", charismatic=4)
    profile = kept(table, proposal).idea_profile
    assert profile is not None
    assert [monday.text for monday in profile.mondays] == ["Apro l'ufficio alle nove", "Scendo in piazza"]
    write_monday(table.ledger, proposal, Category.CIVIL_SOCIETY, " ", now=NOW)
    profile = kept(table, proposal).idea_profile
    assert profile is not None
    assert [monday.category for monday in profile.mondays] == [Category.PUBLIC_BODY]
    assert (profile.readings[0].text, profile.lit_up, profile.charismatic) == ("Un servizio in più", "Le nonne", 4)
    with pytest.raises(Refused):
        write_profile(table.ledger, proposal, now=NOW, charismatic=6)
    with pytest.raises(Refused):
        write_profile(table.ledger, proposal, now=NOW, mondays=())


def test_goals_of_older_files_are_read_and_move_to_their_own_field() -> None:
    """A proposal that names goals among its declared fields serves them; changing them leaves the old key behind."""
    table = a_table().started()
    goals = ("accompagnare", "ascoltare")
    update_details(table.ledger, now=NOW, perimeter=PerimeterSheet(goals=goals))
    proposal = proposed(table)
    old = kept(table, proposal).model_copy(update={"fields": {GOALS: (goals[0],), "lane": "anziani"}})
    table.ledger.append(Draft("import", NOW, (put(Proposal(**old.model_dump(exclude_unset=True))),)))
    assert goals_of(kept(table, proposal)) == (goals[0],)
    serve_goals(table.ledger, proposal, goals, now=NOW)
    assert kept(table, proposal).goals == goals
    assert kept(table, proposal).fields == {"lane": "anziani"}


def test_what_was_said_of_proposals_that_become_one_stays_with_the_one() -> None:
    """Goals and objections of both are the survivor's."""
    table = a_table().started()
    update_details(table.ledger, now=NOW, perimeter=PerimeterSheet(goals=("accompagnare", "ascoltare")))
    first, second = proposed(table), proposed(table, "Portineria")
    serve_goals(table.ledger, first, ["accompagnare"], now=NOW)
    serve_goals(table.ledger, second, ["ascoltare"], now=NOW)
    object_to(table.ledger, second, "Costa troppo", now=NOW, category=Category.PRIVATE_ENTITY)
    merge(table.ledger, [first, second], now=NOW, into=first)
    assert kept(table, first).goals == ("accompagnare", "ascoltare")
    assert [objection.text for objection in kept(table, first).objections] == ["Costa troppo"]
