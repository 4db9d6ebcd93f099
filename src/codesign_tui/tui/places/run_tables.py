"""Run's way to the sheets of the tables: which item they belong to, and where the typing was left."""

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import msg
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.widgets.capture import CaptureLine


class RunTables(Questions):
    """Opens the *raccolta tavoli* of an item and remembers its table and question."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._left_at: dict[str, tuple[str, str]] = {}

    async def gather(self, item: AgendaItem | None) -> None:
        """Type what the tables wrote, under an item, open or closed; never a restricted one before the hall."""
        from codesign_tui.tui.screens.tables import TablesScreen

        if item is None:
            self.desk.say(msg("tables.no_item"), refused=True)
            return
        session = self.process.get(Session, item.session)
        if self._place.projected and session is not None and session.restricted:
            self.desk.say(msg("tables.not_before_the_hall"), refused=True)
            return
        language = self._place.query_one(CaptureLine).language
        screen = TablesScreen(
            self.desk,
            item,
            self.desk.method_of(item),
            self._left_at.get(item.id, ("", "")),
            language.id if language is not None else None,
        )
        await self.show(screen)
        self._left_at[item.id] = screen.here
