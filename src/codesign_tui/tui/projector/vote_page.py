"""Votes as the hall sees them: the numbered options while one is open, its result as bars once it is closed."""

from fractions import Fraction
from typing import Final

from textual.content import Content

from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import level_name, levels
from codesign_tui.domain.results import OptionResult, discreet_view, results, whole
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.ways import CONSENT, FORMAL, Reading
from codesign_tui.tui.columns import hung
from codesign_tui.tui.places.choose_heard import roles
from codesign_tui.tui.places.choose_results import View, first_said, level_words, parts_of, spread_words, total_words
from codesign_tui.tui.places.choose_words import kind_words, option_words, outcome_words, subject
from codesign_tui.tui.projector.hall import Hall, Lines, big, folded, sheets_of
from codesign_tui.tui.projector.letters import SMALL
from codesign_tui.tui.text import show, show_line

_BAR: Final = "█"
_TALL: Final = 20
_BIG: Final = 9
"""Rows that a sentence in big letters may take."""
_ANSWERS: Final = {
    FORMAL: ("in_favour", "against", "abstained"),
    CONSENT: ("consent", "reservation", "objection"),
}
"""What can be answered where there are no options."""
_MOST: Final = 2
"""Lines that the words of one option may take."""


def vote_sheets(hall: Hall, width: int, height: int) -> list[Lines]:
    """Return the votes of the session, the last first, each on as many sheets as it takes."""
    return [sheet for vote in hall.votes() for sheet in _sheets(hall, vote, width, height)]


def _sheets(hall: Hall, vote: Vote, width: int, height: int) -> list[Lines]:
    """Return one vote."""
    words = hall.words
    state = words("projector.vote_open" if is_open(vote) else "projector.vote_closed")
    head = folded(subject(vote, words), width, 2, style="bold $primary")
    head.append(show_line(f"{kind_words(vote.kind, words)} · {state}", "$muted").truncate(width, ellipsis=True))
    if is_in_box(vote):
        head.append(show(words("secret.in_box", n=hall.ballots.get(vote.id, 0)), "bold"))
    head.append(Content(""))
    blocks = _options(hall, vote, width) if is_open(vote) else _result(hall, vote, width, large=height >= _TALL)
    if height >= _TALL:
        blocks = [[*block, Content("")] for block in blocks]
    return sheets_of(blocks, height, head=head)


def _options(hall: Hall, vote: Vote, width: int) -> list[Lines]:
    """Return the numbered options, or the answers of a vote without any; nothing of what was counted so far."""
    if not vote.options:
        return [[show(hall.words(f"projector.{answer}"), "bold")] for answer in _ANSWERS.get(vote.kind, ())]
    return [
        _numbered(number, option_words(hall.process, option, projected=True), width)
        for number, option in enumerate(vote.options, start=1)
    ]


def _result(hall: Hall, vote: Vote, width: int, *, large: bool) -> list[Lines]:
    """Return what was chosen: bars, or the numbers of rounds and formal votes, then the outcome."""
    words = hall.words
    found = results(vote, discreet=True)
    view = View(hall.process, vote, words, width, projected=True)
    if view.reading is Reading.SPREAD and len(found) == 1:
        blocks = _levels(hall, vote, found[0], width)
    else:
        highest = max((one.value for one in found), default=Fraction(0))
        blocks = [_bars(view, one, highest) for one in found]
    blocks += _positions(hall, vote, width)
    told = [*first_said(view, found)]
    told += list(roles(hall.process, vote, words, projected=True))
    if vote.outcome:
        told.append(words("choose.outcome", outcome=outcome_words(vote, words)))
    blocks += [
        big(line, width, _BIG, most=SMALL) if large and not found else folded(line, width, 3, style="bold")
        for line in told
    ]
    if view.reading is Reading.SPREAD and len(found) > 1:
        blocks.append(folded(level_words(view), width, 3, style="$muted"))
    if vote.blank:
        blocks.append(folded(words("choose.n_blank", n=vote.blank), width, 1, style="$muted"))
    if found and whole(vote).shown != discreet_view(vote).shown:
        blocks.append(folded(words("choose.small_groups"), width, 3, style="$muted"))
    return blocks


def _positions(hall: Hall, vote: Vote, width: int) -> list[Lines]:
    """Return the last round of a consent and the numbers of a formal vote, as bars; nobody is named."""
    counts: dict[str, int] = {}
    if vote.rounds:
        last = vote.rounds[-1]
        counts = {"consent": last.consent, "reservation": last.reservation, "objection": last.objection}
    if vote.in_favour is not None:
        formal = {"in_favour": vote.in_favour, "against": vote.against or 0, "abstained": vote.abstained or 0}
        counts = {**counts, **formal}
    highest = max(counts.values(), default=0)
    return [
        [
            show(hall.words(f"projector.{what}"), "bold"),
            _bar(Fraction(count), Fraction(highest), str(count), width, first=count == highest),
        ]
        for what, count in counts.items()
    ]


def _levels(hall: Hall, vote: Vote, one: OptionResult, width: int) -> list[Lines]:
    """Return how many gave each level to one thing, as bars."""
    highest = Fraction(max(one.spread.values(), default=0))
    blocks = []
    for level in levels(vote):
        count = one.spread.get(str(level), 0)
        name = show_line(hall.words(level_name(vote, level)), "bold").truncate(width, ellipsis=True)
        blocks.append([name, _bar(Fraction(count), highest, str(count), width, first=count == highest)])
    return blocks


def _bars(view: View, one: OptionResult, highest: Fraction) -> Lines:
    """Return an option: its words, a bar across the room with what it got, and who gave how many."""
    words = show_line(option_words(view.process, one.option, projected=True), "bold")
    name = hung(words, view.width, indent=0, most=_MOST)
    lines = [*name.split("\n"), _bar(one.value, highest, total_words(view, one), view.width, first=one.rank == 1)]
    apart = list(parts_of(view, one))
    if apart:
        lines.append(show_line(" · ".join(apart), "$muted").truncate(view.width, ellipsis=True))
    if given := spread_words(view, one):
        lines.append(show_line(given, "$muted").truncate(view.width, ellipsis=True))
    return lines


def _bar(count: Fraction, highest: Fraction, said: str, width: int, *, first: bool) -> Content:
    """Return a bar as long as its share of the highest, with what it stands for behind it."""
    room = max(width - len(said) - 2, 1)
    length = max(round(room * count / highest), 1) if highest and count else 0
    return show(_BAR * length, "$accent" if first else "$primary") + show("  " if length else "") + show(said, "bold")


def _numbered(number: int, text: str, width: int) -> Lines:
    """Return an option with its number, as on the sheet."""
    sign = show(f" {number} ", "bold reverse") + Content(" " * (3 - len(str(number))))
    folded_words = hung(show_line(text, "bold"), width - sign.cell_length, indent=0, most=_MOST).split("\n")
    margin = Content(" " * sign.cell_length)
    return [(sign if at == 0 else margin) + line for at, line in enumerate(folded_words)]
