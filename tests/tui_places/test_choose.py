"""Choose through its keys: a vote of each kind at hand opened, counted, closed; what the hall sees of it and when."""

import pytest
from textual.pilot import Pilot

from codesign_tui.actions.choosing import open_vote
from codesign_tui.actions.counting_votes import record_counts
from codesign_tui.actions.steps import changed
from codesign_tui.domain.items import Decision, Position, Vote
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.terms import Category, VoteState
from codesign_tui.domain.text import clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.places.choose_rows import vote_detail, vote_row
from support_places import (
    CHOOSE,
    detail,
    go_to,
    keep,
    listed_text,
    live_links,
    notice,
    options,
    place,
    press,
    row_text,
    type_over,
)
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, screen_text

S1 = "S1"
CONTROL = {chr(code) for code in (*range(32), *range(127, 160)) if chr(code) != "\n"}


def last_vote(file: MemoryFile) -> Vote:
    """Return the vote that was opened last."""
    return file.process.all(Vote)[-1]


def a_vote(file: MemoryFile, *names: str, kind: str = "dot_voting") -> Vote:
    """Open a vote in the first session and return it."""
    return open_vote(file, S1, kind, "Prova", now=NOW, options=names).value


async def type_fields(pilot: Pilot[None], *texts: str) -> None:
    """Type into the field with the cursor and those after it, and save."""
    for number, text in enumerate(texts):
        if number:
            await press(pilot, "tab")
        if text:
            await type_over(pilot, text)
    await press(pilot, "enter")


async def test_dots_on_typed_options_are_opened_counted_and_closed_by_keys() -> None:
    """N opens a vote with those in the hall, E takes the sheets, B the ballots, C closes it, D decides."""
    file = example_file()
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "n", "enter")
        await type_over(pilot, "si scrivono")
        await press(pilot, "enter")
        await type_fields(pilot, "Da dove si comincia", "Pulmino\nSportello\nMercato", "3", "2")
        vote = last_vote(file)
        assert (vote.subject, vote.options, vote.dots_per_voter) == (
            "Da dove si comincia", ("Pulmino", "Sportello", "Mercato"), 3,
        )  # fmt: skip
        assert vote.voters == 12
        await press(pilot, "e", "right", "tab", *"4", "tab", *"1", "enter")
        assert last_vote(file).tally[0].by_category["public_body"] == 4
        assert "terzo settore" in screen_text(pilot)
        await press(pilot, "escape", "b")
        await type_over(pilot, "1 3 3")
        await press(pilot, "enter", *"2 2 2", "enter")
        assert "al massimo 2" in notice(pilot)
        await type_over(pilot, "2 2")
        await press(pilot, "enter", "escape")
        assert [row.total for row in last_vote(file).tally] == [5, 3, 2]
        await press(pilot, "c", "enter")
        assert last_vote(file).state is VoteState.CLOSED
        assert "primo posto: Pulmino (5)" in row_text(pilot, vote.id)
        await press(pilot, "d", "tab", "right", "enter")
        decision = file.process.all(Decision)[-1]
        assert (decision.vote, decision.effect) == (vote.id, "proposta all'amministrazione")
        assert "Pulmino" in decision.text


async def test_hands_are_raised_among_the_needs_of_the_path() -> None:
    """Needs are offered as options, and hands are typed for each by its number."""
    file = example_file()
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "n", "down", "enter")
        assert "Bisogni" in options(pilot)
        await type_over(pilot, "tutti i bisogni")
        await press(pilot, "enter", "enter")
        vote = last_vote(file)
        assert (vote.kind, len(vote.options)) == ("hands", 40)
        await press(pilot, "e", "tab")
        await type_over(pilot, "7:3 12:2")
        await press(pilot, "enter")
        counted = {row.option: row.total for row in last_vote(file).tally if row.total}
        assert counted == {vote.options[6]: 3, vote.options[11]: 2}


async def test_a_consent_takes_rounds_with_the_words_of_who_objects() -> None:
    """An unknown name is refused in the form; the round keeps who objects and what they say; closing adopts."""
    file = example_file()
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "n", "down", "down", "enter")
        await type_fields(pilot, "Si parte in aprile")
        await press(pilot, "e")
        await type_fields(pilot, "11", "0", "1", "Nessuno: no")
        assert "Nessuno" in notice(pilot)
        await type_over(pilot, "Argento Vivo: manca chi guida")
        await press(pilot, "enter")
        (turn,) = last_vote(file).rounds
        assert (turn.consent, turn.objection) == (11, 1)
        assert [position.text for position in turn.details] == ["manca chi guida"]
        await press(pilot, "g")
        await type_fields(pilot, "12", "0", "0", "")
        await press(pilot, "c")
        await type_fields(pilot, "")
        assert last_vote(file).rounds[0].consent == 12
        assert last_vote(file).outcome == "adopted"
        assert "per consenso" in row_text(pilot, last_vote(file).id)


async def test_the_last_minutes_are_approved_in_two_keys() -> None:
    """A opens the formal vote on the minutes of the session before with everybody in favour; Enter records it."""
    file = example_file()
    async with place(file, CHOOSE, session="S2") as pilot:
        await press(pilot, "a", "enter", "c", "enter")
        vote = last_vote(file)
        assert (vote.kind, vote.minutes_of, vote.in_favour, vote.outcome) == (
            "formal_vote", S1, vote.voters, "approved",
        )  # fmt: skip
        assert "il verbale è approvato" in row_text(pilot, vote.id)


async def test_the_hall_sees_no_count_before_the_vote_is_closed() -> None:
    """Projected, an open vote shows its options alone; closed, its results with small groups together."""
    file = example_file()
    vote = a_vote(file, "Pulmino", "Sportello")
    record_counts(file, vote.id, {"Pulmino": 17, "Sportello": 13}, now=NOW)
    async with place(file, CHOOSE, session=S1) as pilot:
        assert "17" in detail(pilot, "choose-card")
        await press(pilot, "ctrl+t")
        for shown in (detail(pilot, "choose-card"), row_text(pilot, vote.id)):
            assert "17" not in shown
            assert "primo" not in shown
        await go_to(pilot, "V1")
        assert "altre categorie" in detail(pilot, "choose-card")
        assert "civile" not in detail(pilot, "choose-card").split("sulla stessa opzione")[-1]
        await go_to(pilot, vote.id)
        await press(pilot, "ctrl+t", "c", "enter", "ctrl+t")
        assert "17" in detail(pilot, "choose-card")


async def test_the_votes_of_a_restricted_session_never_reach_the_hall() -> None:
    """Projected, a listening meeting shows no vote at all; not projected, its votes are there."""
    file = example_file()
    session = file.process.get(Session, S1)
    assert session is not None
    keep(file, changed(session, restricted=True))
    async with place(file, CHOOSE, session=S1) as pilot:
        assert "V1" in listed_text(pilot)
        await press(pilot, "ctrl+t")
        assert "V1" not in listed_text(pilot)
        assert "N01" not in screen_text(pilot)


async def test_the_way_to_choose_that_the_item_is_run_with_comes_first() -> None:
    """With an item run by consent in hand, N starts on consent."""
    file = example_file()
    session = file.process.get(Session, "S2")
    consent = next(item for item in file.process.agenda("S2") if item.method == "consent")
    assert session is not None
    keep(file, changed(session, current_item=consent.id))
    async with place(file, CHOOSE, session="S2") as pilot:
        await press(pilot, "n", "enter")
        await type_fields(pilot, "Si parte")
        assert (last_vote(file).kind, last_vote(file).agenda_item) == ("consent", consent.id)


async def test_what_does_not_add_up_is_not_told_to_the_hall() -> None:
    """Projected, a count of too many hands is kept without a word of it; not projected, it is said."""
    file = example_file()
    a_vote(file, "Pulmino", "Sportello", kind="hands")
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "ctrl+t", "e", "tab", *"77", "enter")
        assert last_vote(file).tally[0].total == 77
        assert "77" not in notice(pilot)
        await press(pilot, "ctrl+t", "e", "tab", *"78", "enter")
        assert "L'opzione 1 ha 78 mani alzate, ma i votanti registrati sono 12" in notice(pilot)
        assert last_vote(file).tally[0].total == 77
        await press(pilot, "enter")
        assert last_vote(file).tally[0].total == 78


async def test_a_formal_vote_of_more_than_can_vote_stops_before_it_is_kept() -> None:
    """The doubt is asked over the form: Esc and «correct» go back to what was typed, Enter keeps what happened."""
    file = example_file()
    a_vote(file, kind="formal_vote")
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "e")
        await type_fields(pilot, "19", "0", "0")
        assert "19 voti per 12 votanti registrati" in notice(pilot)
        assert "Restano così" in options(pilot)
        await press(pilot, "c", "x")
        assert last_vote(file).in_favour is None
        await press(pilot, "down", "enter")
        await type_fields(pilot, "", "1")
        await press(pilot, "enter")
        assert (last_vote(file).in_favour, last_vote(file).against) == (19, 1)


async def test_undo_takes_back_the_last_count_and_says_so() -> None:
    """Ctrl+Z after a count takes that count back."""
    file = example_file()
    vote = a_vote(file, "Pulmino", "Sportello")
    record_counts(file, vote.id, {"Pulmino": 7}, now=NOW)
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "ctrl+z")
        assert last_vote(file).tally == ()
        assert "bollini contati" in notice(pilot)


@pytest.mark.parametrize("language", ["it", "en"])
async def test_every_place_has_its_key_at_the_foot_of_the_smallest_screen(language: str) -> None:
    """At 80 columns no place is left out of the hints, in either language."""
    async with place(example_file(), CHOOSE, size=SIZE, language=language) as pilot:
        foot = screen_text(pilot).rstrip("\n").split("\n")[-1]
        assert [key for key in ("F1", "F2", "F3", "F4", "F5", "F7", "F8", "^P") if key not in foot] == []


async def test_hostile_words_are_only_words_where_the_table_chooses() -> None:
    """Subjects, options, positions, integrations and outcomes with hostile words are listed and nothing runs."""
    file = example_file()
    words = [text for text in HOSTILE if clean_line(text)]
    for number, text in enumerate(words):
        values = {
            "id": f"hv{number}", "session": S1, "kind": ("dot_voting", "consent", text)[number % 3], "subject": text,
            "mode": text, "options": (text, f"{text} {number}"), "outcome": text,
            "tally": ({"option": text, "total": 1},),
            "rounds": ({"n": 1, "consent": 1, "integration": text, "details": (Position(position=text, text=text),)},),
        }  # fmt: skip
        keep(file, Vote.model_validate(values))
    async with place(file, CHOOSE, session=S1, size=(120, 40)) as pilot:
        assert not CONTROL & set(listed_text(pilot))
        for key in ["pagedown"] * 8:
            await press(pilot, key)
            assert not CONTROL & set(detail(pilot, "choose-card"))
            assert not live_links(pilot)
        await press(pilot, "n", "enter")
        await type_over(pilot, "si scrivono")
        await press(pilot, "enter")
        await type_fields(pilot, words[0], "\n".join(words[:6]))
        assert not live_links(pilot)
        assert pilot.app.is_running


def test_a_vote_in_full_loses_no_word_of_its_options() -> None:
    """However narrow, every line fits, and the words of subject and voices are all there."""
    file, words = example_file(), Translator()
    for vote in file.process.all(Vote):
        for width in (40, 75):
            shown = vote_detail(file.process, vote, words, width, projected=False)
            assert max(line.cell_length for line in shown.split("\n")) <= width
            row = vote_row(file.process, vote, words, width, projected=False)
            assert max(line.cell_length for line in row.content.split("\n")) <= width
    consent = file.process.get(Vote, "V3")
    assert consent is not None
    told = " ".join(vote_detail(file.process, consent, words, 40, projected=False).plain.split())
    assert "è la parte che fa fallire i progetti" in told
    assert "Giro 2: consensi 11, riserve 1, obiezioni 0" in told


def test_small_categories_are_named_in_full_for_whoever_leads() -> None:
    """Not projected, coloured dots are told by each category, and who supports what is said in words."""
    file = example_file()
    vote = file.process.get(Vote, "V2")
    assert vote is not None
    told = " ".join(vote_detail(file.process, vote, Translator(), 75, projected=False).plain.split())
    assert "Sostenute da tutte le categorie: PR01, PR02, PR07." in told
    assert f"Sostenute solo da {Translator().term(Category.PRIVATE_ENTITY)}: PR10." in told
