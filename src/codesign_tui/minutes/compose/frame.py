"""What every section of a document is composed with: the process, the session, the copy, the language, the day.

People's words go into the document as they are; names that a public copy may not print are taken out of the whole
document at the end (`discretion`). What depends on the copy in another way (who stands under whose name) is here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.kinds import KindRules, rules_of
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.people import Delegate, Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import Attribution, Category, CopyKind
from codesign_tui.domain.values import Frozen
from codesign_tui.locale import Translator
from codesign_tui.minutes.bearers import nameable, public_label

NOTHING = "–"
"""What an empty cell of a table shows: a reader of any format sees that nothing was forgotten."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed points of one document."""

    process: Process
    session: Session
    copy: CopyKind
    say: Translator
    generated_on: date
    codes: Mapping[str, str]
    """What each thing is called in the document, by id."""
    final: bool = False
    """Whether this text is to be sealed, or was: nothing in it speaks of a draft."""

    @property
    def public(self) -> bool:
        """Whether anybody may read this copy."""
        return self.copy is CopyKind.PUBLIC

    @property
    def details(self) -> ProcessDetails:
        """The process's own record."""
        return self.process.details

    @property
    def procedure(self) -> bool:
        """Whether the path is a procedure of an administration: a *Verbale*, else a *Resoconto*."""
        return self.rules.is_procedure

    @property
    def rules(self) -> KindRules:
        """What follows from the kind of the process."""
        return rules_of(self.details.kind)

    @property
    def record(self) -> MinutesRecord:
        """The life of these minutes; a draft when nothing is known yet."""
        records = self.process.in_session(MinutesRecord, self.session.id)
        return records[0] if records else MinutesRecord(id=self.session.id, session=self.session.id)

    @property
    def number(self) -> int:
        """The number of these minutes: typed by hand, else the session's."""
        return self.record.number or self.session.number

    def by_kind(self, identifier: str, **args: str | int) -> str:
        """Return a sentence that differs between a procedure and an open path."""
        return self.say(f"{identifier}.{'procedure' if self.procedure else 'open'}", **args)

    def word(self, group: str, code: str | None) -> str:
        """Return the words of a code of the format; a code that a municipality added is printed as written."""
        if not code:
            return ""
        identifier = f"minutes.{group}.{code.replace(' ', '_')}"
        return self.say(identifier) if self.say.has(identifier) else code.replace("_", " ")

    def columns(self, *names: str) -> tuple[str, ...]:
        """Return the header of a table."""
        return tuple(self.say(f"minutes.column.{name}") for name in names)

    def day(self, day: str | None) -> str:
        """Return a day of the file, "2026-02-12", as people write it; empty when there is none.

        In an Italian act the first of a month is "1° maggio".
        """
        words = self.say.day(date.fromisoformat(day)) if day else ""
        return f"1°{words[1:]}" if self.say.language == "it" and words.startswith("1 ") else words

    def code(self, entity: Frozen) -> str:
        """Return the short name of a thing, "PR07"."""
        identifier: str = getattr(entity, "id", "")
        return self.codes.get(identifier, identifier)

    def references(self, identifiers: Iterable[str], *, merged: bool = False) -> str:
        """Return the short names of the things referred to, without those that may not appear.

        Cards that another stands for are left out unless `merged` asks for them.
        """
        may_appear = self.named if merged else self.shown
        items = ((identifier, self._item(identifier)) for identifier in identifiers)
        shown = (identifier for identifier, item in items if item is None or may_appear(item))
        return ", ".join(self.codes.get(identifier, identifier) for identifier in shown)

    def _item(self, identifier: str) -> Item | None:
        """Return the contribution with this id, of whatever kind."""
        kinds = (kind for kind in TABLES.values() if issubclass(kind, Item))
        return next((item for kind in kinds if (item := self.process.get(kind, identifier)) is not None), None)

    def table(self, name: str | None) -> str:
        """Return which table of the hall: its name, or "tavolo 3" where it has just a number."""
        return self.say("minutes.table_number", number=name) if name and name.isdecimal() else name or ""

    def category(self, category: Category) -> str:
        """Return a category's name."""
        return self.say.term(category)

    def body(self, identifier: str | None) -> str:
        """Return an organisation's full name; empty when there is none."""
        organization = self.process.get(Organization, identifier)
        return organization.name if organization else ""

    def short_body(self, identifier: str | None) -> str:
        """Return an organisation's short name; empty when there is none."""
        organization = self.process.get(Organization, identifier)
        return organization.label if organization else ""

    def may_name(self, person: Participant | Staff) -> bool:
        """Tell whether this copy prints the person's name."""
        return not self.public or nameable(person)

    def name(self, person: Participant | Staff) -> str:
        """Return what stands for a person in this copy: the name, or pseudonym or role."""
        return person.full_name if self.may_name(person) else public_label(self.process, person, self.say)

    def delegate(self, delegate: Delegate) -> str:
        """Return what stands for a delegate in this copy: nobody asked them whether the name may be published."""
        if not self.public:
            return f"{delegate.full_name}, {delegate.role}" if delegate.role else delegate.full_name
        return delegate.role or self.say("minutes.people.delegate_unnamed")

    def person_and_body(self, identifier: str | None, organization: str | None = None) -> str:
        """Return a person and, in brackets, the body they sit for; or the body alone."""
        person = self.process.person(identifier)
        body_id = organization or getattr(person, "organization", None)
        body = self.short_body(body_id) or (body_id if isinstance(person, Staff) and body_id else "")
        if person is None:
            return body
        name = self.name(person)
        return f"{name} ({body})" if body and self.may_name(person) else name

    def voice(self, participant: str | None, organization: str | None = None) -> str:
        """Return whose position it is: the person inside, the body alone in a public copy."""
        person = self.process.person(participant)
        if not self.public and person is not None:
            return self.person_and_body(participant, organization)
        body = self.body(organization or getattr(person, "organization", None))
        if body:
            return body
        category = getattr(person, "category", None)
        return self.category(category) if category else self.say("minutes.contribution.unknown")

    def signed_by(self, item: Item) -> str:
        """Return under whose name a contribution is reported, as its author chose."""
        if item.attribution is Attribution.ANONYMOUS:
            return self.say("minutes.contribution.anonymous")
        if item.attribution is Attribution.CATEGORY:
            return self.category(item.category) if item.category else ""
        if item.attribution is Attribution.PERSON and not self.public and item.author:
            return self.person_and_body(item.author, item.author_organization)
        person = self.process.person(item.author)
        body = self.body(item.author_organization or getattr(person, "organization", None))
        category = item.category or getattr(person, "category", None)
        return body or (self.category(category) if category else "")

    def marks(self, item: Item) -> list[str]:
        """Return what else must be told of a contribution: that somebody disagrees, that it was typed afterwards.

        Of an anonymous one nothing is told but its words.
        """
        if item.attribution is Attribution.ANONYMOUS:
            return []
        marks = ((item.flash, "disagreement"), (item.transcribed_after, "transcribed_after"))
        return [self.say(f"minutes.contribution.{name}") for marked, name in marks if marked]

    def with_marks(self, words: str, item: Item) -> str:
        """Return the words followed by the contribution's marks, in brackets."""
        marks = "; ".join(self.marks(item))
        return f"{words} ({marks})" if marks else words

    def shown(self, item: Item) -> bool:
        """Tell whether an item may appear: on the table, neither it nor its cluster restricted."""
        return item.on_table and not self.is_restricted(item)

    def named(self, item: Item) -> bool:
        """Tell whether an item may be named where it is referred to: one that went into another still may."""
        return (item.on_table or item.merged_into is not None) and not self.is_restricted(item)

    def is_restricted(self, item: Item) -> bool:
        """Tell whether an item or its cluster is kept from the minutes, or its session from all but its own."""
        cluster = self.process.get(Cluster, item.cluster)
        if item.restricted or (cluster is not None and cluster.restricted):
            return True
        session = self.process.get(Session, item.session) if item.session != self.session.id else None
        return bool(session is not None and session.restricted)


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def marked(frame: Frame, words: str) -> str:
    """Return what stands on every page, after the word that marks a rehearsal if this is one."""
    return joined((frame.say("rehearsal.mark") if frame.details.rehearsal else "", words), " · ")


def joined(parts: Iterable[str], mark: str = ", ") -> str:
    """Return what is not empty, joined."""
    return mark.join(part for part in parts if part)


def sentence(text: str) -> str:
    """Return the text closed by a full stop, if it is not closed already."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?…" or text[-2:] in ('."', ".»", ".”") else f"{text}."
