"""The forms of lessons and of what happens after: write, correct, set aside, bring from another path, say a destiny."""

import re
from typing import Any, Final

from codesign_tui.actions.items import restore, set_aside
from codesign_tui.actions.lessons import COLUMNS, add_lesson, bring_lessons, edit_lesson, lessons_of
from codesign_tui.actions.proposals import write_sheet
from codesign_tui.domain.destinies import shared_proposals, unsettled
from codesign_tui.domain.items import Lesson, Proposal
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import Destiny
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.workspace import Workspace
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_SEPARATORS: Final = re.compile(r"[\s,;]+")
_ALL: Final = "\x1fall"


class LessonForms(Dialogs):
    """Asks for lessons and for what happens after, and keeps what was said."""

    async def add(self) -> None:
        """Ask for a new lesson; the session that began learned it."""
        filled = await self.fill(msg("lessons.add"), self._fields(None), note=msg("lessons.note"), check=self._refusal)
        if filled is None:
            return
        session = CommitmentsDay(self.process, self.place.session_id, self.desk.now()).session_of_change
        said = {name: value for name, value in self._values(filled).items() if value not in (None, ())}
        done = self.desk.do(add_lesson, now=self.desk.now(), session=session, **said)
        if done is not None:
            self.place.go_to(done.value.id)
            self.tell(done, msg("lessons.added", code=code_of(done.value)))

    async def correct(self, lesson: Lesson) -> None:
        """Ask again for what a lesson says; only what changed is kept."""
        filled = await self.fill(
            msg("lessons.edit", code=code_of(lesson)), self._fields(lesson), note=msg("lessons.note"),
            check=self._refusal,
        )  # fmt: skip
        if filled is None:
            return
        changes = {name: value for name, value in self._values(filled).items() if value != getattr(lesson, name)}
        if changes:
            done = self.desk.do(edit_lesson, lesson.id, now=self.desk.now(), **changes)
            self.tell(done, msg("lessons.edited", code=code_of(lesson)))

    async def set_aside(self, lesson: Lesson) -> None:
        """Ask why a lesson no longer counts, or bring it back."""
        table = table_of(Lesson)
        if not lesson.on_table:
            self.tell(
                self.desk.do(restore, table, lesson.id, now=self.desk.now()),
                msg("lessons.restored", code=code_of(lesson)),
            )
            return
        reason = await self.ask(msg("lessons.why_aside", code=code_of(lesson)))
        if reason:
            done = self.desk.do(set_aside, table, lesson.id, now=self.desk.now(), reason=reason)
            self.tell(done, msg("lessons.was_set_aside", code=code_of(lesson)))

    async def bring(self) -> None:
        """Ask which path, then which of its lessons, and bring them here."""
        workspace: Workspace = face_of(self.place.app).workspace
        own = self.process.details.id
        paths = [
            Choice(str(at), summary.title, summary.path.name)
            for at, summary in enumerate(workspace.processes())
            if not summary.listening and summary.trouble is None and summary.path != self.desk.file.path
        ]
        if not paths:
            self.desk.say(msg("lessons.no_paths"), refused=True)
            return
        chosen = await self.choose(msg("lessons.which_path"), paths)
        if chosen is None:
            return
        path = workspace.processes()[int(chosen)].path
        try:
            source = workspace.read(path).process
            offered = lessons_of(source)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)
            return
        if source.details.id == own:
            self.desk.say(msg("lessons.same_path"), refused=True)
            return
        choices = [Choice(_ALL, self.words("lessons.all_of_them", n=len(offered)))]
        choices += [Choice(one.id, one.text, one.use_for or "") for one in offered]
        which = await self.choose(msg("lessons.which"), choices)
        if which is None:
            return
        ids = [one.id for one in offered] if which == _ALL else [which]
        done = self.desk.do(bring_lessons, source, path.name, ids, now=self.desk.now())
        if done is not None:
            self.tell(done, msg("lessons.brought", n=len(done.value)))

    async def settle_each(self) -> None:
        """Ask, one after the other, what happens to the shared proposals of which nobody said it; Esc ends."""
        waiting = unsettled(self.process)
        if self.place.projected:
            waiting = [one for one in waiting if not is_restricted(self.process, one)]
        if not waiting:
            shared = shared_proposals(self.process)
            self.desk.say(msg("lessons.all_settled" if shared else "lessons.none_shared"), refused=not shared)
            return
        for proposal in waiting:
            self.place.go_to(proposal.id)
            if not await self.settle(proposal):
                return
        left = len(unsettled(self.process))
        self.desk.say(msg("lessons.settled_all_but", n=left) if left else msg("lessons.all_settled"))

    async def settle(self, proposal: Proposal) -> bool:
        """Ask what happens to a proposal after the path; tell whether it was answered, were it by nothing."""
        options = (("", self.words("board.unsaid")), *((one.value, self.words.term(one)) for one in Destiny))
        filled = await self.fill(
            msg("lessons.destiny", code=code_of(proposal), title=proposal.title),
            [
                ChoiceField("destiny", msg("lessons.field_destiny"), options, proposal.destiny or ""),
                LineField("destiny_words", msg("lessons.field_destiny_words"), proposal.destiny_words or ""),
            ],
            note=msg("lessons.destiny_note"),
        )
        if filled is None:
            return False
        values: dict[str, Any] = {
            "destiny": Destiny(filled["destiny"]) if filled["destiny"] else None,
            "destiny_words": filled["destiny_words"] or None,
        }
        changes = {name: value for name, value in values.items() if value != getattr(proposal, name)}
        if changes:
            done = self.desk.do(write_sheet, proposal.id, now=self.desk.now(), **changes)
            self.tell(done, msg("lessons.settled", code=code_of(proposal)))
        return True

    def _fields(self, lesson: Lesson | None) -> list[Field]:
        """Return the fields of a lesson, filled with what it says."""
        columns = (("", self.words("board.unsaid")), *((one, self.words(f"lessons.column.{one}")) for one in COLUMNS))
        by_id = {identifier: code for code, identifier in self._codes().values()}
        evidence = ", ".join(by_id.get(one, one) for one in lesson.evidence) if lesson else ""
        return [
            TextField("text", msg("lessons.field_text"), lesson.text if lesson else ""),
            ChoiceField("column", msg("lessons.field_column"), columns, (lesson and lesson.column) or ""),
            LineField("evidence", msg("lessons.field_evidence"), evidence),
            LineField("use_for", msg("lessons.field_use_for"), (lesson and lesson.use_for) or ""),
        ]

    def _values(self, filled: Filled) -> dict[str, Any]:
        """Return what was filled in as a lesson keeps it."""
        codes = self._codes()
        named = [codes[folded(code)][1] for code in filter(None, _SEPARATORS.split(filled["evidence"]))]
        return {
            "text": filled["text"],
            "column": filled["column"] or None,
            "evidence": tuple(dict.fromkeys(named)),
            "use_for": filled["use_for"] or None,
        }

    def _refusal(self, filled: Filled) -> Msg | None:
        """Refuse a lesson without words, or with evidence that is not there."""
        if not filled["text"]:
            return msg("board.words_missing")
        codes = self._codes()
        unknown = [one for one in filter(None, _SEPARATORS.split(filled["evidence"])) if folded(one) not in codes]
        return msg("lessons.unknown_evidence", code=unknown[0]) if unknown else None

    def _codes(self) -> dict[str, tuple[str, str]]:
        """Return every code that people use, as it is compared, with how it reads and the id that it means."""
        tables = ("needs", "proposals", "votes", "decisions", "commitments", "resources", "indicators", "risks",
                  "factors", "notes", "parking_lot", "statements")  # fmt: skip
        known: dict[str, tuple[str, str]] = {}
        for table in tables:
            for identifier in self.process.documents(table):
                entity = self.process.entity(table, identifier)
                if entity is not None:
                    known.setdefault(folded(code_of(entity)), (code_of(entity), identifier))
                    known.setdefault(folded(identifier), (code_of(entity), identifier))
        return known
