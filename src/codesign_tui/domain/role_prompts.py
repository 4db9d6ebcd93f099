"""The question that each category of stakeholder is asked besides that of the whole table."""

from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.presence import numbers_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Step
from codesign_tui.domain.terms import Category
from codesign_tui.domain.voices import people_of


def role_prompts(item: AgendaItem, step: Step | None, language: str) -> dict[Category, str]:
    """Return each category's question: the item's own, else the step's.

    The step's are asked only where the item has no question of its own for the whole table.
    """
    found: dict[Category, str] = dict(item.prompts_by_category)
    if not found and step is not None and not item.prompt:
        found = {role.category: role.prompt.in_language(language) for role in step.roles}
    return {category: found[category] for category in Category if category in found}


def categories_here(process: Process, session: str, at: str) -> tuple[Category, ...]:
    """Return the categories that are in the hall at a clock time; where no presence was marked, those with a seat."""
    counted = numbers_at(process, session, at).by_category
    here = tuple(category for category in Category if counted.get(category))
    return here or tuple(category for category in Category if people_of(process, category, session))
