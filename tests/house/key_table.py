"""The README's table of keys, made from the declarations: `python -m tests.house.key_table` writes it in its place."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from codesign_tui.locale import Translator
from codesign_tui.tui import commands
from codesign_tui.tui.commands import Command

README: Final = Path(__file__).parents[2] / "README.md"
START: Final = "<!-- keys -->"
END: Final = "<!-- /keys -->"

_GROUPS: Final[Sequence[tuple[str, Sequence[Command]]]] = (
    ("Everywhere", commands.APP_COMMANDS),
    ("Home", commands.HOME_COMMANDS),
    ("Register (*Registro*)", commands.REGISTER_COMMANDS),
    ("Search (*Cerca*)", commands.SEARCH_COMMANDS),
    ("A process", commands.PROCESS_COMMANDS),
    ("Run (*Conduci*)", commands.RUN_COMMANDS),
    ("Board (*Bacheca*)", commands.BOARD_COMMANDS),
    ("A structured view (*Schema*)", commands.SCHEME_COMMANDS),
    ("Choose (*Scegli*)", commands.CHOOSE_COMMANDS),
    ("Commitments (*Impegni*)", commands.COMMITMENTS_COMMANDS),
    ("Resources (*Risorse*)", commands.BUDGET_COMMANDS),
    ("Know (*Conosci*)", commands.KNOW_COMMANDS),
    ("People (*Persone*)", commands.PEOPLE_COMMANDS),
    ("Minutes (*Verbale*)", commands.MINUTES_COMMANDS),
    ("Projector (*Proiettore*)", commands.PROJECTOR_COMMANDS),
    ("Rehearsal (*Prova generale*)", commands.REHEARSAL_COMMANDS),
)
"""Where each command is offered, in the order of the README."""


def table(language: str = "en") -> str:
    """Return the table of every command, as Markdown; one without a key is in the palette."""
    return "\n".join(["| Where | Key | What |", "|---|---|---|", *_rows(Translator(language))])


def _rows(words: Translator) -> Iterator[str]:
    """Yield one row for each command; the place is named on its first."""
    for place, some in _GROUPS:
        for at, command in enumerate(some):
            key = f"`{command.key_text}`" if command.key else "palette"
            help_text = words(command.help_id).replace("|", "\\|")
            yield f"| {place if at == 0 else ''} | {key} | **{words(command.label_id)}**: {help_text} |"


def placed(text: str) -> str:
    """Return the README with the table between its two marks.

    Raises:
        ValueError: a mark is missing.
    """
    before, rest = text.split(START, 1)
    _, after = rest.split(END, 1)
    return f"{before}{START}\n\n{table()}\n\n{END}{after}"


def main() -> None:
    """Write the table in the README."""
    README.write_text(placed(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
