"""What hangs in the air, and whose voice is missing."""

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import edit, serve_goals, set_aside
from codesign_tui.actions.processes import update_details
from codesign_tui.domain.details import PerimeterSheet
from codesign_tui.domain.orphans import orphans
from codesign_tui.domain.terms import Attribution, Category, ItemKind, ProposalStatus
from codesign_tui.domain.voices import missing_voices, silent_organizations, voices
from support import Table, a_table, moment

NOW = moment("17:30")


def said(table: Table, kind: ItemKind, text: str = "Un autobus di sera", **values: object) -> str:
    """Capture a contribution in the table's session and return its id."""
    return capture(table.ledger, now=NOW, kind=kind, text=text, session=table.session, **values).value.id  # type: ignore[arg-type]


def test_a_need_is_an_orphan_until_a_proposal_answers_it() -> None:
    """A linked proposal adopts the need; one that is not pursued gives it back."""
    table = a_table().started()
    need = said(table, ItemKind.NEED)
    assert [orphan.id for orphan in orphans(table.process).needs] == [need]
    proposal = said(table, ItemKind.PROPOSAL, needs=[need])
    assert orphans(table.process).needs == ()
    edit(table.ledger, "proposals", proposal, now=NOW, status=ProposalStatus.REJECTED)
    assert [orphan.id for orphan in orphans(table.process).needs] == [need]


def test_a_proposal_is_an_orphan_until_somebody_takes_it_on() -> None:
    """A commitment adopts the proposal; one that was forwarded elsewhere needs none."""
    table = a_table().started()
    first, second = said(table, ItemKind.PROPOSAL), said(table, ItemKind.PROPOSAL)
    edit(table.ledger, "proposals", second, now=NOW, status=ProposalStatus.FORWARDED)
    assert [orphan.id for orphan in orphans(table.process).proposals] == [first]
    said(table, ItemKind.COMMITMENT, proposals=[first])
    assert orphans(table.process).proposals == ()


def test_a_commitment_without_owner_or_date_is_an_orphan() -> None:
    """Words such as "after the act" are a date; an organisation is an owner."""
    table = a_table().started()
    without_date = said(table, ItemKind.COMMITMENT, owner=table.people["rossi"])
    without_owner = said(table, ItemKind.COMMITMENT, due="2026-06-30")
    said(table, ItemKind.COMMITMENT, owner=table.organizations["comune"], due="dopo la determina")
    assert [orphan.id for orphan in orphans(table.process).commitments] == [without_date, without_owner]


def test_goals_are_orphans_only_by_the_links_people_make() -> None:
    """Shared words prove nothing: once a proposal names a goal, the goals nobody names are told."""
    table = a_table().started()
    goals = ("garantire gli accompagnamenti", "sostenere chi assiste")
    update_details(table.ledger, now=NOW, perimeter=PerimeterSheet(goals=goals))
    proposal = said(table, ItemKind.PROPOSAL, "Garantire gli accompagnamenti di sera")
    assert orphans(table.process).goals == ()
    serve_goals(table.ledger, proposal, [goals[0]], now=NOW)
    assert orphans(table.process).goals == (goals[1],)


def test_what_waits_or_is_set_aside_is_no_orphan() -> None:
    """Only what lies on the table hangs in the air."""
    table = a_table().started()
    said(table, ItemKind.NEED, inbox=True)
    other = said(table, ItemKind.NEED)
    set_aside(table.ledger, "needs", other, now=NOW, reason="già detto")
    assert orphans(table.process).count == 0


def test_voices_are_counted_by_category_and_organisation() -> None:
    """Each contribution counts once, under its author's category; a decision is nobody's voice."""
    table = a_table().started()
    said(table, ItemKind.NEED, author=table.people["bellavite"])
    said(table, ItemKind.NEED, author=table.people["bellavite"], attribution=Attribution.PERSON)
    said(table, ItemKind.COMMITMENT, owner=table.people["olivieri"], due="2026-06-30")
    said(table, ItemKind.DECISION)
    said(table, ItemKind.NOTE)
    heard = voices(table.process, table.session)
    assert heard.by_category[Category.THIRD_SECTOR] == 2
    assert heard.by_category[Category.PUBLIC_BODY] == 1
    assert heard.by_organization == {table.organizations["argento"]: 2, table.organizations["comune"]: 1}
    assert (heard.without_category, heard.total) == (1, 4)


def test_a_missing_voice_is_a_category_with_people_and_no_contribution() -> None:
    """A category without a seat is not missing; one that sits silent is."""
    table = a_table().started()
    said(table, ItemKind.NEED, author=table.people["bellavite"])
    assert missing_voices(table.process, table.session) == [Category.PUBLIC_BODY, Category.CIVIL_SOCIETY]
    assert [body.label for body in silent_organizations(table.process)] == ["Comune"]
