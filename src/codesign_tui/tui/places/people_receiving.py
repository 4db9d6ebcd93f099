"""What somebody who joined a path under way was given or signed: a list to tick, one thing after the other."""

from typing import Final

from codesign_tui.actions.receiving import mark_received
from codesign_tui.domain.messages import msg
from codesign_tui.domain.newcomer import ToReceive, asked_of, still_to_receive
from codesign_tui.domain.people import Participant
from codesign_tui.tui.places.people_dialogs import PeopleDialogs, Somebody
from codesign_tui.tui.screens.asking import Choice

_DONE: Final = "\x1fdone"


class Receiving(PeopleDialogs):
    """Ticks what a member receives or signs, until Esc or «done»."""

    async def tick(self, chosen: Somebody | None) -> None:
        """Show what a member must still receive or sign; Enter ticks a thing, or unticks it."""
        if not isinstance(chosen, Participant):
            self.desk.say(msg("recap.choose_member"), refused=True)
            return
        selected: str | None = None
        while (person := self.process.get(Participant, chosen.id)) is not None:
            left = still_to_receive(self.process, person)
            question = msg("recap.what_is_left", name=person.full_name)
            at = await self.choose(question, self._choices(person, left), selected=selected or _first(left))
            if at is None or at == _DONE:
                break
            what = ToReceive(at)
            self.desk.do(mark_received, person.id, what, now=self.desk.now(), received=what in left)
            selected = _first(tuple(one for one in left if one is not what)) if what in left else at
        if person is not None and not still_to_receive(self.process, person):
            self.desk.say(msg("recap.all_received", name=person.full_name))

    def _choices(self, person: Participant, left: tuple[ToReceive, ...]) -> list[Choice]:
        """Return each thing with a sign and a word for whether it was handed over, and a way to end."""
        words = self.words
        choices = [
            Choice(
                one.value,
                f"{'☐' if one in left else '☑'} {words(f'recap.receive.{one.value}')}",
                words("recap.not_yet" if one in left else "recap.ticked"),
            )
            for one in asked_of(self.process, person)
        ]
        return [*choices, Choice(_DONE, words("recap.close"))]


def _first(left: tuple[ToReceive, ...]) -> str:
    """Return where the cursor stands: on what is left first, else on the way out."""
    return left[0].value if left else _DONE
