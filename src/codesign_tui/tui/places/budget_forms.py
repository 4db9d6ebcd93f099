"""The forms of the resources ledger: a row, what it really was, why it no longer counts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from codesign_tui.actions.budget import add_resource, edit_resource, restore_resource, set_resource_aside
from codesign_tui.domain.amounts import spoken_amount
from codesign_tui.domain.budget import FLOWS, KINDS, PAID_STAFF, USE
from codesign_tui.domain.items import Resource
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import folded
from codesign_tui.locale import Translator
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, Trouble

_AMOUNTS: Final = ("quantity", "unit_value", "value", "actual_quantity", "actual_value")
_WORDS: Final = ("description", "unit", "evidence_ref", "act")


class BudgetForms(Dialogs):
    """Asks for a row of the ledger and keeps what was said."""

    async def add(self, *, coordination: bool = False) -> None:
        """Ask for a new row; the hours of coordination come with their words in place."""
        filled = await self.fill(
            msg("budget.add"),
            self._fields(coordination=coordination),
            note=msg("budget.form_note"),
            check=self._refusal,
        )
        if filled is None:
            return
        said = self._values(filled)
        done = self.desk.do(
            add_resource,
            now=self.desk.now(),
            session=self.place.session_id,
            coordination=True if coordination else None,
            **{name: value for name, value in said.items() if value is not None},
        )
        if done is not None:
            self.place.go_to(done.value.id)
            self.tell(done, msg("budget.added", code=code_of(done.value)))

    async def correct(self, resource: Resource) -> None:
        """Ask again for what a row says; only what changed is kept."""
        fields = self._fields(resource)
        filled = await self.fill(
            msg("budget.edit", code=code_of(resource)), fields, note=msg("budget.form_note"), check=self._refusal
        )
        await self._keep(resource, filled)

    async def report(self, resource: Resource) -> None:
        """Ask what a row really was, and for the document that proves it."""
        words = self.words
        fields: list[Field] = [
            LineField("actual_value", msg("budget.field_actual_value"), _typed(words, resource.actual_value)),
            LineField("actual_quantity", msg("budget.field_actual_quantity"), _typed(words, resource.actual_quantity)),
            LineField("evidence_ref", msg("budget.field_evidence"), resource.evidence_ref or ""),
        ]
        filled = await self.fill(
            msg("budget.report", code=code_of(resource)), fields, note=msg("budget.report_note"), check=_no_amount
        )
        await self._keep(resource, filled)

    async def set_aside(self, resource: Resource) -> None:
        """Ask why a row no longer counts, or bring it back."""
        if not resource.counts:
            done = self.desk.do(restore_resource, resource.id, now=self.desk.now())
            self.tell(done, msg("budget.restored", code=code_of(resource)))
            return
        reason = await self.ask(msg("budget.why_aside", code=code_of(resource)))
        if reason:
            done = self.desk.do(set_resource_aside, resource.id, now=self.desk.now(), reason=reason)
            self.tell(done, msg("budget.was_set_aside", code=code_of(resource)))

    async def _keep(self, resource: Resource, filled: Filled | None) -> None:
        """Keep what changed in a row."""
        if filled is None:
            return
        changes = {name: value for name, value in self._values(filled).items() if value != getattr(resource, name)}
        if changes:
            done = self.desk.do(edit_resource, resource.id, now=self.desk.now(), **changes)
            self.tell(done, msg("budget.edited", code=code_of(resource)))

    def _fields(self, resource: Resource | None = None, *, coordination: bool = False) -> list[Field]:
        """Return the fields of a row, filled with what it says."""
        words, row = self.words, resource
        providers = {body.id: body.label for body in self.process.all(Organization)}
        kind = row.kind if row else PAID_STAFF if coordination else "money"
        kinds = tuple((each, words(f"minutes.resource_kind.{each}")) for each in KINDS)
        description = row.description if row else words("budget.coordination_words") if coordination else ""
        unit = (row.unit if row else words("budget.hours") if coordination else "") or ""
        return [
            ChoiceField(
                "flow", msg("budget.field_flow"), tuple((flow, words(f"budget.{flow}")) for flow in FLOWS),
                row.flow if row else USE if coordination else "source",
            ),
            ChoiceField("kind", msg("budget.field_kind"), kinds, kind),
            LineField("description", msg("budget.field_description"), description),
            LineField(
                "provider", msg("budget.field_provider"), providers.get((row and row.provider) or "", ""),
                known=tuple(providers.values()),
            ),
            LineField("quantity", msg("budget.field_quantity"), _typed(words, row.quantity if row else None)),
            LineField("unit", msg("budget.field_unit"), unit),
            LineField("unit_value", msg("budget.field_unit_value"), _typed(words, row.unit_value if row else None)),
            LineField("value", msg("budget.field_value"), _typed(words, row.value if row else None)),
            LineField("evidence_ref", msg("budget.field_evidence"), (row and row.evidence_ref) or ""),
            LineField("act", msg("budget.field_act"), (row and row.act) or ""),
        ]  # fmt: skip

    def _values(self, filled: Filled) -> dict[str, Any]:
        """Return what was filled in as a row keeps it; what is empty is unset."""
        said: dict[str, Any] = {name: filled[name] or None for name in _WORDS if name in filled}
        said |= {name: filled[name] for name in ("flow", "kind") if name in filled}
        said |= {name: spoken_amount(filled[name]) for name in _AMOUNTS if name in filled}
        if "provider" in filled:
            said["provider"] = self._provider(filled["provider"])
        return said

    def _provider(self, name: str) -> str | None:
        """Return the id of the one body with this name, or with these letters in it."""
        wanted = folded(name)
        if not wanted:
            return None
        bodies = self.process.all(Organization)
        exact = [body.id for body in bodies if wanted in (folded(body.label), folded(body.name))]
        near = [body.id for body in bodies if wanted in folded(f"{body.label} {body.name}")]
        return exact[0] if exact else near[0] if len(near) == 1 else None

    def _refusal(self, filled: Filled) -> Msg | Trouble | None:
        """Refuse a row without words, of a body that is not there, or with an amount that is none."""
        if not filled["description"]:
            return Trouble(msg("budget.description_missing"), "description")
        if filled["provider"] and self._provider(filled["provider"]) is None:
            return msg("budget.unknown_provider", name=filled["provider"])
        return _no_amount(filled)


def _no_amount(filled: Mapping[str, str]) -> Msg | None:
    """Refuse an amount that cannot be read."""
    for name in _AMOUNTS:
        try:
            spoken_amount(filled.get(name, ""))
        except Refused as refused:
            return refused.message
    return None


def _typed(words: Translator, amount: Decimal | None) -> str:
    """Return an amount as one would type it."""
    return "" if amount is None else words.number(amount)
