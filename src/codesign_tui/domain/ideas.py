"""What the sheet of a proposal holds: how it reads, who disagrees, what the place puts in, how to try it out small.

Charismatic and chameleonic are K. E. Smith's words for ideas in policy (*Beyond Evidence-Based Policy in Public
Health*, 2013; `domain.md` §3.2). Here they are questions that people answer in their own words; numbers are optional.
"""

from pydantic import model_validator

from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, Frozen, Id, Score


class Monday(Frozen):
    """What somebody of one category does on the first Monday if the proposal goes through (*lunedì mattina*)."""

    category: Category
    text: Text


class Reading(Frozen):
    """How one category reads a proposal, in a sentence (*come la legge ciascuno*)."""

    category: Category
    text: Text


class IdeaProfile(Frozen):
    """How an idea moves people and how differently it is read.

    The scores are from 1 to 5, optional, never projected and never in the minutes.
    """

    charismatic: Score | None = None
    chameleonic: Score | None = None
    mondays: tuple[Monday, ...] = ()
    readings: tuple[Reading, ...] = ()
    lit_up: Text | None = None
    """Who lit up when the proposal was told in three sentences."""
    what_remains: Text | None = None
    """What is left of it if whoever carries it changes job."""
    is_not: Text | None = None
    """What the proposal is not."""


class Nabc(Frozen):
    """Need, approach, benefit, what exists already."""

    need: Text | None = None
    approach: Text | None = None
    benefit: Text | None = None
    competition: Text | None = None


class Objection(Frozen):
    """Why somebody disagrees with a proposal, in their own words; an anonymous one keeps no name."""

    text: Text
    participant: Id | None = None
    organization: Id | None = None
    category: Category | None = None
    attribution: Attribution | None = None

    @model_validator(mode="after")
    def _anonymous_has_no_name(self) -> "Objection":
        """Refuse an anonymous objection that tells who made it."""
        if self.attribution is Attribution.ANONYMOUS and (self.participant or self.organization):
            raise ValueError("an anonymous objection stores no name")
        return self


class LocalResources(Frozen):
    """What the place itself puts into a proposal: *with* the territory, and not only *on* it."""

    people: Text | None = None
    spaces: Text | None = None
    know_how: Text | None = None


class Pilot(Frozen):
    """A small try of a proposal: what, where, until when."""

    what: Text | None = None
    where: Line | None = None
    until: Day | None = None
    until_words: Line | None = None
    """The end as people said it, when it is no day of the calendar."""
