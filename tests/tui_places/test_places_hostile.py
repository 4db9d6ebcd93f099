"""Hostile words on the board, among commitments and people are only words: nothing runs, breaks or is lost."""

from datetime import date
from decimal import Decimal

from textual.content import Content

from codesign_tui.domain.items import (
    CarriedFrom,
    Cluster,
    Commitment,
    Indicator,
    Lesson,
    Measurement,
    Need,
    Proposal,
    Resource,
)
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Attendance, CountedPeople, Delegate, Organization, Participant
from codesign_tui.domain.terms import AttendanceStatus, Category, CommitmentStatus, ItemState, SessionState
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines, spread
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.commitment_rows import commitment_detail, held
from codesign_tui.tui.places.know_indicators import indicator_detail
from codesign_tui.tui.places.know_learned import lesson_detail
from codesign_tui.tui.text import show, show_line
from support_places import (
    BOARD,
    COMMITMENTS,
    KNOW,
    PEOPLE,
    go_to,
    keep,
    listed_text,
    live_links,
    place,
    press,
    rows,
    type_over,
)
from support_tui import HOSTILE, MemoryFile, example_file, screen_text

WORDS = [text for text in HOSTILE if clean_line(text)]
WORST = ["[@click=app.quit]free cake[/]", "\u001b]52;c;ZXZpbA==\u0007[/", "a\nb\n\nc"]
"""Strings that are typed one by one: a live link, an escape sequence with a broken tag, lines."""

TALL = (120, 130)
"""A screen that shows many rows at once, so that a long list is walked in few steps."""

CONTROL = {chr(code) for code in (*range(32), *range(127, 160)) if chr(code) != "\n"}


def hostile_file() -> MemoryFile:
    """Return the worked example with every hostile string in every text that the three places show."""
    file = example_file()
    keep(
        file,
        Session(id="S9", number=4, title=WORDS[4], actual_start="17:08", date="2026-02-12", state=SessionState.OPEN),
    )
    for number, text in enumerate(WORDS):
        keep(
            file,
            Organization(id=f"ho{number}", name=text, short=text, category=Category.THIRD_SECTOR),
            Participant(
                id=f"hp{number}", first_name=text, last_name=text, organization=f"ho{number}", role=text,
                category=Category.THIRD_SECTOR,
            ),
            Attendance(
                id=f"S9:hp{number}", session="S9", participant=f"hp{number}", status=AttendanceStatus.DELEGATED,
                delegate=Delegate(first_name=text, last_name=text, role=text), table=text,
            ),
            CountedPeople(id=f"hg{number}", session="S9", number=number + 1, label=text, table=text),
            Cluster(id=f"hc{number}", name=text),
            Need(id=f"hn{number}", text=text, cluster=f"hc{number}", author=f"hp{number}", origin_table=text),
            Need(id=f"hs{number}", text=text, state=ItemState.SET_ASIDE, set_aside_reason=text),
            Proposal(id=f"hq{number}", title=text, text=text, needs=(f"hn{number}",), forwarded_to=text),
            Resource(id=f"hr{number}", kind="money", description=text, flow="source", provider=f"ho{number}"),
            Indicator(
                id=f"hi{number}", name=text, unit=text, level=clean_line(text), source=text, frequency=text,
                owner=f"hp{number}", note=text, target=Decimal(2), direction="up",
                measurements=(Measurement(date="2026-02-12", value=Decimal(1), note=text),),
            ),
            Lesson(
                id=f"hl{number}", text=text, column="try", use_for=text, evidence=(f"hn{number}",),
                carried_from=CarriedFrom(file=clean_line(text), process="x", item="y"),
            ),
            Commitment(
                id=f"hk{number}", text=text, owner=f"hp{number}", owner_organization=f"ho{number}", due_words=text,
                proposals=(f"hq{number}",), resources=(f"hr{number}",), progress_note=text, evidence=text,
                act_needed=text, status=CommitmentStatus.IN_PROGRESS,
            ),
        )  # fmt: skip
    return file


async def test_hostile_cards_are_only_words_on_the_board() -> None:
    """However far one goes down a board of hostile cards, by cluster or by voice, no click on anything runs."""
    file = hostile_file()
    async with place(file, BOARD, size=TALL) as pilot:
        await press(pilot, "s")
        listed = listed_text(pilot)
        assert not CONTROL & set(listed)
        for key in (*["pagedown"] * 3, "v", "pageup"):
            await press(pilot, key)
            assert not live_links(pilot)
        assert pilot.app.is_running


def test_a_hostile_card_stands_whole_beside_the_list() -> None:
    """Every visible character of every hostile card is in its detail, and no control character."""
    file, words = hostile_file(), Translator()
    for number, text in enumerate(WORDS):
        for kind, identifier in ((Need, f"hn{number}"), (Need, f"hs{number}"), (Proposal, f"hq{number}")):
            item = file.process.get(kind, identifier)
            assert item is not None
            shown = card_detail(file.process, item, words, projected=False).plain
            assert (show(clean(text)) if kind is Proposal else show_line(text)).plain in shown
            assert not CONTROL & set(shown)


async def test_hostile_commitments_are_only_words() -> None:
    """However far one goes down hostile commitments, no click on anything runs."""
    file = hostile_file()
    async with place(file, COMMITMENTS, size=TALL) as pilot:
        assert not CONTROL & set(listed_text(pilot))
        for key in (*["pagedown"] * 3, "o", "pagedown", "l", *["pagedown"] * 3):
            await press(pilot, key)
            assert not live_links(pilot)


def test_a_hostile_commitment_stands_whole_beside_the_list() -> None:
    """Text, owner, words for a date, note, evidence and resources of every hostile commitment are in its detail."""
    file, words = hostile_file(), Translator("en")
    entries = {entry.commitment.id: entry for entry in held(file.process, date(2026, 9, 10), projected=False)}
    for number, text in enumerate(WORDS):
        shown = commitment_detail(file.process, entries[f"hk{number}"], words, brief=False).plain
        assert shown.count(show_line(clean_line(text)).plain) >= 6
        assert not CONTROL & set(shown)


async def test_hostile_indicators_are_only_words() -> None:
    """However far one goes down what is known, no click on anything runs, and nothing of a note is lost."""
    file, words = hostile_file(), Translator()
    async with place(file, KNOW, size=TALL) as pilot:
        assert not CONTROL & set(listed_text(pilot))
        for key in ["pagedown"] * 3:
            await press(pilot, key)
            assert not live_links(pilot)
    for number, text in enumerate(WORDS):
        one = file.process.get(Indicator, f"hi{number}")
        assert one is not None
        lesson = file.process.get(Lesson, f"hl{number}")
        assert lesson is not None
        learned = lesson_detail(file.process, lesson, words).plain
        assert learned.count(show_line(clean_line(text)).plain) >= 2
        shown = indicator_detail(file.process, one, words, projected=False).plain + learned
        assert show_line(text).plain in shown
        assert not CONTROL & set(shown)


async def test_hostile_names_are_only_words_among_people() -> None:
    """Names, bodies, delegates, tables and counted groups with hostile words are listed and nothing runs."""
    file = hostile_file()
    async with place(file, PEOPLE, session="S9", size=TALL) as pilot:
        assert not CONTROL & set(listed_text(pilot))
        assert len(rows(pilot).options) >= 2 * len(WORDS)
        for key in ["pagedown"] * 3:
            await press(pilot, key)
            assert not live_links(pilot)
        assert pilot.app.is_running


async def test_hostile_words_typed_into_a_card_are_kept_as_they_read() -> None:
    """The worst strings, typed into every field of a proposal and as names of new clusters, come back cleaned."""
    file = example_file()
    link, broken, lines = WORST
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "PR03")
        await press(pilot, "e")
        for text in (link, lines):
            await type_over(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "tab")
        await type_over(pilot, broken)
        assert not live_links(pilot)
        await press(pilot, "enter")
        proposal = file.process.get(Proposal, "PR03")
        assert proposal is not None
        assert proposal.title == clean_line(link)
        assert proposal.text == clean(lines).strip()
        assert proposal.forwarded_to == clean_line(broken)
        for text in WORST:
            await press(pilot, "g")
            await type_over(pilot, text)
            assert not live_links(pilot)
            await press(pilot, "enter")
            assert clean_line(text) in {cluster.name for cluster in file.process.all(Cluster)}
        assert pilot.app.is_running


async def test_hostile_words_typed_at_the_door_are_refused_or_kept_and_never_run() -> None:
    """In the movement line, the count and the form of a person the worst strings are only words."""
    file = example_file()
    async with place(file, PEOPLE) as pilot:
        await press(pilot, "m")
        for text in WORST:
            await type_over(pilot, f"{text} esce 1945")
            await press(pilot, "enter")
            assert not live_links(pilot)
        await type_over(pilot, "")
        await press(pilot, "enter", "c")
        for text in WORST:
            await type_over(pilot, f"3 {text}")
            await press(pilot, "enter")
            assert not live_links(pilot)
        await press(pilot, "escape", "n")
        for text in WORST:
            await type_over(pilot, text)
            await press(pilot, "tab")
        assert not live_links(pilot)
        await press(pilot, "enter")
        person = file.process.all(Participant)[-1]
        body = file.process.organization_of(person)
        assert body is not None
        assert (person.first_name, person.last_name, body.name) == tuple(clean_line(text) for text in WORST)
        assert not live_links(pilot)
        assert "F7Person" in screen_text(pilot)


def test_columns_keep_hostile_words_literal_and_within_their_width() -> None:
    """Cells have exactly their width, folded text never passes it, what stands on the right is never cut."""
    for text in WORDS:
        assert cell(text, 12).cell_length == 12
        line = spread(show_line(text), Content("senza data"), 40)
        assert line.plain.endswith("senza data")
        assert line.cell_length <= 40
        for row in folded_lines(text, 30, indent=6, most=2).plain.split("\n"):
            assert Content(row).cell_length <= 30
