"""How much each factor of a pairing weighs: `pairing.weights` of liushou.yaml, else the defaults, and why."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from liushou.care.pairing.suggestion import COST_UNIT, FACTORS, Factor
from liushou.records.unit import Unit

DEFAULTS: Mapping[Factor, int] = MappingProxyType(
    {
        # Whoever lives next door, or stands before the class, sees the child without setting out for it.
        "distance": 30,
        # A child that has had to give up one carer should not have to begin again with a stranger.
        "continuity": 20,
        # Two children at one helper get more than four at one and none at the next.
        "load": 20,
        # What somebody is and knows helps, but it can be learnt, or asked of a colleague.
        "kind": 15,
        "skills": 15,
        # Older girls talk more easily to a woman; many a good helper is a man all the same.
        "sex": 10,
        # Among peers: 年龄相仿, and one who can explain to one who wants to know.
        "learning": 25,
        "age": 20,
    }
)
"""Points for the worst case of a factor; only their proportions matter."""

WORST = 1000
"""A penalty is a whole number from 0, the best, to this."""


def weights_of(unit: Unit) -> Mapping[Factor, int]:
    """The weight of each factor in COST_UNITs, to two decimals of what the unit writes."""
    written = unit.pairing.weights
    found: dict[Factor, int] = {}
    for factor in FACTORS:
        own: int | float | None = getattr(written, factor) if written is not None else None
        found[factor] = _in_units(DEFAULTS[factor] if own is None else own)
    return found


def cost(weight: int, penalty: int) -> int:
    """What a penalty costs under a weight in COST_UNITs, rounded half up."""
    return (weight * penalty + WORST // 2) // WORST


def _in_units(weight: float) -> int:
    exact = Decimal(str(weight)) * COST_UNIT
    return int(exact.to_integral_value(rounding=ROUND_HALF_UP))
