"""留守妇女、留守老人 of a term report as its template sees them: numbers, and nobody's name."""

from liushou.documents.contexts.report_shape import ResidentsJson
from liushou.documents.plain import Plain
from liushou.records.vocabulary import EVERY_LABELS
from liushou.rounding import rounded


def residents_facts(residents: ResidentsJson | None, *, public: bool) -> dict[str, Plain] | None:
    """{population, kinds, villages, needs, indicators, duties}; None where there is nobody to tell of.

    `kinds` and `needs` are {name, count}, none of nobody; `villages` {name, women, elders, count}; indicators
    and duties as those of children. For the public there are the numbers of each kind alone, to the nearest
    five: all others are of so few that even a rounded figure tells of somebody.
    """
    if residents is None or not residents["population"]:
        return None
    told = _published(residents) if public else residents
    return {
        "population": told["population"],
        "kinds": tuple({"name": kind, "count": count} for kind, count in told["by_kind"].items() if count),
        "villages": tuple(
            {
                "name": village,
                "women": kinds.get("留守妇女", 0),
                "elders": kinds.get("留守老人", 0),
                "count": sum(kinds.values()),
            }
            for village, kinds in told["by_village"].items()
        ),
        "needs": tuple({"name": need, "count": count} for need, count in told["needs"].items()),
        "indicators": tuple(
            {
                "name": one["name"],
                "numerator": one["numerator"],
                "denominator": one["denominator"],
                "rate": one["rate"],
                "missing": len(one["missing"]),
            }
            for one in told["indicators"]
        ),
        "duties": tuple(
            {
                "kind": one["kind"],
                "every_label": EVERY_LABELS.get(one["every"], one["every"]),
                "due": one["due"],
                "done": one["done"],
                "rate": one["rate"],
                "late": len(one["overdue"]),
            }
            for one in told["duties"]
        ),
    }


def _published(residents: ResidentsJson) -> ResidentsJson:
    return {
        "population": rounded(residents["population"]),
        "by_village": {},
        "by_kind": {kind: rounded(count) for kind, count in residents["by_kind"].items()},
        "needs": {},
        "indicators": (),
        "duties": (),
    }
