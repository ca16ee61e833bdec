"""Whose archive a row belongs to: by id, by number, by name and birth date, by name alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liushou.care.importing.people.doubts import (
    NEW,
    another_name,
    another_number,
    contradiction,
    no_such_archive,
    same_class,
)
from liushou.care.importing.people.understood import Leaf, Understood, Wrong
from liushou.identity import bare_number
from liushou.records.child import Child
from liushou.records.names import plain_name
from liushou.store.load import Store

_NUMBERS = ("id_number", "student_number")
_MONTH = len("2026-11")
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Whose:
    """The archive a row belongs to, None for a child who has none; or why that cannot be said.

    `forced`: the row says that the child is a new one.
    """

    child: Child | None = None
    wrong: Wrong | None = None
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The children of a store by what rows say of them, and how many rows have each name.

    `unread` are the ids of archives that cannot be read.
    """

    store: Store
    unread: frozenset[str]
    numbered: Mapping[str, Sequence[Child]]
    named: Mapping[str, Sequence[Child]]
    rows: Mapping[str, int]

    def whose(self, row: Understood) -> Whose:
        """Whose row it is: the first of these that the row says and an archive has decides."""
        written = row.text("id")
        if written == NEW:
            return Whose(forced=True)
        if written:
            return self._by_id(row, written)
        for target in _NUMBERS:
            found = self._numbered(row.text(target))
            if len(found) > 1:
                return _no(target, f"有这个号码的档案不止一份：{_listed(found)}。请先理清，或写编号")
            if found:
                return _unless(another_name(found[0], row, target), found[0])
        return self._by_name(row)

    def twins(self, row: Understood) -> tuple[Child, ...]:
        """The children on the register who have the name and birth date of a row that says it is new."""
        born = row.own.get(("birth_date",))
        namesakes = self.named.get(plain_name(row.text("name")), ())
        same = (child for child in namesakes if born and _is_born(child, born))
        return tuple(child for child in same if child.status == "在册")

    def _by_id(self, row: Understood, written: str) -> Whose:
        child = self.store.children.get(written)
        if child is None:
            return Whose(wrong=no_such_archive(written, self.unread, "档案库"))
        born = row.text("birth_date")
        other = row.covered or (born and born != child.birth_date.isoformat())
        return _unless((another_name(child, row, "id") if other else None) or self._taken(child, row), child)

    def _taken(self, child: Child, row: Understood) -> Wrong | None:
        """A number that another archive has."""
        for target in _NUMBERS:
            found = self._numbered(row.text(target))
            others = [one for one in found if one.id != child.id]
            if others and child not in found:
                return Wrong(target, f"这个号码是档案 {_listed(others)} 的：请核对，改正写错的一个")
        return None

    def _numbered(self, number: str) -> Sequence[Child]:
        return self.numbered.get(bare_number(number), ()) if number else ()

    def _by_name(self, row: Understood) -> Whose:
        namesakes = self.named.get(plain_name(row.text("name")), ())
        if not namesakes:
            return Whose()
        born = row.own.get(("birth_date",))
        if born is None:
            return self._by_name_alone(row, namesakes)
        found = [child for child in namesakes if _is_born(child, born)]
        if len(found) > 1:
            return _no("name", f"姓名、出生日期相同的档案不止一份：{_listed(found)}。请写编号")
        if found:
            return _unless(another_number(found[0], row), found[0])
        return Whose(wrong=same_class(namesakes, row))

    def _by_name_alone(self, row: Understood, namesakes: Sequence[Child]) -> Whose:
        name = row.text("name")
        if len(namesakes) > 1:
            return _no("name", f"叫“{name}”的档案不止一份：{_listed(namesakes)}。请写编号或出生日期")
        if self.rows.get(plain_name(name), 0) > 1:
            return _no("name", f"表里叫“{name}”的不止一行：请写编号或出生日期")
        child = namesakes[0]
        other = contradiction(child, row)
        if other:
            return _no("name", f"有同名的档案 {child.id}，但{other}：是同一个孩子的写编号，不是的写出生日期")
        return _unless(another_number(child, row), child)


def known(store: Store, rows: Iterable[Understood]) -> Known:
    """The index of a store's children for these rows."""
    numbered: defaultdict[str, list[Child]] = defaultdict(list)
    named: defaultdict[str, list[Child]] = defaultdict(list)
    for child in store.children.values():
        named[plain_name(child.name)].append(child)
        for number in {bare_number(child.id_number or ""), bare_number(child.student_number or "")} - {""}:
            numbered[number].append(child)
    unread = store.ids("child") - store.children.keys()
    return Known(store, unread, numbered, named, Counter(plain_name(row.text("name")) for row in rows))


def _is_born(child: Child, born: Leaf) -> bool:
    """True for the birth date that a row says, or its month where it says no more."""
    length = _MONTH if born.month else None
    return child.birth_date.isoformat()[:length] == str(born.value)[:length]


def _no(target: str, reason: str) -> Whose:
    return Whose(wrong=Wrong(target, reason))


def _unless(wrong: Wrong | None, child: Child) -> Whose:
    return Whose(child) if wrong is None else Whose(wrong=wrong)


def _listed(children: Sequence[Child]) -> str:
    """The ids of children in a message; of many, the first ones."""
    ids = "、".join(child.id for child in children[:_SHOWN])
    return f"{ids} 等" if children[_SHOWN:] else ids
