"""The time of a session is in the file: a laptop that goes dark loses neither the countdown nor the step."""

import shutil
from pathlib import Path

from journal_samples import clock, made

from codesign_tui.actions.agenda import add_item, go_to, go_to_step, suspend
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.clock import countdown, paused_since
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.steps import step_now
from codesign_tui.journal.file import JournalFile, open_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import moment


def after_a_power_cut(file: JournalFile, folder: Path) -> JournalFile:
    """Open what is on the disk at this moment, as it would be found after a power cut: nothing was closed."""
    folder.mkdir()
    return open_file(Disk(), Path(shutil.copy(file.path, folder / file.path.name)), clock)


def test_countdown_step_and_pause_survive_a_power_cut(tmp_path: Path) -> None:
    """Ten minutes later the item has ten minutes less, at the step that was chosen; a pause is still a pause."""
    file = made(tmp_path)
    session = add_session(file, now=moment("17:00"), title="Prima").value.id
    item = add_item(
        file, session, now=moment("17:00"), title="Bisogni", method="one_two_four_all", planned_minutes=30
    ).value.id
    start_session(file, session, now=moment("17:00"))
    go_to(file, item, now=moment("17:00"))
    go_to_step(file, item, 3, now=moment("17:05")).ticket.result()

    found = after_a_power_cut(file, tmp_path / "dark")
    kept = found.process.get(AgendaItem, item)
    assert kept is not None
    assert countdown(kept, moment("17:15")).minutes_left == 15
    here = step_now(Library(packaged_templates()).method("one_two_four_all"), kept, moment("17:05"))
    assert here is not None
    assert here.number == 3
    found.close()

    suspend(file, session, now=moment("17:10")).ticket.result()
    found = after_a_power_cut(file, tmp_path / "dark again")
    kept = found.process.get(AgendaItem, item)
    assert kept is not None
    assert paused_since(kept) == moment("17:10")
    assert countdown(kept, moment("18:30")).minutes_left == 20
    found.close()
    file.close()
