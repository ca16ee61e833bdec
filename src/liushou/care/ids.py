"""A free id for a new record."""

from collections.abc import Callable, Iterator

from liushou.errors import UsageError
from liushou.records.kinds import KINDS, KindName
from liushou.records.types import looks_like_id
from liushou.store.load import Store
from liushou.terms import is_term_id, written_term

Pick = Callable[[str], str]
"""Gives one of the characters of a text, by chance (`secrets.choice`)."""

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Small letters and digits without those that look alike on paper: 0 and o, 1, i and l."""

_LENGTH = 5
_FIRST: dict[KindName, str] = {"child": "c", "volunteer": "v", "activity": "a", "resident": "r"}


def free_id(store: Store, kind: KindName, pick: Pick) -> str:
    """An id that no file of the kind has, not even one that cannot be read: `c-7kq2m`."""
    return next(free_ids(store, kind, pick))


def free_ids(store: Store, kind: KindName, pick: Pick) -> Iterator[str]:
    """Ids that no file of the kind has, nor an erased archive had, each given once.

    31 to the power of 5 are 28 million, so that two branches hardly ever take the same.
    """
    taken = {*store.ids(kind), *store.ids("erasure")}
    while True:
        found = f"{_FIRST[kind]}-{''.join(pick(LETTERS) for _ in range(_LENGTH))}"
        if found not in taken:
            taken.add(found)
            yield found


def asked_id(store: Store, kind: KindName, word: str) -> str:
    """The id that was asked for; a term's may be written as 2027春.

    Raises UsageError for one that cannot be an id, or that is taken, by whatever kind.
    """
    if kind == "term":
        found = word if is_term_id(word) else written_term(word)
        if found is None:
            raise UsageError(f"“{word}”不是学期：请写 2026-2027-1、2026秋 或 2027春。")
    elif looks_like_id(word):
        found = word
    else:
        raise UsageError(
            f"“{word}”不能作编号：编号是小写字母和数字，可用连字符相连，不要有姓名；不写则自动编一个。"
            "字段要写成 字段=值，如 name=田小禾。"
        )
    if any(found in store.ids(each.name) for each in KINDS):
        raise UsageError(f"编号 {found} 已经有了：请换一个，或用 liushou set {found} 字段=值 修改。")
    return found
