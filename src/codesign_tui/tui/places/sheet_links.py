"""What a proposal's sheet chooses in dialogs: needs, goals, cluster, question, who carries it, who disagrees."""

from collections.abc import Sequence
from typing import Any, Final

from codesign_tui.actions.items import cluster_items
from codesign_tui.actions.proposals import object_to, withdraw_objection, write_sheet
from codesign_tui.domain.ideas import Objection
from codesign_tui.domain.items import Cluster, HowMightWe, Item, Need, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_NONE: Final = "\x1fnone"
_ANONYMOUS: Final = "anonymous"


class SheetLinks(Dialogs):
    """Shows what is chosen in words, and chooses. Of what is many, choosing one that is there takes it away."""

    def chosen(self, proposal: Proposal, field: str) -> str:
        """Return what a field holds, in words."""
        process = self.process
        if field == "needs":
            needs = (process.get(Need, one) for one in proposal.needs)
            return ", ".join(code_of(need) for need in needs if need is not None and self._seen(need))
        if field == "goals":
            return " · ".join(goals_of(proposal))
        if field == "cluster":
            cluster = process.get(Cluster, proposal.cluster)
            return cluster.name if cluster else ""
        if field == "hmw":
            question = process.get(HowMightWe, proposal.hmw)
            return f"{code_of(question)}  {question.words}" if question else ""
        if field == "proposers":
            return ", ".join(dict.fromkeys(self._name(one) for one in proposal.proposers))
        if field == "second_owner":
            return self._name(proposal.second_owner) if proposal.second_owner else ""
        return "\n".join(self._objection(objection) for objection in proposal.objections)

    async def choose_for(self, proposal: Proposal, field: str) -> None:
        """Choose what a field holds."""
        if field == "objections":
            await self._objections(proposal)
        elif field == "cluster":
            await self._cluster(proposal)
        elif field in ("hmw", "second_owner"):
            await self._one(proposal, field)
        else:
            await self._many(proposal, field)

    async def _many(self, proposal: Proposal, field: str) -> None:
        """Add one to needs, goals or proposers, or take one away."""
        held: tuple[str, ...] = goals_of(proposal) if field == "goals" else getattr(proposal, field)
        choices = [
            Choice(choice.id, choice.label, self.words("sheet.is_there") if choice.id in held else choice.detail)
            for choice in self._offered(field)
        ]
        if not choices:
            self.desk.say(msg(f"sheet.none_of.{field}"), refused=True)
            return
        picked = await self.pick(msg(f"sheet.which.{field}", code=code_of(proposal)), choices)
        if picked is not None and picked.id is not None:
            rest = tuple(one for one in held if one != picked.id)
            self._write(proposal, **{field: rest if picked.id in held else (*held, picked.id)})

    async def _one(self, proposal: Proposal, field: str) -> None:
        """Choose the question or the second owner, or none."""
        choices = [*self._offered(field), Choice(_NONE, self.words("sheet.nobody"))]
        picked = await self.pick(
            msg(f"sheet.which.{field}", code=code_of(proposal)), choices, selected=getattr(proposal, field)
        )
        if picked is not None:
            self._write(proposal, **{field: None if picked.id == _NONE else picked.id})

    async def _cluster(self, proposal: Proposal) -> None:
        """Choose the cluster, or name a new one."""
        seen = [each for each in self.process.all(Cluster) if not (self.place.projected and each.restricted)]
        choices = [Choice(each.id, each.name) for each in seen]
        choices.append(Choice(_NONE, self.words("board.out_of_cluster")))
        picked = await self.pick(
            msg("board.cluster_of", n=1), choices, new="board.new_cluster", selected=proposal.cluster
        )
        if picked is not None:
            group = None if picked.id == _NONE else picked.id
            self.desk.do(cluster_items, [proposal.id], now=self.desk.now(), cluster=group, name=picked.name or None)

    async def _objections(self, proposal: Proposal) -> None:
        """Write an objection, or take off one that holds no more."""
        if proposal.objections:
            choices = [
                Choice(str(at), self.words("sheet.withdraw", objection=self._objection(objection)))
                for at, objection in enumerate(proposal.objections)
            ]
            new = Choice(_NONE, self.words("sheet.new_objection"))
            chosen = await self.choose(msg("sheet.which.objections", code=code_of(proposal)), [new, *choices])
            if chosen is None:
                return
            if chosen != _NONE:
                self.desk.do(withdraw_objection, proposal.id, int(chosen), now=self.desk.now())
                return
        await self._new_objection(proposal)

    async def _new_objection(self, proposal: Proposal) -> None:
        """Ask why and who; it may be nobody."""
        names = {owner(self.process, person.id, None): person.id for person in self.process.all(Participant)}
        bodies = {body.label: body.id for body in self.process.all(Organization)}
        categories = tuple((each.value, self.words.term(each)) for each in Category)
        fields: list[Field] = [
            TextField("text", msg("sheet.objection.why")),
            LineField("who", msg("sheet.objection.who"), known=(*bodies, *names)),
            ChoiceField(
                "as",
                msg("sheet.objection.as"),
                (("", self.words("sheet.objection.by_name")), (_ANONYMOUS, self.words("board.anonymous")), *categories),
            ),
        ]
        filled = await self.fill(
            msg("sheet.objection.title", code=code_of(proposal)),
            fields,
            note=msg("sheet.objection.note"),
            check=lambda filled: _refusal(filled, {*names, *bodies}),
        )
        if filled is not None:
            self.desk.do(object_to, proposal.id, filled["text"], now=self.desk.now(), **_said_by(filled, names, bodies))

    def _write(self, proposal: Proposal, **values: Any) -> None:
        """Keep a change of the sheet."""
        self.desk.do(write_sheet, proposal.id, now=self.desk.now(), **values)

    def _offered(self, field: str) -> Sequence[Choice]:
        """Return what a field may hold."""
        process = self.process
        if field == "goals":
            return [Choice(goal, goal) for goal in dict.fromkeys(process.details.perimeter.goals)]
        kinds: dict[str, type[Item]] = {"needs": Need, "hmw": HowMightWe}
        if field in kinds:
            cards = [card for card in process.all(kinds[field]) if card.on_table and self._seen(card)]
            return [Choice(card.id, f"{code_of(card)}  {card.words}") for card in cards]
        bodies = [Choice(body.id, body.label, body.name) for body in process.all(Organization)]
        people = [Choice(person.id, owner(process, person.id, None)) for person in process.all(Participant)]
        return [*bodies, *people]

    def _seen(self, item: Item) -> bool:
        """Return whether a card may be shown here: before the hall, none that is restricted."""
        return not (self.place.projected and is_restricted(self.process, item))

    def _name(self, identifier: str) -> str:
        """Return the name of a person or of a body."""
        body = self.process.get(Organization, identifier)
        return body.label if body else owner(self.process, identifier, None) or identifier

    def _objection(self, objection: Objection) -> str:
        """Return an objection and whose it is; before the hall nothing tells whose an anonymous one is."""
        if objection.attribution is Attribution.ANONYMOUS:
            who = "" if self.place.projected else self.words("board.anonymous")
        elif objection.attribution is Attribution.PERSON and objection.participant:
            who = self._name(objection.participant)
        elif objection.organization:
            who = self._name(objection.organization)
        else:
            who = self.words.term(objection.category) if objection.category else ""
        return f"{objection.text} ({who})" if who else objection.text


def _said_by(filled: Filled, names: dict[str, str], bodies: dict[str, str]) -> dict[str, Any]:
    """Return whose an objection is, as the action takes it."""
    if filled["as"] not in ("", _ANONYMOUS):
        return {"category": Category(filled["as"]), "attribution": Attribution.CATEGORY}
    said: dict[str, Any] = {"participant": names.get(filled["who"]), "organization": bodies.get(filled["who"])}
    return {**said, "attribution": Attribution.ANONYMOUS} if filled["as"] else said


def _refusal(filled: Filled, known: set[str]) -> Msg | None:
    """Refuse an objection without words, or of somebody unknown."""
    if not filled["text"]:
        return msg("action.words_missing")
    return (
        msg("commitments.unknown_owner", name=filled["who"]) if filled["who"] and filled["who"] not in known else None
    )
