"""What every paper of the hall is made with: the session, its activities, who is expected, the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from codesign_tui.domain.electorate import usual_unit
from codesign_tui.domain.expected import Expected, expected
from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.limits import DOTS_A_HEAD
from codesign_tui.domain.materials import Work, tables_for
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.table_questions import numbered_tables, tables_of
from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.domain.terms import Attribution, CopyKind, VoteState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.ways import DOTS
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Document, Look


@dataclass(frozen=True, slots=True)
class Hall:
    """The fixed points of all papers of one session."""

    process: Process
    session: Session
    workshop: Workshop | None
    works: tuple[Work, ...]
    """The agenda without what was skipped, each item with its method if there is one."""
    people: Expected
    say: Translator
    votes: tuple[Vote, ...]
    """What is voted on paper: the open votes of the session, or one on the options that were asked for."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables by name; where nobody named them, as many numbers as tables are needed."""
        names = tables_of(self.process, self.session, self._may_tell)
        return numbered_tables(names, tables_for(names, self.people))

    def _may_tell(self, item: Item) -> bool:
        """Tell whether a card may name its table on paper: not a restricted one, outside a restricted session."""
        return bool(self.session.restricted) or not is_restricted(self.process, item)

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody writes a name here: a restricted session, or one whose cards have no author."""
        usual = self.workshop.attribution if self.workshop is not None else None
        return bool(self.session.restricted) or (self.session.attribution or usual) is Attribution.ANONYMOUS

    def frame(self, day: date) -> Frame:
        """Return what the sections of the minutes are composed with, for the words that they share with papers."""
        return Frame(self.process, self.session, CopyKind.PUBLIC, self.say, day, codes_by_id(self.process))

    def when(self) -> str:
        """Return the day of the session, "giovedì 5 marzo 2026"; empty when it is not set."""
        day = self.session.date
        return self.say.day(date.fromisoformat(day), style="full") if day else ""

    def hours(self) -> str:
        """Return from when to when, "17.00–20.00"; empty when the beginning is not set."""
        start, end = self.session.planned_start, self.session.planned_end
        if start is None:
            return ""
        at = self.say.clock(start)
        return f"{at}–{self.say.clock(end)}" if end else self.say("papers.from_hour", at=at)

    def named(self) -> str:
        """Return which session it is and when: "Seduta n. 2 · giovedì 5 marzo 2026 · 17.00–20.00"."""
        number = self.say("papers.session", number=self.session.number)
        return " · ".join(part for part in (number, self.when(), self.hours()) if part)

    def document(
        self,
        name: str,
        title: str,
        blocks: Sequence[Block],
        *,
        look: Look = "sheet",
        copy: CopyKind = CopyKind.PUBLIC,
        subtitle: Sequence[str] | None = None,
        landscape: bool = False,
    ) -> Document:
        """Return a paper as a document: path and session at its head and foot."""
        say = self.say
        return Document(
            title=title,
            language=say.language,
            copy=copy,
            copy_label=say(f"papers.label.{name}"),
            letterhead=(self.process.details.title, say("papers.session", number=self.session.number)),
            subtitle=tuple(subtitle) if subtitle is not None else (self.named(),),
            blocks=tuple(blocks),
            footer=f"{self.process.details.title} · {self.named()}",
            page_words=(say("minutes.page"), say("minutes.page_of")),
            author="",
            file_title=self.process.details.title,
            subject=say(f"papers.name.{name}"),
            look=look,
            landscape=landscape,
        )


def hall_of(process: Process, session_id: str, library: Library, say: Translator, options: Sequence[str] = ()) -> Hall:
    """Return what the papers of a session are made with. `options` are what a voting sheet is asked for.

    Raises:
        Refused: there is no such session.
    """
    session = process.get(Session, session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=session_id))
    workshop = _workshop(library, process.details.workshop)
    items = [item for item in process.agenda(session_id) if not item.skipped]
    works = tuple(Work(item, _method(library, item.method)) for item in items)
    people = expected(process, session, workshop)
    votes = (_asked_for(process, session, options, people, say),) if options else _open(process, session_id)
    return Hall(process, session, workshop, works, people, say, votes)


def _open(process: Process, session: str) -> tuple[Vote, ...]:
    """Return the votes of a session that still take ballots."""
    return tuple(vote for vote in process.in_session(Vote, session) if vote.state is VoteState.OPEN)


def _asked_for(process: Process, session: Session, options: Sequence[str], people: Expected, say: Translator) -> Vote:
    """Return a vote by dots on some options, as it would be opened: it is printed, never kept."""
    return Vote(
        id="-",
        session=session.id,
        kind=DOTS,
        subject=say("papers.vote_subject"),
        dots_per_voter=DOTS_A_HEAD,
        options=tuple(options),
        unit=usual_unit(process, DOTS),
        voters=people.all_voters,
        voters_by_category={category.value: number for category, number in people.voters.items()},
        state=VoteState.OPEN,
    )


def _method(library: Library, identifier: str | None) -> Method | None:
    """Return a method; None if there is none or the library cannot give it, since the papers are still worth it."""
    if identifier is None:
        return None
    try:
        return library.method(identifier)
    except CodesignError:  # `codesign templates check` says what is wrong
        return None


def _workshop(library: Library, identifier: str | None) -> Workshop | None:
    """Return the template of a process; None if there is none or the library cannot give it."""
    if identifier is None:
        return None
    try:
        return library.workshop(identifier)
    except CodesignError:  # `codesign templates check` says what is wrong
        return None
