"""Which of the things due are asked for, and under which heading each stands."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from liushou.care.due.due import KIND_LABELS, KINDS, Due
from liushou.errors import UsageError
from liushou.records.schooling import ClassOrder, class_order, school_order
from liushou.records.standing import standing
from liushou.screens.due_rows import Group, Row, grouped
from liushou.store.load import Store
from liushou.store.who import find_one

Grouping = Literal["帮扶人员", "班级", "儿童"]

_NOBODY, _THE_UNIT, _NO_CLASS, _RESIDENTS = "没有负责人", "不属于哪一个人", "没有班级", "留守妇女、老人"


def of_people(items: Iterable[Due], words: Sequence[str], store: Store) -> list[Due]:
    """The items that one of these people owes, by id or name; all without words. Raises UsageError."""
    found = list(items)
    if not words:
        return found
    known = {person for item in found for person in item.people}
    wanted = {word if word in known else find_one(store, word, ("volunteer",))[1] for word in words}
    return [item for item in found if not wanted.isdisjoint(item.people)]


def of_kinds(items: Iterable[Due], words: Sequence[str], store: Store) -> list[Due]:
    """The items of these kinds: a word of a kind's label, its key, or a duty's name; all without words.

    Raises UsageError for a word that is none of these.
    """
    names = [name.strip() for word in words for name in word.replace("，", ",").split(",") if name.strip()]
    tests = [_wanted(name, store) for name in names]
    return [item for item in items if not tests or any(test(item) for test in tests)]


def _wanted(name: str, store: Store) -> Callable[[Due], bool]:
    kinds = {kind for kind in KINDS if name == kind or name in KIND_LABELS[kind]}
    titles = {duty.title for duty in store.unit.duties if name in (duty.title, *duty.kind, duty.activity)}
    if not kinds and not titles:
        raise UsageError(f"没有“{name}”这一类；可用：{'、'.join(KIND_LABELS.values())}，或职责的名称。")
    return lambda item: item.kind in kinds or (item.kind == "duty" and item.what in titles)


def groups(rows: Sequence[Row], per: Grouping | None, store: Store, day: date) -> list[Group]:
    """The rows under headings: by kind, or as asked; what has nobody, no class or no person comes last.

    Residents come after the children.
    """
    if per == "帮扶人员":
        found = grouped(rows, lambda row: row.item.people or ("",))
        ids = sorted(found, key=lambda id_: (not id_, -sum(row.item.missed for row in found[id_]), id_))
        return [Group(_person(id_, store), found[id_], "person", id_) for id_ in ids]
    if per == "班级":
        found = grouped(rows, lambda row: (_class(row),))
        labels = sorted(found, key=lambda label: _class_order(found[label][0], store, day))
        return [Group(label, found[label], "nothing" if label == _RESIDENTS else "class") for label in labels]
    if per == "儿童":
        found = grouped(rows, lambda row: (f"{owner.kind} {owner.id}" if (owner := row.item.owner) else "",))
        ids = sorted(found, key=lambda id_: (_class_order(found[id_][0], store, day), id_))
        return [Group(_owner(found[id_][0]), found[id_], "child" if id_ else "class") for id_ in ids]
    found = grouped(sorted(rows, key=_gravest_case_first), lambda row: (row.item.kind,))
    return [Group(KIND_LABELS[kind], found[kind], "kind") for kind in KINDS if kind in found]


def _gravest_case_first(row: Row) -> int:
    return row.item.grave if row.item.kind == "case" else 0


def _person(id_: str, store: Store) -> str:
    if not id_:
        return _NOBODY
    return f"{store.name_of(id_)} {id_}" if id_ in store.volunteers else id_


def _class(row: Row) -> str:
    if row.item.resident:
        return _RESIDENTS
    return (row.label or _NO_CLASS) if row.item.child else _THE_UNIT


def _owner(row: Row) -> str:
    owner = row.item.owner
    return f"{row.name} {row.label}".strip() + f" {owner.id}" if owner else _THE_UNIT


def _class_order(row: Row, store: Store, day: date) -> tuple[int, ClassOrder, str]:
    if row.item.child is None:
        return 1 if row.item.resident else 2, class_order(None, None), row.label if row.item.resident else ""
    return 0, school_order(standing(store.children[row.item.child], day).school), row.label
