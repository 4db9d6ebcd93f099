"""Under whose name a contribution is kept, and what an anonymous one may still tell."""

from dataclasses import dataclass

from codesign_tui.actions.steps import found
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.domain.voices import is_small


@dataclass(frozen=True, slots=True)
class Authorship:
    """What is kept of whoever said something."""

    author: str | None
    organization: str | None
    category: Category | None
    attribution: Attribution | None


def authorship(
    process: Process,
    *,
    author: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    attribution: Attribution | None = None,
    session: str | None = None,
) -> Authorship:
    """Return what is kept of an author: the organisation is the person's, the category is the organisation's.

    Unless it was said, a contribution is reported under the organisation's name, and without one under the
    category's. An anonymous one keeps no author and no organisation, and its category only if it hides among
    enough people.

    Raises:
        Refused: no such person or organisation, or a name asked for and not given.
    """
    person = None
    if author is not None:
        person = process.person(author)
        if person is None:
            raise Refused(msg("action.not_found", id=author))
    body = found(process, Organization, organization) if organization else process.organization_of(person)
    category = category or _category(person, body)
    if attribution is Attribution.ANONYMOUS:
        kept = None if category is None or is_small(process, category, session) else category
        return Authorship(None, None, kept, Attribution.ANONYMOUS)
    _check(attribution, person, body, category)
    return Authorship(
        author,
        body.id if body else None,
        category,
        attribution or _usual(body, category, has_author=person is not None),
    )


def _category(person: Participant | Staff | None, body: Organization | None) -> Category | None:
    """Return the category of a person, or of the organisation."""
    if isinstance(person, Participant):
        return person.category
    return body.category if body else None


def _check(
    attribution: Attribution | None,
    person: Participant | Staff | None,
    body: Organization | None,
    category: Category | None,
) -> None:
    """Refuse an attribution to a name that is not known."""
    missing = {
        Attribution.PERSON: person is None,
        Attribution.ORGANIZATION: body is None,
        Attribution.CATEGORY: category is None,
    }
    if attribution is not None and missing.get(attribution, False):
        raise Refused(msg("action.attribution_unknown", attribution=attribution))


def _usual(body: Organization | None, category: Category | None, *, has_author: bool) -> Attribution | None:
    """Return under whose name a contribution is reported when nobody said."""
    if body is not None:
        return Attribution.ORGANIZATION
    if category is not None:
        return Attribution.CATEGORY
    return Attribution.PERSON if has_author else None
