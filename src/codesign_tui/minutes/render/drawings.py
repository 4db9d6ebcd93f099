"""What documents draw: charts, and the codes that a camera reads. Every format embeds the same SVG."""

from codesign_tui.minutes.document import Appointment, Chart, SealMark
from codesign_tui.minutes.render import camera_code, chart
from codesign_tui.minutes.render.common import one_line

Drawing = Chart | Appointment | SealMark
"""What has a picture."""

_TEXT_WIDTH_CM = 16.0


def svg(block: Drawing, name: str = "chart") -> str:
    """Return the picture as one SVG element; `name` keeps it apart from another in the same page."""
    return chart.svg(block, name) if isinstance(block, Chart) else camera_code.svg(block)


def size_cm(block: Drawing) -> tuple[float, float]:
    """Return how wide and high the picture stands on paper."""
    if isinstance(block, Appointment | SealMark):
        return camera_code.WIDTH_CM, camera_code.WIDTH_CM
    wide, high = chart.size(block)
    return _TEXT_WIDTH_CM, _TEXT_WIDTH_CM * high / wide


def alternative(block: Drawing) -> str:
    """Return what the picture says, for whoever does not see it."""
    return one_line(block.alternative)
