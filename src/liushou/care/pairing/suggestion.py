"""What a suggestion of pairings is, as plain values: pairs with their reasons, and those left without."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from liushou.records.vocabulary import PairingRole

Factor = Literal["distance", "kind", "skills", "sex", "continuity", "load", "age", "learning"]
"""What makes a pair fit or not, weighed in `pairing.weights`; the last two among peers only."""
FACTORS: tuple[Factor, ...] = get_args(Factor)
COST_UNIT = 100
"""Costs are whole numbers, so that every machine adds them up alike: this many are one point."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom a pairing is looked for, and among whom; None is everybody.

    `children` and `helpers` are ids. `role` is the role wished for, None for the one that fits the helper.
    """

    day: date
    children: frozenset[str] | None = None
    helpers: frozenset[str] | None = None
    role: PairingRole | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One factor of a pair: in words (同村（枫坪村）), and what it costs in COST_UNITs; 0 is the best."""

    factor: Factor
    text: str
    cost: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A suggested pairing: `with_` is the id of a volunteer or, among peers, of another child."""

    child: str
    with_: str
    role: PairingRole
    reasons: tuple[Reason, ...]

    @property
    def cost(self) -> int:
        """What the pair costs: the sum of its reasons."""
        return sum(reason.cost for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A child that stays without, and why, in Chinese."""

    child: str
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody who could not be considered as a helper, and why, in Chinese."""

    helper: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Pairs that cover most children, at the least cost stage by stage, in the order of children's ids.

    Adults: families kept whole first, of all ways to do so one of least cost; then the others at the least
    cost that is left. So the sum may be more than that of an arrangement which tears a family apart, or which
    places a family where it is dearer for it and cheaper for the others. Peers are one stage.

    `places` is how many children the helpers who were considered could take in all.
    """

    day: date
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...]
    passed_over: tuple[PassedOver, ...]
    places: int

    @property
    def total_cost(self) -> int:
        """The sum of the pairs' costs."""
        return sum(pair.cost for pair in self.pairs)
