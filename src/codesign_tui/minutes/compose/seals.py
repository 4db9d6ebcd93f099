"""Where composed minutes stand: a draft that says so, or a text that was sealed and carries its seal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from codesign_tui.domain.minutes_seals import Seal, newest_seals
from codesign_tui.domain.minutes_standing import is_settled
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.digest import is_stale
from codesign_tui.minutes.document import Document, SealMark
from codesign_tui.minutes.six_words import six_words

_SHORT: Final = 16
"""Hexadecimal digits of the digest that are printed; the code holds all of them."""

_LONGEST_ID: Final = 12
"""Characters of the process's id that the code holds, from its end, where ids differ."""


def as_it_stands(frame: Frame, compose: Callable[[Frame], Document]) -> Document:
    """Return the document with its seal while it still says what was sealed; else marked as a draft, unless settled."""
    seal = newest_seals(frame.record.seals).get((frame.copy, frame.say.language))
    if seal is not None:
        document = compose(replace(frame, final=True, generated_on=datetime.fromisoformat(seal.at).date()))
        if not is_stale(seal, document):
            return sealed(document, frame, seal)
    document = compose(frame)
    if is_settled(frame.record) and seal is None:
        return document
    return replace(document, copy_label=f"{document.copy_label} · {frame.say('sealing.draft')}")


def sealed(document: Document, frame: Frame, seal: Seal) -> Document:
    """Return the document with its seal, and standing as a text that is final."""
    standing = document.standing
    if not is_settled(frame.record):
        standing = (_final(frame, seal), *document.standing[1:])
    elif seal.version > 1:
        standing = (*document.standing[:1], _version(frame, seal), *document.standing[1:])
    filing = replace(document.filing, sealed=True, version=seal.version) if document.filing is not None else None
    return replace(document, standing=standing, seal=_mark(frame, seal), filing=filing)


def _final(frame: Frame, seal: Seal) -> str:
    """Return that the text is final, of which version, and inside the office why there is another one.

    A reason is typed freely and may name somebody: a public copy does not print it.
    """
    if seal.reason is None or frame.public:
        return frame.say("sealing.standing", version=seal.version)
    return frame.say("sealing.standing_why", version=seal.version, reason=seal.reason)


def _version(frame: Frame, seal: Seal) -> str:
    """Return which version of settled minutes it is, and inside the office why there is another one."""
    if seal.reason is None or frame.public:
        return frame.say("minutes.version", number=seal.version)
    return frame.say("minutes.version_why", number=seal.version, reason=seal.reason)


def _mark(frame: Frame, seal: Seal) -> SealMark:
    """Return what closes the document."""
    say, at = frame.say, datetime.fromisoformat(seal.at)
    short = " ".join(seal.digest[start : start + 4] for start in range(0, _SHORT, 4))
    return SealMark(
        lead=say("sealing.mark", version=seal.version, day=say.day(at.date()), at=say.clock(at.time())),
        words=six_words(seal.digest, seal.language),
        details=(say("sealing.mark_digest", digest=short), say("sealing.mark_how")),
        payload=payload(frame, seal),
        alternative=say("sealing.mark_alternative"),
        at=at,
    )


def payload(frame: Frame, seal: Seal) -> str:
    """Return what the code at the foot holds: text for people and programs, without any address."""
    lines = {
        "digest": f"sha256:{seal.digest}",
        "process": frame.details.id[-_LONGEST_ID:],
        "session": str(frame.session.number),
        "copy": seal.copy_kind.value,
        "language": seal.language,
        "version": str(seal.version),
    }
    return "\n".join(("codesign seal v1", *(f"{name} {value}" for name, value in lines.items())))
