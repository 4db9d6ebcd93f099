"""The forms of the path's data: one small question for each part, understood as people say it, kept in one action."""

from datetime import date
from typing import Any, Final

from codesign_tui.actions.leading import set_leader
from codesign_tui.actions.processes import remarks_refusal, update_details
from codesign_tui.domain.basis import PathPart
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.details import Act, Municipality, Privacy, ProcessDetails, ProgrammingPremise
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import ClosingRoute
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.text import folded
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField
from codesign_tui.tui.screens.lines import AskLines
from codesign_tui.tui.screens.path_rows import ADD_ACT

_UNSAID: Final = ""
_YES: Final = "yes"
_NO: Final = "no"
_ACT_DAYS: Final = ("date", "deadline")
_DIGITS: Final = 6

_FILED: Final = ("classification", "dossier")
"""What the office's own filing plan says of the path."""

Kept = Done[ProcessDetails] | None
"""What a form kept; None when it was left or refused."""


class PathForms(Questions):
    """Asks for a part of what the path says of itself, and keeps the answer."""

    @property
    def details(self) -> ProcessDetails:
        """What the path says now."""
        return self.process.details

    @property
    def today(self) -> date:
        """Today, by the app's clock."""
        return self.desk.now().date()

    async def edit(self, row: str) -> Kept:
        """Ask for what a row holds."""
        part, _, which = row.partition(":")
        if part == "acts":
            return await self._act(None if row == ADD_ACT else int(which))
        if part == "perimeter":
            return await self._sheet(which)
        asked = {
            PathPart.TITLE: self._title,
            PathPart.LEADER: self._leader,
            PathPart.PREMISE: self._premise,
            PathPart.CUP: self._cup,
            PathPart.ACTIVITIES: self._activities,
            PathPart.REMARKS: self._remarks,
            PathPart.RULES: self._rules,
            PathPart.PRIVACY: self._privacy,
        }
        return await asked[PathPart(part)]() if part in asked else None

    def remove_act(self, index: int) -> Kept:
        """Take an act away; undo brings it back."""
        acts = self.details.acts
        return self._keep(acts=(*acts[:index], *acts[index + 1 :]))

    def _keep(self, **changes: Any) -> Kept:
        """Keep what was answered."""
        return self.desk.do(update_details, now=self.desk.now(), **changes)

    async def _title(self) -> Kept:
        """Ask for the title, a second line, the municipality."""
        details = self.details
        fields: list[Field] = [
            LineField("title", msg("path.field.title"), details.title),
            LineField("subtitle", msg("path.field.subtitle"), details.subtitle or ""),
            LineField("place", msg("path.field.place"), details.municipality.name if details.municipality else ""),
        ]
        is_procedure = rules_of(details.kind).is_procedure
        if is_procedure:
            fields += [LineField(name, msg(f"path.field.{name}"), getattr(details, name) or "") for name in _FILED]
        filled = await self.fill(
            msg("path.row.title"), fields, check=lambda one: None if one["title"] else msg("new.title_missing")
        )
        if filled is None:
            return None
        before, name = details.municipality, filled["place"]
        place = before.model_copy(update={"name": name}) if before else Municipality(name=name)
        filed = {each: filled[each] or None for each in _FILED} if is_procedure else {}
        return self._keep(
            title=filled["title"], subtitle=filled["subtitle"] or None, municipality=place if name else None, **filed
        )

    async def _leader(self) -> Kept:
        """Ask who leads, and who answers for it."""
        process, authority = self.process, self.details.authority
        is_procedure = rules_of(self.details.kind).is_procedure
        body, person = process.get(Organization, authority.organization), process.person(authority.procedure_manager)
        people: list[Staff | Participant] = [*process.all(Staff), *process.all(Participant)]
        fields: list[Field] = [
            LineField("organization", msg("path.field.body"), body.name if body else "", self._bodies()),
            LineField("office", msg("path.field.office"), authority.office or ""),
            LineField(
                "manager",
                msg("path.field.manager" if is_procedure else "path.field.contact"),
                person.full_name if person else "",
                tuple(one.full_name for one in people),
            ),
        ]
        filled = await self.fill(msg("path.ask.leader"), fields, note=msg("path.note.leader"))
        return None if filled is None else self.desk.do(set_leader, now=self.desk.now(), **filled)

    async def _premise(self) -> Kept:
        """Ask for the programming that a co-design stands on."""
        premise = self.details.programming_premise or ProgrammingPremise()
        fields: list[Field] = [
            LineField("kind", msg("path.field.premise_kind"), premise.kind or ""),
            TextField("reference", msg("path.field.premise"), premise.reference or ""),
        ]
        filled = await self.fill(msg("path.ask.premise"), fields, note=msg("path.note.premise"))
        if filled is None:
            return None
        values = {name: value for name, value in filled.items() if value}
        return self._keep(programming_premise=ProgrammingPremise(**values) if values else None)

    async def _act(self, index: int | None) -> Kept:
        """Ask for an act, a new one or one that is there."""
        acts = self.details.acts
        if index is not None and index >= len(acts):
            return None
        act = acts[index] if index is not None else None
        fields: list[Field] = [
            LineField("kind", msg("path.field.act"), act.kind if act else ""),
            LineField("number", msg("path.field.number"), (act.number if act else None) or ""),
            *(LineField(name, msg(f"path.field.act_{name}"), self._day(act, name)) for name in _ACT_DAYS),
        ]
        filled = await self.fill(
            msg("path.ask.act"), fields, note=msg("path.note.act"), check=lambda one: _act_trouble(one, self.today)
        )
        if filled is None:
            return None
        values: dict[str, Any] = {"kind": filled["kind"], "number": filled["number"] or None}
        for name in _ACT_DAYS:
            day = _act_day(name, filled, self.today)
            values[name] = day.isoformat() if day else None
        kept = Act(**{name: value for name, value in values.items() if value})
        at = len(acts) if index is None else index
        return self._keep(acts=(*acts[:at], kept, *acts[at + 1 :]))

    def _day(self, act: Act | None, name: str) -> str:
        """Return a day of an act as people write it."""
        day = getattr(act, name, None)
        return self.words.day(date.fromisoformat(day)) if day else ""

    async def _cup(self) -> Kept:
        """Ask for the code of the public project."""
        code = await self.ask(
            msg("path.ask.cup"), value=self.details.cup or "", note=msg("path.note.cup"), may_be_empty=True
        )
        return None if code is None else self._keep(cup=code.upper().replace(" ", "") or None)

    async def _sheet(self, name: str) -> Kept:
        """Ask for one of the three lists of the perimeter."""
        sheet = self.details.perimeter
        lines = await self.show(AskLines(self.words, msg(f"path.ask.{name}"), getattr(sheet, name)))
        return None if lines is None else self._keep(perimeter=sheet.model_copy(update={name: lines}))

    async def _activities(self) -> Kept:
        """Ask for the activities of general interest."""
        known = self.details.general_interest_activities
        lines = await self.show(AskLines(self.words, msg("path.ask.activities"), known))
        return None if lines is None else self._keep(general_interest_activities=lines)

    async def _rules(self) -> Kept:
        """Ask for the rules of the table."""
        lines = await self.show(
            AskLines(
                self.words,
                msg("path.ask.rules"),
                self.details.table_rules,
                keep="ritual.key.keep_lines",
                give_up="ritual.key.give_up",
            )
        )
        return None if lines is None else self._keep(table_rules=lines)

    async def _remarks(self) -> Kept:
        """Ask how minutes are closed: the days for remarks, the route, whether absentees approve."""
        details, words, days = self.details, self.words, self.details.remarks_days
        routes = tuple((one.value, words(f"life.route.{one.value}")) for one in ClosingRoute)
        absent = ((_NO, words("path.absentees.no")), (_YES, words("path.absentees.yes")))
        route = details.closing_route or ClosingRoute.NEXT_SESSION
        fields: list[Field] = [
            LineField("days", msg("path.field.days"), str(days) if days else ""),
            ChoiceField("closing_route", msg("path.field.closing_route"), routes, route.value),
            ChoiceField(
                "absentees", msg("path.field.absentees_approve"), absent, _YES if details.absentees_approve else _NO
            ),
        ]
        filled = await self.fill(msg("path.ask.remarks"), fields, check=_days_trouble)
        if filled is None:
            return None
        chosen = {
            "remarks_days": int(filled["days"]) if filled["days"] else None,
            "closing_route": ClosingRoute(filled["closing_route"]),
            "absentees_approve": filled["absentees"] == _YES,
        }
        usual = {"remarks_days": None, "closing_route": ClosingRoute.NEXT_SESSION, "absentees_approve": False}
        kept = self.details.model_fields_set
        return self._keep(**{name: value for name, value in chosen.items() if name in kept or value != usual[name]})

    async def _privacy(self) -> Kept:
        """Ask for what people are told of their personal data."""
        privacy = self.details.privacy
        controller = self.process.get(Organization, privacy.controller)
        known = self._bodies()
        fields: list[Field] = [
            LineField("controller", msg("path.field.controller"), controller.name if controller else "", known),
            LineField("notice_ref", msg("path.field.notice_ref"), privacy.notice_ref or ""),
            LineField("legal_basis", msg("path.field.legal_basis"), privacy.legal_basis or ""),
            LineField("retention", msg("path.field.retention"), privacy.retention or ""),
            self._yes_no("photo_consent_asked", privacy.photo_consent_asked),
        ]
        filled = await self.fill(msg("path.row.privacy"), fields, check=self._controller_trouble)
        if filled is None:
            return None
        values: dict[str, Any] = {name: filled[name] or None for name in ("notice_ref", "legal_basis", "retention")}
        values["controller"] = self._body_named(filled["controller"])
        values["photo_consent_asked"] = {_YES: True, _NO: False}.get(filled["photo_consent_asked"])
        before = {name: getattr(privacy, name) for name in privacy.model_fields_set}
        said = {name: value for name, value in (before | values).items() if value is not None}
        return self._keep(privacy=Privacy(**said))

    def _yes_no(self, name: str, value: bool | None) -> Field:
        """Return a field that is said, denied or left unsaid."""
        words = self.words
        options = ((_UNSAID, words("board.unsaid")), (_YES, words("new.yes")), (_NO, words("new.no")))
        return ChoiceField(
            name, msg(f"path.field.{name}"), options, _UNSAID if value is None else _YES if value else _NO
        )

    def _bodies(self) -> tuple[str, ...]:
        """Return the names of the bodies there are."""
        return tuple(body.name for body in self.process.all(Organization))

    def _body_named(self, name: str) -> str | None:
        """Return the id of the body with this name."""
        for body in self.process.all(Organization):
            if folded(name) in (folded(body.name), folded(body.label)):
                return body.id
        return None

    def _controller_trouble(self, filled: Filled) -> Msg | None:
        """Refuse a controller that is no body of the path."""
        name = filled["controller"]
        return msg("path.body_unknown", name=name) if name and self._body_named(name) is None else None


def _act_day(name: str, filled: Filled, today: date) -> date | None:
    """Return a day of an act; an act is of the past, a deadline mostly to come."""
    return spoken_day(filled[name], today, past=name == "date")


def _act_trouble(filled: Filled, today: date) -> Msg | None:
    """Refuse an act without a name, or a day that cannot be read."""
    if not filled["kind"]:
        return msg("path.act_nameless")
    for name in _ACT_DAYS:
        if filled[name] and _act_day(name, filled, today) is None:
            return msg("draft.day_unclear", text=filled[name])
    return None


def _days_trouble(filled: Filled) -> Msg | None:
    """Refuse days that are no number, or that cannot be meant."""
    days = filled["days"]
    if not days:
        return None
    is_number = days.isascii() and days.isdecimal() and len(days) <= _DIGITS
    return remarks_refusal(int(days)) if is_number else msg("path.days_unclear")
