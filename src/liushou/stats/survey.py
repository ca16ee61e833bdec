"""摸底: how many children were reported as left-behind, beside how many are on the register."""

from dataclasses import dataclass

from liushou.records.term import Term
from liushou.stats.population import Scope


@dataclass(frozen=True, slots=True)
class SurveyDifference:
    """A survey and a register that do not agree."""

    surveyed: int
    registered: int


def surveyed(term: Term) -> int | None:
    """The children surveyed as left-behind this term; None when there was no survey."""
    return sum(row.left_behind for row in term.survey) if term.survey else None


def survey_difference(scope: Scope) -> SurveyDifference | None:
    """The difference between the term's survey and the population; None without one."""
    asked, registered = surveyed(scope.term), len(scope.members)
    return None if asked is None or asked == registered else SurveyDifference(asked, registered)
