"""The forms of what is heard: a round of consent, a formal vote, who differs and in which words."""

from collections.abc import Iterable, Sequence

from codesign_tui.actions.counting_votes import record_consent_round, record_formal
from codesign_tui.domain.items import Position, Vote
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import folded
from codesign_tui.domain.ways import CONSENT, way_of
from codesign_tui.tui.places.choose_asking import ChooseAsking, typed_again, whole
from codesign_tui.tui.screens.filling import Field, Filled, FillIn, LineField, TextField


class VoicesIn(FillIn):
    """A form of three numbers and of the few who differ: its texts are short, so that it fits the smallest screen."""


class ChooseVoices(ChooseAsking):
    """Asks for rounds and formal votes and records them."""

    async def round(self, vote: Vote, *, again: bool) -> None:
        """Ask for a round of consent, or for the last one again."""
        if not self.may_count(vote):
            return
        last = vote.rounds[-1] if again and vote.rounds else None
        if vote.kind != CONSENT or (again and last is None):
            self.desk.say(msg("choose.counts_otherwise"), refused=True)
            return
        before = last.details if last else ()
        fields: list[Field] = [
            LineField("consent", msg("choose.field_consent"), str(last.consent if last else vote.voters or "")),
            LineField("reservation", msg("choose.field_reservation"), str(last.reservation if last else 0)),
            LineField("objection", msg("choose.field_objection"), str(last.objection if last else 0)),
            *self.voice_fields(vote, before),
            TextField("integration", msg("choose.field_integration"), (last.integration or "") if last else ""),
        ]
        number = len(vote.rounds) + (0 if again else 1)
        question = msg("choose.round_of", number=number, code=code_of(vote))
        while (filled := await self._ask_voices(question, vote, fields)) is not None:
            done = await self.counted(
                record_consent_round,
                vote.id,
                now=self.desk.now(),
                consent=whole(filled["consent"]),
                reservation=whole(filled["reservation"]),
                objection=whole(filled["objection"]),
                details=self.voices(vote, filled),
                integration=filled["integration"],
                again=again,
            )
            if done is not None:
                self.tell(done, msg("choose.recorded", code=code_of(vote)))
                return
            fields = typed_again(fields, filled)

    async def formal(self, vote: Vote) -> None:
        """Ask for the three numbers of a formal vote, and for who differs."""
        fields: list[Field] = [
            LineField("in_favour", msg("choose.field_in_favour"), _shown(vote.in_favour, vote.voters)),
            LineField("against", msg("choose.field_against"), str(vote.against or 0)),
            LineField("abstained", msg("choose.field_abstained"), str(vote.abstained or 0)),
            *self.voice_fields(vote, vote.details),
        ]
        while (filled := await self._ask_voices(msg("choose.count", code=code_of(vote)), vote, fields)) is not None:
            done = await self.counted(
                record_formal,
                vote.id,
                now=self.desk.now(),
                in_favour=whole(filled["in_favour"]),
                against=whole(filled["against"]),
                abstained=whole(filled["abstained"]),
                details=self.voices(vote, filled),
            )
            if done is not None:
                self.tell(done, msg("choose.recorded", code=code_of(vote)))
                return
            fields = typed_again(fields, filled)

    def voice_fields(self, vote: Vote, before: Sequence[Position]) -> list[TextField]:
        """Return a field for the voices of each position that this way asks for, with those there are."""
        return [
            TextField(_field(position), msg(f"choose.field_who_{position}"), self._said(before, position))
            for position in way_of(vote.kind).voices
        ]

    def unknown_voice(self, vote: Vote, filled: Filled) -> Msg | None:
        """Refuse voices of people who are not there; a line that begins with a colon is nobody's."""
        for position in way_of(vote.kind).voices:
            for line in _lines(filled[_field(position)]):
                name = line.partition(":")[0]
                if name.strip() and _somebody(self.process, name) is None:
                    return msg("choose.unknown_voice", name=name)
        return None

    def voices(self, vote: Vote, filled: Filled) -> tuple[Position, ...]:
        """Return the positions typed one a line, "Anna Bellavite: words"."""
        found = []
        for position in way_of(vote.kind).voices:
            for line in _lines(filled[_field(position)]):
                name, _, said = line.partition(":")
                values: dict[str, str] = {"position": position}
                somebody = _somebody(self.process, name)
                if somebody is not None:
                    values["participant" if isinstance(somebody, Participant) else "organization"] = somebody.id
                if said.strip():
                    values["text"] = said.strip()
                found.append(Position.model_validate(values))
        return tuple(found)

    async def _ask_voices(self, question: Msg, vote: Vote, fields: Sequence[Field]) -> Filled | None:
        """Ask for three numbers and for who differs."""
        note = msg("choose.voices_note")
        return await self.show(
            VoicesIn(self.words, question, fields, note=note, check=lambda filled: self._unclear(vote, filled))
        )

    def _unclear(self, vote: Vote, filled: Filled) -> Msg | None:
        """Refuse numbers that are none, and voices of people who are not there."""
        texts = {"integration", *map(_field, way_of(vote.kind).voices)}
        for name, text in filled.items():
            if name not in texts and text and not text.isdecimal():
                return msg("choose.not_a_number", text=text)
        return self.unknown_voice(vote, filled)

    def _said(self, details: Sequence[Position], position: str) -> str:
        """Return positions as they are typed."""
        lines = []
        for one in details:
            person = self.process.person(one.participant)
            body = self.process.get(Organization, one.organization)
            name = person.full_name if person else body.label if body else ""
            if one.position == position:
                lines.append(f"{name}: {' '.join((one.text or '').split())}")
        return "\n".join(lines)


def _field(position: str) -> str:
    """Return the id of the field that holds the voices of a position."""
    return f"who_{position}"


def _lines(typed: str) -> Iterable[str]:
    """Return the lines that say something."""
    return filter(None, map(str.strip, typed.splitlines()))


def _shown(counted: int | None, voters: int | None) -> str:
    """Return what was counted, else how many can vote."""
    return str(voters or "") if counted is None else str(counted)


def _somebody(process: Process, name: str) -> Participant | Organization | None:
    """Return the one member or organisation whose name has these words."""
    wanted = set(folded(name).split())
    if not wanted:
        return None
    found: list[Participant | Organization] = [
        person for person in process.all(Participant) if wanted <= set(folded(person.full_name).split())
    ]
    found += [body for body in process.all(Organization) if wanted <= set(folded(f"{body.name} {body.label}").split())]
    return found[0] if len(found) == 1 else None
