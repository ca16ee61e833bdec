"""LS509: siblings name each other, and a guardian they share has one phone."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.halfwidth import narrow
from liushou.phones import digits_of
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.names import plain_name
from liushou.records.standing import on_register
from liushou.store.load import Store


@rule("LS509", "siblings", "warning", Store)
def siblings(store: Store, on: date) -> Iterator[Hit]:
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
    for file in store.files:
        child, id_ = file.record, file.source.id
        if isinstance(child, Child) and child.siblings:
            yield from _one_sided(store, file.source.path, id_, child)
            if on_register(child, on):
                yield from _other_phones(store, file.source.path, id_, child, on)


def _one_sided(store: Store, path: str, id_: str, child: Child) -> Iterator[Hit]:
    for place, other in enumerate(child.siblings):
        sibling = store.children.get(other)
        if other == id_:
            yield Hit(("siblings", place), "写了自己的编号：请改为兄弟姐妹的编号，或删去", file=path)
        elif sibling is not None and id_ not in sibling.siblings:
            message = f"{other}（{sibling.name}）的档案里没有写 {id_}：请两边都写，写错的请删去"
            yield Hit(("siblings", place), message, file=path)


def _other_phones(store: Store, path: str, id_: str, child: Child, on: date) -> Iterator[Hit]:
    """Each guardian is compared with the first sibling of a lower id that has them: one slip, one hit."""
    elders = [
        (other, sibling)
        for other in sorted(set(child.siblings))
        if other < id_ and (sibling := store.children.get(other)) is not None
        if id_ in sibling.siblings and on_register(sibling, on)
    ]
    for place, guardian in enumerate(child.guardians):
        digits = _digits(guardian)
        shared = ((other, _phones_of(guardian, sibling)) for other, sibling in elders)
        other, phones = next((found for found in shared if found[1]), ("", frozenset[str]()))
        if digits and phones and digits not in phones:
            who = f"{guardian.relation}{guardian.name}"
            there = f"{other}（{store.children[other].name}）"
            message = f"{who}的电话与 {there}档案里的不一样：请打电话核实，两份档案写同一个"
            yield Hit(("guardians", place, "phone"), message, file=path)


def _phones_of(guardian: Guardian, sibling: Child) -> frozenset[str]:
    """The phones of the same guardian in a sibling's archive."""
    same = (
        _digits(one)
        for one in sibling.guardians
        if one.relation == guardian.relation and plain_name(one.name) == plain_name(guardian.name)
    )
    return frozenset(digits for digits in same if digits)


def _digits(guardian: Guardian) -> str:
    return digits_of(narrow(guardian.phone or ""))
