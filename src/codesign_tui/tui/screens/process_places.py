"""Which class shows each place of a process; each is imported when it is first opened."""

from codesign_tui.tui.commands import (
    GO_BOARD,
    GO_BUDGET,
    GO_CHOOSE,
    GO_COMMITMENTS,
    GO_KNOW,
    GO_MINUTES,
    GO_PEOPLE,
    GO_SCHEME,
    Command,
)
from codesign_tui.tui.places.base import Place


def place_class(command: Command) -> type[Place]:
    """Return the class of the place a command goes to; each is imported when it is first opened."""
    if command is GO_BOARD:
        from codesign_tui.tui.places.board import BoardPlace

        return BoardPlace
    if command is GO_CHOOSE:
        from codesign_tui.tui.places.choose import ChoosePlace

        return ChoosePlace
    if command is GO_COMMITMENTS:
        from codesign_tui.tui.places.commitments import CommitmentsPlace

        return CommitmentsPlace
    if command is GO_BUDGET:
        from codesign_tui.tui.places.budget import BudgetPlace

        return BudgetPlace
    if command is GO_KNOW:
        from codesign_tui.tui.places.know import KnowPlace

        return KnowPlace
    if command is GO_PEOPLE:
        from codesign_tui.tui.places.people import PeoplePlace

        return PeoplePlace
    if command is GO_MINUTES:
        from codesign_tui.tui.places.minutes import MinutesPlace

        return MinutesPlace
    if command is GO_SCHEME:
        from codesign_tui.tui.places.scheme import SchemePlace

        return SchemePlace
    from codesign_tui.tui.places.run import RunPlace

    return RunPlace
