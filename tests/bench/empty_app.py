"""What the first screen is measured against: a Textual app that does nothing. Run as a program."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label, ListItem, ListView


class EmptyApp(App[None]):
    """A header, a list of one row, a footer."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as Textual's own examples declare it
    TITLE = "empty"

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield ListView(ListItem(Label("the-one-row")))
        yield Footer()


if __name__ == "__main__":
    EmptyApp().run()
