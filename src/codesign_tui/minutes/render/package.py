"""Zip packages (ODT, DOCX) written again so that the same document and the same moment give the same bytes."""

import io
import zipfile
from datetime import datetime
from typing import Final

_FIRST_YEAR: Final = 1980
"""A zip knows no earlier year."""


def settled(package: bytes, *, at: datetime) -> bytes:
    """Return the package with each entry dated `at`, without folders, and a `mimetype` first and uncompressed."""
    moment = (max(at.year, _FIRST_YEAR), at.month, at.day, at.hour, at.minute, at.second)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = [name for name in source.namelist() if not name.endswith("/")]
        for name in sorted(names, key=lambda name: (name != "mimetype", names.index(name))):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            target.writestr(entry, source.read(name))
    return out.getvalue()
