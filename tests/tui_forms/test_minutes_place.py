"""The Minutes place: the draft as it grows, what it lacks, the files."""

from pathlib import Path
from threading import Event
from typing import Any
from zipfile import ZipFile

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.actions.agenda import add_item, edit_item
from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.capture import capture
from codesign_tui.actions.people import add_participant, edit_participant
from codesign_tui.actions.processes import update_details
from codesign_tui.actions.sessions import reopen_session, update_session
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Participant
from codesign_tui.domain.terms import Category, CopyKind, ItemKind, ProcessKind
from codesign_tui.domain.text import clean_line
from codesign_tui.locale import Translator
from codesign_tui.minutes.archive.index import differences
from codesign_tui.minutes.checks.registry import find
from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.places.minutes_work import Exported, Job, Writing, export
from codesign_tui.tui.screens.export_report import ExportReportScreen
from codesign_tui.tui.screens.minutes_data import data_fields
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.draft_view import DraftView
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, live_links, new_app, screen_text, settled


@pytest.fixture
def file(tmp_path: Path) -> MemoryFile:
    """The worked example, in a folder where files can be written, with its second session open again."""
    file = example_file(tmp_path / "borgoserra.codesign.jsonl")
    reopen_session(file, _session_id(file), now=NOW)
    return file


def _mark_nobody(file: MemoryFile) -> None:
    """Take the mark of who presides from everybody."""
    for person in file.process.all(Participant):
        if person.is_chair:
            edit_participant(file, person.id, now=NOW, is_chair=False)


def _session_id(file: MemoryFile) -> str:
    """Return the id of the second session."""
    return file.process.sessions()[1].id


def _session(file: MemoryFile) -> Session:
    """Return the second session as it is now."""
    return file.process.sessions()[1]


async def _open(pilot: Pilot[None], file: MemoryFile) -> MinutesPlace:
    """Go to the minutes of the process."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press("f8")
    await settled(pilot)
    return pilot.app.screen.query_one(MinutesPlace)


def _draft(place: MinutesPlace) -> str:
    """Return the draft in view."""
    return place.query_one(DraftView).text


async def test_the_draft_grows_with_the_session(file: MemoryFile) -> None:
    """What an action keeps is in the draft without leaving the place."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        assert "VERBALE N. 2" in _draft(place)
        for hall in ("Sala blu", "Sala gialla", "Sala verde"):
            place.desk.do(update_session, _session_id(file), now=NOW, place=hall)
            place.show_process(None)
        await settled(pilot)
        assert "Sala verde" in _draft(place)


async def test_one_key_turns_to_the_public_copy_and_one_to_english(file: MemoryFile) -> None:
    """The public copy has no delegate's name; the language of the copy is not the screen's."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        internal = _draft(place)
        await pilot.press("c")
        await settled(pilot)
        assert "copia pubblica" in screen_text(pilot)
        assert _draft(place) != internal
        await pilot.press("l")
        await settled(pilot)
        assert "in inglese" in screen_text(pilot)
        assert "Ordine del giorno" not in _draft(place)


async def test_the_hall_sees_only_the_public_copy(file: MemoryFile) -> None:
    """Projected, the draft is the public copy, what is missing is not shown, and no key brings the internal one."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        internal = _draft(place)
        assert "da valutare" in screen_text(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert place.shown_copy is CopyKind.PUBLIC
        public = _draft(place)
        await pilot.press("c")
        await settled(pilot)
        assert _draft(place) == public != internal
        assert "da valutare" not in screen_text(pilot)


async def test_a_restricted_session_has_no_public_draft_and_says_so(file: MemoryFile) -> None:
    """The place explains why there is nothing to read, instead of failing."""
    update_session(file, _session_id(file), now=NOW, restricted=True)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        await pilot.press("c")
        await settled(pilot)
        assert "VERBALE" not in _draft(place)
        assert _draft(place)


async def test_one_key_writes_the_two_files_of_the_evening(file: MemoryFile) -> None:
    """F9 leaves an internal ODT and a public PDF beside the process, each with its fingerprint, and says where."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        await pilot.press("f9")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportReportScreen)
        assert "Ecco i 2 file" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
    folder = file.path.parent / "out" / "invecchiare-bene-a-borgoserra"
    odt, pdf = sorted(path for path in folder.iterdir() if path.suffix in (".odt", ".pdf"))
    assert "INTERNA" in odt.name
    assert "PUBBLICA" in pdf.name
    assert ZipFile(odt).testzip() is None
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert len(list(folder.iterdir())) == 6, "each with its fingerprint and its metadata"


async def test_one_key_writes_every_format_of_the_copy_that_is_asked_for(file: MemoryFile) -> None:
    """E asks which copy, and six formats of the public one are there; R shows the report again."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await settled(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert "Ecco i 6 file" in screen_text(pilot)
    found = (file.path.parent / "out").rglob("*PUBBLICA*")
    names = [path.name for path in found if path.suffix not in (".sha256", ".json")]
    assert sorted(Path(name).suffix for name in names) == [".docx", ".html", ".md", ".odt", ".pdf", ".txt"]


async def test_hostile_words_in_the_report_are_only_text(tmp_path: Path) -> None:
    """What the public copy replaced is people's words: it is listed as text."""
    report = Exported(tmp_path, (), (), HOSTILE)
    async with new_app().run_test(size=(80, 60), notifications=True) as pilot:
        await settled(pilot)
        pilot.app.push_screen(ExportReportScreen(Translator("it"), report))
        await settled(pilot)
        assert not live_links(pilot)
        assert "Nella copia pubblica ho sostituito" in screen_text(pilot)


async def test_a_folder_that_cannot_be_written_is_said_and_another_can_be_given(file: MemoryFile) -> None:
    """A file in the way is no crash: the notice line says it, and nothing is lost."""
    (file.path.parent / "out").write_text("not a folder", encoding="utf-8")
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        await pilot.press("f9")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        assert str(file.path.parent / "out")[:20] in screen_text(pilot).replace("\n", "")
        place.action_minutes_folder()
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = str(file.path.parent / "altrove")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f9")
        await settled(pilot)
    assert len(list((file.path.parent / "altrove").iterdir())) == 6


def _slow(place: MinutesPlace, folder: Path) -> Event:
    """Let the place write something that ends when the returned event is set, the third file of six in hand."""
    gate = Event()

    def write() -> Exported:
        """Wait, as for a slow disk, and tell that it was stopped."""
        gate.wait(30)
        return Exported(folder, (), (), (), cancelled=True)

    place.post_message(Writing(2, 6, "docx", CopyKind.INTERNAL))
    place.write_apart(write)
    return gate


async def test_esc_stops_an_export_after_the_file_in_hand(file: MemoryFile, tmp_path: Path) -> None:
    """The screen tells which file of how many; after Esc it says that the one in hand is finished first."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        gate = _slow(place, tmp_path)
        await pilot.pause()
        assert "3 di 6" in screen_text(pilot)
        assert "Esc ferma" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "Finisco il file che sto scrivendo" in screen_text(pilot)
        gate.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportReportScreen)


async def test_a_session_is_packed_from_the_minutes(file: MemoryFile, tmp_path: Path) -> None:
    """The palette's command asks what goes in, and leaves a folder that its own index proves, and a zip."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        place.action_minutes_archive()
        await pilot.pause()
        assert "Solo le copie pubbliche" in screen_text(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportReportScreen)
        assert "indice.html" in screen_text(pilot)
    dossier = file.path.parent / "out" / "invecchiare-bene-a-borgoserra"
    assert sorted(path.name for path in dossier.iterdir()) == [
        "2026-02_seduta",
        "2026-02_seduta.zip",
        "2026-02_seduta.zip.sha256",
    ]
    assert differences(dossier / "2026-02_seduta") == []


async def test_leaving_while_files_are_written_is_asked(file: MemoryFile, tmp_path: Path) -> None:
    """Quitting says which file is in hand; a no leaves everything as it was."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        gate = _slow(place, tmp_path)
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "Sto scrivendo il file 3 di 6" in screen_text(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "3 di 6" in screen_text(pilot)
        gate.set()
        await settled(pilot)
        assert place.unfinished is None


def test_an_export_stops_between_two_files_and_keeps_what_it_wrote(file: MemoryFile, tmp_path: Path) -> None:
    """Stopped after the first of three formats, one whole file is there and the report says so."""
    told: list[Writing] = []
    done = export(
        file.process.snapshot(),
        (_session_id(file), 2),
        (Job(CopyKind.INTERNAL, ("txt", "md", "html")),),
        "it",
        tmp_path / "out",
        now=NOW,
        on_progress=told.append,
        cancelled=lambda: len(told) == 1,
    )
    assert done.cancelled
    assert [written.path.suffix for written in done.files] == [".txt"]
    assert done.files[0].path.is_file()


def test_a_restricted_session_still_gives_its_internal_copy(file: MemoryFile, tmp_path: Path) -> None:
    """The copy that may not be published is told as a warning; the other one is written."""
    update_session(file, _session_id(file), now=NOW, restricted=True)
    done = export(
        file.process,
        (_session_id(file), 2),
        (Job(CopyKind.INTERNAL, ("txt",)), Job(CopyKind.PUBLIC, ("txt",))),
        "it",
        tmp_path / "out",
        now=NOW,
        on_progress=lambda _: None,
        cancelled=lambda: False,
    )
    assert len(done.files) == 1
    assert "INTERNA" in done.files[0].path.name
    assert [warning.id for warning in done.warnings] == ["minutes.restricted_session"]


def test_what_the_public_copy_replaced_is_listed_for_confirmation(file: MemoryFile, tmp_path: Path) -> None:
    """A name in free text that may not be published comes back to be confirmed."""
    item = file.process.agenda(_session_id(file))[0]
    edit_item(file, item.id, now=NOW, summary="Ne ha parlato la signora Colombini.")
    jobs = (Job(CopyKind.PUBLIC, ("txt",)),)
    done = export(
        file.process.snapshot(),
        (_session_id(file), 2),
        jobs,
        "it",
        tmp_path,
        now=NOW,
        on_progress=lambda _: None,
        cancelled=lambda: False,
    )
    text = done.files[0].path.read_text(encoding="utf-8")
    assert "Colombini" not in text
    assert any("Colombini" in replaced for replaced in done.confirm)


async def test_the_data_of_the_session_are_edited_in_one_form_and_one_transaction(file: MemoryFile) -> None:
    """Place, day, people and number are typed in words and kept at once."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        before = file.process.revision
        await pilot.press("d")
        await pilot.pause()
        lines = {"number": "7", "date": "2 marzo 2026", "place": "Sala blu", "secretary": "irene castaldi"}
        for name, text in lines.items():
            pilot.app.screen.query_one(f"#f-{name}", Input).value = text
        assert "Prossima seduta" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Sala blu" in _draft(place)
    session = _session(file)
    secretary = file.process.person(session.secretary)
    assert file.process.revision == before + 1
    assert (session.date, session.place) == ("2026-03-02", "Sala blu")
    assert secretary is not None
    assert secretary.full_name == "Irene Castaldi"
    assert [record.number for record in file.process.in_session(MinutesRecord, session.id)] == [7]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("date", "boh", "Non capisco"), ("number", "tre", "un numero da 1")],
)
async def test_what_cannot_be_understood_stays_typed_and_is_said(
    file: MemoryFile, field: str, text: str, said: str
) -> None:
    """A day, a number or a name that is none keeps the form open with the reason."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        await pilot.press("d")
        await pilot.pause()
        pilot.app.screen.query_one(f"#f-{field}", Input).value = text
        await pilot.press("enter")
        await pilot.pause()
        assert said in screen_text(pilot)
        assert pilot.app.screen.query_one(f"#f-{field}", Input).value == text


async def test_a_form_tells_only_the_keys_that_work_in_it(file: MemoryFile) -> None:
    """Where nothing is chosen among a few words, no key is said to choose."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        await pilot.press("d")
        await pilot.pause()
        assert "Invio salva · Tab campo seguente · Esc" in screen_text(pilot)
        assert "cambia la scelta" not in screen_text(pilot)


def _names(file: MemoryFile) -> list[str]:
    """Return the names of the checks that find something in the second session."""
    return [finding.name for finding in find(file.process, _session_id(file))]


def test_what_is_missing_is_told_as_facts(file: MemoryFile) -> None:
    """A session without a place, and with an item nobody closed, says just that."""
    update_session(file, _session_id(file), now=NOW, place=None)
    added = add_item(file, _session_id(file), now=NOW, title="Varie").value
    assert "place" in _names(file)
    assert "presiding" not in _names(file)
    finding = next(one for one in find(file.process, _session_id(file)) if one.name == "outcome")
    assert (finding.subject, finding.what.args["number"]) == (added.id, added.n)


def test_an_open_path_needs_nobody_who_presides(file: MemoryFile) -> None:
    """Who presides is asked of a procedure only, and the document is called by its own name in the form."""
    update_session(file, _session_id(file), now=NOW, chair=None)
    _mark_nobody(file)
    assert "presiding" in _names(file)
    update_details(file, now=NOW, kind=ProcessKind.OPEN_PATH)
    assert "presiding" not in _names(file)
    labels = [field.label.id for field in data_fields(file.process, _session(file), Translator("it"))]
    assert "draft.data.number_open" in labels
    assert "draft.data.number" not in labels


def test_who_spoke_and_is_in_no_list_is_missing(file: MemoryFile) -> None:
    """Somebody who spoke or took a commitment, of whom nobody said whether they were there, is named."""
    session = _session_id(file)
    assert "unrecorded" not in _names(file)
    ada = add_participant(file, now=NOW, first_name="Ada", last_name="Neri", category=Category.CIVIL_SOCIETY).value
    capture(file, now=NOW, kind=ItemKind.NEED, text="Un bus la sera", session=session, author=ada.id)
    finding = next(one for one in find(file.process, session) if one.name == "unrecorded")
    assert Translator("it")(finding.what) == "Ada Neri ha parlato o ha un impegno, e non si sa se c'era"
    arrive(file, session, ada.id, now=NOW)
    assert "unrecorded" not in _names(file)


async def test_what_is_missing_is_named_as_far_as_it_fits(file: MemoryFile) -> None:
    """A few short facts are all named on the smallest screen; nothing is «another thing»."""
    nothing: dict[str, Any] = dict.fromkeys(("date", "place", "chair", "secretary", "next_session"))
    update_session(file, _session_id(file), now=NOW, **nothing)
    _mark_nobody(file)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        shown = screen_text(pilot)
        assert all(fact in shown for fact in ("il giorno", "il luogo", "chi presiede", "chi verbalizza"))
        assert "altra cosa" not in shown
        assert "da sistemare" in shown


def test_a_snapshot_stands_still_while_the_process_goes_on(file: MemoryFile) -> None:
    """What a thread reads does not change under it."""
    snapshot = file.process.snapshot()
    update_session(file, _session_id(file), now=NOW, place="Sala blu")
    add_item(file, _session_id(file), now=NOW, title="Varie")
    assert snapshot.get(Session, _session_id(file)) != _session(file)
    assert len(snapshot.agenda(_session_id(file))) + 1 == len(file.process.agenda(_session_id(file)))
    assert snapshot.revision == file.process.revision - 2


async def test_hostile_text_in_the_minutes_is_only_text(file: MemoryFile) -> None:
    """Hostile titles, summaries and places are read whole in the draft, and never become a live link."""
    for text in HOSTILE:
        if clean_line(text):
            item = add_item(file, _session_id(file), now=NOW, title=f"x {text}").value
            edit_item(file, item.id, now=NOW, summary=text)
    update_session(file, _session_id(file), now=NOW, place=" ".join(HOSTILE), title=" ".join(HOSTILE))
    update_details(file, now=NOW, title=" ".join(HOSTILE[:12]))
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await _open(pilot, file)
        draft = "".join(_draft(place).split())
        for text in HOSTILE:
            assert "".join(clean_line(text).split()) in draft
        view = place.query_one(DraftView)
        for top in range(0, view.virtual_size.height, 24):
            view.scroll_to(y=top, animate=False)
            await pilot.pause()
            assert not live_links(pilot)


def test_a_session_that_is_not_there_is_refused(file: MemoryFile, tmp_path: Path) -> None:
    """An export of nothing says so instead of writing an empty file."""
    with pytest.raises(Refused):
        export(
            file.process,
            ("nobody", 9),
            (Job(CopyKind.INTERNAL, ("txt",)),),
            "it",
            tmp_path,
            now=NOW,
            on_progress=lambda _: None,
            cancelled=lambda: False,
        )
    assert not list(tmp_path.glob("*.txt"))
