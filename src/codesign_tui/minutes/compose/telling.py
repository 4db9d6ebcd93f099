"""How one contribution is told: its code, its words, and who, how and when, as far as it may be said."""

from collections.abc import Iterator

from codesign_tui.domain.items import Item
from codesign_tui.domain.terms import Attribution
from codesign_tui.minutes.compose.declared import declared
from codesign_tui.minutes.compose.frame import Frame, joined
from codesign_tui.minutes.compose.languages import said


def contribution(frame: Frame, item: Item) -> str:
    """Return one contribution: its code, its words, and who, how and when, as far as it may say."""
    aside = joined(_about(frame, item), "; ")
    return f"{frame.code(item)} – {said(frame, item)}" + (f" ({aside})" if aside else "")


def _about(frame: Frame, item: Item) -> Iterator[str]:
    """Yield what may be told of a contribution besides its words: of an anonymous one, not where it came from."""
    yield frame.signed_by(item)
    if item.attribution is Attribution.ANONYMOUS:
        yield from frame.marks(item)
        return
    evidence = getattr(item, "evidence", None)
    if isinstance(evidence, str):
        yield frame.word("evidence", evidence)
    if item.origin_table:
        yield frame.table(item.origin_table)
    yield from declared(frame, item)
    yield from frame.marks(item)
