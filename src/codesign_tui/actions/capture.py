"""Keep what the table says: needs, proposals, commitments, decisions, risks, factors, actors, notes, statements.

The cost of one contribution does not grow with the process: nothing here walks the items.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeVar

from codesign_tui.actions.authorship import Authorship, authorship
from codesign_tui.actions.clusters import NamedClusters
from codesign_tui.actions.steps import all_of, beside, commit, found, instant, made, new_id, wall_clock
from codesign_tui.domain.ballot_box import BoxedCard, with_cards
from codesign_tui.domain.commitment_warnings import warnings_when_taken
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.private_writing import is_private
from codesign_tui.domain.process import Process
from codesign_tui.domain.public_numbers import next_place, numbered, stem_of
from codesign_tui.domain.schemes import sign_of_lane
from codesign_tui.domain.tables import ITEM_TABLES, TABLES, document_of, table_of
from codesign_tui.domain.terms import (
    Attribution,
    Category,
    Channel,
    CommitmentStatus,
    FactorSign,
    ItemKind,
    ItemState,
    ProposalStatus,
    SessionState,
)
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import Frozen
from codesign_tui.domain.voices import recognisable
from codesign_tui.domain.wording import title_and_text

T = TypeVar("T")

_OWNED: Final = (ItemKind.COMMITMENT, ItemKind.RISK, ItemKind.PARKED_QUESTION, ItemKind.STAKEHOLDER)
_NAMED: Final = (ItemKind.STATEMENT, ItemKind.COMMITMENT, ItemKind.DECISION)
"""What is never anonymous by default: it is somebody's, or the whole table's."""

_RANDOM_BYTES: Final = 16


def random_id() -> str:
    """Return 128 random bits: an id that does not tell the time, for anonymous cards."""
    return secrets.token_hex(_RANDOM_BYTES)


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing said at the table, as it reaches the capture line, a phone or an import of many lines."""

    kind: ItemKind
    text: str
    session: str | None = None
    agenda_item: str | None = None
    """The session's item in hand unless it is given."""
    author: str | None = None
    """A participant or a member of staff."""
    organization: str | None = None
    category: Category | None = None
    attribution: Attribution | None = None
    cluster: str | None = None
    """The id or the name of a cluster; a name that is new makes one."""
    channel: Channel = Channel.SCREEN
    origin_table: str | None = None
    inbox: bool = False
    owner: str | None = None
    """Who does it: a person, or an organisation."""
    due: date | str | None = None
    """A day; words such as "after the act" are kept as they are."""
    proposals: Sequence[str] = ()
    needs: Sequence[str] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    """Other fields of its kind: effect, evidence, perimeter, probability, …"""


def capture(
    ledger: Ledger,
    /,
    *,
    now: datetime,
    kind: ItemKind,
    text: str,
    session: str | None = None,
    agenda_item: str | None = None,
    author: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    attribution: Attribution | None = None,
    cluster: str | None = None,
    channel: Channel = Channel.SCREEN,
    origin_table: str | None = None,
    inbox: bool = False,
    owner: str | None = None,
    due: date | str | None = None,
    proposals: Sequence[str] = (),
    needs: Sequence[str] = (),
    who: str = FACILITATOR,
    make_random_id: Callable[[], str] = random_id,
    **values: Any,
) -> Done[Item]:
    """Keep one contribution; `values` are other fields of its kind (effect, evidence, perimeter, …).

    Into a closed session it is marked as transcribed afterwards. An anonymous one keeps neither author nor
    organisation nor time, and its id tells no time. A proposal's first sentence becomes its title. A commitment
    without owner or date is kept, with warnings. Without a session it belongs to none.

    Raises:
        Refused: no words, something it names is not there, a statement without a named author, or a value that
            does not fit.
    """
    contribution = Contribution(
        kind, text, session, agenda_item, author, organization, category, attribution, cluster, channel,
        origin_table, inbox, owner, due, proposals, needs, values,
    )  # fmt: skip
    gathering = _Gathering(ledger.process, now, make_random_id)
    item = gathering.take(contribution)
    return _keep(ledger, f"capture_{kind.value}", now, item, gathering, who)


def capture_many(
    ledger: Ledger,
    contributions: Sequence[Contribution],
    *,
    now: datetime,
    who: str = FACILITATOR,
    make_random_id: Callable[[], str] = random_id,
    action: str = "capture_many",
) -> Done[tuple[Item, ...]]:
    """Keep several contributions in one transaction: all of them or none; `action` says in which way they came.

    Raises:
        Refused: there are none, or one of them cannot be kept.
    """
    if not contributions:
        raise Refused(msg("action.words_missing"))
    gathering = _Gathering(ledger.process, now, make_random_id)
    items = tuple(gathering.take(contribution) for contribution in contributions)
    return _keep(ledger, action, now, items, gathering, who)


def _keep(ledger: Ledger, action: str, now: datetime, value: T, gathering: "_Gathering", who: str) -> Done[T]:
    """Keep what was gathered: unsigned cards written in private in the box, everything else in one transaction."""
    warnings = tuple(dict.fromkeys(gathering.warnings))
    tickets = []
    for item, cards in gathering.boxed.items():
        tickets.append(ledger.box.change(partial(with_cards, item=item, cards=cards)))
    if not gathering.entities:
        return beside(ledger, action, now, value, all_of(tickets), "agenda", who=who, warnings=warnings)
    done = commit(ledger, action, now, value, *gathering.entities, who=who, warnings=warnings)
    return replace(done, ticket=all_of([done.ticket, *tickets]))


class _Gathering:
    """Items being made for one transaction: they share numbers and new clusters."""

    def __init__(self, process: Process, now: datetime, make_random_id: Callable[[], str]) -> None:
        self.boxed: dict[str, list[BoxedCard]] = {}
        """Unsigned cards written in private, by agenda item."""
        self._cards: list[Frozen] = []
        self.warnings: list[Msg] = []
        self._process = process
        self._now = now
        self._random_id = make_random_id
        self._numbers: dict[str, int] = {}
        self._clusters = NamedClusters(process, now)

    @property
    def entities(self) -> tuple[Frozen, ...]:
        """What the transaction keeps: clusters that had to be made, and the cards."""
        return (*self._clusters.new.values(), *self._cards)

    def take(self, contribution: Contribution) -> Item:
        """Make the item of a contribution and keep it for the transaction."""
        if not clean(contribution.text).strip():
            raise Refused(msg("action.words_missing"))
        said_by = self._said_by(contribution)
        is_anonymous = said_by.attribution is Attribution.ANONYMOUS
        place = self._place(contribution)
        in_private = is_private(self._process.get(AgendaItem, place.get("agenda_item")))
        to_box = is_anonymous and in_private
        values: dict[str, Any] = {
            "id": self._random_id() if is_anonymous else new_id(self._now),
            "number": None if to_box else self._number(ITEM_TABLES[contribution.kind]),
            **place,
            "channel": contribution.channel,
            "origin_table": contribution.origin_table,
            "at": None if is_anonymous else instant(self._now),
            "state": ItemState.INBOX if contribution.inbox or in_private else None,
            "author": said_by.author,
            "author_organization": said_by.organization,
            "category": _own_category(contribution, said_by),
            "attribution": said_by.attribution,
            # A new cluster would tell in the file when the first unsigned card of it came: the box keeps its name.
            "cluster": clean_line(contribution.cluster or "") or None
            if to_box
            else self._clusters.id_of(contribution.cluster),
            **self._of_kind(contribution),
        }
        item = made(_kind(contribution.kind), **self._others(contribution, values))
        if to_box:
            self._box(item)
        else:
            self._cards.append(item)
        self._warn_recognisable(item)
        if isinstance(item, Commitment):
            self.warnings += warnings_when_taken(self._process, item)
        return item

    def _box(self, item: Item) -> None:
        """Keep an unsigned card for the box: neither number nor state, which are given when it is revealed."""
        document = {name: value for name, value in document_of(item).items() if name != "state"}
        card = BoxedCard(item.id, table_of(type(item)), document)
        self.boxed.setdefault(item.agenda_item or "", []).append(card)

    def _warn_recognisable(self, item: Item) -> None:
        """Say that a card under its category's name tells who said it, where too few of the category are there."""
        if item.attribution is not Attribution.CATEGORY or item.category is None:
            return
        session = self._process.get(Session, item.session)
        at = wall_clock(self._now) if session and session_state(session) is SessionState.OPEN else None
        few = recognisable(self._process, item.category, item.session, at)
        if few is not None:
            self.warnings.append(msg("coach.recognisable", n=few, category=item.category))

    def _said_by(self, contribution: Contribution) -> Authorship:
        """Return under whose name a contribution is kept; a statement for the record is always a named person's."""
        attribution = contribution.attribution or self._usual_attribution(contribution)
        if contribution.kind is ItemKind.STATEMENT:
            if contribution.author is None or attribution is Attribution.ANONYMOUS:
                raise Refused(msg("action.statement_needs_author"))
            attribution = Attribution.PERSON
        return authorship(
            self._process,
            author=contribution.author,
            organization=contribution.organization,
            category=_speakers_category(contribution),
            attribution=attribution,
            session=contribution.session,
        )

    def _usual_attribution(self, contribution: Contribution) -> Attribution | None:
        """Return what the session asks for: anonymous where nobody is named and people are at risk; or whose name.

        A person or body that is named chose to be: they are reported as the session says, never made anonymous. What
        cannot be (a person's name where only the body is known) is left to the usual way.
        """
        session = self._process.get(Session, contribution.session)
        wanted = session.attribution if session is not None else None
        if wanted is None or contribution.kind in _NAMED:
            return None
        possible = {
            Attribution.ANONYMOUS: contribution.author is None and contribution.organization is None,
            Attribution.PERSON: contribution.author is not None,
            Attribution.ORGANIZATION: False,  # the usual way already, where there is a body
            Attribution.CATEGORY: self._process.get(Participant, contribution.author) is not None
            or contribution.organization is not None,
        }
        return wanted if possible[wanted] else None

    def _number(self, table: str) -> int:
        """Return the next number that people see in a table."""
        number = self._numbers.get(table) or self._process.next_number(table)
        self._numbers[table] = number + 1
        return number

    def _place(self, contribution: Contribution) -> dict[str, Any]:
        """Return session and agenda item, and whether it is transcribed after the session."""
        agenda_item = None
        if contribution.agenda_item is not None:
            agenda_item = found(self._process, AgendaItem, contribution.agenda_item)
        session_id = contribution.session or (agenda_item.session if agenda_item else None)
        if session_id is None:
            return {}
        session = found(self._process, Session, session_id)
        if agenda_item is not None and agenda_item.session != session_id:
            raise Refused(msg("action.item_of_another_session", n=agenda_item.n, number=session.number))
        return {
            "session": session_id,
            "agenda_item": agenda_item.id if agenda_item else session.current_item,
            "transcribed_after": True if session_state(session) is SessionState.CLOSED else None,
        }

    def _of_kind(self, contribution: Contribution) -> dict[str, Any]:
        """Return the fields that only this kind of item has."""
        kind = contribution.kind
        if contribution.owner is not None and kind not in _OWNED:
            raise Refused(msg("action.has_no_owner", kind=kind))
        if (contribution.needs and kind not in (ItemKind.PROPOSAL, ItemKind.HMW)) or (
            contribution.proposals and kind is not ItemKind.COMMITMENT
        ):
            raise Refused(msg("action.cannot_link_from", kind=kind))
        if kind is ItemKind.STAKEHOLDER:
            return {"name": contribution.text.strip(), **self._owner(contribution)}
        if kind is ItemKind.PROPOSAL:
            title, text = title_and_text(contribution.text)
            needs = self._linked(Need, contribution.needs)
            return {"title": title, "text": text or None, "needs": needs or None, "status": ProposalStatus.OPEN}
        values: dict[str, Any] = {"text": contribution.text.strip()}
        if kind is ItemKind.COMMITMENT:
            return values | self._promise(contribution) | {"public_number": self._public_number(contribution)}
        if kind is ItemKind.HMW:
            return values | {"needs": self._linked(Need, contribution.needs) or None}
        if kind is ItemKind.FACTOR and "sign" not in contribution.values:
            return values | {"sign": self._sign(contribution)}
        return values | self._owner(contribution)

    def _owner(self, contribution: Contribution) -> dict[str, Any]:
        """Return who looks after it, if somebody was named."""
        return {} if contribution.owner is None else {"owner": _person(self._process, contribution.owner)}

    def _sign(self, contribution: Contribution) -> FactorSign:
        """Return which way a factor pushes: its lane tells; where nothing does, it is taken as helping, and said."""
        sign = sign_of_lane(contribution.values.get("lane"))
        if sign is None:
            self.warnings.append(msg("schemes.taken_as_helping"))
        return sign or FactorSign.FACILITATING

    def _promise(self, contribution: Contribution) -> dict[str, Any]:
        """Return owner, date and links of a commitment, and warn about what is missing."""
        owner, organization = _owner(self._process, contribution.owner)
        due, words = _due(contribution.due)
        if owner is None and organization is None:
            self.warnings.append(msg("action.commitment_without_owner"))
        if due is None and words is None:
            self.warnings.append(msg("action.commitment_without_date"))
        return {
            "owner": owner,
            "owner_organization": organization,
            "due": due,
            "due_words": words,
            "proposals": self._linked(Proposal, contribution.proposals) or None,
            "status": CommitmentStatus.PROPOSED,
        }

    def _public_number(self, contribution: Contribution) -> str:
        """Return the number by which the commitment is known outside the table."""
        session = self._process.get(Session, self._place(contribution).get("session"))
        stem = stem_of(session, self._now.date())
        place = self._numbers.get(stem) or next_place(self._process, session, stem)
        self._numbers[stem] = place + 1
        return numbered(stem, place)

    def _linked(self, kind: type[Item], identifiers: Sequence[str]) -> tuple[str, ...]:
        """Return the ids that a link names, each of which is there."""
        made_now = {entity.id for entity in self.entities if isinstance(entity, kind)}
        for identifier in identifiers:
            if identifier not in made_now:
                found(self._process, kind, identifier)
        return tuple(dict.fromkeys(identifiers))

    def _others(self, contribution: Contribution, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with the other fields of the contribution, none of which this action fills itself."""
        kind = _kind(contribution.kind)
        for name in contribution.values:
            if name in values or name not in kind.model_fields:
                raise Refused(msg("action.no_such_field", field=name))
        return {**values, **contribution.values}


def _speakers_category(contribution: Contribution) -> Category | None:
    """Return the category of who speaks; of an actor of the map the category given is the actor's, unless it signs."""
    if contribution.kind is ItemKind.STAKEHOLDER and contribution.attribution is not Attribution.CATEGORY:
        return None
    return contribution.category


def _own_category(contribution: Contribution, said_by: Authorship) -> Category | None:
    """Return the category that the item keeps: of an actor its own, of anything else that of who said it."""
    if contribution.kind is not ItemKind.STAKEHOLDER:
        return said_by.category
    return None if contribution.attribution is Attribution.CATEGORY else contribution.category


def _kind(kind: ItemKind) -> type[Item]:
    """Return the entity that keeps this kind."""
    entity = TABLES[ITEM_TABLES[kind]]
    if not issubclass(entity, Item):
        raise TypeError(f"{entity.__name__} is not a contribution")
    return entity


def _person(process: Process, identifier: str) -> str:
    """Return the id of a participant or member of staff.

    Raises:
        Refused: there is none.
    """
    if process.person(identifier) is None:
        raise Refused(msg("action.not_found", id=identifier))
    return identifier


def _owner(process: Process, identifier: str | None) -> tuple[str | None, str | None]:
    """Return the person and the organisation that own a commitment."""
    if identifier is None:
        return None, None
    if process.get(Organization, identifier) is not None:
        return None, identifier
    organization = process.organization_of(process.person(_person(process, identifier)))
    return identifier, organization.id if organization else None


def _due(due: date | str | None) -> tuple[str | None, str | None]:
    """Return the day, or the words in which people said it."""
    if due is None:
        return None, None
    if isinstance(due, date):
        return due.isoformat()[:10], None
    words = clean_line(due)
    try:
        return date.fromisoformat(words).isoformat(), None
    except ValueError:  # it is not a day, so it is how people said it
        return None, words or None
