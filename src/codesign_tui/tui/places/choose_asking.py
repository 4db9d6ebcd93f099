"""What the forms of a vote share: ask an action quietly before the hall, refuse a closed vote, offer a recount."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Concatenate, Final, ParamSpec

from codesign_tui.actions.choosing import count_voters
from codesign_tui.actions.trying import Trial
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled

P = ParamSpec("P")

ALL: Final = "all"
"""Everybody together, where a category may be chosen."""

_TOO_MANY: Final = frozenset((
    "choose.more_voters", "choose.more_voters_in", "choose.hands_over", "choose.dots_over", "choose.dots_over_in",
    "choose.option_over",
))  # fmt: skip
"""Warnings that a slip of the finger explains, or an arrival nobody recorded."""


class ChooseAsking(Dialogs):
    """Asks actions of a vote."""

    def record(
        self, action: Callable[Concatenate[Any, P], Done[Vote]], *args: P.args, **kwargs: P.kwargs
    ) -> Done[Vote] | None:
        """Ask an action on a vote; to the hall its warnings are not told, since they hold counts of an open vote."""
        return self.desk.do(_without_warnings(action) if self.place.projected else action, *args, **kwargs)

    def may_count(self, vote: Vote) -> bool:
        """Say that a vote is closed, if it is."""
        if not is_open(vote):
            self.desk.say(msg("choose.is_closed"), refused=True)
        return is_open(vote)

    def category_field(self, value: str) -> ChoiceField:
        """Return the choice of whose these are."""
        options = ((ALL, self.words("choose.everybody")), *((one.value, self.words.term(one)) for one in Category))
        return ChoiceField("category", msg("choose.field_category"), options, value)

    def count_voters(self, vote: Vote) -> None:
        """Count again who may vote now."""
        done = self.record(count_voters, vote.id, now=self.desk.now())
        if done is not None:
            voters, code = done.value.voters, code_of(done.value)
            said = msg("choose.voters_counted", n=voters) if voters else msg("choose.voters_unknown", code=code)
            self.tell(done, said)

    async def counted(
        self, action: Callable[Concatenate[Any, P], Done[Vote]], *args: P.args, **kwargs: P.kwargs
    ) -> Done[Vote] | None:
        """Record what a form counted; with more votes than voters, ask first whether that is what happened.

        None when it was refused or is to be corrected: the form asks again, with what was typed. To the hall nothing
        is asked, since the question would hold a count of an open vote.
        """
        doubt = None if self.place.projected else self._doubt(action, *args, **kwargs)
        chosen = "keep" if doubt is None else await self._asked_about(doubt)
        if chosen not in ("keep", "people", "voters"):
            return None
        done = self.record(action, *args, **kwargs)
        if done is not None and chosen == "people":
            await self.place.screen.run_action("go_people")
        elif done is not None and chosen == "voters":
            self.count_voters(done.value)
        return done

    def _doubt(
        self, action: Callable[Concatenate[Any, P], Done[Vote]], *args: P.args, **kwargs: P.kwargs
    ) -> Msg | None:
        """Return what would be said of more votes than voters; what would be refused is told when it is done."""
        try:
            warnings = action(Trial(self.desk.file), *args, **kwargs).warnings
        except CodesignError:
            return None  # `record` asks the action in earnest and says why it refuses
        return next((one for one in warnings if one.id in _TOO_MANY), None)

    async def _asked_about(self, doubt: Msg) -> str | None:
        """Ask what to do with more votes than voters, before they are kept."""
        return await self.choose(
            doubt,
            [
                Choice("keep", self.words("ways.keep_as_is")),
                Choice("fix", self.words("ways.correct_numbers")),
                Choice("people", self.words("ways.go_people")),
                Choice("voters", self.words("ways.count_again")),
            ],
        )


def typed_again(fields: Sequence[Field], filled: Filled) -> list[Field]:
    """Return the fields of a form holding what was typed into them."""
    return [replace(field, value=filled[field.id]) for field in fields]


def category_of(value: str) -> Category | None:
    """Return the category chosen; None for everybody together."""
    return None if value == ALL else Category(value)


def whole(text: str) -> int:
    """Return a number that was typed; nothing is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _without_warnings(action: Callable[Concatenate[Any, P], Done[Vote]]) -> Callable[Concatenate[Any, P], Done[Vote]]:
    """Return the action, whose warnings stay in the vote in full, where the hall does not look."""

    def quietly(ledger: Any, /, *args: P.args, **kwargs: P.kwargs) -> Done[Vote]:
        """Do it and say nothing of what does not add up."""
        return replace(action(ledger, *args, **kwargs), warnings=())

    return quietly
