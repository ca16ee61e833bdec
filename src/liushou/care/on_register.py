"""Children for whom something is written down: on the register on that day."""

from collections.abc import Sequence
from datetime import date

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.standing import on_register, standing
from liushou.store.load import Store
from liushou.store.who import find_many

_NAMED = 8


def children_on(
    store: Store, words: Sequence[str], day: date, but: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the children that the words mean, on the register on `day`; and of those left out.

    A filter leaves out who is not on the register; one who is named must be on it. Raises UsageError.
    """
    found = find_many(store, words, "child", day, but)
    off = [each for each in found if not on_register(store.children[each], day)]
    named = [each for each in off if each in words or store.children[each].name in words]
    if named:
        states = "、".join(
            f"{store.children[each].name}（{each}，{off_register(store.children[each], day)}）"
            for each in named
        )
        raise UsageError(f"{day} 那天不在册，没有写入任何文件：{states}。请核对日期和人。")
    kept = tuple(each for each in found if each not in off)
    if not kept:
        raise UsageError(f"没有符合条件、{day} 在册的儿童：{'、'.join(words)}。")
    return kept, tuple(off)


def off_register(child: Child, day: date) -> str:
    """Why a child is not on the register on `day`: 2026-09-01 建档, 2026-07-11 毕业."""
    if child.closed_on is not None and child.closed_on <= day:
        return f"{child.closed_on} {child.status}"
    ended = [one for one in child.earlier if one.closed_on <= day]
    left = f"{ended[-1].closed_on} {ended[-1].status}，" if ended else ""
    return f"{left}{child.registered_on} {'再次建档' if ended else '才建档'}"


def names(store: Store, ids: Sequence[str]) -> str:
    """The names of children in a message; of many, the first ones and how many."""
    shown = "、".join(store.children[each].name for each in ids[:_NAMED])
    return f"{shown} 等" if len(ids) > _NAMED else shown


def class_on(store: Store, child: str, day: date) -> str | None:
    """The child's class on a day as tables write it, 五年级2班; None where it is not known."""
    school = standing(store.children[child], day).school
    return school.class_label if school else None
