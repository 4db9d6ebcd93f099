"""Two versions of minutes side by side as people read them: under each heading what went (−) and what came (+)."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import hung
from codesign_tui.tui.text import show, show_line


@dataclass(frozen=True, slots=True)
class Compared:
    """What two versions say differently: a heading, the lines that went, the lines that came."""

    older: int
    newer: int | None
    """None is the text as it is now."""
    differences: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    warnings: tuple[Msg, ...] = ()

    @property
    def title(self) -> Msg:
        """What is compared with what."""
        return msg("life.compare.title", older=_named(self.older), newer=_named(self.newer))


def compared_lines(compared: Compared, words: Translator, width: int) -> Sequence[Content]:
    """Return the comparison as lines of so many columns."""
    lines = [show("! ", "bold $warning") + show(words(warning)) for warning in compared.warnings]
    if not compared.differences:
        return [*lines, show(words("life.compare.same"))]
    lines.append(show(words("life.compare.signs"), "$muted"))
    heading = None
    for under, removed, added in compared.differences:
        if under != heading:
            heading = under
            lines += [show(""), show_line(under or words("life.compare.top"), "bold")]
        lines += [_line("−", text, width, "$warning") for text in removed]
        lines += [_line("+", text, width, "$success") for text in added]
    return lines


def _named(number: int | None) -> Msg:
    """Return a version's name."""
    if number is None:
        return msg("life.compare.now")
    return msg("life.compare.version", number=number) if number else msg("life.compare.sent")


def _line(sign: str, text: str, width: int, style: str) -> Content:
    """Return one line after its sign."""
    return show(f"{sign} ", f"bold {style}") + hung(show_line(text), width - 2, indent=2, most=12)
