"""A chart as SVG: horizontal bars whose parts differ by pattern and number, so that a photocopy says the same.

Drawn once, from the prepared document. Every colour is a grey, every text is data and escaped, nothing is fetched.
"""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from codesign_tui.minutes.document import Chart
from codesign_tui.minutes.render.common import one_line, text_width

WIDTH: Final = 640
"""Units across a picture: four for each millimetre of the text's sixteen centimetres."""

_TYPE: Final = 13.0
"""Size of the letters, 9.2 points on paper."""

_LETTER: Final = 0.56
"""Mean width of an ordinary letter, in its size."""

_ROW: Final = 37.0
_BAR: Final = 17.0
_LABEL: Final = 14.0
"""Height of a row, of the bar in it, and how far down the baseline of its words is."""

_LEGEND: Final = 22.0
_END: Final = 92.0
"""Room kept at the right for what stands at the end of a bar."""

_FONTS: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
_INK: Final = "#111111"

_FILLS: Final = ("#333333", "", "#b4b4b4", "", "#ffffff", "")
"""Plain fills of the parts in turn; an empty one is a pattern."""

_PATTERNS: Final = {
    1: '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#111111" stroke-width="1.6"/>',
    3: '<circle cx="4" cy="4" r="1.7" fill="#111111"/>',
    5: '<path d="M0,4 h8 M4,0 v8" stroke="#111111" stroke-width="1"/>',
}
"""What is drawn in a tile of eight units, by the place of the part."""

_DARK: Final = frozenset({0})
"""Parts on which a number is white."""


def svg(chart: Chart, name: str = "chart") -> str:
    """Return the chart as one SVG element. `name` keeps its patterns apart from those of another in the same page."""
    width, height = size(chart)
    top = _top(chart)
    longest = max(map(sum, chart.values), default=0) or 1
    scale = (width - _END) / longest
    rows = [part for at in range(len(chart.bars)) for part in _row(chart, at, top + at * _ROW, scale, name)]
    if chart.more:
        rows.append(_text(0, top + len(chart.bars) * _ROW + _LABEL, _cut(chart.more, width)))
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' role="img" aria-label={quoteattr(_legal(one_line(chart.alternative)))}'
            f' font-family="{_FONTS}" font-size="{_TYPE:g}" fill="{_INK}">',
            f"<defs>{''.join(_patterns(chart, name))}</defs>",
            *_legend(chart, name),
            *rows,
            "</svg>",
        ]
    )


def size(chart: Chart) -> tuple[int, int]:
    """Return the width and height of the picture, in units."""
    return WIDTH, round(_top(chart) + len(chart.bars) * _ROW + (_LEGEND if chart.more else 4))


def _top(chart: Chart) -> float:
    """Return where the first bar's row begins, under the legend."""
    rows = _legend_rows(chart)
    return _LEGEND * rows + 6 if rows else 0.0


def _patterns(chart: Chart, name: str) -> Iterator[str]:
    """Yield the patterns that the chart's parts need."""
    for place, drawing in _PATTERNS.items():
        if place < min(len(chart.parts), len(_FILLS)):
            yield (
                f'<pattern id="{name}-{place}" width="8" height="8" patternUnits="userSpaceOnUse">'
                f'<rect width="8" height="8" fill="#ffffff"/>{drawing}</pattern>'
            )


def _fill(place: int, name: str) -> str:
    """Return the fill of a part."""
    place %= len(_FILLS)
    return _FILLS[place] or f"url(#{name}-{place})"


def _places(chart: Chart) -> list[tuple[int, float]]:
    """Return for each part the row and the place of its sample in the legend; none where there is one part."""
    if len(chart.parts) < 2:
        return []
    places, row, x = [], 0, 0.0
    for part in chart.parts:
        wide = 26 + _wide(part) + 18
        if x and x + wide > WIDTH:
            row, x = row + 1, 0.0
        places.append((row, x))
        x += wide
    return places


def _legend_rows(chart: Chart) -> int:
    """Return how many rows the legend takes."""
    return max((row + 1 for row, _ in _places(chart)), default=0)


def _legend(chart: Chart, name: str) -> Iterator[str]:
    """Yield a sample and the name of each part."""
    for at, (row, x) in enumerate(_places(chart)):
        y = row * _LEGEND
        yield _box(x, y + 3, 20, 12, _fill(at, name))
        yield _text(x + 26, y + 14, _cut(chart.parts[at], WIDTH - x - 26))


def _row(chart: Chart, at: int, y: float, scale: float, name: str) -> Iterator[str]:
    """Yield a bar's words, its parts side by side, and its whole."""
    yield _text(0, y + _LABEL, _cut(chart.bars[at], WIDTH))
    x, top = 0.0, y + _LABEL + 5
    for part, value in enumerate(chart.values[at]):
        wide = value * scale
        if wide <= 0:
            continue
        yield _box(x, top, wide, _BAR, _fill(part, name))
        if len(chart.parts) > 1 and value == int(value):  # fractions are the table's to say, in its language
            yield from _number(str(int(value)), x, wide, top, dark=part % len(_FILLS) in _DARK)
        x += wide
    if x == 0:
        yield f'<path d="M0,{top:g} v{_BAR:g}" stroke="{_INK}"/>'
    yield _text(x + 6, top + 13, chart.shown[at], weight="bold")


def _number(words: str, x: float, wide: float, top: float, *, dark: bool) -> Iterator[str]:
    """Yield a part's number in the middle of it, on a clear ground, where there is room for it."""
    room = _wide(words) + 6
    if wide < room + 4:
        return
    middle = x + wide / 2
    if not dark:
        yield (
            f'<rect x="{middle - room / 2:.1f}" y="{top + 2:g}" width="{room:.1f}" height="{_BAR - 4:g}"'
            ' fill="#ffffff"/>'
        )
    yield _text(middle, top + 13, words, anchor="middle", fill="#ffffff" if dark else _INK)


def _box(x: float, y: float, wide: float, high: float, fill: str) -> str:
    """Return a rectangle with a thin border."""
    return (
        f'<rect x="{x:.1f}" y="{y:g}" width="{wide:.1f}" height="{high:g}" fill="{fill}" stroke="{_INK}"'
        ' stroke-width="0.8"/>'
    )


def _text(x: float, y: float, words: str, *, weight: str = "", anchor: str = "", fill: str = "") -> str:
    """Return one line of text; words are data, never markup."""
    said = {"font-weight": weight, "text-anchor": anchor, "fill": fill}
    attributes = "".join(f' {name}="{value}"' for name, value in said.items() if value)
    return f'<text x="{x:.1f}" y="{y:.1f}"{attributes}>{escape(_legal(words))}</text>'


def _legal(words: str) -> str:
    """Return the words without the two characters that no XML may hold."""
    return words.replace("\ufffe", "").replace("\uffff", "")


def _wide(words: str) -> float:
    """Return about how wide a text is, in units."""
    return text_width(words) * _TYPE * _LETTER


def _cut(words: str, room: float) -> str:
    """Return the words on one line that fits the room."""
    words = one_line(words)
    if _wide(words) <= room:
        return words
    while words and _wide(words) + _wide("…") > room:
        words = words[: -max(1, len(words) // 50)]
    return f"{words.rstrip()}…"
