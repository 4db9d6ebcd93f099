"""A secret vote through its keys: ballots put in and taken back, nothing seen but their number, then counted."""

from concurrent.futures import Future

from textual.pilot import Pilot

from codesign_tui.actions.choosing import open_vote
from codesign_tui.domain.ballot_box import Contents
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.terms import Category, VoteState
from codesign_tui.domain.tickets import Ticket
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui.places.choose import ChoosePlace
from codesign_tui.tui.places.choose_secret import secret_lines
from codesign_tui.tui.screens.filling import FillIn, LongText
from codesign_tui.tui.widgets.one_of import OneOf
from support_places import CHOOSE, notice, place, press, row_text, type_over
from support_tui import HOSTILE, NOW, MemoryFile, example_file, screen_text, settled

S1 = "S1"
VOTERS = {"third_sector": 5, "civil_society": 4, "public_body": 2, "private_entity": 1}


def secret_vote(file: MemoryFile, kind: str = "dot_voting") -> Vote:
    """Open a secret vote among three things in the first session."""
    options = () if kind == "formal_vote" else ("Pulmino", "Sportello", "Mercato")
    return open_vote(
        file, S1, kind, "Da dove si comincia", now=NOW, options=options, secret=True, voters_by_category=VOTERS
    ).value


def kept(file: MemoryFile, vote: Vote) -> Vote:
    """Return a vote as it is kept now."""
    found = file.process.get(Vote, vote.id)
    assert found is not None
    return found


async def choose_in_form(pilot: Pilot[None], field: str, value: str) -> None:
    """Choose one of the words of a field of the form on top."""
    pilot.app.screen.query_one(f"#f-{field}", OneOf).choose(value)
    await settled(pilot)


async def test_a_vote_is_opened_in_secret_from_its_form() -> None:
    """The form offers open or secret in plain words; the vote says what secret means and never «palese»."""
    file = example_file()
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "n", "down", "enter")
        await type_over(pilot, "tutti i bisogni")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FillIn)
        assert "palese" in screen_text(pilot)
        await choose_in_form(pilot, "secrecy", "secret")
        assert "segreto" in screen_text(pilot)
        await press(pilot, "enter")
        vote = file.process.all(Vote)[-1]
        assert (vote.secret, vote.mode) == (True, None)
        seen = notice(pilot)
        assert "voto segreto" in seen
        assert "Nessuno, nemmeno questo computer, sa chi ha votato che cosa" in seen


async def test_only_the_number_of_ballots_is_seen_until_the_close() -> None:
    """B puts ballots in, one a line; neither the list nor the vote in full, nor the hall, tells what stands on them."""
    file = example_file()
    vote = secret_vote(file)
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "b")
        assert "Nell'urna ci sono 0" in notice(pilot)
        await type_over(pilot, "1 1 3\n3 3 3")
        await choose_in_form(pilot, "category", "third_sector")
        await press(pilot, "enter")
        await type_over(pilot, "9")
        await press(pilot, "enter")
        assert "L'opzione 9 non c'è" in notice(pilot)
        await type_over(pilot, "2")
        await press(pilot, "enter", "escape")
        for _ in range(2):
            assert "3 schede nell'urna" in row_text(pilot, vote.id)
            assert "primo posto" not in row_text(pilot, vote.id)
            assert "terzo settore, società civile" in notice(pilot)
            assert "▇" not in pilot.app.screen.query_one(ChoosePlace).detail().plain
            await press(pilot, "ctrl+t")
        assert kept(file, vote).entries == ()
        assert file.drafts() == {}
        await press(pilot, "c")
        assert "3 schede, su 12 votanti" in notice(pilot)
        await press(pilot, "enter")
        assert kept(file, vote).state is VoteState.CLOSED
        assert [row.total for row in kept(file, vote).tally] == [2, 1, 4]
        await press(pilot, "enter")
        assert file.box.contents == Contents()
        assert "primo posto: Mercato (4)" in row_text(pilot, vote.id)
        await press(pilot, "r")
        assert "non si riapre" in notice(pilot)


async def test_a_ballot_put_in_by_mistake_is_taken_back() -> None:
    """T takes one out by what stands on it; one that is not in the box is refused."""
    file = example_file()
    vote = secret_vote(file, "hands")
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "b")
        await type_over(pilot, "1\n2")
        await press(pilot, "enter", "escape", "t")
        await type_over(pilot, "3")
        await press(pilot, "enter")
        assert "non c'è una scheda così" in notice(pilot)
        await press(pilot, "t")
        await type_over(pilot, "2")
        await press(pilot, "enter")
        assert "resta 1 scheda" in notice(pilot)
        assert file.box.contents.ballots_in(vote.id) == 1
        await press(pilot, "ctrl+z")
        assert "c'è già una scheda nell'urna" in notice(pilot)


async def test_a_formal_vote_in_secret_asks_for_its_outcome_after_the_count() -> None:
    """The three numbers come first; then the outcome that they suggest is offered, again until it is given."""
    file = example_file()
    vote = secret_vote(file, "formal_vote")
    async with place(file, CHOOSE, session=S1) as pilot:
        assert "1 favorevole, 2 contrario, 3 astenuto" in notice(pilot)
        await press(pilot, "e")
        await type_over(pilot, "1\n1\n2")
        await press(pilot, "enter", "escape", "c", "enter", "escape", "c")
        assert (kept(file, vote).in_favour, kept(file, vote).against, kept(file, vote).outcome) == (2, 1, None)
        await press(pilot, "enter")
        assert kept(file, vote).outcome == "approved"
        await press(pilot, "ctrl+z")
        assert (kept(file, vote).outcome, kept(file, vote).state) == (None, VoteState.CLOSED)


async def test_ballots_are_not_typed_before_the_hall() -> None:
    """Projected, the form does not open and says why; an empty box is not closed."""
    file = example_file()
    secret_vote(file)
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "c")
        assert "L'urna è vuota" in notice(pilot)
        await press(pilot, "ctrl+t", "b")
        assert not isinstance(pilot.app.screen, FillIn)
        assert "La sala vedrebbe le schede" in notice(pilot)


async def test_ballots_that_the_disk_refused_stay_typed() -> None:
    """One sentence says that they do not count, the form comes back with them, and the others are in."""
    file = example_file()
    vote = secret_vote(file)
    change = file.box.change

    def refused(how: object) -> Ticket:
        """Fail as a full disk does."""
        ticket: Ticket = Future()
        ticket.set_exception(CodesignError(msg("box.not_kept", reason=msg("file.closed", file="x"))))
        return ticket

    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "b")
        await type_over(pilot, "1")
        await press(pilot, "enter")
        file.box.change = refused  # type: ignore[method-assign]
        await type_over(pilot, "2 2")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(LongText).text == "2 2"
        file.box.change = change  # type: ignore[method-assign]
        await press(pilot, "enter", "escape")
        assert file.box.contents.ballots_in(vote.id) == 2


def test_what_is_told_apart_is_said_in_both_languages() -> None:
    """Some categories, all, none because they are small, none because nobody is recorded, totals only."""
    vote = Vote(id="V1", kind="dot_voting", subject=HOSTILE[0], secret=True, options=("a", "b"))
    small = vote.model_copy(update={"voters_by_category": {"third_sector": 2}, "voters": 2})
    some = vote.model_copy(
        update={"voters_by_category": {"third_sector": 5, "civil_society": 4}, "apart": (Category.THIRD_SECTOR,)}
    )
    every = some.model_copy(update={"voters_by_category": {"third_sector": 5}})
    formal = vote.model_copy(update={"kind": "formal_vote"})
    for language in LANGUAGES:
        words = Translator(language)
        told = [secret_lines(one, 1, words, 40)[-1].plain for one in (vote, small, some, every, formal)]
        assert len(set(told)) == 5
