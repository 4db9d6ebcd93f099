"""The control sheet tells what was set aside and why; no document of the act ever does."""

import pytest
from checks_samples import SESSION, clean, details, found, record, vote
from minutes_samples import TODAY, frame_of

from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.checks.registry import CHECKS
from codesign_tui.minutes.compose.control import control_sheet_blocks
from codesign_tui.minutes.document import block_texts, texts
from codesign_tui.minutes.family.registry import compose_document, every_asked, offered

REASON = "Zibaldone: il delegato aveva votato due volte"
GONE = "Quisquilia: non serve più"


def _set_aside(kind: ProcessKind = ProcessKind.CO_PROGETTAZIONE) -> Process:
    """Return a process with something set aside, and something set aside that is no longer so."""
    wrong = vote("V2", voters=13)
    (finding,) = found(clean(wrong), "vote_entitled")
    at = "2026-03-06T09:00:00+01:00"
    aside = [{"key": finding.key, "reason": REASON, "at": at}, {"key": "place:-:0000", "reason": GONE, "at": at}]
    return clean(wrong, record(set_aside=aside), details(kind=kind))


def _sheet(process: Process, copy: CopyKind = CopyKind.INTERNAL, language: str = "it") -> str:
    """Return the words of the control sheet."""
    frame = frame_of(process, SESSION, copy, language)
    return "\n".join(text for block in control_sheet_blocks(frame) for text in block_texts(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_control_sheet_tells_what_was_set_aside_and_why(language: str) -> None:
    """What was found, the reason, the day; what is no longer so is told by the name of its check."""
    words = _sheet(_set_aside(), language=language)
    assert REASON in words
    assert GONE in words
    assert "V2: 13" in words
    place = next(check for check in CHECKS if check.name == "place")
    assert Translator(language)(place.title) in words


def test_the_control_sheet_tells_what_is_still_open() -> None:
    """What nobody put right or set aside stands below, with how much it asks for."""
    words = _sheet(clean(vote("V2", voters=13)))
    assert "da sistemare: V2: 13 votanti" in words
    assert "Nessun controllo è stato messo da parte" in words


def test_there_is_no_control_sheet_in_a_public_copy() -> None:
    """It is the facilitator's own paper."""
    assert _sheet(_set_aside(), CopyKind.PUBLIC) == ""


@pytest.mark.parametrize("kind", list(ProcessKind))
@pytest.mark.parametrize("copy", list(CopyKind))
def test_no_document_of_the_act_holds_a_word_of_what_was_set_aside(kind: ProcessKind, copy: CopyKind) -> None:
    """Minutes, papers, letters and pages of every kind of path, in both copies and languages: not a word of it.

    Only the facilitator's own internal sheet may hold the control sheet.
    """
    process = _set_aside(kind=kind)
    library = Library(packaged_templates())
    composed = 0
    for language in LANGUAGES:
        say = Translator(language)
        for form in offered(process, copy):
            if form.name.startswith("facilitator") and copy is CopyKind.INTERNAL:
                continue
            for asked in every_asked(form, process, copy=copy, translator=say, generated_on=TODAY, library=library):
                try:
                    document = compose_document(form.name, asked)
                except Refused:
                    continue  # nothing to print of this one: another test's business
                composed += 1
                words = "\n".join((*texts(document), *document.confirm))
                assert "Zibaldone" not in words
                assert "Quisquilia" not in words
                assert "checks." not in words
    assert composed >= len(LANGUAGES) * len(process.sessions())
