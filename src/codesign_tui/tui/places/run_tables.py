"""Run's way to the sheets of the tables: which item they belong to, and where the typing was left."""

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.templates import Method
from codesign_tui.tui.places.base import Place


class RunTables:
    """Opens the *raccolta tavoli* of an item and remembers its table and question."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._left_at: dict[str, tuple[str, str]] = {}

    async def gather(self, item: AgendaItem | None, method: Method | None) -> None:
        """Type what the tables wrote, under the item in view, open or closed."""
        from codesign_tui.tui.screens.tables import TablesScreen

        if item is None:
            self._place.desk.say(msg("tables.no_item"), refused=True)
            return
        session = self._place.desk.process.get(Session, item.session)
        if self._place.projected and session is not None and session.restricted:
            self._place.desk.say(msg("tables.not_before_the_hall"), refused=True)
            return
        screen = TablesScreen(self._place.desk, item, method, self._left_at.get(item.id, ("", "")))
        await self._place.app.push_screen_wait(screen)
        self._left_at[item.id] = screen.here
