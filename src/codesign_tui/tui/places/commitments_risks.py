"""The risks from the commitments: weigh one, write what answers it, make it a commitment, add one, set one aside."""

from typing import Any, Final

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import edit
from codesign_tui.domain.items import Risk
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.risks import heaviest_first
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.tui.places.board_several import BoardSeveral
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.commitments_forms import named, names_of
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.promise_of_card import promise_of
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_SCORES: Final = tuple(str(score) for score in range(1, 6))


class CommitmentsRisks(Dialogs):
    """Goes through the risks until they are left. Their scores are not for the hall."""

    async def look(self) -> None:
        """Show them; do what is asked with one, and show them again."""
        from codesign_tui.tui.screens.risks import RiskList

        if self.place.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        selected: str | None = None
        while True:
            asked = await self.show(RiskList(self.process, heaviest_first(self.process), self.words, selected=selected))
            if asked is None:
                return
            what, selected = asked
            await self._do(what, self.process.get(Risk, selected))

    async def _do(self, what: str, risk: Risk | None) -> None:
        """Do one thing with a risk, or add one."""
        if what == "add" or risk is None:
            await self._write(None)
        elif what == "promise":
            await promise_of(self.asker, risk)
        elif what == "aside":
            await BoardSeveral(self.place).set_aside([risk])
        else:
            await self._write(risk)

    async def _write(self, risk: Risk | None) -> None:
        """Ask for what a risk says, and keep what changed of it."""
        names = {name: who for name, who in names_of(self.process).items() if self.process.person(who) is not None}
        question = msg("risks.add") if risk is None else msg("risks.correct", code=code_of(risk))
        filled = await self.fill(
            question, self._fields(risk, names), note=msg("risks.note"), check=lambda filled: _refusal(filled, names)
        )
        if filled is None:
            return
        said = _said(filled, names)
        if risk is None:
            self._add(said)
            return
        changes = {name: value for name, value in said.items() if value != getattr(risk, name)}
        if changes:
            done = self.desk.do(edit, table_of(Risk), risk.id, now=self.desk.now(), **changes)
            self.tell(done, msg("board.edited", card=code_of(risk)))

    def _add(self, said: dict[str, Any]) -> None:
        """Keep a new risk, of the session in hand once it has begun."""
        session = CommitmentsDay(self.process, self.place.session_id, self.desk.now()).session_of_change
        values = {name: value for name, value in said.items() if value is not None}
        done = self.desk.do(capture, now=self.desk.now(), kind=ItemKind.RISK, session=session, **values)
        if done is not None:
            self.tell(done, msg("risks.added", code=code_of(done.value)))

    def _fields(self, risk: Risk | None, names: dict[str, str]) -> list[Field]:
        """Return the form of a risk, filled with what it says."""
        scores = (("", self.words("board.unsaid")), *((score, self.words(f"risks.score.{score}")) for score in _SCORES))
        holder = next((name for name, who in names.items() if risk is not None and who == risk.owner), "")
        return [
            TextField("text", msg("risks.field_text"), risk.text if risk else ""),
            ChoiceField(
                "probability", msg("risks.field_probability"), scores, _score(risk.probability if risk else None)
            ),
            ChoiceField("impact", msg("risks.field_impact"), scores, _score(risk.impact if risk else None)),
            LineField("mitigation", msg("risks.field_answer"), (risk and risk.mitigation) or ""),
            LineField("owner", msg("risks.field_owner"), holder, known=tuple(names)),
        ]


def _score(score: int | None) -> str:
    """Return a score as the form has it."""
    return str(score) if score is not None else ""


def _said(filled: Filled, names: dict[str, str]) -> dict[str, Any]:
    """Return what was filled in as a risk keeps it; what is empty is unset."""
    return {
        "text": filled["text"],
        "probability": int(filled["probability"]) if filled["probability"] else None,
        "impact": int(filled["impact"]) if filled["impact"] else None,
        "mitigation": filled["mitigation"] or None,
        "owner": named(filled["owner"], names),
    }


def _refusal(filled: Filled, names: dict[str, str]) -> Msg | None:
    """Refuse a risk without words, or a name that nobody of the path has."""
    if not filled["text"]:
        return msg("board.words_missing")
    if filled["owner"] and named(filled["owner"], names) is None:
        return msg("promises.unknown_name", name=filled["owner"])
    return None
