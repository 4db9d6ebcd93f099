"""What every check looks at: a session with what is kept of it, and the words that are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.items import Cluster, Commitment, Item, Proposal, Vote
from codesign_tui.domain.kinds import KindRules, rules_of
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord, Session, session_state
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import SessionState
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.checks.texts import PrintedText, printed_texts
from codesign_tui.minutes.privacy import NameKeeper

_KINDS: Final = tuple(kind for kind in TABLES.values() if issubclass(kind, Item))


@dataclass(frozen=True)
class Looked:
    """A session under the eyes of the checks."""

    process: Process
    session: Session
    words: CheckWords

    @cached_property
    def rules(self) -> KindRules:
        """What follows from the kind of the process."""
        return rules_of(self.process.details.kind)

    @cached_property
    def state(self) -> SessionState:
        """Where the session is in time."""
        return session_state(self.session)

    @property
    def has_begun(self) -> bool:
        """Whether the session is open or over."""
        return self.state is not SessionState.PLANNED

    @property
    def is_over(self) -> bool:
        """Whether the session is closed."""
        return self.state is SessionState.CLOSED

    @cached_property
    def agenda(self) -> Sequence[AgendaItem]:
        """The agenda items."""
        return self.process.agenda(self.session.id)

    @cached_property
    def attendance(self) -> Sequence[Attendance]:
        """What was recorded of the members."""
        return self.process.in_session(Attendance, self.session.id)

    @cached_property
    def votes(self) -> Sequence[Vote]:
        """The votes and consents."""
        return self.process.in_session(Vote, self.session.id)

    @cached_property
    def commitments(self) -> Sequence[Commitment]:
        """The commitments that the session took and that stand."""
        return [one for one in self.process.in_session(Commitment, self.session.id) if one.on_table]

    @cached_property
    def cards(self) -> Sequence[Item]:
        """Every contribution of the session, whatever its state."""
        return [item for kind in _KINDS for item in self.process.in_session(kind, self.session.id)]

    @cached_property
    def process_cards(self) -> Sequence[Item]:
        """Every contribution of the path, whatever its session and state."""
        return [item for kind in _KINDS for item in self.process.all(kind)]

    @cached_property
    def shown(self) -> Sequence[Item]:
        """The contributions that the minutes may print: on the table, and not restricted."""
        return [card for card in self.cards if card.on_table and not self.is_restricted(card)]

    @cached_property
    def printed(self) -> Sequence[PrintedText]:
        """The texts that a public copy may print, whoever wrote them."""
        return tuple(printed_texts(self.agenda, self.shown, self.votes))

    @cached_property
    def record(self) -> MinutesRecord | None:
        """What is kept of the minutes, if anything is."""
        return next(iter(self.process.in_session(MinutesRecord, self.session.id)), None)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the office writes: the process's own, else all there are."""
        return tuple(one for one in self.process.details.languages if one in LANGUAGES) or LANGUAGES

    @cached_property
    def keeper(self) -> NameKeeper:
        """Who may not be named in public, made when it is first asked for."""
        return NameKeeper(self.process, self.languages[0])

    def is_restricted(self, card: Item) -> bool:
        """Tell whether a card or its group is kept from the hall and from every public copy."""
        cluster = self.process.get(Cluster, card.cluster)
        return bool(card.restricted or (cluster is not None and cluster.restricted))

    def proposals_weighed(self) -> Iterator[Proposal]:
        """Yield the proposals that the session brought, voted on or decided about."""
        options = {option for vote in self.votes for option in (*vote.options, *(row.option for row in vote.tally))}
        for proposal in self.process.all(Proposal):
            if proposal.on_table and (proposal.session == self.session.id or proposal.id in options):
                yield proposal
