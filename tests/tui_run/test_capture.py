"""The capture line, tried as a facilitator uses it."""

from textual import events
from textual.pilot import Pilot

from codesign_tui.domain.items import Cluster, Commitment, Decision, Need, Note, ParkedQuestion, Proposal, Statement
from codesign_tui.domain.presets import WITHOUT_SIGN
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, ItemKind
from codesign_tui.domain.text import clean
from codesign_tui.tui.screens.pasting import cards_in
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.capture import CaptureLine
from support_tui import HOSTILE, SIZE, MemoryWorkspace, new_app, screen_text, settled


async def open_example(pilot: Pilot[None]) -> ProcessScreen:
    """Open the worked example and return its screen."""
    await pilot.press("e")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    return screen


def process_of(pilot: Pilot[None]) -> Process:
    """Return the process that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    return screen.desk.process


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type the first letter, which may mean something, and paste the rest, which is quicker than letter by letter."""
    await pilot.press({" ": "space"}.get(text[0], text[0]))
    if text[1:]:
        paste(pilot, text[1:])
        await pilot.pause()


def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text where the cursor is."""
    focused = pilot.app.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))


async def test_enter_keeps_a_note_and_the_cursor_stays() -> None:
    """A line and Enter make one note; the line is empty and ready for the next."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await pilot.press(*"Serve")
        await type_text(pilot, " una panchina")
        await pilot.press("enter")
        await settled(pilot)
        assert [note.text for note in process_of(pilot).all(Note)] == ["Serve una panchina"]
        assert pilot.app.screen.query_one(CaptureLine).text == ""
        await type_text(pilot, "x")
        assert pilot.app.screen.query_one(CaptureLine).text == "x"


async def test_a_leading_sign_changes_the_kind_and_typed_twice_is_text() -> None:
    """A plus makes a proposal; two minus signs make a need that begins with one."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await pilot.press("+")
        await type_text(pilot, "Aprire la biblioteca la sera")
        await pilot.press("enter")
        await settled(pilot)
        assert process_of(pilot).all(Proposal)[-1].title == "Aprire la biblioteca la sera"
        await pilot.press("-", "-")
        await type_text(pilot, "5 gradi in palestra")
        await pilot.press("enter")
        await settled(pilot)
        assert process_of(pilot).all(Need)[-1].text == "-5 gradi in palestra"


async def test_tab_walks_to_author_and_cluster_and_the_author_stays() -> None:
    """Tab, letters of the body, Tab, letters of the cluster; the next card has the same author and no cluster yet."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "-Manca un posto al coperto")
        await pilot.press("tab")
        await type_text(pilot, "argento")
        await pilot.press("tab")
        await type_text(pilot, "spost")
        await pilot.press("tab")
        assert pilot.app.screen.query_one(CaptureLine).text == "Manca un posto al coperto"
        await pilot.press("enter")
        await settled(pilot)
        await type_text(pilot, "-Manca anche la luce")
        await pilot.press("enter")
        await settled(pilot)
        first, second = process_of(pilot).all(Need)[-2:]
        assert (first.author_organization, first.cluster) == ("O04", "C2")
        assert (second.author_organization, second.cluster) == ("O04", None)


async def test_the_sign_of_the_kind_in_force_is_a_sign_too() -> None:
    """An asterisk where notes are preset is no part of the note, however fast the rest follows."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await pilot.press(*"*due", "enter", *"tre", "enter")
        await settled(pilot)
        assert [note.text for note in process_of(pilot).all(Note)] == ["due", "tre"]


async def test_a_table_may_speak_and_a_name_nobody_has_is_not_dropped() -> None:
    """«tavolo 3» is whose card it is; letters that fit nobody keep the question open."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "-Serve ombra")
        await pilot.press("tab")
        await type_text(pilot, "tavolo 3")
        await pilot.press("enter", "enter")
        await settled(pilot)
        need = process_of(pilot).all(Need)[-1]
        assert (need.origin_table, need.author, need.author_organization) == ("3", None, None)
        assert "tavolo 3" in screen_text(pilot)
        await type_text(pilot, "-Serve acqua")
        await pilot.press("tab")
        await type_text(pilot, "zzz")
        await pilot.press("tab")
        assert "Nessuno con queste lettere" in " ".join(screen_text(pilot).split())


async def test_a_commitment_takes_its_owner_and_its_day_from_the_line() -> None:
    """Who speaks owns it and «entro il 15 marzo» dates it; a decision is the table's, whoever spoke last."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "!Pulire la piazza entro il 15 marzo")
        await pilot.press("tab")
        await type_text(pilot, "gualandi")
        await pilot.press("enter", "enter")
        await settled(pilot)
        promised = process_of(pilot).all(Commitment)[-1]
        assert (promised.owner, promised.due) == ("P05", "2026-03-15")
        await type_text(pilot, "=Si comincia a marzo")
        await pilot.press("enter")
        await settled(pilot)
        assert process_of(pilot).all(Decision)[-1].author is None


async def test_after_a_statement_the_next_words_are_nobodys() -> None:
    """Who made a statement for the record does not go on speaking in the cards that follow."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "\"Non sono d'accordo")
        await pilot.press("tab")
        await type_text(pilot, "vezzali")
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert process_of(pilot).all(Statement)[-1].author == "P14"
        assert pilot.app.screen.query_one(CaptureLine).voice.kind == "none"


async def test_at_and_hash_are_shortcuts_at_the_start_of_a_word_only() -> None:
    """An address typed in the text keeps its sign; a sign after a space asks who speaks, and the text is kept."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        line = pilot.app.screen.query_one(CaptureLine)
        await type_text(pilot, "scrivere a info@paese.test ")
        await type_text(pilot, "@")
        await type_text(pilot, "anonimo")
        await pilot.press("enter")
        assert line.voice.kind == "anonymous"
        assert line.text == "scrivere a info@paese.test "
        await pilot.press("enter")
        await settled(pilot)
        note = process_of(pilot).all(Note)[-1]
        assert note.text == "scrivere a info@paese.test"
        assert note.attribution is Attribution.ANONYMOUS
        assert note.author is None
        assert note.at is None


async def test_a_cluster_that_is_not_there_is_made_with_the_card() -> None:
    """A new name after the hash makes the cluster and puts the card in it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "-Nessuno sa gli orari")
        await pilot.press("space", "#")
        await type_text(pilot, "Informazione")
        await pilot.press("enter", "enter")
        await settled(pilot)
        need = process_of(pilot).all(Need)[-1]
        cluster = process_of(pilot).get(Cluster, need.cluster)
        assert cluster is not None
        assert cluster.name == "Informazione"


async def test_several_pasted_lines_become_cards_after_a_look() -> None:
    """Bullets and numbers are not part of the cards, and a pasted minus is not a kind."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_example(pilot)
        line = screen.query_one(CaptureLine)
        line.focus_line()
        paste(pilot, "- uno\n2. due\n\n• tre\n")
        await settled(pilot)
        assert "tre" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [note.text for note in process_of(pilot).all(Note)][-3:] == ["uno", "due", "tre"]
        assert process_of(pilot).history.changes()[-1].action == "capture_many"


async def test_signs_before_pasted_lines_become_kinds_with_one_key() -> None:
    """The look offers to read the signs; nothing is taken off the words without it, and S again puts them back."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_example(pilot)
        screen.query_one(CaptureLine).focus_line()
        paste(pilot, "+ una navetta\n- gli orari\n?e le chiavi\n")
        await settled(pilot)
        assert "+ una navetta" in screen_text(pilot)
        await pilot.press("s")
        await settled(pilot)
        assert "+ una navetta" not in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert process_of(pilot).all(Proposal)[-1].title == "una navetta"
        assert process_of(pilot).all(ParkedQuestion)[-1].text == "e le chiavi"
        assert process_of(pilot).all(Note)[-1].text == "gli orari"


async def test_the_newest_card_changes_its_kind_by_a_command() -> None:
    """What was typed as a note becomes a need with the same words; Esc leaves it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_example(pilot)
        await type_text(pilot, "Manca la luce")
        await pilot.press("enter")
        await settled(pilot)
        for key in ("escape", "enter"):
            await screen.place.run_action("card_kind")  # type: ignore[union-attr]
            await settled(pilot)
            await pilot.press(key)
            await settled(pilot)
            words = process_of(pilot).all(Need)[-1].text
            assert (words == "Manca la luce") is (key == "enter")


async def test_half_a_sentence_comes_back_when_the_process_is_opened_again() -> None:
    """What was being typed is in the line again after the process was closed."""
    workspace = MemoryWorkspace()
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_example(pilot)
        file = screen.desk.file
        await type_text(pilot, "mezza frase")
        await pilot.press("ctrl+o")
        await settled(pilot)
        pilot.app.open_file(file)  # type: ignore[attr-defined]
        await settled(pilot)
        assert pilot.app.screen.query_one(CaptureLine).text == "mezza frase"


async def test_going_to_another_place_and_back_loses_no_letter() -> None:
    """The text waits in the line while the board is looked at."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "quasi fatto")
        await pilot.press("f3")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert pilot.app.screen.query_one(CaptureLine).text == "quasi fatto"
        await type_text(pilot, "!")
        assert pilot.app.screen.query_one(CaptureLine).text == "quasi fatto!"


async def test_undo_takes_the_last_card_back_and_says_so_and_redo_brings_it_again() -> None:
    """Ctrl+Z, a line that names what was undone; Ctrl+Y, and the card is there."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "per sbaglio")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert process_of(pilot).count(Note) == 0
        assert "Annullato" in screen_text(pilot)
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert [note.text for note in process_of(pilot).all(Note)] == ["per sbaglio"]


async def test_enter_on_a_card_takes_its_words_into_the_line_and_enter_keeps_the_correction() -> None:
    """The newest card is one arrow away; its corrected words take the place of the old ones."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_example(pilot)
        await type_text(pilot, "una pachina")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert pilot.app.screen.query_one(CaptureLine).text == "una pachina"
        await pilot.press("end", *["backspace"] * 7)
        await type_text(pilot, "panchina")
        await pilot.press("enter")
        await settled(pilot)
        assert [note.text for note in process_of(pilot).all(Note)] == ["una panchina"]


async def test_hostile_text_is_only_text_in_the_line_and_in_the_list() -> None:
    """Whatever is pasted and kept is shown literally: no crash, no live link, no control byte, nothing lost."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_example(pilot)
        screen.query_one(CaptureLine).focus_line()
        await pilot.pause()
        expected = []
        for text in HOSTILE:
            line = text.replace("\n", " ").replace("\r", " ")
            paste(pilot, line)
            await pilot.press("enter")
            words = " ".join(clean(line).split())
            expected += [words] if words else []
            painted = screen_text(pilot)
            assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in painted), (
                text
            )
            assert pilot.app.is_running
        await settled(pilot)
        assert [" ".join(note.text.split()) for note in process_of(pilot).all(Note)] == expected
        assert _actions_in(pilot) == set()


def _is_control(letter: str) -> bool:
    """Tell whether a letter is a control byte, the end of a row apart."""
    return letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)


def _actions_in(pilot: Pilot[None]) -> set[str]:
    """Return the live actions that the painted screen holds."""
    strips = pilot.app.screen._compositor.render_strips()
    return {
        str(segment.style.meta["@click"])
        for strip in strips
        for segment in strip
        if segment.style is not None and segment.style.meta.get("@click")
    }


def test_a_pasted_list_loses_its_bullets_and_keeps_its_words() -> None:
    """Each line is one card without its bullet or number; a minus inside the words stays."""
    assert cards_in("- uno\n10) due\n\n  * tre - e mezzo\n-5 gradi") == ["uno", "due", "tre - e mezzo", "-5 gradi"]


def test_every_kind_of_item_has_a_sign_of_its_own() -> None:
    """No two kinds share a sign, and none is left without but those that a method's step presets."""
    from codesign_tui.tui.widgets.capture_input import SIGNS

    assert sorted(SIGNS.values()) == sorted(set(ItemKind) - set(WITHOUT_SIGN))
