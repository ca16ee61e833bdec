"""Children of one home: brothers and sisters, as either archive names them."""

from collections.abc import Mapping

from liushou.records.child import Child

Homes = Mapping[str, tuple[str, ...]]
"""By child id, the ids of all children of its home in order, its own among them; none for who is alone."""


def homes_of(children: Mapping[str, Child]) -> Homes:
    """The homes of a store's children: who is a sibling's sibling belongs to it too."""
    tied: dict[str, set[str]] = {}
    for id_, child in children.items():
        for other in child.siblings:
            if other in children and other != id_:
                tied.setdefault(id_, set()).add(other)
                tied.setdefault(other, set()).add(id_)
    homes: dict[str, tuple[str, ...]] = {}
    for id_ in tied:
        if id_ not in homes:
            home = _reached(id_, tied)
            homes.update(dict.fromkeys(home, home))
    return homes


def _reached(start: str, tied: Mapping[str, set[str]]) -> tuple[str, ...]:
    found, waiting = {start}, [start]
    while waiting:
        new = tied[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return tuple(sorted(found))


def kinship(one: Child, other: Child) -> str:
    """What the two are to each other: 姐妹, 兄弟, 兄妹 or 姐弟; 兄弟姐妹 where that cannot be told."""
    if one.sex == other.sex:
        return "姐妹" if one.sex == "女" else "兄弟"
    if one.birth_date == other.birth_date:
        return "兄弟姐妹"
    elder = min(one, other, key=lambda child: child.birth_date)
    return "姐弟" if elder.sex == "女" else "兄妹"
