"""Letters and single pages: to whom, with what, in every format, and what never stands in them."""

import email
import email.policy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sending_samples import AT, CANARY, HOSTILE, NAME, example, going_out, of_a_private_person, secrets

from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Attribution, CopyKind
from codesign_tui.minutes.document import Appointment, Document, Heading, texts
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from codesign_tui.minutes.render.camera_code import event
from codesign_tui.minutes.sending.letter import letter
from codesign_tui.minutes.sending.letters import letter_sheaves, page_sheaf, write_sheaves
from codesign_tui.minutes.sending.mail import mail
from codesign_tui.minutes.sending.pages import PAGES, single_page
from codesign_tui.minutes.sending.readers import readers


def _letters(*changes: Any, copy: str = "internal", language: str = "it") -> dict[str, Document]:
    """Return the letters by the name of their reader."""
    out = going_out(example(*changes), copy, language)
    return {reader.name: letter(out, reader) for reader in readers(out)}


def _everything(*changes: Any, copy: str) -> list[Document]:
    """Return every document that goes out in a copy."""
    out = going_out(example(*changes), copy)
    pages = [single_page(out, name) for name in PAGES if out.public or not PAGES[name].always_public]
    return [*(letter(out, reader) for reader in readers(out)), *pages]


def _words(document: Document) -> str:
    """Return all that a reader finds, and the calendar's words inside the codes."""
    codes = [event(block) for block in document.blocks if isinstance(block, Appointment)]
    return "\n".join([*texts(document), *codes, document.file_title, document.footer, document.author])


def test_each_reader_finds_their_own_commitments_and_no_one_elses() -> None:
    """Argento Vivo promised K01 and K03: K10 is the cooperative's."""
    letters = _letters()
    ours = letters["Argento Vivo Borgoserra ODV"]
    assert [block.lead for block in ours.blocks if isinstance(block, Appointment)] == ["K03"]
    assert "K01 – Attivare il numero unico" in _words(ours)
    asked = [block.lead for one in letters.values() for block in one.blocks if isinstance(block, Appointment)]
    assert len(asked) == len(set(asked))


def test_a_letter_says_what_came_of_what_was_said() -> None:
    """The need, the proposal that answers it, the commitment that carries it out and where it stands."""
    words = _words(_letters()["Argento Vivo Borgoserra ODV"])
    assert "I volontari che accompagnano alle visite sono nove" in words
    assert "Proposta PR03, Autisti di comunità. Condivisa dal tavolo." in words
    assert "Impegno K03, Trovare e formare dodici nuovi autisti volontari: in ritardo." in words


def test_a_member_without_a_body_gets_a_letter_of_their_own() -> None:
    """By name inside; in a public copy by what stands for the name, in the file's name too."""
    assert f"{NAME} Quattrocchi" in _letters(*of_a_private_person())
    public = letter_sheaves(going_out(example(*of_a_private_person()), "public"), AT)
    assert not any(NAME.casefold() in sheaf.stem or "quattrocchi" in sheaf.stem for sheaf in public)


def test_what_was_said_without_a_name_is_in_nobodys_letter() -> None:
    """A card kept by category or anonymous belongs to no reader, though its category is theirs."""
    said = Need(id="NQ", text="segretissimo", author_organization="O04", attribution=Attribution.CATEGORY)
    hidden = Proposal(id="PQ", title="segretissima", attribution=Attribution.ANONYMOUS, proposers=("P05",))
    assert not any("segretissim" in _words(one) for one in _letters(said, hidden).values())


@pytest.mark.parametrize("copy", ["internal", "public"])
def test_nothing_restricted_is_in_a_letter_or_page(copy: str) -> None:
    """Not from a restricted card, group or session, nor from the inbox, notes or abilities."""
    for document in _everything(*secrets(), copy=copy):
        assert CANARY not in _words(document).casefold(), document.title


def test_no_public_page_or_code_names_who_never_agreed() -> None:
    """Neither words, nor a code's event, nor the properties of the file."""
    named = Commitment(id="KW", text=f"Sentire {NAME} Quattrocchi.", owner="P05", due="2026-12-20")
    for document in _everything(*of_a_private_person(), named, copy="public"):
        assert NAME.casefold() not in _words(document).casefold(), document.title
        assert "quattrocchi" not in _words(document).casefold(), document.title


def test_the_page_of_the_noticeboard_is_never_internal() -> None:
    """It is refused rather than hung with names."""
    with pytest.raises(Refused):
        single_page(going_out(example()), "notice")


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_page_of_the_noticeboard_has_no_codes(language: str) -> None:
    """Nobody at the noticeboard knows what K03 or PR07 is."""
    words = _words(single_page(going_out(example(), "public", language), "notice"))
    assert not re.search(r"\b(?:PR|K|N|D|V)\d+\b", words)


def test_whoever_arrives_is_told_what_to_sign() -> None:
    """The headings are the four questions, and what is still to be received."""
    blocks = single_page(going_out(example()), "newcomer").blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Che cosa si è chiesto", "Che cosa si è scelto", "Che cosa si è promesso", "Che cosa è successo",
        "Che cosa dovete ancora ricevere o firmare",
    ]  # fmt: skip


def test_the_code_holds_a_small_event_whatever_the_words() -> None:
    """Name and day, commas shut, short enough for a camera."""
    long = Commitment(id="K99", text="Fare, poi; rifare\nsempre " * 40, owner="P05", due="2026-12-31")
    blocks = _letters(long)["Argento Vivo Borgoserra ODV"].blocks
    code = event(next(block for block in blocks if isinstance(block, Appointment) and block.lead == "K99"))
    assert code.split("\r\n")[2:4] == ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]
    assert r"Fare\, poi\; rifare sempre" in code
    assert len(code.encode()) < 180


@pytest.mark.parametrize("name", NAMES)
def test_every_format_draws_letters_and_pages_with_hostile_words(name: FormatName) -> None:
    """No format fails because of what somebody typed, and the same letter gives the same bytes."""
    hostile = [
        Commitment(id=f"KH{at}", text=text, owner="P05", due="2026-12-01", progress_note=text)
        for at, text in enumerate(HOSTILE[:: max(1, len(HOSTILE) // 12)])
    ]
    out = going_out(example(*hostile), "public")
    ours = next(letter(out, reader) for reader in readers(out) if reader.name.startswith("Argento"))
    for document in (ours, single_page(out, "notice")):
        drawn = FORMATS[name].render(document, at=AT)
        assert drawn == FORMATS[name].render(document, at=AT)


def test_every_code_has_words_for_whoever_does_not_see_it() -> None:
    """In the page and in the office formats the alternative stands beside the picture."""
    ours = _letters()["Argento Vivo Borgoserra ODV"]
    told = "Codice QR: mette nel calendario l’impegno K03, 30 novembre 2026"
    assert told in FORMATS["html"].render(ours, at=AT).decode()
    assert told not in FORMATS["txt"].render(ours, at=AT).decode()


def test_a_mail_is_a_draft_without_any_address() -> None:
    """Text, page and the reader's calendar; whom it goes to is chosen by who sends it."""
    sheaf = next(one for one in letter_sheaves(going_out(example()), AT) if "argento" in one.stem)
    draft = email.message_from_bytes(
        mail(sheaf.document, sheaf.calendar, f"{sheaf.stem}.ics", at=AT), policy=email.policy.default
    )
    assert (draft["To"], draft["From"], draft["X-Unsent"]) == (None, None, "1")
    assert draft["Subject"] == "Per Argento Vivo Borgoserra ODV"
    kinds = [part.get_content_type() for part in draft.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert "@" not in draft.get_body(("plain",)).get_content()  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["\r\nBcc: a@example.org", "Ente\nSubject: no", "é" * 300])
def test_a_name_cannot_add_a_header_to_a_mail(name: str) -> None:
    """Whatever an organisation is called, the draft has our headers alone."""
    document = Document(f"Per {name}", "it", _letters().popitem()[1].copy, "COPIA")
    draft = email.message_from_bytes(mail(document, None, "x.ics", at=AT), policy=email.policy.default)
    assert set(draft.keys()) == {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}


def test_letters_are_written_with_their_mail_and_told_one_by_one(tmp_path: Path) -> None:
    """Each file has its fingerprint; progress counts the mails too; stopping keeps what is whole."""
    sheaves = letter_sheaves(going_out(example()), AT)[:2]
    told: list[tuple[int, int, str]] = []
    report = write_sheaves(
        sheaves, ("txt", "md"), tmp_path, at=AT, mails=True, on_progress=lambda *step: told.append(step)
    )
    assert [written.path.suffix for written in report.files] == [".txt", ".md", ".eml"] * 2
    assert [(done, total) for done, total, _ in told] == [(at, 6) for at in range(6)]
    assert all(written.path.with_name(f"{written.path.name}.sha256").exists() for written in report.files)
    stopped = write_sheaves(sheaves, ("txt",), tmp_path / "b", at=AT, cancelled=lambda: True)
    assert (stopped.files, stopped.cancelled) == ((), True)


def test_a_page_is_named_after_the_path_and_its_copy() -> None:
    """No one hangs the wrong one."""
    assert page_sheaf(going_out(example(), "public"), "notice").stem == "invecchiare-bene-a-borgoserra-bacheca-PUBBLICA"


@pytest.mark.parametrize("copy", CopyKind)
def test_letters_and_pages_have_metadata_and_a_public_one_says_where_the_original_is(
    tmp_path: Path, copy: CopyKind
) -> None:
    """Each file has its record, each letter its own identifier; the foot of a public copy tells of the original."""
    out = going_out(example(), copy.value)
    sheaves = [*letter_sheaves(out, AT), page_sheaf(out, "summary")]
    report = write_sheaves(sheaves, ("txt",), tmp_path, at=AT)
    told = [json.loads(one.path.with_name(f"{one.path.name}.metadata.json").read_text("utf-8")) for one in report.files]
    assert len({one["identifier"]["value"] for one in told}) == len(sheaves) > 2
    assert {one["copy_kind"] for one in told} == {copy.value}
    for sheaf in sheaves:
        assert ("originale agli atti" in sheaf.document.footer.lower()) is (copy is CopyKind.PUBLIC)
