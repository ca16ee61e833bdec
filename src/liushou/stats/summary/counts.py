"""Counts that add up: trees of whole numbers.

A tree maps names to smaller trees, to rows of numbers (a numerator and its denominator, the columns of a
form) or to single numbers. Two trees add up name by name and place by place; a name that is missing counts
nothing. So adding is associative and commutative, and the empty tree changes nothing.
"""

from collections.abc import Iterable, Mapping
from operator import add
from typing import TypeGuard

Counts = dict[str, "Counts"] | list[int] | int
Tree = dict[str, Counts]


class UnlikeCountsError(ValueError):
    """Two trees that cannot be added: at `way` one has a number where the other has names or a longer row."""

    def __init__(self, way: tuple[str, ...]) -> None:
        super().__init__("/".join(way))
        self.way = way


def added(trees: Iterable[Mapping[str, Counts]]) -> Tree:
    """The sum of all trees, names in the order in which they are first met; the trees stay as they are.

    Raises UnlikeCountsError where they are not of the same shape.
    """
    total: Tree = {}
    for tree in trees:
        _add(total, tree)
    return total


def is_tree(value: object) -> TypeGuard[Tree]:
    """True for a tree of counts: names are text, numbers whole and never below zero."""
    return isinstance(value, dict) and all(
        isinstance(name, str) and _are_counts(part) for name, part in value.items()
    )


def _are_counts(value: object) -> bool:
    if isinstance(value, list):
        return all(type(number) is int and number >= 0 for number in value)
    if type(value) is int:
        return value >= 0
    return is_tree(value)


def _add(total: Tree, tree: Mapping[str, Counts]) -> None:
    """Numbers first: of a thousand trees nearly all that is added are numbers under names."""
    for name, part in tree.items():
        known = total.get(name)
        if type(part) is int:
            if known is None:
                total[name] = part
            elif type(known) is int:
                total[name] = known + part
            else:
                raise UnlikeCountsError((name,))
        elif isinstance(part, dict):
            _add_below(total, name, part)
        elif known is None and isinstance(part, list):
            total[name] = [*part]
        elif isinstance(part, list) and isinstance(known, list) and len(part) == len(known):
            total[name] = [*map(add, known, part)]
        else:
            raise UnlikeCountsError((name,))


def _add_below(total: Tree, name: str, part: Tree) -> None:
    known = total.setdefault(name, {})
    if not isinstance(known, dict):
        raise UnlikeCountsError((name,))
    try:
        _add(known, part)
    except UnlikeCountsError as error:
        raise UnlikeCountsError((name, *error.way)) from None
