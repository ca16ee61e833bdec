"""A suggestion of pairings as JSON has it (cli.md)."""

from liushou.care.pairing.suggestion import COST_UNIT, Pair, Suggestion

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def as_json(suggestion: Suggestion, *, peers: bool) -> dict[str, Json]:
    """The suggestion; costs in points, the parts of a pair's cost beside its reasons."""
    return {
        "day": suggestion.day.isoformat(),
        "peers": peers,
        "places": suggestion.places,
        "total_cost": suggestion.total_cost / COST_UNIT,
        "pairs": [_pair(pair) for pair in suggestion.pairs],
        "unpaired": [{"child": one.child, "reason": one.reason} for one in suggestion.unpaired],
        "passed_over": [{"helper": one.helper, "reason": one.reason} for one in suggestion.passed_over],
    }


def _pair(pair: Pair) -> Json:
    return {
        "child": pair.child,
        "with": pair.with_,
        "role": pair.role,
        "cost": pair.cost / COST_UNIT,
        "reasons": [reason.text for reason in pair.reasons],
        "parts": [
            {"factor": one.factor, "text": one.text, "cost": one.cost / COST_UNIT} for one in pair.reasons
        ],
    }
