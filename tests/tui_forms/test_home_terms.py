"""The terms that run, on Home."""

from datetime import date
from pathlib import Path

from textual.widgets import OptionList

from codesign_tui.actions.processes import new_process, update_details
from codesign_tui.actions.sessions import end_session, start_session
from codesign_tui.domain.details import Act
from codesign_tui.domain.running import Term, TermKind
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.journal.workspace import FileWorkspace
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.screens.home_terms import MOST, term_lines
from support_tui import HOSTILE, NOW, SIZE, FixedClock, MemoryWorkspace, new_app, screen_text, settled

TODAY = date(2026, 2, 12)


def _summary(title: str, *terms: Term) -> ProcessSummary:
    """Return a file of the list with its terms."""
    return ProcessSummary(Path(title), title, "patto", 0, 1, None, terms=terms)


def _lines(*summaries: ProcessSummary, language: str = "it") -> list[str]:
    """Return what Home says."""
    return [line.plain for line in term_lines(summaries, TODAY, Translator(language))]


def test_each_term_says_what_by_when_and_how_many_days_are_left() -> None:
    """The nearest comes first, of whatever path; tomorrow and today have their words."""
    late = _summary("Orti", Term(TermKind.REMARKS, date(2026, 2, 15), "1"))
    soon = _summary("Anziani", Term(TermKind.SESSION, date(2026, 2, 13), "2"), Term(TermKind.ACT, TODAY, "avviso"))
    assert _lines(late, soon) == [
        "Termini che corrono",
        "· avviso, scade il 12 febbraio 2026: oggi — Anziani",
        "· seduta 2, il 13 febbraio 2026: domani — Anziani",
        "· osservazioni al verbale della seduta 1 entro il 15 febbraio 2026: 3 giorni — Orti",
    ]
    assert "3 days" in _lines(late, language="en")[1]


def test_a_publication_and_a_confirmation_are_told_in_words() -> None:
    """What the law wants published has its name; a confirmation by nobody in particular is told all the same."""
    day = date(2026, 2, 15)
    told = _lines(
        _summary(
            "Orti",
            Term(TermKind.PUBLICATION, day, "notice"),
            Term(TermKind.PUBLICATION, day, "Relazione finale"),
            Term(TermKind.CONFIRMATION, day, ""),
        )
    )
    assert "· un impegno da confermare entro il 15 febbraio 2026: 3 giorni — Orti" in told
    assert "· da pubblicare entro il 15 febbraio 2026: Avviso e allegati: 3 giorni — Orti" in told
    assert "· da pubblicare entro il 15 febbraio 2026: Relazione finale: 3 giorni — Orti" in told


def test_many_terms_are_counted_and_none_leaves_no_heading() -> None:
    """Only the nearest are told; without any there is no line at all."""
    many = [Term(TermKind.ACT, date(2026, 3, day), "avviso") for day in range(1, MOST + 4)]
    assert _lines(_summary("Orti", *many))[-1] == "e altri 3 termini"
    assert _lines(_summary("Orti")) == []
    assert _lines(_summary("Orti", Term(TermKind.ACT, date(2026, 2, 11), "avviso"))) == []


async def test_home_tells_the_terms_of_real_files_and_none_of_a_listening_meeting(tmp_path: Path) -> None:
    """The deadline of an act and the day of a session are read from the files; a restricted file tells nothing."""
    clock = FixedClock()
    workspace = FileWorkspace(tmp_path / "sessions", tmp_path / "state", clock.now)
    library = Library(packaged_templates())
    for template in ("coprogettazione", "cambia-terra-ascolto"):
        draft = new_process(library.workshop(template), title=template, now=NOW, first_date=date(2026, 2, 20))
        file = workspace.create(template, draft)
        update_details(file, now=NOW, acts=(Act(kind="avviso", deadline="2026-02-24"),)).ticket.result()
        file.close()
    app = CodesignApp(workspace, library, Translator("it"), clock)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        shown = screen_text(pilot)
    assert "avviso, scade il 24 febbraio 2026: 12 giorni" in shown
    assert "seduta 1, il 20 febbraio 2026: 8 giorni" in shown
    assert "giorni — cambia-terra-ascolto" not in shown


async def test_home_tells_which_procedures_have_no_session_planned(tmp_path: Path) -> None:
    """A file whose sessions are all over says so; one with a session ahead, or outside a procedure, does not."""
    clock = FixedClock()
    workspace = FileWorkspace(tmp_path / "sessions", tmp_path / "state", clock.now)
    library = Library(packaged_templates())
    for template in ("coprogettazione", "breve-90"):
        file = workspace.create(template, new_process(library.workshop(template), title=template, now=NOW))
        for session in file.process.sessions():
            start_session(file, session.id, now=NOW)
            end_session(file, session.id, now=NOW).ticket.result()
        file.close()
    ahead = workspace.create("ahead", new_process(library.workshop("coprogettazione"), title="ahead", now=NOW))
    ahead.close()
    assert {one.title: one.at_rest for one in workspace.processes()} == {
        "coprogettazione": True, "breve-90": False, "ahead": False,
    }  # fmt: skip
    app = CodesignApp(workspace, library, Translator("it"), clock)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert screen_text(pilot).count("nessuna in programma") == 1


def test_hostile_titles_are_only_words() -> None:
    """An act or a title with hostile text is one line of words."""
    for text in HOSTILE:
        for line in term_lines([_summary(text, Term(TermKind.ACT, TODAY, text))], TODAY, Translator("it")):
            assert "\n" not in line.plain
            assert "\x1b" not in line.plain


async def test_home_stands_on_the_path_changed_last() -> None:
    """After a restart Enter goes on with what was worked on; with no path yet it begins one."""
    workspace = MemoryWorkspace()
    app = new_app(workspace=workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.screen.query_one(OptionList).highlighted == 0
    draft = new_process(Library(packaged_templates()).workshop("breve-90"), title="Serata", now=NOW)
    file = workspace.create("Serata", draft)
    app = new_app(workspace=workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        row = app.screen.query_one(OptionList).highlighted_option
        assert row is not None
        assert row.id == str(file.path)
