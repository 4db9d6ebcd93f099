"""Dates, hours, euros and numbers are written in one place, by the rules of each language (Babel)."""

import ast
from collections.abc import Iterator
from typing import Final

from house.house_source import Module, called, modules

ALLOWED: Final = {
    "actions/steps.py": "an hour as the file keeps it",
    "locale/__init__.py": "the one place",
    "minutes/render/camera_code.py": "a calendar's own form of a day",
    "minutes/sending/cells.py": "a day as a spreadsheet reads it",
}
"""What writes a day or an amount by itself, and why."""

SIGNS: Final = ("%Y", "%m", "%d", "%H", "%B", "%b", "%A", ",.")


def written_by_hand(module: Module) -> Iterator[str]:
    """Yield where a module writes a day, an hour, an amount or a number for people by itself."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in ("strftime", "format_date", "format_currency", "ctime"):
            yield module.at(node)
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = ast.unparse(node.format_spec)
            if any(sign in spec for sign in SIGNS):
                yield module.at(node)
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.strip() in ("€", "EUR", "euro")
        ):
            yield module.at(node)


def test_documents_write_dates_and_amounts_through_the_translator() -> None:
    """No other module below the screen formats a day, an hour, an amount of money."""
    below = ("minutes/", "actions/", "domain/", "exchange/", "library/", "locale/")
    by_hand = [
        at
        for module in modules()
        if module.name.startswith(below) and module.name not in ALLOWED
        for at in written_by_hand(module)
    ]
    assert by_hand == []


def test_every_way_to_write_a_date_by_hand_is_seen() -> None:
    """The guard knows the ways there are, and no exception outlives its reason."""
    code = "day.strftime('%d'); f'{day:%d/%m/%Y}'; f'{amount:,.2f}'; say('€'); format_date(day)"
    assert len(list(written_by_hand(Module("x.py", ast.parse(code))))) == 5
    found = {module.name for module in modules() if list(written_by_hand(module))}
    assert set(ALLOWED) <= found
