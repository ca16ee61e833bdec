"""LS502: nobody has more children at once than they can look after."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from liushou.check.questions.people import Helper, carers, helper, name_of_child
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.records.problem import At

_NAMED_AT_MOST = 10


@rule("LS502", "capacity", "warning", World, asks=(carers, helper, name_of_child))
def capacity(world: World, _on: date) -> Iterator[Hit]:
    """帮扶人员同时结对的儿童不超过上限。

    一个人顾不过来的时候，总有孩子一连几个星期没有人问。
    上限是帮扶人员档案里的 capacity，没有写的按 liushou.yaml 的 pairing.capacity，都没有写是 2 名。
    只数在册儿童还在进行的结对；学习帮手、手拉手伙伴不算，同一个孩子只算一次。

    例中的 v-8ndx5 上限写的是 1 名，已经与 c-9xw4d 结对。

    坏例（儿童档案）：
        pairings: [{with: v-8ndx5, role: 代理家长, since: 2026-09-01}]

    好例（儿童档案）：
        pairings: [{with: v-8ndx5, role: 代理家长, since: 2025-09-01, until: 2026-08-31}]

    怎样改：给一部分结对写上 until，另找帮扶人（结束以前先告诉孩子）；确实顾得过来的，把 capacity 写大。
    """
    common = world.setting.unit.pairing.capacity
    numbers = Counter(id_ for one in world.told(carers) for id_ in one.fact)
    over = {}
    for file in world.told(helper):
        own = Helper(*file.fact).capacity
        if numbers[file.id] > (common if own is None else own):
            over[file.id] = file.path, own
    children = _in_care_of(world, over) if over else {}
    for id_, (path, own) in over.items():
        limit = common if own is None else own
        message = f"同时与 {numbers[id_]} 名儿童结对（{_names(children[id_])}），超过上限 {limit} 名"
        at: At = "mapping" if own is None else "value"
        yield Hit(("capacity",), f"{message}：请另找帮扶人", at, file=path)


def _in_care_of(world: World, helpers: Collection[str]) -> Mapping[str, list[tuple[str, str]]]:
    """The id and name of each child in the care of these helpers."""
    found = {
        one.id: cared for one in world.told(carers) if (cared := [id_ for id_ in one.fact if id_ in helpers])
    }
    children: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in world.told(name_of_child):
        for id_ in found.get(one.id, ()):
            children[id_].append((one.id, one.fact))
    return children


def _names(children: list[tuple[str, str]]) -> str:
    shown = sorted(children)[:_NAMED_AT_MOST]
    names = "、".join(f"{name} {id_}" for id_, name in shown)
    return names if len(children) == len(shown) else f"{names}等"
