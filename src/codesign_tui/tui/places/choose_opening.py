"""The forms that open a vote: which way, among what, with which limits, whose voice counts; the vote on minutes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from codesign_tui.actions.choosing import open_vote
from codesign_tui.domain.electorate import usual_unit
from codesign_tui.domain.items import Proposal, Vote
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import VotingUnit
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.ways import AT_HAND, FORMAL, OTHERS, WAYS, way_of
from codesign_tui.tui.places.choose_among import Group, can_be_chosen, groups, likely_group
from codesign_tui.tui.places.choose_counting import ChooseCounting, CountIn
from codesign_tui.tui.places.choose_limits import (
    limit_fields,
    typed_costs,
    typed_limits,
    unclear_costs,
    unclear_limits,
    usual_limits,
)
from codesign_tui.tui.places.choose_secret import chosen_secrecy, secrecy_fields
from codesign_tui.tui.places.choose_words import kind_words, option_words
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_TYPED: Final = "typed"
_ONE: Final = "one"
_OTHERS: Final = "others"
_NONE: Final = ""
_MOST_COSTS: Final = 10
"""Options up to which each cost has a field of its own."""


class ChooseOpening(ChooseCounting):
    """Opens votes."""

    async def new(self) -> None:
        """Ask how to choose, among what, and open the vote."""
        if self._no_session():
            return
        kind = await self._choose_way()
        if kind is None:
            return
        group = Group()
        if way_of(kind).is_tallied:
            chosen = await self._choose_options(kind)
            if chosen is None:
                return
            group = chosen
        await self._open(kind, group)

    async def approve_minutes(self) -> None:
        """Open the formal vote on the minutes of the session before, and ask for its numbers."""
        session = self.process.get(Session, self.place.session_id)
        before = [one for one in self.process.sessions() if session is not None and one.number < session.number]
        if session is None or not before:
            self.desk.say(msg("choose.no_minutes_before"), refused=True)
            return
        wording = self.words("choose.subject_minutes", number=before[-1].number)
        done = self.desk.do(open_vote, session.id, FORMAL, wording, now=self.desk.now(), minutes_of=before[-1].id)
        if done is not None:
            self.place.go_to(done.value.id)
            await self.count(done.value)

    async def _choose_way(self) -> str | None:
        """Ask how to choose: the ways at hand, and the way of the item in hand if it is another; then the others."""
        wanted = self._way_of_item
        ids = [*([wanted] if wanted in OTHERS else []), *AT_HAND]
        others = Choice(_OTHERS, self.words("ways.others"), self.words("ways.about_others"))
        kind = await self.choose(msg("choose.which_kind"), [*map(self._choice_of_way, ids), others], selected=wanted)
        if kind != _OTHERS:
            return kind
        return await self.choose(msg("ways.which_other"), list(map(self._choice_of_way, OTHERS)))

    def _choice_of_way(self, kind: str) -> Choice:
        """Return a way to choose, with what it is good for."""
        return Choice(kind, kind_words(kind, self.words), self.words(f"choose.about_{kind}"))

    async def _choose_options(self, kind: str) -> Group | None:
        """Ask among what to choose: cards of this item, of the session, of a cluster, one proposal, words to type."""
        way = way_of(kind)
        found = [] if way.most == 1 else groups(self.process, self.place.session_id, self.words)
        choices = [
            Choice(str(place), group.label, self.words("choose.n_options", n=len(group.ids)))
            for place, group in enumerate(found)
        ]
        if way.most != 1:
            choices.append(Choice(_TYPED, self.words("choose.type_options")))
        if way.fewest == 1 and way.has_levels:
            choices.insert(0, Choice(_ONE, self.words("ways.one_thing")))
            proposals = [one for one in self.process.all(Proposal) if can_be_chosen(one)]
            choices += [Choice(one.id, f"{code_of(one)} {one.title}") for one in proposals]
        likely = likely_group(found, self._method_among)
        picked = await self.pick(
            msg("choose.among_what"), choices, selected=None if likely is None or way.most == 1 else str(likely)
        )
        if picked is None or picked.id is None:
            return None
        if picked.id in (_TYPED, _ONE):
            return Group(is_typed=picked.id == _TYPED)
        if picked.id in (str(place) for place in range(len(found))):
            return found[int(picked.id)]
        return Group(ids=(picked.id,))

    async def _open(self, kind: str, group: Group) -> None:
        """Ask how to put it, with which limits, whose voice counts; open the vote."""
        way = way_of(kind)
        fields: list[Field] = [LineField("subject", msg("choose.field_subject"), self._subject(group))]
        if group.is_typed:
            fields.append(TextField("options", msg("choose.field_options")))
        fields += limit_fields(kind, usual_limits(way, len(group.ids)), self.words)
        units = tuple((unit.value, self.words(f"choose.unit_{unit}")) for unit in VotingUnit)
        fields += [
            ChoiceField("unit", msg("choose.field_unit"), units, usual_unit(self.process, kind).value),
            LineField("mode", msg("choose.field_mode"), self.words("choose.mode_open")),
            *secrecy_fields(kind, self.words),
        ]
        filled = await self.fill(msg(f"choose.new_{kind}"), fields, check=_unclear)
        if filled is None:
            return
        options = group.ids or tuple(lines(filled.get("options", "")))
        limits = typed_limits(kind, filled)
        if "costs" in way.limits:
            costs = await self._ask_costs(options, limits["budget"])
            if costs is None:
                return
            limits["costs"] = costs
        done = self.desk.do(
            open_vote, self.place.session_id or "", kind, filled["subject"], now=self.desk.now(), options=options,
            **chosen_secrecy(filled, self.words), unit=VotingUnit(filled["unit"]), **limits,
        )  # fmt: skip
        if done is not None:
            self.place.go_to(done.value.id)
            self._tell_opened(done)

    def _tell_opened(self, done: Done[Vote]) -> None:
        """Say how many vote, or that nobody is recorded in the hall."""
        code, voters = code_of(done.value), done.value.voters
        said = msg("choose.was_opened", code=code, n=voters) if voters else msg("choose.voters_unknown", code=code)
        self.tell(done, said)

    async def _ask_costs(
        self, options: Sequence[str], budget: Decimal, costs: Mapping[str, Decimal] | None = None
    ) -> dict[str, Decimal] | None:
        """Ask what each option costs; what is known already is offered."""
        known = ["" if cost is None else str(cost) for cost in ((costs or {}).get(option) for option in options)]
        fields: list[Field] = [TextField("costs", msg("ways.field_costs"), "\n".join(known).strip())]
        if len(options) <= _MOST_COSTS:
            fields = [
                LineField(
                    f"o{number}",
                    msg("choose.option", number=number, text=option_words(self.process, option)[:46]),
                    cost,
                )
                for number, (option, cost) in enumerate(zip(options, known, strict=True), start=1)
            ]
        filled = await self.show(
            CountIn(
                self.words,
                msg("ways.costs"),
                fields,
                note=msg("ways.costs_note", budget=budget),
                check=lambda filled: unclear_costs(options, filled, budget),
            )
        )
        return None if filled is None else typed_costs(options, filled)

    def _subject(self, group: Group) -> str:
        """Return the words that a group of options offers for the subject."""
        if group.about:
            return self.words(f"choose.subject_{group.about}")
        return clean_line(option_words(self.process, group.ids[0], projected=True)) if group.ids else ""

    @property
    def _item(self) -> AgendaItem | None:
        """The agenda item in hand."""
        session = self.process.get(Session, self.place.session_id)
        return self.process.get(AgendaItem, session.current_item) if session else None

    @property
    def _way_of_item(self) -> str | None:
        """The way of choosing that the agenda item in hand is run with, if its method votes."""
        item = self._item
        method = self.desk.method_of(item)
        if method is not None and method.way is not None:
            return method.way
        return item.method if item is not None and item.method in WAYS else None

    @property
    def _method_among(self) -> str | None:
        """What the method of the item in hand chooses among, if it says."""
        method = self.desk.method_of(self._item)
        return None if method is None else method.among

    def _no_session(self) -> bool:
        """Say that a vote needs a session, if there is none."""
        if self.place.session_id is None:
            self.desk.say(msg("choose.no_session"), refused=True)
        return self.place.session_id is None


def lines(text: str) -> list[str]:
    """Return the options typed one a line, each once."""
    return list(dict.fromkeys(filter(None, map(clean_line, text.splitlines()))))


def _unclear(filled: Filled) -> Msg | None:
    """Refuse a vote without words, limits that are no numbers, fewer than two options typed."""
    if not filled["subject"]:
        return msg("choose.subject_missing")
    if (unclear := unclear_limits(filled)) is not None:
        return unclear
    if "options" in filled and len(lines(filled["options"])) < 2:
        return msg("choose.options_missing")
    return None
