"""What an indicator is: a numerator over a denominator, with the children behind it."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `counted` are the children in the numerator, `missing` those of the denominator who
    are not (for figures of cases and weeks: the children concerned); both are sorted by id.
    """

    name: str
    numerator: int
    denominator: int
    counted: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """Numerator over denominator, not rounded; None when there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


def share(name: str, *, of: "pd.Series[bool]", where: "pd.Series[bool]") -> Indicator:
    """The members for whom `where` is true among those for whom `of` is; both indexed by child id."""
    counted, missing = _ids(of & where), _ids(of & ~where)
    return Indicator(name, len(counted), len(counted) + len(missing), counted, missing)


def share_of_rows(name: str, *, of: pd.DataFrame, where: "pd.Series[bool]") -> Indicator:
    """The rows for which `where` is true among the rows `of`, each of a `child`.

    A child with a row that is not counted is missing, even if another of its rows is counted.
    """
    return Indicator(name, int(where.sum()), len(of), _children(of[where]), _children(of[~where]))


def everyone(children: pd.DataFrame) -> "pd.Series[bool]":
    """The denominator that is the whole population."""
    return pd.Series(data=True, index=children.index, dtype=bool)


def _ids(mask: "pd.Series[bool]") -> tuple[str, ...]:
    """The ids that are true; members stand by id."""
    return tuple(str(id_) for id_ in mask.index[mask])


def _children(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted({str(id_) for id_ in rows["child"]}))
