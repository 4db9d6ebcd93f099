"""What is to be published (D.M. 72/2021 §6): each document with its day and its link, typed by hand."""

from collections.abc import Sequence

from codesign_tui.actions.going_out import drop_publication, note_publication
from codesign_tui.actions.minutes_life import mark_minutes, unmark_minutes
from codesign_tui.domain.going_out import Publication
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.publications import MINUTES, ToPublish, to_publish
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import hung
from codesign_tui.tui.screens.filling import Field, Filled, LineField
from codesign_tui.tui.screens.noting_forms import Do, NotingForms
from codesign_tui.tui.screens.rows_dialog import Kept, RowsDialog
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT = 2


class PublicationsList(RowsDialog):
    """What the law wants published of this kind of path, and what else was noted."""

    NAME = "publishing"

    def rows(self, width: int) -> Sequence[Row]:
        """Return a row for each document."""
        return [_row(self, one, width) for one in to_publish(self.desk.process)]

    def named(self, what: str, session: str | None) -> str:
        """Return the name of a document: the law's, or somebody's words."""
        return publication_name(self.desk.words, what, self.desk.process.get(Session, session))

    async def edit(self, row: str) -> Kept:
        """Ask when and where a document was published."""
        chosen = next((one for one in to_publish(self.desk.process) if one.id == row), None)
        return await PublishingForms(self).publication(chosen) if chosen is not None else None

    async def add(self) -> Kept:
        """Ask for another document."""
        return await PublishingForms(self).publication(None)

    def take_away(self, row: str) -> Kept:
        """Say that a document was not published."""
        chosen = next((one for one in to_publish(self.desk.process) if one.id == row), None)
        if chosen is not None and chosen.what == MINUTES and chosen.published_on is not None:
            return self.desk.do(unmark_minutes, chosen.session or "", MarkKind.PUBLISHED, now=self.desk.now())
        if chosen is None or chosen.kept is None:
            self.say(msg("life.nothing_to_take"))
            return None
        return self.desk.do(drop_publication, chosen.kept.id, now=self.desk.now())


class PublishingForms(NotingForms):
    """Asks when and where something was published."""

    async def publication(self, chosen: ToPublish | None) -> Kept:
        """Ask for a document; of minutes only the day and the link, which their own mark keeps."""
        now, kept = self.desk.now(), chosen.kept if chosen else None
        is_minutes = chosen is not None and chosen.what == MINUTES
        fields: list[Field] = []
        if chosen is None:
            fields.append(LineField("what", msg("publishing.field.what")))
        on = chosen.published_on.isoformat() if chosen and chosen.published_on else None
        fields.append(LineField("published_on", msg("publishing.field.published_on"), self.day_words(on)))
        fields.append(LineField("link", msg("publishing.field.link"), (chosen.link or "") if chosen else ""))
        if not is_minutes:
            due = self.day_words(kept.due, today=False) if kept else ""
            fields.append(LineField("due", msg("publishing.field.due"), due))
            fields.append(LineField("note", msg("publishing.field.note"), (kept.note or "") if kept else ""))

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            day = self.day(filled, "published_on")
            if chosen is not None and is_minutes:
                return lambda ledger: mark_minutes(
                    ledger, chosen.session or "", MarkKind.PUBLISHED, day or self.today, now=now, link=filled["link"]
                )
            what = chosen.what if chosen else filled["what"]

            def note(ledger: Ledger) -> Done[Publication]:
                """Write it down."""
                return note_publication(
                    ledger, what, now=now, publication_id=kept.id if kept else None, published_on=day,
                    link=filled["link"] or None, due=self.day(filled, "due", past=False), note=filled["note"] or None,
                )  # fmt: skip

            return note

        name = msg("publishing.other")
        if chosen is not None:
            named = publication_name(self.words, chosen.what, self.process.get(Session, chosen.session))
            name = msg("publishing.ask", what=named)
        return await self.filled(name, fields, {"published_on": True, "due": False}, done)


def publication_name(words: Translator, what: str, session: Session | None) -> str:
    """Return the name of a document: the law's, or somebody's words."""
    identifier = f"publishing.what.{what}"
    if session is not None and what == MINUTES:
        return words(identifier, number=session.number)
    return words(identifier) if words.has(identifier) else what


def _row(screen: PublicationsList, one: ToPublish, width: int) -> Row:
    """Return a document: whether it is published, when, where; else by when it is to be."""
    words = screen.desk.words
    sign = show("✓ ", "$success") if one.published_on else show("○ ", "$muted")
    if one.published_on:
        state = words("publishing.published", day=one.published_on)
    else:
        state = words("publishing.until", day=one.due) if one.due else words("publishing.not_yet")
    said = show_line(screen.named(one.what, one.session), "bold") + show_line(f" · {state}")
    first = sign + hung(said, width - _INDENT, indent=_INDENT, most=2)
    below = " · ".join(part for part in (one.link or "", (one.kept.note or "") if one.kept else "") if part)
    if not below:
        return Row(one.id, first)
    return Row(
        one.id, first + show("\n" + " " * _INDENT) + show_line(below, "$muted").truncate(width - _INDENT, ellipsis=True)
    )


__all__ = ["PublicationsList", "publication_name"]
