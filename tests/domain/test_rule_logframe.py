"""The order of a logframe, what its rows lack, and how far an assessment of impact has come."""

from codesign_tui.domain.logframe import LogframeRow, numbered, placed, unverified
from codesign_tui.domain.social_impact import ImpactDimension, ImpactPhase, SocialImpact, phases
from codesign_tui.domain.terms import LogframeLevel

AIM, GOAL, RESULT, ACTIVITY = LogframeLevel


def row(level: LogframeLevel, text: str = "x", **parts: object) -> LogframeRow:
    """Return a row."""
    return LogframeRow.model_validate({"level": level, "text": text, **parts})


def test_rows_find_their_place_whatever_the_order_in_which_they_are_written() -> None:
    """Goal under the aim, results last, activities under the result that is near."""
    rows: tuple[LogframeRow, ...] = ()
    for one in (row(RESULT, "R1"), row(RESULT, "R2"), row(GOAL, "G"), row(AIM, "S")):
        rows = placed(rows, one)
    assert [one.text for one in rows] == ["S", "G", "R1", "R2"]
    rows = placed(rows, row(ACTIVITY, "A11"), 2)
    rows = placed(rows, row(ACTIVITY, "A12"), 3)
    rows = placed(rows, row(ACTIVITY, "A21"), 5)
    rows = placed(rows, row(ACTIVITY, "A22"))
    assert [one.text for one in rows] == ["S", "G", "R1", "A11", "A12", "R2", "A21", "A22"]
    assert [number for number, _ in numbered(rows)] == ["", "", "1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_a_goal_or_result_that_nothing_shows_is_told() -> None:
    """An indicator or words will do; an aim and an activity need neither."""
    rows = (row(AIM), row(GOAL), row(RESULT, indicators=("I01",)), row(RESULT, shows="si vede"), row(ACTIVITY))
    assert [one.level for one in unverified(rows)] == [GOAL]


def test_a_phase_of_the_assessment_is_done_when_what_it_asks_is_written() -> None:
    """The valuation only once every dimension was judged."""
    begun = SocialImpact(id="vis", goal="Meno solitudine", context="c")
    assert not any(phases(begun).values())
    one, two = ImpactDimension(name="relazioni", judgement="bene"), ImpactDimension(name="salute")
    half = begun.model_copy(update={"dimensions": (one, two), "participation": "tutti"})
    assert [phase for phase, done in phases(half).items() if done] == [ImpactPhase.CONTEXT, ImpactPhase.GOALS]
    whole = half.model_copy(update={"dimensions": (one,), "method": "m", "communication": "a tutti"})
    assert all(phases(whole).values())
