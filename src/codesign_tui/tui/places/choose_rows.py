"""Votes as rows, and one vote in full: what each option got as a bar and in words, rounds, voices that differ."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.choosing import given, is_open, unused, warnings_of
from codesign_tui.domain.items import Item, Position, Vote
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.results import OptionResult, breakdown, by_role, results, tied_first, whole
from codesign_tui.domain.tables import CODES, TABLES, code_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.voices import SMALLEST_GROUP
from codesign_tui.domain.ways import AT_HAND, DOTS, way_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.choose_secret import secret_lines
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT: Final = 6
_BAR: Final = "▇"
_LONGEST_BAR: Final = 10


def vote_row(
    process: Process, vote: Vote, words: Translator, width: int, *, projected: bool, in_box: int | None = None
) -> Row:
    """Return a vote's row: what is chosen; how, how it stands; of an open secret one how many ballots are in."""
    code = show_line(code_of(vote), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    state = show(
        words("choose.open" if is_open(vote) else "choose.closed"), "bold $accent" if is_open(vote) else "$muted"
    )
    first = spread(code + gap + show_line(subject(vote, words)), state, width)
    parts = [kind_words(vote.kind, words)]
    if vote.voters is not None:
        parts.append(words("choose.n_voters", n=vote.voters))
    if in_box is not None:
        parts += [words("secret.mode"), words("secret.in_box", n=in_box)]
    elif not (projected and is_open(vote)):
        parts.append(_short(process, vote, words, projected=projected))
    second = show(" · ".join(part for part in parts if part), "$muted")
    return Row(vote.id, first + Content("\n" + " " * _INDENT) + second.truncate(width - _INDENT, ellipsis=True))


def vote_detail(
    process: Process, vote: Vote, words: Translator, width: int, *, projected: bool, in_box: int | None = None
) -> Content:
    """Return a vote in full, made for a width. The hall sees no count before the vote is closed.

    `in_box` is how many ballots an open secret vote has: of that nobody sees more.
    """
    lines = [folded_lines(f"{code_of(vote)}  {subject(vote, words)}", width, indent=2, most=3, style="bold")]
    lines += [_folded(line, width, "$muted") for line in _how(vote, words)]
    if in_box is not None:
        lines += secret_lines(vote, in_box, words, width)
        lines += [_option_name(process, vote, number, width) for number in range(1, len(vote.options) + 1)]
        lines += [_folded(words("secret.voice"), width, "$muted")] if not vote.options else []
        return join(*lines, gap="\n")
    if projected and is_open(vote):
        lines.append(_folded(words("choose.hidden_until_closed"), width, "bold"))
        lines += [_option_name(process, vote, number, width) for number in range(1, len(vote.options) + 1)]
        return join(*lines, gap="\n")
    lines += _tally(process, vote, words, width, projected=projected)
    lines += _rounds(process, vote, words, width)
    lines += _formal(process, vote, words, width)
    lines += [_folded(line, width) for line in role_lines(process, vote, words, projected=projected)]
    lines += [_folded(line, width, "bold") for line in _ending(vote, words)]
    if not projected:
        lines += [_folded(words(warning), width, "$warning") for warning in warnings_of(vote)]
    return join(*lines, gap="\n")


def option_words(process: Process, option: str, *, projected: bool = False) -> str:
    """Return what an option stands for: the code and words of a card, or its own words."""
    item = card(process, option)
    if item is None:
        return option
    hidden = projected and is_restricted(process, item)
    return code_of(item) if hidden else f"{code_of(item)} {item.words}"


def card(process: Process, option: str) -> Item | None:
    """Return the need or proposal that an option stands for."""
    for table in CODES:
        entity = process.entity(table, option)
        if isinstance(entity, Item) and issubclass(TABLES[table], Item):
            return entity
    return None


def subject(vote: Vote, words: Translator) -> str:
    """Return what is chosen, in words also where an imported file has a code."""
    identifier = f"choose.subject_{vote.subject}"
    return words(identifier) if vote.subject in ("needs", "proposals") else vote.subject


def kind_words(kind: str, words: Translator) -> str:
    """Return the way of choosing; one that is not at hand as it is written."""
    return words(f"choose.kind_{kind}") if kind in AT_HAND else kind.replace("_", " ")


def outcome_words(vote: Vote, words: Translator) -> str:
    """Return the outcome: minutes are approved, everything else the table shares or not."""
    group = "minutes" if vote.minutes_of else "outcome"
    identifier = f"choose.{group}_{vote.outcome}"
    return words(identifier) if vote.outcome and words.has(identifier) else (vote.outcome or "")


def _short(process: Process, vote: Vote, words: Translator, *, projected: bool) -> str:
    """Return how a vote stands, in a few words."""
    if vote.outcome:
        return outcome_words(vote, words)
    if vote.tally:
        first = [one for one in results(vote, discreet=projected) if one.rank == 1 and one.total]
        if not first:
            return words("choose.nothing_yet")
        names = ", ".join(_short_name(process, one.option) for one in first)
        return words("choose.first", names=names, total=first[0].total)
    if vote.rounds:
        last = vote.rounds[-1]
        return words("choose.round_short", consent=last.consent, reservation=last.reservation, objection=last.objection)
    if vote.in_favour is not None:
        return _formal_words(vote, words)
    return words("choose.nothing_yet")


def _short_name(process: Process, option: str) -> str:
    """Return the code of a card, or the option's own words."""
    item = card(process, option)
    return option if item is None else code_of(item)


def _how(vote: Vote, words: Translator) -> Iterable[str]:
    """Yield how it is voted: the way, the mode, whose voice counts, who may vote, the dots."""
    parts = [kind_words(vote.kind, words), vote.mode or words("secret.mode" if vote.secret else "choose.mode_open")]
    if vote.unit is not None:
        parts.append(words(f"choose.unit_{vote.unit}"))
    yield " · ".join(parts)
    if vote.voters is not None:
        voting = vote.voters_by_category
        apart = [
            f"{words(f'choose.short_{category}')} {voting[category]}"
            for category in Category
            if voting.get(category) and not vote.secret
        ]
        yield words("choose.n_voters", n=vote.voters) + (f": {', '.join(apart)}" if apart else "")
    if vote.kind == DOTS and vote.dots_per_voter is not None:
        limits = [words("choose.n_dots", n=vote.dots_per_voter)]
        limits += [words("choose.at_most", n=vote.max_per_option)] if vote.max_per_option is not None else []
        limits += [words("choose.at_most_own", n=vote.max_own)] if vote.max_own is not None else []
        yield " · ".join(limits)


def _tally(process: Process, vote: Vote, words: Translator, width: int, *, projected: bool) -> list[Content]:
    """Return the options by what they got, each with a bar; ties, support and unused dots in words."""
    found = results(vote, discreet=projected)
    if way_of(vote.kind).is_tallied and not found:
        return [_option_name(process, vote, number, width) for number in range(1, len(vote.options) + 1)]
    highest = max((one.total for one in found), default=0)
    lines: list[Content] = []
    for one in found:
        lines += _result(process, one, highest, words, width, projected=projected)
    tied = tied_first(found)
    if tied:
        names = ", ".join(_short_name(process, one.option) for one in tied)
        lines.append(_folded(words("choose.tied", names=names, total=tied[0].total), width, "bold"))
    lines += [_folded(line, width) for line in _support(process, found, words)]
    lines += [_folded(line, width, "$muted") for line in _sums(vote, words, projected=projected)]
    return lines


def _result(
    process: Process, one: OptionResult, highest: int, words: Translator, width: int, *, projected: bool
) -> list[Content]:
    """Return the two lines of an option: its name and total; the bar and who gave what."""
    number = show(f"{one.number:>3} " if one.number else "    ", "$muted")
    total = show(words("choose.total_tied", total=one.total) if one.is_tied else str(one.total), "bold")
    first = spread(number + show_line(option_words(process, one.option, projected=projected)), total, width)
    if not highest:
        return [first]
    bar = show(_BAR * max(round(one.total * _LONGEST_BAR / highest), 1 if one.total else 0), "$accent")
    apart = [f"{words(f'choose.short_{category}')} {count}" for category, count in one.by_category.items() if count]
    if one.pooled:
        apart.append(f"{words('choose.others')} {one.pooled}")
    second = join(bar, show(" · ".join(apart), "$muted"), gap="  ")
    return [first, (Content("    ") + second).truncate(width, ellipsis=True)] if second.plain else [first]


def _support(process: Process, found: Sequence[OptionResult], words: Translator) -> Iterable[str]:
    """Yield which options every category supports, and which only one does."""
    everywhere = [_short_name(process, one.option) for one in found if one.in_all]
    if everywhere:
        yield words("choose.in_all", names=", ".join(everywhere))
    for category in Category:
        alone = [_short_name(process, one.option) for one in found if one.only_in is category]
        if alone:
            yield words("choose.only_in", category=category, names=", ".join(alone))


def _sums(vote: Vote, words: Translator, *, projected: bool) -> Iterable[str]:
    """Yield how many dots were given and not used, what each source gave, and that small groups are together."""
    left = unused(vote)
    if vote.kind == DOTS:
        parts = [words("choose.n_given", n=given(vote))]
        parts += [words("choose.n_unused", n=left)] if left is not None else []
        yield " · ".join(parts)
    sources = []
    for source in dict.fromkeys(entry.source for entry in vote.entries):
        of_it = [entry for entry in vote.entries if entry.source is source]
        ballots = sum(entry.ballots or 0 for entry in of_it)
        total = sum(sum(entry.counts.values()) for entry in of_it)
        sources.append(words(f"choose.source_{source}", total=total, n=ballots))
    if len(sources) > 1 or any(entry.ballots for entry in vote.entries):
        yield " · ".join(sources)
    if vote.secret and vote.entries and not vote.apart and way_of(vote.kind).is_tallied:
        yield words("secret.none_apart")
    elif projected and whole(vote).shown != breakdown(vote.voters_by_category).shown:
        yield words("choose.small_groups")


def _rounds(process: Process, vote: Vote, words: Translator, width: int) -> list[Content]:
    """Return the rounds of a consent, each after what was integrated for it."""
    lines: list[Content] = []
    for turn in vote.rounds:
        if turn.integration:
            lines.append(_folded(words("choose.integrated", text=turn.integration), width))
        counts = words(
            "choose.round", number=turn.n, consent=turn.consent, reservation=turn.reservation, objection=turn.objection
        )
        lines.append(_folded(counts, width, "bold"))
        lines += [_position(process, position, words, width) for position in turn.details if not vote.secret]
    return lines


def _formal(process: Process, vote: Vote, words: Translator, width: int) -> list[Content]:
    """Return a formal vote and the voices that differ."""
    if vote.in_favour is None:
        return []
    lines = [_folded(_formal_words(vote, words), width, "bold")]
    return lines + [_position(process, position, words, width) for position in vote.details if not vote.secret]


def _formal_words(vote: Vote, words: Translator) -> str:
    """Return the three numbers of a formal vote."""
    return words(
        "choose.formal", in_favour=vote.in_favour or 0, against=vote.against or 0, abstained=vote.abstained or 0
    )


def _position(process: Process, position: Position, words: Translator, width: int) -> Content:
    """Return who holds what, in their own words."""
    body = process.get(Organization, position.organization)
    who = owner(process, position.participant, position.organization) or (body.label if body else "")
    identifier = f"choose.position_{position.position}"
    what = words(identifier) if words.has(identifier) else position.position
    said = f" «{position.text}»" if position.text else ""
    return _folded(f"– {what}: {who}{said}", width)


def role_lines(process: Process, vote: Vote, words: Translator, *, projected: bool) -> Iterable[str]:
    """Yield how many agree by procedural role, on one line; to the hall only where no role is a small group."""
    shares = by_role(process, vote)
    if shares and not (projected and any(share.of < SMALLEST_GROUP for share in shares)):
        said = ", ".join(
            words("choose.role_share", role=role_words(share.role, words), agree=share.agree, of=share.of)
            for share in shares
        )
        yield words("choose.by_role", shares=said)


def role_words(role: str, words: Translator) -> str:
    """Return a procedural role; one that a municipality added as it is written."""
    identifier = f"choose.role_{role}"
    return words(identifier) if words.has(identifier) else role.replace("_", " ")


def _ending(vote: Vote, words: Translator) -> Iterable[str]:
    """Yield the outcome and the day on which it is looked at again."""
    if vote.outcome:
        yield words("choose.outcome", outcome=outcome_words(vote, words))
    if vote.review_date:
        yield words("choose.review", day=date.fromisoformat(vote.review_date))


def _option_name(process: Process, vote: Vote, number: int, width: int) -> Content:
    """Return an option that has no count yet, with its number."""
    text = option_words(process, vote.options[number - 1], projected=True)
    return (show(f"{number:>3} ", "$muted") + show_line(text)).truncate(width, ellipsis=True)


def _folded(text: str, width: int, style: str = "") -> Content:
    """Return a sentence on as many lines as it takes."""
    return folded_lines(text, width, indent=2, most=99, style=style)
