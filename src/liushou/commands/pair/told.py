"""What is told of those whom `pair` has nothing for: children who have somebody, residents by mistake."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from liushou.care.leaving.child import naming
from liushou.care.pairing.ended import Running, described, name_of
from liushou.care.pairing.gone import held
from liushou.console import note
from liushou.errors import UsageError
from liushou.records.standing import on_register
from liushou.store.load import Store
from liushou.store.who import is_filter

_MOST = 20


def refuse_residents(store: Store, words: Sequence[str], day: date) -> None:
    """Raise UsageError that says where helpers of residents are written, if a word names a resident.

    A child of that name is meant before.
    """
    children = {*store.children, *(child.name for child in store.children.values())}
    for word in words:
        if is_filter(word) or word in children:
            continue
        for id_, one in store.residents.items():
            if word in (id_, one.name):
                raise UsageError(
                    f"{one.name}（{id_}）是{one.kind}，不是儿童：帮扶人写在本人的档案里。\n"
                    f'新的帮扶人：liushou set {id_} "helpers[+]={{with: 帮扶人员编号, since: {day}}}"\n'
                    f'不再帮扶的：liushou set {id_} "helpers[帮扶人姓名].until={day}"'
                )


def with_whom(store: Store, children: Sequence[str], day: date, *, peers: bool) -> list[str]:
    """A line for each child: with whom it is paired on the day or later, by adults or peers; or why nobody
    is looked for. Of many children the first are told and all counted.
    """
    named = naming(store.children.values())
    lines = []
    for id_ in children[:_MOST]:
        ties = held(store, id_, day, named, peers=peers)
        said = _off_register(store, id_, day) or "、".join(described(store, tie) for tie in ties)
        if said:
            lines.append(f"  {name_of(store, id_)}（{id_}）：{said}")
    return [*lines, *_counted(children)]


def say_who_has(store: Store, words: Sequence[str], found: Sequence[str], day: date, *, peers: bool) -> None:
    """Tell of the children that are named and not among those `found` to be without."""
    named = [id_ for id_, child in store.children.items() if id_ in words or child.name in words]
    lines = with_whom(store, [id_ for id_ in named if id_ not in found], day, peers=peers)
    if lines:
        note("\n".join((f"不用找{'伙伴' if peers else '结对人'}的：", *lines)))


def whose_are_gone(store: Store, gone: Mapping[str, Sequence[Running]], *, peers: bool) -> list[str]:
    """The children whose helpers or peers are all gone, with whom; and that those pairings end first.

    Of many children the first are told and all counted; nothing where there are none.
    """
    if not gone:
        return []
    who = "伙伴" if peers else "结对人"
    lines = [f"{len(gone)} 名的{who}已离岗或不在册，先结束或移交那个结对，才能另找："]
    for id_, ties in islice(gone.items(), _MOST):
        lines.append(f"  {name_of(store, id_)}（{id_}）：{'、'.join(described(store, tie) for tie in ties)}")
    first = next(iter(gone))
    return [
        *lines,
        *_counted([*gone]),
        f"  结束：liushou pair end {first} --date 最后一天",
        f"  移交：liushou pair end {first} --handover 新结对人",
    ]


def _off_register(store: Store, id_: str, day: date) -> str:
    child = store.children[id_]
    return "" if on_register(child, day) else f"{day} 不在册"


def _counted(children: Sequence[str]) -> Iterator[str]:
    if len(children) > _MOST:
        yield f"  …… 共 {len(children)} 名"
