"""Groups of who is in the hall: make them, move somebody by hand, show them to the hall, print them."""

import asyncio
from collections.abc import Iterator

from textual.content import Content

from codesign_tui.actions.grouping import make_groups, move_to_group
from codesign_tui.domain.grouping import counted_in, names_in, not_in_groups, seats_at, usual_number
from codesign_tui.domain.meetings import Session, TableGroup
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.people import Participant
from codesign_tui.minutes.groups import counted_words
from codesign_tui.tui.places.people_dialogs import PeopleDialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Filled, LineField
from codesign_tui.tui.screens.groups import GroupsAnswer, GroupsScreen
from codesign_tui.tui.screens.telling import Tell
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_APART = "\x1f"


class PeopleGroups(PeopleDialogs):
    """Divides the hall, shows the groups, moves people between them."""

    async def open_groups(self, at: str) -> None:
        """Show the groups of who is in the hall at a clock time, made first if there are none, until Esc."""
        session = self.session()
        if session is None:
            return
        if self.place.projected and self._meeting(session).restricted:
            self.desk.say(msg("groups.restricted"), refused=True)
            return
        if not self._meeting(session).groups and not await self._make(session, at):
            return
        answer: GroupsAnswer | None = GroupsAnswer("show")
        while answer is not None:
            meeting = self._meeting(session)
            answer = await self.place.app.push_screen_wait(
                GroupsScreen(
                    self.words,
                    msg("groups.title", title=meeting.title),
                    list(self._rows(meeting, at)),
                    selected=answer.row,
                    projected=self.place.projected,
                )
            )
            if answer is not None:
                await self._do(session, at, answer)

    async def _do(self, session: str, at: str, answer: GroupsAnswer) -> None:
        """Do what was asked of the groups."""
        if answer.do == "make":
            await self._make(session, at)
        elif answer.do == "print":
            await self._print(session)
        elif answer.do == "move" and answer.row is not None:
            await self._move(session, answer.row, answer.to)

    async def _make(self, session: str, at: str) -> bool:
        """Ask how many groups of which kind, and make them; return whether they were made."""
        people = len(seats_at(self.process, session, at))
        if not people:
            self.desk.say(msg("groups.nobody"), refused=True)
            return False
        kinds = tuple((kind, self.words(f"groups.{kind}")) for kind in ("mixed", "homogeneous"))
        filled = await self.fill(
            msg("groups.make"),
            [
                LineField("number", msg("groups.number"), str(usual_number(people))),
                ChoiceField("kind", msg("groups.kind"), kinds, "mixed"),
            ],
            note=msg("groups.make_note", n=people),
            check=_is_number,
        )
        if filled is None:
            return False
        mixed = filled["kind"] != "homogeneous"
        done = self.desk.do(make_groups, session, int(filled["number"]), now=self.desk.now(), at=at, mixed=mixed)
        if done is None:
            return False
        self.tell(done, msg("groups.made", n=len(done.value)))
        return True

    async def _move(self, session: str, row: str, to: int | None) -> None:
        """Move who stands in a row to a group; without one, ask to which."""
        group, _, who = row.partition(_APART)
        groups = self._meeting(session).groups
        if to is None:
            choices = [
                Choice(str(place), self._heading(each))
                for place, each in enumerate(groups, start=1)
                if str(place) != group
            ]
            picked = await self.choose(msg("groups.where"), choices)
            if picked is None:
                return
            to = int(picked)
        start = int(group) or None
        done = self.desk.do(move_to_group, session, who, to, now=self.desk.now(), start=start)
        if done is not None:
            self.tell(done, msg("groups.moved", group=done.value[to - 1].name))

    async def _print(self, session: str) -> None:
        """Write the groups as a sheet to hang up and as a text, beside the process file."""
        from codesign_tui.minutes.papers.writing import Wanted, compose_papers, write_papers

        wanted = Wanted(session, ("groups",), self.words.language, ("pdf", "txt"), self.desk.file.path.parent)
        try:
            composed = compose_papers(self.process, self.desk.library, wanted)
            paper = self.desk.stationery()
            report = await asyncio.to_thread(write_papers, composed, wanted, at=self.desk.now(), stationery=paper)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)
            return
        said = msg("groups.printed", path=str(report.files[0].path))
        await self.show(Tell(self.words, said, report.warnings))

    def _rows(self, meeting: Session, at: str) -> Iterator[Row]:
        """Yield a heading for each group and a row for each of its people; then who is in none."""
        names, first = names_in(self.process, meeting.id), True
        for place, group in enumerate(meeting.groups, start=1):
            yield self._heading_row(f"group{place}", self._heading(group), first=first)
            first = False
            for person in group.people:
                yield self._person(f"{place}{_APART}{person}", names.get(person) or self._name(person), person)
            for counted, number in counted_in(self.process, group):
                who = counted_words(counted, number, self.words)
                yield Row(f"{place}{_APART}{counted.id}", show("  ") + show_line(who))
        left = not_in_groups(self.process, meeting, at)
        if left and not self.place.projected:
            yield self._heading_row("left", self.words("groups.left_out"), first=first)
            for seat in left:
                yield self._person(f"0{_APART}{seat.participant.id}", seat.name, seat.participant.id)

    def _heading(self, group: TableGroup) -> str:
        """Return a group's name and how many are in it."""
        size = self.words("groups.size", n=group.size)
        return f"{self.words('groups.heading', name=group.name)} · {size}"

    def _heading_row(self, identifier: str, title: str, *, first: bool) -> Row:
        """Return a heading, with a line of air above it unless it is the first."""
        air = Content("") if first else Content("\n")
        return Row(identifier, air + show_line(title, "bold $accent"), heading=True)

    def _person(self, identifier: str, name: str, person: str) -> Row:
        """Return a person's row: the name and, for the facilitator, where from; before the hall large and alone."""
        if self.place.projected:
            return Row(identifier, show("  ") + show_line(name, "bold") + show("\n"))
        body = self.process.organization_of(self.process.person(person))
        return Row(
            identifier, show("  ") + show_line(name) + show("  ") + show_line(body.label if body else "", "$muted")
        )

    def _name(self, person: str) -> str:
        """Return the name of a member who is in a group and took no part."""
        member = self.process.get(Participant, person)
        return member.full_name if member else person

    def _meeting(self, session: str) -> Session:
        """Return the session as it is now."""
        meeting = self.process.get(Session, session)
        assert meeting is not None
        return meeting


def _is_number(filled: Filled) -> Msg | None:
    """Refuse what is no number of groups; how many there may be the action tells."""
    number = filled["number"].strip()
    return None if number.isdecimal() and number.isascii() and len(number) < 5 else msg("groups.not_a_number")
