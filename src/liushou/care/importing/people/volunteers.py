"""Rows of those who help into archives: new ones, changed ones, and why a row cannot be taken."""

from collections.abc import Sequence
from functools import partial

from liushou.care.ids import free_ids
from liushou.care.importing.cells.said import Context
from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, New, Outcome, Row, rows_told
from liushou.care.importing.people.amending import values_of
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.literal import Archive, settled
from liushou.care.importing.people.saying import Saying
from liushou.care.importing.people.taking import once, take_changed
from liushou.care.importing.people.tally import AGAIN, Tally
from liushou.care.importing.people.understood import Entry, Marginalia, Understood, Wrong
from liushou.care.importing.people.volunteer_archives import changed_volunteer, new_volunteer, volunteer_steps
from liushou.care.importing.people.volunteer_matching import known_volunteers
from liushou.phones import digits_of
from liushou.records.names import plain_name
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import NewFile
from liushou.store.load import Store, collection_frozen


@collection_frozen()
def import_volunteers(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """The archives of helpers that these rows make or change; nothing is written.

    Raises UsageError for a default that cannot be understood.
    """
    saying = Saying(Volunteer, Context(asked.on, _villages(target.store)))
    fallback = saying.defaults(asked.defaults).own
    tally = Tally(rows)
    understood = [saying.row(row) for row in rows]
    index = known_volunteers(target.store, (row for row in understood if not row.faults))
    there: dict[str, list[Understood]] = {}
    of_new: list[tuple[Understood, bool]] = []
    for row in understood:
        found = index.whose(row)
        if row.faults and found.volunteer is not None:
            row = settled(saying.row, Archive(found.volunteer, asked.on), row)
        if row.faults:
            tally.refuse(row)
        elif found.wrong is not None:
            tally.reject(row, [found.wrong])
        elif found.volunteer is not None:
            there.setdefault(found.volunteer.id, []).append(row)
        elif found.forced and any(_says_no_more(one, row) for one in index.namesakes(row)):
            tally.leave(row, [AGAIN])
        else:
            of_new.append((row, found.forced))
    for id_, group in there.items():
        volunteer = target.store.volunteers[id_]
        take_changed(
            tally,
            volunteer,
            group,
            partial(changed_volunteer, target, asked, saying.row, volunteer, fallback),
        )
    _make(target, asked, fallback, of_new, tally)
    tally.remark_unread("帮扶人员的档案", len(index.unread))
    return tally.outcome()


def _says_no_more(one: Volunteer, row: Understood) -> bool:
    """True if an archive has all that a row of a new helper says: the row has been imported before."""
    notes = Marginalia()
    steps = volunteer_steps(values_of(one, {keys[0] for keys in row.own}), row, {}, notes)
    return one.status == "在岗" and not steps and not notes.wrong


def _make(
    target: Target, asked: Asked, fallback: Entry, rows: Sequence[tuple[Understood, bool]], tally: Tally
) -> None:
    ids = free_ids(target.store, "volunteer", target.pick)
    made: dict[str, list[tuple[Understood, bool, NewFile, Volunteer, Marginalia]]] = {}
    for row, forced in once(rows, tally):
        notes = Marginalia()
        found = new_volunteer(asked, fallback, row, next(ids), notes)
        if found is None:
            tally.reject(row, notes.wrong)
        else:
            draft, volunteer = found
            made.setdefault(plain_name(volunteer.name), []).append((row, forced, draft, volunteer, notes))
    for group in made.values():
        for row, forced, draft, volunteer, notes in group:
            others = [one for one in group if one[0] is not row and not _apart(volunteer, one[3])]
            if others and not forced:
                places = rows_told(one[0].row.place for one in others)
                how = f"是一个人的只留一行，不是的编号一栏写“{NEW}”"
                tally.reject(row, [Wrong("name", f"很可能与{places}是同一个人：{how}")])
            else:
                tally.make(New(row.row.place, volunteer.id, volunteer.name), draft, notes.told)


def _apart(one: Volunteer, other: Volunteer) -> bool:
    """True if two of one name have phones that tell them apart."""
    return bool(one.phone and other.phone) and digits_of(one.phone or "") != digits_of(other.phone or "")


def _villages(store: Store) -> frozenset[str]:
    return frozenset(child.address.village for child in store.children.values() if child.address)
