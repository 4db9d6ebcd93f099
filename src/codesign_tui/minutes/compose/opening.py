"""How the session is opened: who chairs and writes, who was found present, privacy, conflicts, release, rules."""

from collections.abc import Iterator, Sequence

from codesign_tui.domain.meetings import Opening, session_state
from codesign_tui.domain.people import CountedPeople, Organization, Staff
from codesign_tui.domain.presence import InHall, counted_at, counted_may_vote, present_at, took_part
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.terms import SessionState
from codesign_tui.minutes.compose.declared import noted
from codesign_tui.minutes.compose.frame import Frame, capital, joined, sentence
from codesign_tui.minutes.compose.interests import opening_conflicts
from codesign_tui.minutes.compose.people import seats
from codesign_tui.minutes.compose.spelled import hour
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph

_ADMITTED = "ets_ammesso"


def opening(frame: Frame) -> Iterator[Block]:
    """Yield the section on the opening of the session."""
    if session_state(frame.session) is SessionState.PLANNED:
        return
    marks = frame.session.opening or Opening()
    yield Heading(1, frame.by_kind("minutes.heading.opening"))
    offices = joined(_offices(frame), " ")
    if offices:
        yield Paragraph(offices)
    yield Paragraph(joined((_found_present(frame), _admitted(frame), _checks(frame, marks)), " "))
    yield from _called_again(frame)
    yield Paragraph(_privacy(frame, marks))
    if frame.procedure:
        yield from opening_conflicts(frame, marks.conflicts, asked=marks.conflicts_asked)
    released = frame.details.ip_release_collected if marks.release_confirmed is None else marks.release_confirmed
    if frame.rules.asks_release and released:
        yield Paragraph(frame.say("minutes.opening.release"))
    if marks.rules:
        yield Paragraph(frame.say("minutes.opening.rules"))
        yield ListBlock(marks.rules)
    yield from noted(frame)


def _offices(frame: Frame) -> Iterator[str]:
    """Yield who chairs, facilitates and writes."""
    session = frame.session
    chair = chair_of(frame.process, session)
    if chair:
        manager = frame.procedure and chair == frame.details.authority.procedure_manager
        who = _office_holder(frame, chair)
        chairs = frame.say("minutes.office.chair_manager", who=who) if manager else ""
        yield capital(chairs or frame.by_kind("minutes.office.chair", who=who))
    if session.facilitator:
        yield capital(frame.say("minutes.office.facilitator", who=_office_holder(frame, session.facilitator)))
    if session.secretary:
        yield capital(frame.by_kind("minutes.office.secretary", who=_office_holder(frame, session.secretary)))


def _office_holder(frame: Frame, identifier: str) -> str:
    """Return a person by name, or in a public copy staff by whom they work for."""
    person = frame.process.person(identifier)
    if frame.public and isinstance(person, Staff):
        organization = frame.process.get(Organization, person.organization)
        body = organization.name if organization else person.organization or ""
        return frame.say("minutes.office.somebody_of", body=body) if body else frame.say("minutes.office.somebody")
    return frame.person_and_body(identifier) or frame.say("minutes.office.somebody")


def _found_present(frame: Frame) -> str:
    """Return how many were found present when the session was opened, and the hour."""
    at = hour(frame, frame.session.actual_start)
    groups = _counted_at_opening(frame)
    members, counted = _members_at_opening(frame), sum(group.number for group in groups)
    if not (members or counted):
        return sentence(joined((frame.by_kind("minutes.opening.opened"), at), " "))
    if not frame.procedure:
        return sentence(joined((frame.say("minutes.opening.found.open", n=len(members) + counted), at), " "))
    total = len([seat for seat in seats(frame) if not seat.person.observer])
    found = frame.say("minutes.opening.found.procedure", n=len(members), total=total, voting=_voting(frame, members))
    voters = sum(group.number for group in groups if counted_may_vote(group))
    voting = frame.say("minutes.opening.voting", n=voters) if voters else ""
    others = frame.say("minutes.opening.counted", n=counted, voting=voting) if counted else ""
    return joined((sentence(joined((found, at), " ")), others), " ")


def _members_at_opening(frame: Frame) -> list[InHall]:
    """Return the seats of members that were taken when the session was opened."""
    at = frame.session.actual_start
    here = present_at(frame.process, frame.session.id, at) if at else took_part(frame.process, frame.session.id)
    return [seat for seat in here if not seat.participant.observer]


def _counted_at_opening(frame: Frame) -> Sequence[CountedPeople]:
    """Return the people registered by number who were there when the session was opened."""
    at = frame.session.actual_start
    return (
        counted_at(frame.process, frame.session.id, at)
        if at
        else frame.process.in_session(CountedPeople, frame.session.id)
    )


def _voting(frame: Frame, here: list[InHall]) -> str:
    """Return how many of them may vote, when not all may."""
    voting = sum(seat.may_vote for seat in here)
    return "" if voting == len(here) else frame.say("minutes.opening.voting", n=voting)


def _admitted(frame: Frame) -> str:
    """Return how many admitted third-sector bodies have somebody at the table, in a procedure under art. 55."""
    if frame.rules.article is None:
        return ""
    admitted = {body.id for body in frame.process.all(Organization) if body.procedural_role == _ADMITTED}
    if not admitted:
        return ""
    here = {seat.participant.organization for seat in _members_at_opening(frame)} & admitted
    return frame.say("minutes.opening.admitted", n=len(here), total=len(admitted))


def _called_again(frame: Frame) -> Iterator[Block]:
    """Yield that the table met again after its procedure: by which point of the notice, who was called, who had left.

    A missing point is said on the screen: an administrative act holds no warnings of a program.
    """
    reopening = frame.session.reopening
    if reopening is None or not frame.procedure:
        return
    again = frame.say("minutes.opening.again")
    if reopening.point:
        again = frame.say("minutes.opening.again_point", point=reopening.point)
    told = [again]
    for name, bodies in (("called", reopening.addressed_to), ("had_left", reopening.withdrawn)):
        names = [found for body in bodies if (found := frame.body(body))]
        if names:
            told.append(frame.say(f"minutes.opening.{name}", n=len(names), names=", ".join(names)))
    yield Paragraph(joined(map(sentence, told), " "))


def _checks(frame: Frame, marks: Opening) -> str:
    """Return what was checked aloud at the opening."""
    done = [
        frame.by_kind(f"minutes.opening.{name}")
        for name, marked in (("notice_checked", marks.notice_confirmed), ("presences_checked", marks.presences_checked))
        if marked
    ]
    return joined(done, " ")


def _privacy(frame: Frame, marks: Opening) -> str:
    """Return what people were told about their data; one plain sentence when nothing is recorded."""
    privacy = frame.details.privacy
    given = marks.privacy_given if marks.privacy_given is not None else privacy.notice_given
    if not given:
        return frame.say("minutes.privacy.not_recorded")
    about = (
        ("notice", privacy.notice_ref),
        ("controller", frame.body(privacy.controller)),
        ("legal_basis", privacy.legal_basis),
        ("retention", privacy.retention),
    )
    parts = [frame.say(f"minutes.privacy.{name}", words=words) for name, words in about if words]
    photos = frame.say("minutes.privacy.photos") if privacy.photo_consent_asked else ""
    return joined((sentence(joined((frame.say("minutes.privacy.given"), joined(parts, "; ")), ": ")), photos), " ")
