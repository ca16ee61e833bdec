"""What can be worked out from everything published of a population.

The attacker that is reckoned with knows the method, every publication, that counts are whole numbers and that
parts add up to their wholes.
"""

from itertools import product

from liushou.records.groups import UNFILLED
from liushou.records.publishing import LISTED
from liushou.stats.disclosure.exact import POPULATION, Exact, Key, cell_key, pair_of
from liushou.stats.disclosure.unknowns import Unknowns
from liushou.stats.groups import SEVERAL

IMPOSSIBLE: frozenset[Key] = frozenset({
    ("left_behind", "无父母照护", "official", "是"),
    ("left_behind", "非留守", "official", "是"),
    ("age_band", "16+", "official", "是"),
})  # fmt: skip
"""Cells that have nobody by definition (records.standing.is_official), as anybody may know."""


class Knowledge:
    """The counts of a population as unknowns, and what is known of each."""

    def __init__(self, exact: Exact) -> None:
        """Nothing is known yet; `exact` says which groups are listed."""
        self._exact = exact
        self._counts = Unknowns[Key]()
        self._counts.add(POPULATION)
        self._added: set[tuple[str, ...]] = set()

    def add_breakdown(self, by: str) -> None:
        """The groups of a breakdown; those that are listed only where somebody is in them have somebody."""
        if (by,) in self._added:
            return
        self._added.add((by,))
        groups = self._exact.listed(by)
        for group in groups:
            self._counts.add((by, group), 0 if by in LISTED else 1)
        self._parts(by, [(by, group) for group in groups], POPULATION)

    def add_cross(self, one: str, other: str) -> None:
        """The cells of two breakdowns at once, which add up to the groups of either."""
        self.add_breakdown(one)
        self.add_breakdown(other)
        if pair_of((one, other)) in self._added:
            return
        self._added.add(pair_of((one, other)))
        rows, columns = self._exact.listed(one), self._exact.listed(other)
        for row, column in product(rows, columns):
            key = cell_key(one, row, other, column)
            self._counts.add(key, 0, 0 if key in IMPOSSIBLE else None)
        for row in rows:
            self._parts(other, [cell_key(one, row, other, column) for column in columns], (one, row))
        for column in columns:
            self._parts(one, [cell_key(one, row, other, column) for row in rows], (other, column))

    def knows(self, key: Key) -> bool:
        """True if it is an unknown here."""
        return self._counts.has(key)

    def learn(self, key: Key, low: int, high: int) -> None:
        """That a count is not below `low` nor above `high`, beside what is known already."""
        self._counts.learn(key, low, high)

    def range_of(self, key: Key) -> tuple[int, int | None]:
        """The least and most that a count can be; None where nothing bounds it."""
        return self._counts.range_of(key)

    def _parts(self, by: str, parts: list[Key], whole: Key) -> None:
        """Groups of a breakdown part a whole; where a child may be in several, they cover it.

        Then nobody is in one and in 未填, and none of the others has more children than all together.
        """
        if by not in SEVERAL:
            self._counts.as_many(parts, [whole])
            return
        self._counts.never_more([whole], parts)
        without = next(key for key in parts if key[key.index(by) + 1] == UNFILLED)
        for key in parts:
            if key != without:
                self._counts.never_more([key, without], [whole])
