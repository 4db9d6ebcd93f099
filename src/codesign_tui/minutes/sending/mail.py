"""A letter as a mail ready to be sent: text and page, the calendar attached, nobody's address.

The program knows no address and invents none: whoever opens the draft chooses whom it goes to.
"""

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from codesign_tui.domain.text import clean_line
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.formats import FORMATS
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

DRAFT: Final = "X-Unsent"
"""Tells Outlook that this is a draft to finish."""


def mail(
    document: Document, attached: bytes | None, name: str, *, at: datetime, stationery: Stationery = SHIPPED
) -> bytes:
    """Return the draft of a mail with the letter; `attached` is the reader's calendar, if any, `name` its file's.

    The same letter at the same moment gives the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean_line(document.title)
    message["Date"] = at
    message[DRAFT] = "1"
    message.set_content(FORMATS["txt"].render(document, at=at).decode("utf-8"))
    message.add_alternative(
        FORMATS["html"].render(document, at=at, stationery=stationery).decode("utf-8"), subtype="html"
    )
    if attached is not None:
        message.add_attachment(attached, maintype="text", subtype="calendar", filename=name)
    digest = hashlib.sha256(repr(document).encode("utf-8", "replace")).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest}_{number}")
    return message.as_bytes()
