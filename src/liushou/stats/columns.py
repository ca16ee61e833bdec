"""Columns of tables with the type they always have, however few rows there are."""

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from liushou.records.groups import UNFILLED

_EPOCH = date(1970, 1, 1).toordinal()
_NO_DAY = int(np.datetime64("NaT", "D").astype(np.int64))


def texts(values: Iterable[str | None]) -> NDArray[np.object_]:
    """A column of text; a missing one is 未填."""
    return np.array([UNFILLED if value is None else value for value in values], dtype=object)


def truths(values: Iterable[bool]) -> NDArray[np.bool_]:
    """A column of truth values."""
    return np.array(list(values), dtype=bool)


def numbers(values: Iterable[int]) -> NDArray[np.int64]:
    """A column of whole numbers."""
    return np.array(list(values), dtype=np.int64)


def days(values: Iterable[date | None]) -> NDArray[np.datetime64]:
    """A column of days; a missing one is NaT, which is neither before nor after any day."""
    numbers = [_NO_DAY if value is None else value.toordinal() - _EPOCH for value in values]
    return np.array(numbers, dtype=np.int64).astype("datetime64[D]").astype("datetime64[s]")
