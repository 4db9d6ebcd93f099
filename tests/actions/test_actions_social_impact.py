"""The assessment of social impact through its actions: a goal first, dimensions by their place, undo."""

from typing import Any

import pytest

from codesign_tui.actions.social_impact import (
    take_impact_dimension_out,
    write_impact_assessment,
    write_impact_dimension,
)
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.social_impact import SocialImpact
from codesign_tui.domain.terms import ImpactHorizon
from codesign_tui.domain.theory import impact_of, uses_impact
from support import moment
from support_tui import MemoryFile, example_file

NOW = moment("18:00")


def impact(file: MemoryFile) -> SocialImpact:
    """Return the assessment as it is now."""
    found = impact_of(file.process)
    assert found is not None
    return found


def test_the_goal_begins_it_and_is_never_taken_away() -> None:
    """A dimension before the goal is refused, and so is an empty goal."""
    file = example_file()
    assert not uses_impact(file.process)
    with pytest.raises(Refused):
        write_impact_dimension(file, None, now=NOW, name="relazioni")
    with pytest.raises(Refused):
        write_impact_assessment(file, now=NOW, context="c")
    write_impact_assessment(file, now=NOW, goal="Meno solitudine", asked_by="convenzione, art. 9")
    write_impact_assessment(file, now=NOW, method="interviste")
    assert (impact(file).goal, impact(file).asked_by, impact(file).method) == (
        "Meno solitudine", "convenzione, art. 9", "interviste",
    )  # fmt: skip
    with pytest.raises(Refused):
        write_impact_assessment(file, now=NOW, goal=" ")


def test_dimensions_are_written_corrected_and_taken_out() -> None:
    """Only what is named changes; what is not there is refused; undo brings one back to its place."""
    file = example_file()
    write_impact_assessment(file, now=NOW, goal="Meno solitudine")
    write_impact_dimension(file, None, now=NOW, name="relazioni", horizon=ImpactHorizon.SHORT, indicators=("I03",))
    write_impact_dimension(file, None, now=NOW, name="salute")
    write_impact_dimension(file, 0, now=NOW, change="Più contatti", anyway="In parte")
    first = impact(file).dimensions[0]
    assert (first.name, first.change, first.horizon) == ("relazioni", "Più contatti", ImpactHorizon.SHORT)
    wrongs: tuple[dict[str, Any], ...] = ({"name": ""}, {"indicators": ("I99",)}, {"proposals": ("PR99",)}, {"x": 1})
    for wrong in wrongs:
        with pytest.raises(Refused):
            write_impact_dimension(file, 0, now=NOW, **wrong)
    with pytest.raises(Refused):
        write_impact_dimension(file, 5, now=NOW, name="x")
    take_impact_dimension_out(file, 0, now=NOW)
    assert [one.name for one in impact(file).dimensions] == ["salute"]
    undo(file, now=NOW)
    assert [one.name for one in impact(file).dimensions] == ["relazioni", "salute"]
    with pytest.raises(Refused):
        take_impact_dimension_out(file, 9, now=NOW)
