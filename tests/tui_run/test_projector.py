"""The projector shows the hall one thing in big type, and nothing that is not the hall's."""

import pytest
from test_session import only_session, open_file, open_session, short_evening
from textual.pilot import Pilot

from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.counting_votes import record_ballots
from codesign_tui.actions.secret_votes import cast_secret_ballots
from codesign_tui.domain.items import Cluster, Commitment, Need, Note, Vote
from codesign_tui.domain.meetings import Opening, TableGroup
from codesign_tui.domain.terms import Attribution, Category, CopyKind, ItemState, VoteState
from codesign_tui.domain.text import clean
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.newcomer import recap
from codesign_tui.minutes.sending.outgoing import outgoing
from codesign_tui.tui.projector.hall import Hall, Page, hall_of
from codesign_tui.tui.projector.letters import LARGE, MIDDLE, SMALL, drawn, largest
from codesign_tui.tui.projector.squares import link_of
from codesign_tui.tui.screens.asking import Confirm
from codesign_tui.tui.screens.projector import ProjectorScreen, sheets_of_page
from support_places import keep
from support_tui import (
    HOSTILE,
    NOW,
    SIZE,
    FixedClock,
    MemoryFile,
    example_file,
    live_links,
    new_app,
    screen_text,
    settled,
)

TINY = (40, 12)
SIZES = (TINY, SIZE, (120, 40), (200, 60))


async def project(pilot: Pilot[None], file: MemoryFile, *keys: str, opened: bool = True) -> ProjectorScreen:
    """Open a process, its session if it is to be led, then the projector, and press keys there."""
    await open_file(pilot, file)
    if opened:
        await open_session(pilot)
    await pilot.press("ctrl+f")
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ProjectorScreen)
    return screen


def in_view(pilot: Pilot[None]) -> str:
    """Return the name of the screen on top."""
    return type(pilot.app.screen).__name__


def hall(file: MemoryFile, session: int = 0, *, language: str = "it", text: str = "", address: str = "") -> Hall:
    """Return what the hall may see of a session of a process."""
    meeting, item = hall_of(file.process, file.process.sessions()[session].id)
    words = Translator(language)
    told = recap(outgoing(file.process, CopyKind.PUBLIC, words, NOW.date()))
    return Hall(file.process, meeting, item, None, NOW, words, text, address, recap=told)


def everything(seen: Hall, size: tuple[int, int]) -> str:
    """Return every sheet of every page as it reads on a screen of this size."""
    sheets = [sheet for page in seen.pages() for sheet in sheets_of_page(seen, page, *size)]
    return "\n".join(line.plain for sheet in sheets for line in sheet)


# -- leading from the projector ----------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_hall_sees_question_time_and_what_comes_next(size: tuple[int, int]) -> None:
    """At every size the title, the way of working and the next item stand on the page, and the keys below it."""
    async with new_app().run_test(size=size, notifications=True) as pilot:
        await project(pilot, short_evening())
        seen = screen_text(pilot)
        assert "Benvenuto" in seen
        assert "Poi: Che cosa serve qui" in seen
        assert "di 10 minuti" in seen
        assert "Esc" in seen


async def test_time_runs_before_the_hall_and_says_in_words_when_it_is_short() -> None:
    """Nine minutes into ten it is the last minute, twelve minutes in the time is up and is not counted on."""
    clock = FixedClock()
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        screen = await project(pilot, short_evening())
        clock.advance(minutes=9)
        screen._paint()
        await pilot.pause()
        assert "ultimo minuto" in screen_text(pilot)
        assert screen.has_class("-nearing")
        clock.advance(minutes=3)
        screen._paint()
        await pilot.pause()
        assert "tempo finito" in screen_text(pilot)
        assert "oltre" not in screen_text(pilot)
        assert screen.has_class("-over")


async def test_an_item_is_closed_and_a_step_taken_without_leaving_the_projector() -> None:
    """F9 closes the item in hand and shows the next; the page key takes the next step of its method."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, file, "f9", "enter", "pagedown")
        assert isinstance(pilot.app.screen, ProjectorScreen)
        items = file.process.agenda(only_session(file).id)
        assert items[0].closed_at is not None
        assert only_session(file).current_item == items[1].id
        assert items[1].step is not None
        assert "passo 2 di 4" in screen_text(pilot)


async def test_what_another_hand_writes_appears_at_the_next_second() -> None:
    """A commitment that comes into the file while the projector is shown can be read back at once."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await project(pilot, file, "i")
        assert "non c’è ancora un impegno" in screen_text(pilot)
        keep(file, Commitment(id="K1", number=1, session=only_session(file).id, text="Aprire l'orto", due="2026-03-14"))
        await pilot.press("i")
        await settled(pilot)
        assert "entro il 14 marzo 2026" in screen_text(pilot)
        assert "chi se ne occupa: da stabilire" in screen_text(pilot)
        assert screen.desk.process is file.process


async def test_only_esc_and_a_yes_leave_the_projector() -> None:
    """A place's key changes nothing, Esc asks first, and no answer but yes leaves; what happened is then in view."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, file, "f3", "f8", "ctrl+o", "x")
        assert in_view(pilot) == "ProjectorScreen"
        await pilot.press("escape")
        await settled(pilot)
        assert in_view(pilot) == "Confirm"
        await pilot.press("n")
        await settled(pilot)
        assert in_view(pilot) == "ProjectorScreen"
        await pilot.press("f9")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        assert in_view(pilot) == "ProcessScreen"
        assert "Che cosa serve qui" in screen_text(pilot)


async def test_leaving_the_program_from_the_projector_asks_too() -> None:
    """Ctrl+Q before the hall asks as Esc does."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, short_evening(), opened=False)
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Confirm)


@pytest.mark.parametrize("size", [TINY, SIZE], ids=str)
async def test_a_typed_line_fills_the_screen_and_stays_for_the_next_time(size: tuple[int, int]) -> None:
    """The line for the hall is asked with T, is shown, and is there again when the projector is opened again."""
    async with new_app().run_test(size=size, notifications=True) as pilot:
        await project(pilot, short_evening(), "t", *"漢字 18.40", "enter")
        assert "漢字 18.40" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+f")
        await settled(pilot)
        assert "漢字 18.40" in screen_text(pilot)


async def test_an_address_becomes_squares_where_there_is_room() -> None:
    """At 80×24 an address is a code and words; at 40×12 it is words, and says why."""
    typed = ("q", *"borgo.example", "enter")
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, short_evening(), *typed)
        assert "borgo.example" in screen_text(pilot)
        assert "█▀▀▀▀▀█" in screen_text(pilot)
    async with new_app().run_test(size=TINY, notifications=True) as pilot:
        await project(pilot, short_evening(), *typed)
        assert "troppo piccolo" in screen_text(pilot)


# -- what the hall may see ----------------------------------------------------------------------


def test_an_open_vote_shows_its_options_and_no_count() -> None:
    """While a vote is open its numbered options are shown, never what was counted so far."""
    file = example_file()
    vote = next(vote for vote in file.process.all(Vote) if vote.tally)
    session = next(n for n, one in enumerate(file.process.sessions()) if one.id == vote.session)
    options = tuple(row.option for row in vote.tally)
    keep(file, vote.model_copy(update={"state": VoteState.OPEN, "options": options}))
    sheets = sheets_of_page(hall(file, session), Page.VOTE, 80, 60)
    shown = next(sheet for sheet in sheets if any("si vota adesso" in line.plain for line in sheet))
    assert not any("█" in line.plain for line in shown)
    assert any(line.plain.lstrip().startswith("1 ") for line in shown)


def test_a_closed_vote_shows_bars_and_pools_small_groups() -> None:
    """The result stands as bars, with categories only as far as nobody can be told from them."""
    file = example_file()
    shown = everything(hall(file, 1), (80, 24))
    assert "█" in shown
    assert "altre categorie" in shown


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_that_is_not_the_hall_s_is_ever_shown(size: tuple[int, int]) -> None:
    """No hidden or set-aside card, no note, nobody's dissent and no late minute stands on any page."""
    file = example_file()
    session = file.process.sessions()[1].id
    secret = "parole-che-la-sala-non-vede"
    keep(
        file,
        Note(id="X1", session=session, text=secret),
        Commitment(id="X2", number=90, session=session, text=secret, state=ItemState.INBOX),
        Commitment(id="X3", number=91, session=session, text=secret, state=ItemState.SET_ASIDE),
        Commitment(id="X4", number=92, session=session, text=secret, restricted=True),
        Commitment(id="X5", number=93, session=session, text="promessa", attribution=Attribution.ANONYMOUS),
    )
    for number in range(3):
        shown = everything(hall(file, number), size)
        assert secret not in shown
        assert "anonim" not in shown.lower()
        assert not any(position.text in shown for vote in file.process.all(Vote) for position in vote.details
                       if position.text)  # fmt: skip


def test_a_listening_meeting_shows_the_time_and_the_rules_only() -> None:
    """Of a restricted session there are two pages, and neither names the item in hand."""
    file = example_file()
    session = file.process.sessions()[1]
    opening = (session.opening or Opening()).model_copy(update={"rules": ("Si ascolta",)})
    item = file.process.agenda(session.id)[0]
    keep(
        file,
        session.model_copy(
            update={
                "restricted": True,
                "opening": opening,
                "groups": (TableGroup(name="1", people=("P01",)),),
                "state": None,
                "actual_end": None,
                "closed_at": None,
                "current_item": item.id,
            }
        ),
    )
    seen = hall(file, 1, text="scritto prima", address="prima.it")
    assert seen.pages() == [Page.CLOCK, Page.RULES]
    assert seen.item is not None
    assert item.title not in everything(seen, SIZE)
    assert "Si ascolta" in everything(seen, SIZE)


async def test_a_listening_meeting_refuses_the_other_pages_with_a_sentence() -> None:
    """Asking for the question, or to write something, says what the hall may see."""
    file = short_evening()
    keep(file, only_session(file).model_copy(update={"restricted": True}))
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, file, "p", opened=False)
        assert "incontro di ascolto" in screen_text(pilot)
        await project_again(pilot, "t")
        assert isinstance(pilot.app.screen, ProjectorScreen)


async def project_again(pilot: Pilot[None], key: str) -> None:
    """Press a key at the projector."""
    await pilot.press(key)
    await settled(pilot)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_only_text(text: str) -> None:
    """Whatever a title, a commitment, a rule, an address or a line holds, it is painted, and nothing is a link."""
    file = short_evening()
    session = only_session(file)
    item = file.process.agenda(session.id)[0]
    if not (said := clean(text).strip()):
        return
    keep(
        file,
        item.model_copy(update={"title": said, "prompt": said}),
        Commitment(id="K1", number=1, session=session.id, text=said, due_words=said[:200]),
        Vote(id="V1", number=1, session=session.id, kind="hands", subject=said[:500], options=(said[:200], "altro")),
        session.model_copy(update={"opening": Opening(rules=(said,)), "groups": (TableGroup(name=said),)}),
    )
    for size in (TINY, SIZE):
        everything(hall(file, text=said, address=said[:300]), size)
    async with new_app().run_test(size=TINY, notifications=True) as pilot:
        await project(pilot, file)
        assert live_links(pilot) == []
        assert not any(ord(character) < 32 and character != "\n" for character in screen_text(pilot))


def test_no_page_is_wider_or_taller_than_the_screen() -> None:
    """Every sheet of every page fits the size it was made for, at the smallest size too."""
    file = example_file()
    for width, height in SIZES:
        for number in range(3):
            seen = hall(file, number, text="Pausa fino alle 18.40", address="comune.borgoserra.example")
            for page in seen.pages():
                for sheet in sheets_of_page(seen, page, width, height):
                    assert max((line.cell_length for line in sheet), default=0) <= width, page
                    assert len(sheet) <= height, (page, width, height)


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("borgo.example/tavolo", "https://borgo.example/tavolo"),
        ("http://borgo.example:8000", "http://borgo.example:8000"),
        ("sala.example", "https://sala.example"),
        ("Chiedete a Ida", "Chiedete a Ida"),
        ("tel:0123", "tel:0123"),
    ],
)
def test_an_address_without_its_beginning_opens_on_phones(typed: str, link: str) -> None:
    """What looks like a page gets the https that people leave out; anything else is coded as it was typed."""
    assert link_of(typed) == link


def test_pages_read_in_english_too() -> None:
    """The hall reads its language: the foot of a commitment says by when in English."""
    assert "by 30 April 2026" in everything(hall(example_file(), 1, language="en"), SIZE)


# -- for who arrives now ----------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_recap_for_who_arrives_is_turned_part_by_part(size: tuple[int, int]) -> None:
    """N shows it, the arrows turn its sheets from what was asked to what is still to be received."""
    async with new_app().run_test(size=size, notifications=True) as pilot:
        await project(pilot, example_file(), "n", opened=False)
        found = [screen_text(pilot)]
        for _ in range(24):
            await pilot.press("down")
            await settled(pilot)
            found.append(screen_text(pilot))
        seen = "\n".join(found)
        for words in ("1 di 5", "Cura a domicilio e salute", "Portineria diffusa delle frazioni", "30 giugno 2026",
                      "9 impegni mantenuti su 15", "i verbali delle sedute già tenute"):  # fmt: skip
            assert words in seen, words


async def test_the_recap_follows_what_is_written_while_it_is_shown() -> None:
    """A new group of needs appears without leaving the page."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await project(pilot, file, "n", opened=False)
        keep(file, Cluster(id="CZ", name="Panchine"), *(Need(id=f"NZ{at}", text="Una panchina", cluster="CZ") for at in
                                                        range(20)))  # fmt: skip
        screen._paint()
        await settled(pilot)
        assert "Panchine" in screen_text(pilot)


async def test_of_a_path_without_a_past_there_is_no_recap() -> None:
    """It is said, and the page in view stays."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await project(pilot, short_evening(), "n")
        assert "Non c'è ancora niente da raccontare" in screen_text(pilot)


# -- big letters ----------------------------------------------------------------------


def test_letters_grow_with_the_room() -> None:
    """A time is drawn in twelve rows where there is room, in six, then in three, and not at all in two."""
    assert [len(largest("12:40", width, height) or ()) for width, height in ((100, 20), (60, 8), (40, 4), (40, 2))] == [
        LARGE.height, MIDDLE.height, SMALL.height, 0,
    ]  # fmt: skip


def test_accents_stand_behind_the_last_letter_as_on_signs() -> None:
    """«città» is drawn as CITTA', the same in every size."""
    for size in (SMALL, MIDDLE, LARGE):
        assert drawn("città", size, 400) == drawn("CITTA'", size, 400)


def test_a_character_without_a_drawing_leaves_the_text_as_it_was_typed() -> None:
    """Another script, an emoji or an accent inside a word is never drawn wrongly: nothing is drawn."""
    assert [drawn(text, SMALL, 400) for text in ("漢字", "festa 🎉", "café noir déjà", "a\x07b")] == [None] * 4


def test_a_word_that_is_too_wide_is_not_cut() -> None:
    """Words are kept whole: where one does not fit, big letters are not used."""
    assert drawn("precipitevolissimevolmente", SMALL, 40) is None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_hall_reads_how_many_ballots_are_in_the_box_and_nothing_else(size: tuple[int, int]) -> None:
    """While a secret vote is open the page counts its ballots; what they say is nowhere."""
    file = short_evening()
    async with new_app().run_test(size=size, notifications=True) as pilot:
        await open_file(pilot, file)
        await open_session(pilot)
        vote = open_vote(
            file, only_session(file).id, "dot_voting", "Che cosa prima", now=NOW, options=("uno", "due"), secret=True
        ).value
        cast_secret_ballots(file, vote.id, ["1"] * 5 + ["2"] * 7, now=NOW)
        await pilot.press("ctrl+f")
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert "12 schede nell'urna" in screen_text(pilot)
        assert "█" not in screen_text(pilot)
        cast_secret_ballots(file, vote.id, ["-"], now=NOW)
        screen = pilot.app.screen
        assert isinstance(screen, ProjectorScreen)
        screen._paint()
        await pilot.pause()
        assert "13 schede nell'urna" in screen_text(pilot)
        close_vote(file, vote.id, now=NOW)
    seen = everything(hall(file), size)
    assert "nell'urna" not in seen
    assert "1 scheda bianca" in seen


@pytest.mark.parametrize(
    ("kind", "ballots", "said"),
    [
        ("score", ["5 2", "4 2"], ("4,5", "4: 1 · 5: 1")),
        ("gradients", ["1 4", "2 4"], ("1: 1 · 2: 1", "Livelli: 1 ")),
        ("ranking", ["1>2", "1>2"], ("1º posto: 2",)),
    ],
)
def test_the_hall_sees_means_and_how_they_spread_once_a_vote_is_closed(
    kind: str, ballots: list[str], said: tuple[str, ...]
) -> None:
    """Scores show their mean and each score, gradients each level with what it means, orders their places."""
    file = short_evening()
    session = only_session(file).id
    vote = open_vote(file, session, kind, "Che cosa prima", now=NOW, options=("uno", "due"),
                     voters_by_category={"third_sector": 3}).value  # fmt: skip
    record_ballots(file, vote.id, ballots, now=NOW, category=Category.THIRD_SECTOR)
    assert "Livelli" not in everything(hall(file), SIZE)
    close_vote(file, vote.id, now=NOW)
    seen = everything(hall(file), (120, 40))
    for words in said:
        assert words in seen, seen


def test_an_open_formal_vote_shows_its_subject_and_the_three_answers() -> None:
    """A vote without options is not an empty page: what is voted on, and what can be answered."""
    file = example_file()
    open_vote(file, "S1", "formal_vote", "Si approva il testo", now=NOW)
    text = everything(hall(file), (100, 30))
    assert "Si approva il testo" in text
    assert [word for word in ("favorevoli", "contrari", "astenuti") if word not in text] == []
