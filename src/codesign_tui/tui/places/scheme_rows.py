"""A structured view as rows: cards in lanes, a plain list, the problem tree indented, the sheets side by side."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from codesign_tui.domain.items import Factor, Item, Proposal, Stakeholder
from codesign_tui.domain.nesting import Hung
from codesign_tui.domain.process import Process
from codesign_tui.domain.schemes import family_of, involvement, sheets, tree
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import SchemeKind, TreePart
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines, hung, spread
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.scheme_look import Look, Part
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import Row

NEW_ROW: Final = "\x1fnew"
"""The row in which a new card is being typed."""

SHEET_PARTS: Final = ("need", "approach", "benefit", "competition")

_PART: Final = "\x1fpart:"
_HEADING: Final = "\x1fheading:"
_INDENT = 3
_MOST_LINES = 3
_SHEET_LINES = 7
_FULL, _EMPTY = "▮", "▯"


def part_row(part: TreePart | None) -> str:
    """Return the id of the row that stands for an empty part of the tree."""
    return f"{_PART}{part.value if part is not None else ''}"


def part_of(row: str | None) -> TreePart | None:
    """Return which empty part of the tree a row stands for."""
    name = (row or "").removeprefix(_PART) if (row or "").startswith(_PART) else ""
    return TreePart(name) if name else None


def card_id(row: str | None) -> str | None:
    """Return the id of the card that a row stands for; None where it stands for none."""
    return None if row is None or row.startswith("\x1f") else row


def lane_title(part: Part) -> Content:
    """Return the name of a lane with how many cards it has."""
    return show_line(part.name) + show(f" · {len(part.cards)}" if part.cards else "", "not bold $muted")


def lane_rows(process: Process, part: Part, look: Look, words: Translator, width: int) -> list[Row]:
    """Return the cards of a lane, each on a few lines; an empty lane says so."""
    if not part.cards:
        return [Row(f"{_HEADING}{part.key}", show(words("schemes.empty_lane"), "$muted"), heading=True)]
    rows: list[Row] = []
    family = ""
    for item in part.cards:
        if look.kind is SchemeKind.FORCE_FIELD and isinstance(item, Factor):
            name = type_name(item, words)
            if name != family or not rows:
                family = name
                rows.append(Row(f"{_HEADING}{part.key}:{name}", show_line(name, "$muted italic"), heading=True))
        said = join(show_line(code_of(item), "bold"), show_line(item.words), gap=" ") + _flash(item, words)
        lines = [hung(said, width, indent=2, most=_MOST_LINES)]
        below = remark(process, item, look, words)
        if below:
            lines.append(Content("  ") + show_line(below, "$muted").truncate(width - 2, ellipsis=True))
        rows.append(Row(item.id, Content("\n").join(lines)))
    return rows


def list_rows(process: Process, found: Sequence[Part], look: Look, words: Translator, width: int) -> list[Row]:
    """Return the parts of a view as one plain list: a heading for each, one line a card."""
    rows: list[Row] = []
    for part in found:
        air = Content("\n") if rows else Content("")
        rows.append(Row(f"{_HEADING}{part.key}", air + lane_title(part).stylize("bold"), heading=True))
        for item in part.cards:
            left = join(Content(" ") + show_line(code_of(item), "bold"), show_line(item.words), gap=" ")
            right = show_line(remark(process, item, look, words), "$muted").truncate(width // 2, ellipsis=True)
            rows.append(Row(item.id, spread(left + _flash(item, words), right, width)))
        if not part.cards:
            empty = Content(" ") + show(words("schemes.empty_lane"), "$muted")
            rows.append(Row(f"{_HEADING}{part.key}:empty", empty, heading=True))
    return rows


def tree_rows(
    process: Process, look: Look, words: Translator, width: int, typing_under: str | None = None
) -> list[Row]:
    """Return the problem tree: what follows, the problem, what causes it, what waits for a place.

    With `typing_under`, the id of a card or of a part's row, there is an empty row at the end of what hangs there.
    """
    rows: list[Row] = []
    for part, branch in tree(process, look.scope, look.include(process)).items():
        if part is None and not branch:
            continue
        name = words.term(part) if part is not None else words("schemes.unplaced")
        rows.append(Row(f"{_HEADING}{part}", show(name, "bold"), heading=True))
        body = [Row(row.item.id, _tree_line(row, words, width, numbers=look.as_list)) for row in branch]
        if not branch:
            body = [Row(part_row(part), Content("   ") + show(words(f"schemes.empty_{part}"), "$muted"))]
        rows += _with_room(body, branch, part, typing_under)
    return rows


def sheet_rows(process: Process, look: Look, words: Translator, width: int) -> list[Row]:
    """Return the four parts of each proposal: side by side under their names, or one under the other as a list."""
    found = sheets(process, look.scope, look.include(process))
    if look.as_list:
        return [Row(proposal.id, _sheet_list(proposal, words, width)) for proposal in found]
    room = (width - 3 * 2) // 4
    names = Content("  ").join([cell(words(f"minutes.nabc.{part}"), room, "bold $accent") for part in SHEET_PARTS])
    rows = [Row(f"{_HEADING}names", names, heading=True)] if found else []
    return rows + [Row(proposal.id, _sheet(proposal, words, width, room)) for proposal in found]


def remark(process: Process, item: Item, look: Look, words: Translator) -> str:
    """Return what is told of a card besides its words; judgements of strength and influence never before the hall."""
    if isinstance(item, Stakeholder):
        return " · ".join(_of_actor(process, item, look, words))
    if isinstance(item, Factor) and look.kind is SchemeKind.FORCE_FIELD:
        strength = "" if look.projected else strength_words(item.strength, words)
        kind = type_name(item, words) if look.as_list else ""
        return " · ".join(part for part in (kind, strength) if part)
    return ""


def strength_words(strength: int | None, words: Translator) -> str:
    """Return how strong a factor is, as a bar and in a word; empty until it is said."""
    if strength is None:
        return ""
    return f"{_FULL * strength}{_EMPTY * (5 - strength)} {words(f'schemes.strength_{strength}')}"


def type_name(factor: Factor, words: Translator) -> str:
    """Return the type of a factor: the name of its family, or its own words."""
    family = family_of(factor.type)
    if family is not None:
        return words.term(family)
    return factor.type or words("schemes.no_type")


def _of_actor(process: Process, actor: Stakeholder, look: Look, words: Translator) -> Iterator[str]:
    """Yield what is known of an actor: how to involve it, whether it is there, who invites it, what comes next."""
    if look.as_list and not look.projected:
        suggested = involvement(actor)
        yield words.term(suggested) if suggested is not None else words("schemes.unplaced")
    if look.in_lanes:
        yield words("schemes.here_word" if actor.at_table else "schemes.away_word")
    if not look.projected and actor.influence is not None and actor.interest is not None:
        yield words("schemes.scores", influence=actor.influence, interest=actor.interest)
    inviting = owner(process, actor.invited_by, actor.invited_by)
    if inviting:
        yield words("schemes.invited_by", name=inviting)
    if actor.next_step:
        yield actor.next_step


def _flash(item: Item, words: Translator) -> Content:
    """Return the mark of disagreement."""
    return show(f"  {words('board.flash_sign')}", "bold $warning") if item.flash else Content("")


def _tree_line(row: Hung, words: Translator, width: int, *, numbers: bool) -> Content:
    """Return one card of the tree, indented; in the plain list, numbered as in the minutes."""
    lead = f" {row.number} " if numbers else "   " + " " * _INDENT * min(row.depth, 10) + ("└ " if row.depth else "")
    said = join(show_line(code_of(row.item), "bold"), show_line(row.item.words), gap=" ") + _flash(row.item, words)
    return (show(lead, "$muted") + said).truncate(width, ellipsis=True)


def _with_room(body: list[Row], branch: Sequence[Hung], part: TreePart | None, typing_under: str | None) -> list[Row]:
    """Return the rows of a part with an empty one where a card is being typed."""
    if typing_under is None:
        return body
    new = Row(NEW_ROW, Content(" "))
    if typing_under == part_row(part):
        return [*(row for row in body if row.id != typing_under), new]
    ids = [row.item.id for row in branch]
    if typing_under not in ids:
        return body
    at = ids.index(typing_under)
    last = at + 1
    while last < len(branch) and branch[last].depth > branch[at].depth:
        last += 1
    return [*body[:last], new, *body[last:]]


def _sheet(proposal: Proposal, words: Translator, width: int, room: int) -> Content:
    """Return a proposal's title over its four parts side by side."""
    columns = []
    for part in SHEET_PARTS:
        said = _part_words(proposal, part)
        text = folded_lines(said, room, indent=0, most=_SHEET_LINES) if said else show(words("schemes.not_said"))
        columns.append(text.split("\n"))
    lines = [join(show_line(code_of(proposal), "bold"), show_line(proposal.title, "bold"), gap=" ")]
    lines[0] = lines[0].truncate(width, ellipsis=True)
    for at in range(max(len(column) for column in columns)):
        pieces = [column[at] if at < len(column) else Content("") for column in columns]
        lines.append(Content("  ").join([piece.truncate(room, ellipsis=True, pad=True) for piece in pieces]))
    return Content("\n").join([*lines, Content("")])


def _sheet_list(proposal: Proposal, words: Translator, width: int) -> Content:
    """Return a proposal's title over its four parts, a line or two each."""
    lines = [join(show_line(code_of(proposal), "bold"), show_line(proposal.title, "bold"), gap=" ")]
    lines[0] = lines[0].truncate(width, ellipsis=True)
    for part in SHEET_PARTS:
        said = _part_words(proposal, part) or words("schemes.not_said")
        line = join(show(f"  {words(f'minutes.nabc.{part}')}:", "$muted"), show_line(said), gap=" ")
        lines.append(hung(line, width, indent=4, most=3))
    return Content("\n").join(lines)


def _part_words(proposal: Proposal, part: str) -> str:
    """Return the words of one part of a sheet."""
    return str(getattr(proposal.nabc, part, None) or "")
