"""Who can do what and who brings what, in words: as a line in sight, beside a name that may be chosen."""

from collections.abc import Collection, Sequence

from textual.content import Content

from codesign_tui.domain.abilities import BOTH, Abilities, AbilityKind, abilities
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line


def holder_name(process: Process, held: Abilities, words: Translator) -> str:
    """Return who holds abilities: a body, a person with their body, the people of a category."""
    if isinstance(held.holder, Organization):
        return held.holder.label
    if isinstance(held.holder, Participant):
        body = process.organization_of(held.holder)
        return f"{held.holder.full_name} ({body.label})" if body else held.holder.full_name
    return words.term(held.holder)


def told(held: Abilities, words: Translator) -> str:
    """Return what somebody said they can do and bring, on one line."""
    return "; ".join(f"{words(f'ability.{kind.value}')} {text}" for kind, text in held.of(BOTH))


def in_sight(
    process: Process, kinds: Collection[AbilityKind], words: Translator, width: int, most: int
) -> Sequence[Content]:
    """Return what is wanted in sight, one line a holder, at most so many; the rest is counted."""
    found = abilities(process, kinds) if kinds else ()
    lines = []
    for held in found[:most]:
        said = "; ".join(text for _, text in held.of(kinds))
        label = show_line(f"{holder_name(process, held, words)}  ", "bold")
        lines.append(label.truncate(width // 2, ellipsis=True) + show_line(said))
    lines = [line.truncate(width, ellipsis=True) for line in lines]
    if len(found) > most:
        lines.append(show(words("ability.more", n=len(found) - most), "$muted"))
    return lines


def beside(process: Process, identifier: str, words: Translator) -> str:
    """Return what may stand beside a name that is about to be chosen; empty where nothing was said."""
    held = next((one for one in abilities(process) if getattr(one.holder, "id", None) == identifier), None)
    return told(held, words) if held is not None else ""
