"""A secret vote at Choose: ballots put in the box, one taken back, only their number shown until it closes."""

from collections.abc import Sequence
from typing import Any, Final

from textual.content import Content

from codesign_tui.actions.choosing import close_vote
from codesign_tui.actions.counting_votes import read_ballots
from codesign_tui.actions.secret_votes import cast_secret_ballots, take_back_ballot
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.secret_votes import can_be_secret, is_in_box
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.ways import way_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.box_dialogs import OTHERS, BoxQuestions, kept_category
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

SECRET: Final = "secret"
OPEN: Final = "open"


class SecretBallots(BoxQuestions, Dialogs):
    """Puts ballots in the box of a secret vote, takes one back, closes it."""

    async def ballots(self, vote: Vote) -> None:
        """Ask for ballots, one a line, until there are no more; what the disk refused stays typed."""
        if self._hall_is_looking():
            return
        category, typed = OTHERS, ""
        while True:
            filled = await self.fill(
                msg("secret.ballots", code=code_of(vote)),
                [
                    TextField("ballots", msg("choose.field_ballots"), typed),
                    *self.category_field(vote.apart, msg("secret.others"), category),
                ],
                note=self._note(vote),
                check=lambda filled: _unclear(vote, filled["ballots"].splitlines()),
            )
            if filled is None:
                return
            category, typed = filled.get("category", OTHERS), ""
            done = self.desk.do(
                cast_secret_ballots, vote.id, filled["ballots"].splitlines(), now=self.desk.now(),
                category=kept_category(category),
            )  # fmt: skip
            if done is None or not await self.is_safe(done):
                typed = filled["ballots"]

    async def take_back(self, vote: Vote) -> None:
        """Ask what stood on a ballot that should not be in, and take one like it out."""
        if not is_in_box(vote):
            self.desk.say(msg("secret.nothing_to_take"), refused=True)
            return
        if self._hall_is_looking():
            return
        filled = await self.fill(
            msg("secret.take_back", code=code_of(vote)),
            [
                LineField("ballot", msg("secret.field_ballot")),
                *self.category_field(vote.apart, msg("secret.others"), OTHERS),
            ],
            note=msg("secret.take_back_note"),
            check=lambda filled: _unclear(vote, [filled["ballot"]]),
        )
        if filled is None:
            return
        category = kept_category(filled.get("category", OTHERS))
        done = self.desk.do(take_back_ballot, vote.id, filled["ballot"], now=self.desk.now(), category=category)
        if done is not None and await self.is_safe(done):
            self.tell(done, msg("secret.taken_back", n=done.value))

    async def close(self, vote: Vote) -> Vote | None:
        """Ask whether all ballots are in, count them, and return the closed vote, whose result can now be seen."""
        number = ballots_in(self.desk, vote)
        if not number:
            self.desk.say(msg("secret.box_empty"), refused=True)
            return None
        question = msg("secret.sure", code=code_of(vote), n=number)
        if vote.voters is not None:
            question = msg("secret.sure_of", code=code_of(vote), n=number, voters=vote.voters)
        if not await self.is_sure(question):
            return None
        done = self.desk.do(close_vote, vote.id, now=self.desk.now())
        return done.value if done is not None else None

    def _hall_is_looking(self) -> bool:
        """Tell whether the hall would read the ballots being typed, and say how to go on."""
        if self.place.projected:
            self.desk.say(msg("secret.not_projected"), refused=True)
        return self.place.projected

    def _note(self, vote: Vote) -> Msg:
        """Return how a ballot is typed and how many are in."""
        number = ballots_in(self.desk, vote)
        how = msg(f"ways.ballot_{way_of(vote.kind).ballot}")
        if vote.voters is None:
            return msg("secret.note", how=how, n=number)
        return msg("secret.note_of", how=how, n=number, voters=vote.voters)


def ballots_in(desk: Desk, vote: Vote) -> int:
    """Return how many ballots of a vote are in the box."""
    return desk.file.box.contents.ballots_in(vote.id)


def secrecy_fields(kind: str, words: Translator) -> list[Field]:
    """Return the choice between a vote in the open and a secret one, where the way can be secret."""
    if not can_be_secret(kind):
        return []
    options = ((OPEN, words("secret.choice_open")), (SECRET, words("secret.choice_secret")))
    return [ChoiceField("secrecy", msg("secret.field"), options, OPEN)]


def chosen_secrecy(filled: Filled, words: Translator) -> dict[str, Any]:
    """Return whether a vote is secret and how it says so, as the action asks for it."""
    secret = filled.get("secrecy") == SECRET
    mode = filled["mode"] or None
    if secret and mode == words("choose.mode_open"):
        mode = None
    return {"secret": secret, "mode": mode}


def secret_lines(vote: Vote, number: int, words: Translator, width: int) -> list[Content]:
    """Return all that may be read of an open secret vote: how many ballots are in, and what will be told apart."""
    of = words("secret.in_box_of", n=number, voters=vote.voters) if vote.voters else words("secret.in_box", n=number)
    lines = [(of, "bold"), (words("secret.means"), ""), (_told_apart(vote, words), "$muted")]
    return [folded_lines(text, width, indent=2, most=9, style=style) for text, style in lines if text]


def _told_apart(vote: Vote, words: Translator) -> str:
    """Return which categories the result will tell apart, and why not the others."""
    if not way_of(vote.kind).is_tallied:
        return words("secret.totals_only")
    if not vote.apart:
        return words("secret.none_apart" if vote.voters_by_category else "secret.unknown_apart")
    names = ", ".join(words.term(one) for one in vote.apart)
    others = any(number and name not in vote.apart for name, number in vote.voters_by_category.items())
    return words("secret.some_apart" if others else "secret.all_apart", names=names)


def _unclear(vote: Vote, lines: Sequence[str]) -> Msg | None:
    """Refuse ballots of which one could not have been given."""
    try:
        read_ballots(vote, [line for line in lines if line.strip()])
    except Refused as refused:
        return refused.message
    return None
