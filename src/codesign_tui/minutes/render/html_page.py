"""The template of the HTML page, run in a sandbox since an office may have changed it."""

from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final

from codesign_tui.domain.messages import msg
from codesign_tui.minutes.render.common import is_short, one_line
from codesign_tui.minutes.stationery.paper import Stationery
from codesign_tui.minutes.stationery.problems import Unusable

if TYPE_CHECKING:
    from jinja2 import Template

NAME: Final = "minutes.html.j2"

_IN_TEMPLATE: Final = "<template>"
"""How Jinja names the file of a template that it was given as text."""


def page_of(stationery: Stationery, **data: Any) -> str:
    """Return the page that the template makes of some data.

    Raises:
        Unusable: the town's template is broken: it is told by its line.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    own = stationery.own(NAME)
    try:
        return _template(stationery.source(NAME)).render(**data)
    except TemplateSyntaxError as error:
        raise _broken(own, error, error.lineno) or error from error
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise _broken(own, error, _line(error)) or error from error


def _broken(own: Path | None, error: Exception, line: int | None) -> Unusable | None:
    """Return the error as one of the town's template; None if the template is ours."""
    if own is None:
        return None
    return Unusable(own, msg("stationery.page_broken", reason=" ".join(str(error).split())), line)


def _line(error: Exception) -> int | None:
    """Return the last line of the template that was being read when the error came."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == _IN_TEMPLATE]
    return lines[-1] if lines else None


@lru_cache(maxsize=4)
def _template(source: str) -> "Template":
    """Return a template: it reaches nothing but the data, and can change none of them."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["one_line"] = one_line
    environment.tests["short"] = is_short
    return environment.from_string(source)
