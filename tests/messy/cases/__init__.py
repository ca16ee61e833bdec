"""The corpus: a module for each part of a sheet that can be messy."""

from tests.messy.cases import (
    again,
    cells,
    classes,
    families,
    formats,
    heads,
    kinds,
    numbers,
    offices,
    residents,
    rows,
    sheets,
)

CASES = tuple(
    case
    for module in (
        heads,
        rows,
        sheets,
        cells,
        classes,
        numbers,
        families,
        offices,
        again,
        kinds,
        residents,
        formats,
    )
    for case in module.CASES
)
