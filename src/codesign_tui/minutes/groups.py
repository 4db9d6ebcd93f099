"""How people who are counted and not named are told among the people of a group."""

from codesign_tui.domain.people import CountedPeople
from codesign_tui.locale import Translator


def counted_words(counted: CountedPeople, number: int, words: Translator) -> str:
    """Return how many people of a counted group there are, and what they are called if that was said."""
    many = words("groups.unnamed", n=number)
    label = counted.label or (words.term(counted.category) if counted.category else "")
    return words("groups.counted", people=many, label=label) if label else many
