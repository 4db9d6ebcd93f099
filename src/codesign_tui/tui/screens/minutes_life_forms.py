"""The forms of the life of minutes: a small question for each thing, tried before it is kept."""

from datetime import date
from typing import Any, Final

from codesign_tui.actions.minutes_agreement import note_adhesion, set_prior_act, want_clause
from codesign_tui.actions.minutes_life import choose_route, mark_minutes, unmark_minutes
from codesign_tui.actions.minutes_remarks import OUTCOMES, add_remark, answer_remark, edit_remark, take_away_remark
from codesign_tui.actions.minutes_versions import drop_signed_file, keep_signed_file, rectify, register_rectification
from codesign_tui.actions.registering import people_called
from codesign_tui.domain.agreement_clause import clause_stands
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Remark, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import ClosingRoute, MarkKind
from codesign_tui.domain.minutes_standing import APPROVED, KEPT_AS_MARKS, mark_of, record_of, route_of, step_of
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.text import folded
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField
from codesign_tui.tui.screens.minutes_life_rows import remark_outcome, remark_voice
from codesign_tui.tui.screens.noting_forms import Do, NotingForms

Kept = Done[Any] | None
"""What was kept; None when the question was left, or refused."""

_PENDING: Final = "pending"
_UNSAID: Final = ""


class LifeForms(NotingForms):
    """Asks for what happened to the minutes of the session in hand, and keeps it."""

    @property
    def session(self) -> Session:
        """The session in hand."""
        session = self.process.get(Session, self.asker.session_id)
        assert session is not None  # the screen opens only on a session that is there
        return session

    @property
    def record(self) -> MinutesRecord:
        """What is noted of its minutes."""
        return record_of(self.process, self.session.id)

    # -- how they close ------------------------------------------------------------------------------------------

    async def route(self) -> Kept:
        """Ask by which route these minutes close."""
        words, own = self.words, route_of(self.process, MinutesRecord(id="-", session="-"))
        usual = Choice(_UNSAID, words("life.route.usual", route=words(f"life.route.{own.value}")))
        choices = [usual, *(Choice(one.value, words(f"life.route.{one.value}")) for one in ClosingRoute)]
        now_chosen = self.record.route
        answer = await self.choose(msg("life.ask.route"), choices, selected=now_chosen.value if now_chosen else _UNSAID)
        if answer is None:
            return None
        route = ClosingRoute(answer) if answer else None
        return self.desk.do(choose_route, self.session.id, route, now=self.desk.now())

    # -- dates ---------------------------------------------------------------------------------------------------

    async def other_mark(self) -> Kept:
        """Ask what happened, among all that can be noted, and when."""
        choices = [Choice(kind.value, self.words(f"life.mark.{kind.value}")) for kind in MarkKind]
        answer = await self.choose(msg("life.ask.which_mark"), choices)
        return None if answer is None else await self.mark(MarkKind(answer))

    async def mark(self, kind: MarkKind) -> Kept:
        """Ask when something happened, and what belongs to it."""
        session, now = self.session, self.desk.now()

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            day = self.day(filled, "on")
            more = self._mark_details(kind, filled)
            return lambda ledger: mark_minutes(ledger, session.id, kind, day or self.today, now=now, **more)

        return await self.filled(
            msg("life.ask.mark", what=msg(f"life.mark.{kind.value}")), self._mark_fields(kind), {"on": True}, done
        )

    def unmark(self, kind: MarkKind) -> Kept:
        """Take a mark away."""
        if not step_of(self.process, self.record, kind).done:
            self.desk.say(msg("life.nothing_to_take"), refused=True)
            return None
        return self.desk.do(unmark_minutes, self.session.id, kind, now=self.desk.now())

    def _mark_fields(self, kind: MarkKind) -> list[Field]:
        """Return what is asked with a day."""
        record, words = self.record, self.words
        step = step_of(self.process, record, kind)
        day = step.day or self.today
        if kind is MarkKind.READ and step.day is None and self.session.date:
            day = date.fromisoformat(self.session.date)
        fields: list[Field] = []
        if kind is MarkKind.REGISTERED:
            fields.append(LineField("protocol_no", msg("life.field.protocol_no"), record.protocol_no or ""))
        if kind is MarkKind.APPROVED:
            later = [one for one in self.process.sessions() if one.number > self.session.number]
            options = ((_UNSAID, "–"), *((one.id, words("life.rows.in_session", number=one.number)) for one in later))
            fields.append(ChoiceField("approved_in", msg("life.field.approved_in"), options, record.approved_in or ""))
            changes = (("no", words("new.no")), ("yes", words("new.yes")))
            was = "yes" if record.status == APPROVED[True] else "no"
            return [*fields, ChoiceField("with_changes", msg("life.field.with_changes"), changes, was)]
        fields.append(LineField("on", msg("life.field.on"), words.day(day)))
        mark = mark_of(record, kind)
        if kind is MarkKind.CLOSED:
            person = self.process.person(mark.by if mark else self.process.details.authority.procedure_manager)
            fields.append(LineField("by", msg("life.field.by"), person.full_name if person else "", self._people()))
        if kind is MarkKind.PUBLISHED:
            fields.append(LineField("link", msg("life.field.link"), (mark.link or "") if mark else ""))
        if kind in KEPT_AS_MARKS:
            fields.append(LineField("note", msg("life.field.note"), (mark.note or "") if mark else ""))
        return fields

    def _mark_details(self, kind: MarkKind, filled: Filled) -> dict[str, Any]:
        """Return what belongs to a mark, as `mark_minutes` takes it."""
        details: dict[str, Any] = {
            name: filled[name] or None
            for name in ("protocol_no", "approved_in", "link", "note")
            if name in filled
        }  # fmt: skip
        if kind is MarkKind.APPROVED:
            details["with_changes"] = filled["with_changes"] == "yes"
        if filled.get("by"):
            called = people_called(self.process, filled["by"])
            details["by"] = called[0].id if len(called) == 1 else filled["by"]
        return details

    # -- remarks -------------------------------------------------------------------------------------------------

    async def remark(self, position: int | None) -> Kept:
        """Ask for a remark that came, or for how it was written down."""
        session, now = self.session, self.desk.now()
        before = self.record.remarks[position] if position is not None else None
        body = self.process.get(Organization, before.organization) if before else None
        person = self.process.person(before.by) if before else None
        shown = before or Remark(text="")
        name, how = person.full_name if person else shown.name or "", shown.channel or ""
        fields: list[Field] = [
            TextField("text", msg("life.field.remark"), shown.text),
            LineField("by", msg("life.field.who"), name, self._people()),
            LineField("organization", msg("life.field.body"), body.name if body else "", self._bodies()),
            LineField("received_on", msg("life.field.received_on"), self.day_words(shown.received_on)),
            LineField("channel", msg("life.field.channel"), how, self.listed("life.channels")),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            values = self._remark_values(filled)
            if position is None:
                return lambda ledger: add_remark(ledger, session.id, now=now, **values)
            return lambda ledger: edit_remark(ledger, session.id, position, now=now, **values)

        return await self.filled(msg("life.ask.remark"), fields, {"received_on": True}, done)

    def _remark_values(self, filled: Filled) -> dict[str, Any]:
        """Return a remark as the actions take it; who is not of the path stays a name."""
        called = people_called(self.process, filled["by"])
        known = called[0].id if len(called) == 1 else None
        values: dict[str, Any] = {
            "text": filled["text"],
            "by": known,
            "name": None if known else filled["by"] or None,
            "organization": self._body_named(filled["organization"]),
            "received_on": self.day(filled, "received_on"),
            "channel": filled["channel"] or None,
        }
        return values

    async def answer(self, position: int) -> Kept:
        """Ask what becomes of a remark, and why."""
        session, now = self.session, self.desk.now()
        remark = self.record.remarks[position]
        outcomes = tuple((one, self.words(f"life.remark.{one}")) for one in (_PENDING, *OUTCOMES))
        fields: list[Field] = [
            ChoiceField("outcome", msg("life.field.outcome"), outcomes, remark_outcome(remark) or OUTCOMES[0]),
            TextField("reason", msg("life.field.reason"), remark.reason or ""),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            outcome = None if filled["outcome"] == _PENDING else filled["outcome"]
            return lambda ledger: answer_remark(
                ledger, session.id, position, outcome, now=now, reason=filled["reason"]
            )  # fmt: skip

        question = msg("life.ask.answer", who=remark_voice(self.process, remark, self.words))
        return await self.filled(question, fields, {}, done, note=msg("life.quoted", words=remark.text))

    def take_away(self, position: int) -> Kept:
        """Take a remark away."""
        return self.desk.do(take_away_remark, self.session.id, position, now=self.desk.now())

    # -- the signed file, rectifications ---------------------------------------------------------------------------

    async def signed_file(self) -> Kept:
        """Ask for the path of the signed file, whose fingerprint is computed, or for the fingerprint itself."""
        from codesign_tui.minutes.signed_file import fingerprint_of

        session, now, signed = self.session, self.desk.now(), self.record.signed_file
        fields: list[Field] = [
            LineField("file", msg("life.field.file"), signed.sha256 if signed else ""),
            LineField("on", msg("life.field.on"), self.words.day(self._signed_on())),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with the fingerprint of the file that is named."""
            sha256, name = fingerprint_of(filled["file"])
            day = self.day(filled, "on")
            return lambda ledger: keep_signed_file(ledger, session.id, sha256, now=now, name=name, on=day)

        return await self.filled(msg("life.ask.signed"), fields, {"on": True}, done, note=msg("life.signed_note"))

    def _signed_on(self) -> date:
        """Return the day that the signed file was signed on, as far as anybody knows."""
        signed, mark = self.record.signed_file, mark_of(self.record, MarkKind.SIGNED)
        known = (signed.on if signed else None) or (mark.on if mark else None)
        return date.fromisoformat(known) if known else self.today

    def drop_signed(self) -> Kept:
        """Take the fingerprint away."""
        if self.record.signed_file is None:
            self.desk.say(msg("life.nothing_to_take"), refused=True)
            return None
        return self.desk.do(drop_signed_file, self.session.id, now=self.desk.now())

    async def rectification(self, position: int | None) -> Kept:
        """Ask what registered minutes read and what they should; of one already there, also its protocol number."""
        session, now = self.session, self.desk.now()
        before = self.record.rectifications[position] if position is not None else None
        if position is not None and before is not None:
            answer = await self.choose(
                msg("life.ask.which_of_rectification", number=before.number),
                [
                    Choice("protocol", self.words("life.rectify.protocol")),
                    Choice("words", self.words("life.rectify.words")),
                ],
            )
            if answer is None:
                return None
            if answer == "protocol":
                return await self._rectification_protocol(position)
        fields: list[Field] = [
            LineField("part", msg("life.field.part"), (before.part or "") if before else ""),
            TextField("reads", msg("life.field.reads"), before.reads if before else ""),
            TextField("corrected", msg("life.field.corrected"), before.corrected if before else ""),
            TextField("reason", msg("life.field.reason"), before.reason if before else ""),
            LineField(
                "on", msg("life.field.on"), self.words.day(date.fromisoformat(before.on) if before else self.today)
            ),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            day = self.day(filled, "on") or self.today
            said = (filled["reads"], filled["corrected"], filled["reason"])
            return lambda ledger: rectify(
                ledger, session.id, *said, on=day, now=now, part=filled["part"], position=position
            )  # fmt: skip

        return await self.filled(msg("life.ask.rectify"), fields, {"on": True}, done, note=msg("life.rectify_note"))

    async def _rectification_protocol(self, position: int) -> Kept:
        """Ask for the protocol number of a rectification."""
        session, now, before = self.session, self.desk.now(), self.record.rectifications[position]
        day = date.fromisoformat(before.protocol_date) if before.protocol_date else self.today
        fields: list[Field] = [
            LineField("protocol_no", msg("life.field.protocol_no"), before.protocol_no or ""),
            LineField("on", msg("life.field.on"), self.words.day(day)),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            on = self.day(filled, "on")
            return lambda ledger: register_rectification(
                ledger, session.id, position, filled["protocol_no"], on, now=now
            )  # fmt: skip

        return await self.filled(msg("life.ask.rectify_protocol", number=before.number), fields, {"on": True}, done)

    # -- the clause of art. 11 -------------------------------------------------------------------------------------

    async def prior_act(self) -> Kept:
        """Ask for the determination that comes before the agreement."""
        clause = self.record.agreement
        answer = await self.ask(
            msg("life.ask.prior_act"), value=(clause.prior_act or "") if clause else "", may_be_empty=True
        )  # fmt: skip
        return (
            None
            if answer is None
            else self.desk.do(set_prior_act, self.session.id, answer, now=self.desk.now())
        )  # fmt: skip

    async def adhesion(self, body_id: str) -> Kept:
        """Ask on which day a body agreed; nothing typed: it did not."""
        session, now, body = self.session, self.desk.now(), self.process.get(Organization, body_id)
        clause = self.record.agreement
        agreed = next((one.on for one in clause.adhesions if one.organization == body_id), None) if clause else None
        day = self.words.day(date.fromisoformat(agreed) if agreed else self.today)
        fields: list[Field] = [LineField("on", msg("life.field.on"), day)]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            on = self.day(filled, "on")
            return lambda ledger: note_adhesion(ledger, session.id, body_id, on, now=now)

        question = msg("life.ask.adhesion", name=body.label if body else body_id)
        return await self.filled(question, fields, {"on": True}, done, note=msg("life.adhesion_note"))

    def no_adhesion(self, body_id: str) -> Kept:
        """Note that a body does not agree."""
        return self.desk.do(note_adhesion, self.session.id, body_id, None, now=self.desk.now())

    def turn_clause(self) -> Kept | Msg:
        """Put the clause into the minutes, or take it out; the sentence of what is missing when it may not stand."""
        session, now = self.session, self.desk.now()
        wanted = not clause_stands(self.process, self.record)

        def done(ledger: Ledger) -> Done[MinutesRecord]:
            """Want the clause, or want it no more."""
            return want_clause(ledger, session.id, wanted=wanted, now=now)

        return self.refusal(done) or self.desk.do(done)

    # -- who is of the path ----------------------------------------------------------------------------------------

    def _people(self) -> tuple[str, ...]:
        """Return the names of everybody of the path."""
        people: list[Participant | Staff] = [*self.process.all(Staff), *self.process.all(Participant)]
        return tuple(person.full_name for person in people)

    def _bodies(self) -> tuple[str, ...]:
        """Return the names of the bodies."""
        return tuple(body.name for body in self.process.all(Organization))

    def _body_named(self, name: str) -> str | None:
        """Return the id of the body with this name, whole or short."""
        bodies = self.process.all(Organization)
        return next((one.id for one in bodies if name and folded(name) in (folded(one.name), folded(one.label))), None)
