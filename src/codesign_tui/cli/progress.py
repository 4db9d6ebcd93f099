"""A progress bar on standard error, so that results stay clean on standard output."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line


@contextmanager
def shown(face: Face, total: int) -> Iterator[Callable[[str], None]]:
    """Show how far the writing of so many files has come; yields what is to be told each file's name."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    class _Name(TextColumn):
        """The file in hand, as plain text and never as markup."""

        def render(self, task: object) -> Text:
            return Text(str(getattr(task, "description", "")))

    console = Console(stderr=True, highlight=False, markup=False)
    with Progress(BarColumn(30), MofNCompleteColumn(), _Name(""), console=console) as bar:
        task = bar.add_task(printable_line(face.words("cli.writing")), total=total)

        def step(name: str) -> None:
            bar.update(task, advance=1, description=printable_line(name))

        yield step
