"""When each agenda item was in hand, as a heading says it, and what happened meanwhile."""

from dataclasses import dataclass

from codesign_tui.domain.clock import is_running, span
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process


@dataclass(frozen=True, slots=True)
class Span:
    """From one clock time to another, "17:08"; no end while it lasts."""

    start: str
    end: str | None = None

    def holds(self, at: str) -> bool:
        """Tell whether a clock time falls within, the end not included; a span may pass midnight."""
        if self.end is None:
            return at >= self.start
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def item_span(process: Process, item: AgendaItem) -> Span | None:
    """Return an agenda item's times, or None when they are not known."""
    times = span(process, item)
    if times is None or item.skipped:
        return None
    return Span(times[0]) if is_running(item) else Span(*times)
