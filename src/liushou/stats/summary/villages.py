"""The villages of figures under other names."""

from collections.abc import Callable

from liushou.records.groups import UNFILLED
from liushou.stats.summary.counts import Counts, Tree, added

Rename = Callable[[str], str]
_NONE = ("", UNFILLED)
"""What stands where an archive names no village: it keeps its name."""


def with_villages(figures: Tree, rename: Rename) -> Tree:
    """The figures with every village called as `rename` says, wherever one stands; those are one sum that
    are then called alike. `figures` stay as they are.
    """
    found = {**figures}
    _change(found, ("groups", "village"), rename)
    _change(found, ("residents", "by_village"), rename)
    surveys = figures.get("survey")
    for definition in surveys if isinstance(surveys, dict) else ():
        _change(found, ("survey", definition), rename)
    crosses = figures.get("crosses")
    for pair in crosses if isinstance(crosses, dict) else ():
        down, across = pair.split(",")
        if down == "village":
            _change(found, ("crosses", pair), rename)
        elif across == "village":
            _change(found, ("crosses", pair), rename, inside=True)
    return found


def _change(tree: Tree, way: tuple[str, ...], rename: Rename, *, inside: bool = False) -> None:
    """Rename what stands at a way through the tree, or `inside` each of it; only the way there is new."""
    for name in way[:-1]:
        part = tree.get(name)
        if not isinstance(part, dict):
            return
        tree[name] = tree = {**part}
    part = tree.get(way[-1])
    if isinstance(part, dict):
        tree[way[-1]] = (
            {one: _renamed(of, rename) for one, of in part.items()} if inside else _renamed(part, rename)
        )


def _renamed(part: Counts, rename: Rename) -> Counts:
    if not isinstance(part, dict):
        return part
    names = [name if name in _NONE else rename(name) for name in part]
    if len({*names}) == len(names):
        return dict(zip(names, part.values(), strict=True))
    return added({name: counts} for name, counts in zip(names, part.values(), strict=True))
