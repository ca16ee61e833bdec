"""Whose archive a row of helpers belongs to: by id, by name and phone, by name, kind and organisation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liushou.care.importing.people.doubts import NEW, no_such_archive
from liushou.care.importing.people.understood import Understood, Wrong
from liushou.phones import digits_of
from liushou.records.names import plain_name
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class VolunteerFound:
    """The archive a row belongs to, None for somebody who has none; or why that cannot be said."""

    volunteer: Volunteer | None = None
    wrong: Wrong | None = None
    forced: bool = False


@dataclass(frozen=True, slots=True)
class KnownVolunteers:
    """The volunteers of a store by what rows say of them, and how many rows have each name."""

    store: Store
    unread: frozenset[str]
    named: Mapping[str, Sequence[Volunteer]]
    phoned: Mapping[str, Sequence[Volunteer]]
    rows: Mapping[str, int]

    def whose(self, row: Understood) -> VolunteerFound:
        """Whose row it is. A phone alone tells nobody: couples and offices share one."""
        written = row.text("id")
        if written == NEW:
            return VolunteerFound(forced=True)
        if written:
            return self._by_id(written)
        name, digits = plain_name(row.text("name")), digits_of(row.text("phone"))
        namesakes = self.namesakes(row)
        same_phone = [one for one in namesakes if digits and digits_of(one.phone or "") == digits]
        if len(same_phone) == 1:
            return VolunteerFound(same_phone[0])
        if not namesakes:
            return VolunteerFound(wrong=self._misspelt(row, digits))
        fitting = [one for one in namesakes if _fits(one, row)]
        if len(fitting) == 1 and self.rows.get(name, 0) == 1:
            return VolunteerFound(fitting[0])
        listed = "、".join(f"{one.id}（{one.kind}）" for one in namesakes)
        how = f"是其中一位的，编号一栏写其编号；不是的写“{NEW}”"
        return VolunteerFound(wrong=Wrong("name", f"帮扶人员里有同名的 {listed}，分不清是不是一个人：{how}"))

    def namesakes(self, row: Understood) -> Sequence[Volunteer]:
        """Those who have the name of a row."""
        return self.named.get(plain_name(row.text("name")), ())

    def _by_id(self, written: str) -> VolunteerFound:
        found = self.store.volunteers.get(written)
        if found is not None:
            return VolunteerFound(found)
        return VolunteerFound(wrong=no_such_archive(written, self.unread, "帮扶人员"))

    def _misspelt(self, row: Understood, digits: str) -> Wrong | None:
        """Somebody of the same phone whose name is much like this one."""
        name = set(plain_name(row.text("name")))
        for one in self.phoned.get(digits, ()) if digits else ():
            if not name.isdisjoint(plain_name(one.name)):
                how = f"是同一个人的，编号一栏写 {one.id}；不是的写“{NEW}”"
                return Wrong("name", f"电话与 {one.id}（{one.name}）的相同，姓名也相近：{how}")
        return None


def known_volunteers(store: Store, rows: Iterable[Understood]) -> KnownVolunteers:
    """The index of a store's volunteers for these rows."""
    named: defaultdict[str, list[Volunteer]] = defaultdict(list)
    phoned: defaultdict[str, list[Volunteer]] = defaultdict(list)
    for one in store.volunteers.values():
        named[plain_name(one.name)].append(one)
        if one.phone:
            phoned[digits_of(one.phone)].append(one)
    unread = store.ids("volunteer") - store.volunteers.keys()
    names = Counter(plain_name(row.text("name")) for row in rows)
    return KnownVolunteers(store, unread, named, phoned, names)


def _fits(one: Volunteer, row: Understood) -> bool:
    """True unless kind and organisation speak against it more than for it, or the sex does."""
    if row.text("sex") not in ("", one.sex or ""):
        return False
    said = ((row.text("kind"), one.kind), (row.text("organisation"), one.organisation or ""))
    agree = sum(new == old for new, old in said if new and old)
    differ = sum(new != old for new, old in said if new and old)
    return agree >= differ
