"""LS509: siblings name each other, and a guardian they share has one phone."""

from collections.abc import Iterator, Mapping
from datetime import date

from liushou.check.questions.families import Family, Keeper, family
from liushou.check.questions.people import name_of_child
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.records.names import plain_name

_Families = Mapping[str, Family]


@rule("LS509", "siblings", "warning", World, asks=(family, name_of_child))
def siblings(world: World, _on: date) -> Iterator[Hit]:
    """兄弟姐妹在双方的档案里都写着，共同的监护人电话一致。

    只写一边，打开另一份档案的人就不知道这家还有一个孩子，家访、慰问会漏掉他。
    同一个奶奶在两份档案里电话不同，总有一个打不通，急的时候找不到人。
    姓名、关系都相同的监护人算同一个人；电话只比较在册的孩子，已经销档的保持原样。

    坏例（儿童档案）：
        siblings: [c-9xw4d]

    好例（儿童档案）：
        siblings: []

    怎样改：在对方的档案里也写上，写错的删去；电话核实后，两份档案写同一个号码。
    """
    told = tuple((one.path, one.id, Family(*one.fact)) for one in world.told(family))
    families = {id_: one for _, id_, one in told}
    others = {other for one in families.values() for other in one.siblings if other not in families}
    silent = {one.id: one.fact for one in world.told(name_of_child) if one.id in others} if others else {}
    for path, id_, child in told:
        yield from _one_sided(path, id_, child, families, silent)
        if child.registered:
            yield from _other_phones(path, id_, child, families)


def _one_sided(
    path: str, id_: str, child: Family, families: _Families, silent: Mapping[str, str]
) -> Iterator[Hit]:
    """`silent` are the names of those who name no siblings."""
    for place, other in enumerate(child.siblings):
        sibling = families.get(other)
        if other == id_:
            yield Hit(("siblings", place), "写了自己的编号：请改为兄弟姐妹的编号，或删去", file=path)
        elif other in silent or (sibling is not None and id_ not in sibling.siblings):
            name = silent[other] if sibling is None else sibling.name
            message = f"{other}（{name}）的档案里没有写 {id_}：请两边都写，写错的请删去"
            yield Hit(("siblings", place), message, file=path)


def _other_phones(path: str, id_: str, child: Family, families: _Families) -> Iterator[Hit]:
    """Each guardian is compared with the first sibling of a lower id that has them: one slip, one hit."""
    elders = [
        (other, sibling)
        for other in sorted(set(child.siblings))
        if other < id_ and (sibling := families.get(other)) is not None
        if id_ in sibling.siblings and sibling.registered
    ]
    if not elders:
        return
    for keeper in (Keeper(*one) for one in child.keepers):
        shared = ((other, _phones_of(keeper, sibling)) for other, sibling in elders)
        other, phones = next((found for found in shared if found[1]), ("", frozenset[str]()))
        if phones and keeper.digits not in phones:
            there = f"{other}（{families[other].name}）"
            who = f"{keeper.relation}{keeper.name}"
            message = f"{who}的电话与 {there}档案里的不一样：请打电话核实，两份档案写同一个"
            yield Hit(("guardians", keeper.place, "phone"), message, file=path)


def _phones_of(keeper: Keeper, sibling: Family) -> frozenset[str]:
    """The phones of the same guardian in a sibling's archive."""
    return frozenset(
        one.digits
        for one in (Keeper(*each) for each in sibling.keepers)
        if one.relation == keeper.relation and plain_name(one.name) == plain_name(keeper.name)
    )
