"""摸底: how many children were reported as left-behind, beside how many are on the register."""

from dataclasses import dataclass

from liushou.stats.frames import Frames
from liushou.stats.occasion import Occasion


@dataclass(frozen=True, slots=True)
class SurveyDifference:
    """A survey and a register that do not agree."""

    surveyed: int
    registered: int


def surveyed(scope: Occasion) -> int | None:
    """The children surveyed as left-behind this term; None when there was no survey, and for a part of the
    population: a survey says how many there are in all, not who they are.
    """
    rows = () if scope.narrowed else scope.term.survey
    return sum(row.left_behind for row in rows) if rows else None


def survey_difference(frames: Frames) -> SurveyDifference | None:
    """The difference between the term's survey and the population; None without one."""
    asked, registered = surveyed(frames.scope), len(frames.rows)
    return None if asked is None or asked == registered else SurveyDifference(asked, registered)
