"""Rows of 留守妇女、留守老人 into archives: new ones, changed ones, and why a row cannot be taken."""

from collections.abc import Sequence
from functools import partial

from liushou.care.ids import free_ids
from liushou.care.importing.cells.said import Context
from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, New, Outcome, Row, rows_told
from liushou.care.importing.people.amending import values_of
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.literal import settled
from liushou.care.importing.people.pairing import helping
from liushou.care.importing.people.resident_archives import (
    Around,
    changed_resident,
    new_resident,
    resident_steps,
)
from liushou.care.importing.people.resident_matching import known_residents
from liushou.care.importing.people.saying import Saying
from liushou.care.importing.people.taking import once, take_changed
from liushou.care.importing.people.tally import AGAIN, Tally
from liushou.care.importing.people.understood import Marginalia, Understood, Wrong
from liushou.records.names import plain_name
from liushou.records.resident import Resident
from liushou.store.drafts import NewFile
from liushou.store.load import Store, collection_frozen


@collection_frozen()
def import_residents(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """The archives of residents that these rows make or change; nothing is written.

    Raises UsageError for a default that cannot be understood.
    """
    saying = Saying(Resident, Context(asked.on, _villages(target.store)))
    around = Around(asked, saying.row, saying.defaults(asked.defaults), helping(target.store))
    tally = Tally(rows)
    understood = [saying.row(row) for row in rows]
    index = known_residents(target.store, (row for row in understood if not row.faults))
    there: dict[str, list[Understood]] = {}
    of_new: list[tuple[Understood, bool]] = []
    for row in understood:
        found = index.whose(row)
        if row.faults and found.resident is not None:
            row = settled(saying.row, around.archive(found.resident), row)
        if row.faults:
            tally.refuse(row)
        elif found.wrong is not None:
            tally.reject(row, [found.wrong])
        elif found.resident is not None:
            there.setdefault(found.resident.id, []).append(row)
        elif found.forced and any(_says_no_more(around, one, row) for one in index.namesakes(row)):
            tally.leave(row, [AGAIN])
        else:
            of_new.append((row, found.forced))
    for id_, group in there.items():
        one = target.store.residents[id_]
        take_changed(tally, one, group, partial(changed_resident, target, around, one))
    _make(target, around, of_new, tally)
    tally.remark_unread("留守妇女老人的档案", len(index.unread))
    return tally.outcome()


def _says_no_more(around: Around, one: Resident, row: Understood) -> bool:
    """True if an archive has all that a row of somebody new says: the row has been imported before."""
    notes = Marginalia()
    keys = {keys[0] for keys in row.own} | {key for key, _ in row.lists}
    steps = resident_steps(around, values_of(one, keys), row, notes)
    return one.status == "在册" and not steps and not notes.wrong


def _make(target: Target, around: Around, rows: Sequence[tuple[Understood, bool]], tally: Tally) -> None:
    ids = free_ids(target.store, "resident", target.pick)
    made: dict[str, list[tuple[Understood, bool, NewFile, Resident, Marginalia]]] = {}
    for row, forced in once(rows, tally):
        notes = Marginalia()
        found = new_resident(around, row, next(ids), notes)
        if found is None:
            tally.reject(row, notes.wrong)
        else:
            draft, resident = found
            made.setdefault(plain_name(resident.name), []).append((row, forced, draft, resident, notes))
    for group in made.values():
        for row, forced, draft, resident, notes in group:
            others = [each[0] for each in group if each[0] is not row and _alike(resident, each[3])]
            if others and not forced:
                places = rows_told(one.row.place for one in others)
                how = f"是一个人的只留一行，不是的编号一栏写“{NEW}”"
                tally.reject(row, [Wrong("name", f"很可能与{places}是同一个人：{how}")])
            else:
                tally.make(New(row.row.place, resident.id, resident.name), draft, notes.told)


def _alike(one: Resident, other: Resident) -> bool:
    """True if two of one name were born on one day, and no numbers tell them apart."""
    apart = one.id_number and other.id_number and one.id_number != other.id_number
    return one.birth_date == other.birth_date and not apart


def _villages(store: Store) -> frozenset[str]:
    children = (child.address.village for child in store.children.values() if child.address)
    return frozenset((*children, *(one.address.village for one in store.residents.values())))
