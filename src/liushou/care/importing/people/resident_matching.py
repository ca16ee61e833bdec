"""Whose archive a row of residents belongs to: by id, by id number, by name and birth date, by name alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liushou.care.importing.people.doubts import NEW, no_such_archive
from liushou.care.importing.people.understood import Leaf, Understood, Wrong
from liushou.identity import bare_number
from liushou.records.masks import masks_to
from liushou.records.names import plain_name
from liushou.records.resident import Resident
from liushou.store.load import Store

_MONTH = len("2026-11")


@dataclass(frozen=True, slots=True)
class ResidentFound:
    """The archive a row belongs to, None for somebody who has none; or why that cannot be said."""

    resident: Resident | None = None
    wrong: Wrong | None = None
    forced: bool = False


@dataclass(frozen=True, slots=True)
class KnownResidents:
    """The residents of a store by what rows say of them, and how many rows have each name."""

    store: Store
    unread: frozenset[str]
    numbered: Mapping[str, Sequence[Resident]]
    named: Mapping[str, Sequence[Resident]]
    rows: Mapping[str, int]

    def whose(self, row: Understood) -> ResidentFound:
        """Whose row it is: the first of these that the row says and an archive has decides."""
        written = row.text("id")
        if written == NEW:
            return ResidentFound(forced=True)
        if written:
            return self._by_id(row, written)
        found = self._numbered(row)
        if len(found) > 1:
            return _no("id_number", f"有这个号码的档案不止一份：{_listed(found)}。请先理清，或写编号")
        if found:
            return _unless(_another_name(found[0], row, "身份证号码", "id_number"), found[0])
        return self._by_name(row)

    def namesakes(self, row: Understood) -> Sequence[Resident]:
        """Those who have the name of a row."""
        return self.named.get(plain_name(row.text("name")), ())

    def _by_id(self, row: Understood, written: str) -> ResidentFound:
        resident = self.store.residents.get(written)
        if resident is None:
            return ResidentFound(wrong=no_such_archive(written, self.unread, "留守妇女老人的档案"))
        others = [one for one in self._numbered(row) if one.id != resident.id]
        if others and resident not in self._numbered(row):
            reason = f"这个号码是档案 {_listed(others)} 的：请核对，改正写错的一个"
            return _no("id_number", reason)
        born = row.text("birth_date")
        other = row.covered or (born and born != resident.birth_date.isoformat())
        return _unless(_another_name(resident, row, "编号", "id") if other else None, resident)

    def _numbered(self, row: Understood) -> Sequence[Resident]:
        number = row.text("id_number")
        return self.numbered.get(bare_number(number), ()) if number else ()

    def _by_name(self, row: Understood) -> ResidentFound:
        namesakes = self.namesakes(row)
        if not namesakes:
            return ResidentFound()
        born = row.own.get(("birth_date",))
        if born is None:
            return self._by_name_alone(row, namesakes)
        found = [one for one in namesakes if _is_born(one, born)]
        if len(found) > 1:
            return _no("name", f"姓名、出生日期相同的档案不止一份：{_listed(found)}。请写编号")
        if found:
            return _unless(_another_number(found[0], row), found[0])
        village = row.text("address", "village")
        near = [one for one in namesakes if one.status == "在册" and one.address.village == village]
        if near:
            reason = (
                f"同一个村里有同名的 {near[0].id}，出生日期是 {near[0].birth_date}："
                f"是同一个人的，编号一栏写 {near[0].id}；不是的写“{NEW}”"
            )
            return _no("birth_date", reason)
        return ResidentFound()

    def _by_name_alone(self, row: Understood, namesakes: Sequence[Resident]) -> ResidentFound:
        name = row.text("name")
        if len(namesakes) > 1:
            return _no("name", f"叫“{name}”的档案不止一份：{_listed(namesakes)}。请写编号或出生日期")
        if self.rows.get(plain_name(name), 0) > 1:
            return _no("name", f"表里叫“{name}”的不止一行：请写编号或出生日期")
        one = namesakes[0]
        village = row.text("address", "village")
        differs = "性别" if row.text("sex") not in ("", one.sex) else ""
        differs = differs or ("村" if village not in ("", one.address.village) else "")
        if differs:
            reason = f"有同名的档案 {one.id}，但{differs}不同：是同一个人的写编号，不是的写出生日期"
            return _no("name", reason)
        return _unless(_another_number(one, row), one)


def known_residents(store: Store, rows: Iterable[Understood]) -> KnownResidents:
    """The index of a store's residents for these rows."""
    numbered: defaultdict[str, list[Resident]] = defaultdict(list)
    named: defaultdict[str, list[Resident]] = defaultdict(list)
    for one in store.residents.values():
        named[plain_name(one.name)].append(one)
        if one.id_number:
            numbered[bare_number(one.id_number)].append(one)
    unread = store.ids("resident") - store.residents.keys()
    return KnownResidents(
        store, unread, numbered, named, Counter(plain_name(row.text("name")) for row in rows)
    )


def _is_born(one: Resident, born: Leaf) -> bool:
    """True for the birth date that a row says, or its month where it says no more."""
    length = _MONTH if born.month else None
    return one.birth_date.isoformat()[:length] == str(born.value)[:length]


def _another_name(one: Resident, row: Understood, column: str, target: str) -> Wrong | None:
    """A name that has not one character in common belongs to somebody else's line."""
    name = row.text("name") or row.covered
    same = masks_to(one.name, row.covered) or not set(plain_name(name)).isdisjoint(plain_name(one.name))
    if not name or same:
        return None
    whose = f"这个{column}是 {one.name}（{one.id}）的，姓名却是“{name}”"
    return Wrong(target, f"{whose}：请核对，改正写错的一个")


def _another_number(one: Resident, row: Understood) -> Wrong | None:
    """Why one of the same name is another person, or one of the two numbers is wrong."""
    said, own = bare_number(row.text("id_number")), bare_number(one.id_number or "")
    if not said or not own or said == own:
        return None
    how = f"是同一个人的，编号一栏写 {one.id}；不是的写“{NEW}”"
    return Wrong("id_number", f"姓名与 {one.id}（{one.name}）的相同，身份证号码却不同：{how}")


def _no(target: str, reason: str) -> ResidentFound:
    return ResidentFound(wrong=Wrong(target, reason))


def _unless(wrong: Wrong | None, one: Resident) -> ResidentFound:
    return ResidentFound(one) if wrong is None else ResidentFound(wrong=wrong)


def _listed(residents: Sequence[Resident]) -> str:
    return "、".join(one.id for one in residents)
