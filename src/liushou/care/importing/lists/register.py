"""Whose row it is: the children and residents of a store by what sheets call them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from liushou.care.importing.cells.said import Context
from liushou.care.importing.lists.class_said import SchoolClass, class_said
from liushou.care.importing.outcome import Row
from liushou.care.on_register import off_register
from liushou.care.sheet_rows import RowError, text_in
from liushou.dates import Interval
from liushou.identity import bare_number
from liushou.records.child import Child
from liushou.records.masks import is_masked
from liushou.records.names import plain_name
from liushou.records.person import Person
from liushou.records.resident import Resident
from liushou.records.standing import standing
from liushou.store.load import Store

Numbers = Sequence[tuple[str, str]]
P = TypeVar("P", bound=Person)


class StrangerError(RowError):
    """A row that fits nobody in the store: in the list of a class most are no left-behind children."""

    about_whose = True


class ElsewhereError(RowError):
    """A row whose name only one child has, who is in another class: that child, or another of that name."""

    about_whose = True

    def __init__(self, child: Child, said: SchoolClass, theirs: SchoolClass) -> None:
        reason = (
            f"档案里的{child.name}（{child.id}）在{theirs}，这一行是{said}：是同一个孩子，请填编号，"
            "或先改档案里的班级；不是，请删去这一行"
        )
        super().__init__("class_label", reason)
        self.child = child


class Register:
    """The children of a store, found by 编号, id number, student number, or name and class; its residents.

    `today` is the day from which classes like 2019级2班 are counted.
    """

    def __init__(self, store: Store, today: date) -> None:
        self._children = store.children
        self._residents = store.residents
        self._context = Context(today)
        self._by_name: dict[str, list[Child]] = {}
        self._by_number: dict[tuple[str, str], Child] = {}
        for child in store.children.values():
            self._by_name.setdefault(plain_name(child.name), []).append(child)
            for target in ("id_number", "student_number"):
                if number := _number_of(child, target):
                    self._by_number[target, number] = child
        self._residents_by_name: dict[str, list[Resident]] = {}
        self._residents_by_number: dict[str, Resident] = {}
        for one in store.residents.values():
            self._residents_by_name.setdefault(plain_name(one.name), []).append(one)
            if number := _bare(one.id_number or ""):
                self._residents_by_number[number] = one

    def person(self, row: Row, days: Interval) -> Person:
        """The child or resident of a row, on the register on some of `days` (which must have an end).

        Raises RowError as `child` does, also for a name that a child and a resident have.
        """
        resident = self._resident(row) if self._residents else None
        if resident is not None:
            return _registered(resident, row, days)
        try:
            return self.child(row, days)
        except StrangerError:
            name = text_in(row, "name")
            if self._residents and plain_name(name) not in self._by_name:
                raise StrangerError("name", f"儿童和留守妇女、老人里都没有叫“{name}”的") from None
            raise

    def child(self, row: Row, days: Interval) -> Child:
        """The child of a row, on the register on some of `days` (which must have an end).

        Raises RowError: StrangerError for a row without 编号 that fits nobody on the register,
        ElsewhereError for a child in another class.
        """
        return _registered(self._found(row, days), row, days)

    def _resident(self, row: Row) -> Resident | None:
        """The resident whom the row means by 编号, id number, or a name that no child has; None if none."""
        id_, name = text_in(row, "id").lower(), text_in(row, "name")
        if id_:
            found = None if id_ in self._children else self._residents.get(id_)
            return found and _of_that_name(found, name, f"{id_} 是")
        numbers = dict(_numbers(row))
        found = self._residents_by_number.get(numbers.get("id_number", ""))
        if found is not None:
            return _of_that_name(found, name, "这个号码是")
        same = self._residents_by_name.get(plain_name(name), [])
        children = self._by_name.get(plain_name(name), [])
        if not same or (children and (numbers or text_in(row, "class_label"))):
            return None
        if len(same) + len(children) > 1:
            raise _several(name, (*children, *same))
        return same[0]

    def _found(self, row: Row, days: Interval) -> Child:
        id_, name = text_in(row, "id"), text_in(row, "name")
        if id_:
            return self._by_id(id_.lower(), name)
        numbers = tuple(_numbers(row))
        for target, number in numbers:
            child = self._by_number.get((target, number))
            if child is not None:
                return _of_that_name(child, name, "这个号码是")
        if not name:
            raise RowError("name", "编号和姓名都没有填")
        if is_masked(name):
            raise RowError("name", f"“{name}”是遮盖过的姓名，认不出是谁：请填编号")
        same = self._by_name.get(plain_name(name), [])
        if not same:
            raise StrangerError("name", f"没有叫“{name}”的儿童")
        there = [child for child in same if _there(child, days)] or same
        room = class_said(row.cells.get("class_label", ""), self._context)
        return _by_class(room, name, _not_another(numbers, there), days)

    def _by_id(self, id_: str, name: str) -> Child:
        child = self._children.get(id_)
        if child is None:
            raise RowError("id", f"没有编号是“{id_}”的儿童")
        return _of_that_name(child, name, f"{id_} 是")


def _registered(person: P, row: Row, days: Interval) -> P:
    if not _there(person, days):
        day = days.last or days.first
        reason = f"{person.name}（{person.id}）{day} 不在册（{off_register(person, day)}）"
        raise RowError("id", reason) if text_in(row, "id") else StrangerError("name", reason)
    return person


def _there(person: Person, days: Interval) -> bool:
    return any(stay.meets(days) is not None for stay in person.stays)


def _of_that_name(person: P, name: str, what: str) -> P:
    if name and not is_masked(name) and plain_name(name) != plain_name(person.name):
        raise RowError("name", f"{what}{person.name}，不是“{name}”")
    return person


def _several(name: str, same: Sequence[Person]) -> RowError:
    ids = "、".join(person.id for person in same)
    return RowError("name", f"有 {len(same)} 个“{name}”（{ids}），请填编号")


def _numbers(row: Row) -> Iterator[tuple[str, str]]:
    """The numbers of a row by target; one that a spreadsheet has as a number has lost digits, and is none."""
    for target in ("id_number", "student_number"):
        if isinstance(row.cells.get(target, ""), str) and (number := _bare(text_in(row, target))):
            yield target, number


def _number_of(child: Child, target: str) -> str:
    number = child.id_number if target == "id_number" else child.student_number
    return _bare(number or "")


def _bare(number: str) -> str:
    return "" if is_masked(number) else bare_number(number)


def _not_another(numbers: Numbers, same: Sequence[Child]) -> Sequence[Child]:
    """Those of one name whose numbers are not other than the row's. Raises RowError where none is left."""
    for target, number in numbers:
        left = [child for child in same if _number_of(child, target) in ("", number)]
        if not left:
            reason = (
                f"与{same[0].name}（{same[0].id}）档案里的不同：请核对，或填编号；不是同一个孩子就删去这一行"
            )
            raise RowError(target, reason)
        same = left
    return same


def _by_class(said: SchoolClass | None, name: str, same: Sequence[Child], days: Interval) -> Child:
    """The one of those of one name who is in the class said. Raises RowError where that is not one."""
    if said is not None:
        rooms = {child.id: _classes(child, days) for child in same}
        agreeing = [child for child in same if said in rooms[child.id]]
        if len(agreeing) == 1:
            return agreeing[0]
        if len(same) == 1 and rooms[same[0].id]:
            raise ElsewhereError(same[0], said, rooms[same[0].id][-1])
    if len(same) > 1:
        raise _several(name, same)
    return same[0]


def _classes(child: Child, days: Interval) -> tuple[SchoolClass, ...]:
    """The classes in which the child was on the first and on the last of the days."""
    schools = (standing(child, day).school for day in (days.first, days.last) if day is not None)
    return tuple(
        SchoolClass(school.grade, school.class_)
        for school in schools
        if school is not None and school.grade is not None and school.class_ is not None
    )
