"""Commitments of the session: who, by when, who still has to confirm, which act they wait for."""

from collections.abc import Iterator
from datetime import date

from codesign_tui.domain.budget import lacks_act
from codesign_tui.domain.commitment_warnings import owner_absent
from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.messages import Arg, msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked


def commitment_owner(looked: Looked) -> Iterator[Found]:
    """Yield each commitment that nobody owns."""
    for promise in _standing(looked):
        if not (promise.owner or promise.owner_organization):
            yield _of(promise, "commitment_owner")


def commitment_date(looked: Looked) -> Iterator[Found]:
    """Yield each commitment without a date; words such as "after the act" are one."""
    for promise in _standing(looked):
        if not (promise.due or promise.due_words or promise.new_due):
            yield _of(promise, "commitment_date")


def commitment_day(looked: Looked) -> Iterator[Found]:
    """Yield each commitment that was to be kept before the session that took it."""
    day = looked.session.date
    for promise in _standing(looked):
        if day is not None and promise.due is not None and promise.due < day:
            yield _of(promise, "commitment_day", day=date.fromisoformat(promise.due))


def commitment_confirmation(looked: Looked) -> Iterator[Found]:
    """Yield each commitment that a body, or somebody who was not there, has to confirm, and nobody said by when."""
    for promise in _standing(looked):
        if promise.to_confirm_by is not None:
            continue
        if promise.to_confirm_by_body:
            yield _of(promise, "commitment_confirmation.body", body=promise.to_confirm_by_body)
        elif promise.assumed_in_absence and not promise.confirmed_by_owner:
            yield _of(promise, "commitment_confirmation.absent")


def commitment_act(looked: Looked) -> Iterator[Found]:
    """Yield each commitment that counts on public money which no act commits, and says nothing of one."""
    for promise in _standing(looked):
        resources = [looked.process.get(Resource, identifier) for identifier in promise.resources]
        waits = [one for one in resources if one is not None and one.counts and lacks_act(looked.process, one)]
        if waits and not promise.act_needed:
            yield _of(promise, "commitment_act", resource=code_of(waits[0]))


def commitment_absent(looked: Looked) -> Iterator[Found]:
    """Yield each commitment whose owner was not in the hall, and that does not say so."""
    for promise in _standing(looked):
        said = promise.assumed_in_absence or promise.confirmed_by_owner or promise.to_confirm_by is not None
        if not said and owner_absent(looked.process, promise):
            yield _of(promise, "commitment_absent")


def commitment_unread(looked: Looked) -> Iterator[Found]:
    """Yield each commitment that was not read back to whoever owns it."""
    for promise in _standing(looked):
        owned = promise.owner or promise.owner_organization
        asked = promise.confirmed_by_owner is not None or promise.confirmed_in is not None
        if owned and not asked and not promise.assumed_in_absence and not promise.to_confirm_by_body:
            yield _of(promise, "commitment_unread")


def _standing(looked: Looked) -> Iterator[Commitment]:
    """Yield the commitments of the session that nobody dropped."""
    return (one for one in looked.commitments if one.status is not CommitmentStatus.CANCELLED)


def _of(promise: Commitment, name: str, **args: Arg) -> Found:
    """Return what was found of a commitment."""
    found = msg(f"checks.found.{name}", card=code_of(promise), **args)
    return Found(found, Where.COMMITMENTS, promise.id, promise.id)
