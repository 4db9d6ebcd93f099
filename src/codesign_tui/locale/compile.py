"""Compile the catalogues: `python -m codesign_tui.locale.compile` (`make messages`).

Each part of the program has one `.po` per language, `locale/<language>/LC_MESSAGES/<part>.po`; a message's id
starts with its part's name. The `.mo` files are kept beside them so that nothing is compiled at run time.
"""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_NO_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every catalogue's header: the same source gives the same bytes, whenever it is compiled."""


def compiled(po: Path) -> bytes:
    """Return the binary catalogue of a `.po` file."""
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=po.parents[1].name, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def catalogues() -> list[Path]:
    """Return every `.po` file."""
    return sorted(Path(__file__).parent.glob("*/LC_MESSAGES/*.po"))


def main() -> None:
    """Write each `.mo` beside its `.po`."""
    for po in catalogues():
        po.with_suffix(".mo").write_bytes(compiled(po))


if __name__ == "__main__":
    main()
