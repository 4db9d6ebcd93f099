"""The words of a vote on the screen: its options, its way, its subject, its outcome, its levels."""

from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.process import Process
from codesign_tui.domain.readings import one_decimal
from codesign_tui.domain.results import OptionResult
from codesign_tui.domain.tables import CODES, TABLES, code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.ways import WAYS
from codesign_tui.locale import Translator


def option_words(process: Process, option: str, *, projected: bool = False) -> str:
    """Return what an option stands for: the code and words of a card, or its own words."""
    item = card(process, option)
    if item is None:
        return option
    hidden = projected and is_restricted(process, item)
    return code_of(item) if hidden else f"{code_of(item)} {item.words}"


def short_name(process: Process, option: str) -> str:
    """Return the code of a card, or the option's own words."""
    item = card(process, option)
    return option if item is None else code_of(item)


def short_names(process: Process, options: list[str] | tuple[str, ...]) -> str:
    """Return options by their short names."""
    return ", ".join(short_name(process, option) for option in options)


def card(process: Process, option: str) -> Item | None:
    """Return the need or proposal that an option stands for."""
    for table in CODES:
        entity = process.entity(table, option)
        if isinstance(entity, Item) and issubclass(TABLES[table], Item):
            return entity
    return None


def subject(vote: Vote, words: Translator) -> str:
    """Return what is chosen, in words also where an imported file has a code."""
    identifier = f"choose.subject_{vote.subject}"
    return words(identifier) if vote.subject in ("needs", "proposals") else vote.subject


def kind_words(kind: str, words: Translator) -> str:
    """Return the way of choosing; one that nobody knows as it is written."""
    return words(f"choose.kind_{kind}") if kind in WAYS else kind.replace("_", " ")


def outcome_words(vote: Vote, words: Translator) -> str:
    """Return the outcome: minutes are approved, everything else the table shares or not."""
    group = "minutes" if vote.minutes_of else "outcome"
    identifier = f"choose.{group}_{vote.outcome}"
    return words(identifier) if vote.outcome and words.has(identifier) else (vote.outcome or "")


def role_words(role: str, words: Translator) -> str:
    """Return a procedural role; one that a municipality added as it is written."""
    identifier = f"choose.role_{role}"
    return words(identifier) if words.has(identifier) else role.replace("_", " ")


def mean_words(one: OptionResult, words: Translator) -> str:
    """Return the mean of an option with how many gave it a score."""
    if not one.answers:
        return words("ways.no_score")
    return words("ways.mean", mean=words.number(one_decimal(one.value), decimals=1), n=one.answers)
