"""The process as data for an archive: the interchange file and the schema that it follows (`docs/interchange.md`)."""

from codesign_tui.domain.process import Process
from codesign_tui.exchange.interchange import write
from codesign_tui.exchange.schema import SCHEMA_FILE


def process_files(process: Process) -> tuple[bytes, bytes]:
    """Return the process as an interchange file, and its JSON Schema.

    Raises:
        Refused: a table that holds one record holds more.
    """
    return write(process), SCHEMA_FILE.read_bytes()
