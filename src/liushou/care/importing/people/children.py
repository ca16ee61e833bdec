"""Rows of children into archives: new ones, changed ones, and why a row cannot be taken."""

from collections.abc import Sequence
from functools import partial

from liushou.care.ids import free_ids
from liushou.care.importing.cells.said import Context
from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, New, Outcome, Row
from liushou.care.importing.people.child_changed import changed_child
from liushou.care.importing.people.child_new import new_child
from liushou.care.importing.people.child_steps import Around
from liushou.care.importing.people.literal import settled
from liushou.care.importing.people.matching import known
from liushou.care.importing.people.pairing import helping
from liushou.care.importing.people.saying import Saying
from liushou.care.importing.people.taking import once, take_changed
from liushou.care.importing.people.tally import AGAIN, Tally
from liushou.care.importing.people.twins import Candidate, alike
from liushou.care.importing.people.understood import Marginalia, Understood
from liushou.records.child import Child
from liushou.store.load import Store, collection_frozen


@collection_frozen()
def import_children(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """The archives that these rows make or change; nothing is written.

    Raises UsageError for a default that cannot be understood.
    """
    saying = Saying(Child, Context(asked.on, _villages(target.store)))
    around = Around(target.store, asked, saying.defaults(asked.defaults), helping(target.store), saying.row)
    tally = Tally(rows)
    understood = [saying.row(row) for row in rows]
    index = known(target.store, (row for row in understood if not row.faults))
    of_children: dict[str, list[Understood]] = {}
    of_new: list[tuple[Understood, bool]] = []
    for row in understood:
        whose = index.whose(row)
        if row.faults and whose.child is not None:
            row = settled(saying.row, around.archive(whose.child), row)
        if row.faults:
            tally.refuse(row)
        elif whose.wrong is not None:
            tally.reject(row, [whose.wrong])
        elif whose.child is not None:
            of_children.setdefault(whose.child.id, []).append(row)
        elif whose.forced and any(_says_no_more(target, around, row, twin) for twin in index.twins(row)):
            tally.leave(row, [AGAIN])
        else:
            of_new.append((row, whose.forced))
    for id_, group in of_children.items():
        child = target.store.children[id_]
        take_changed(tally, child, group, partial(changed_child, target, around, child))
    _make(target, around, of_new, tally)
    tally.remark_unread("儿童档案", len(index.unread))
    return tally.outcome()


def _says_no_more(target: Target, around: Around, row: Understood, twin: Child) -> bool:
    """True if an archive has all that a row of a new child says: the row has been imported before."""
    notes = Marginalia()
    return changed_child(target, around, twin, row, notes) is None and not notes.wrong


def _make(target: Target, around: Around, rows: Sequence[tuple[Understood, bool]], tally: Tally) -> None:
    """The rows of children who have no archive, each once, but those that may be somebody's already."""
    ids = free_ids(target.store, "child", target.pick)
    candidates: list[tuple[Candidate, Marginalia]] = []
    for row, forced in once(rows, tally):
        notes = Marginalia()
        made = new_child(around, row, next(ids), notes)
        if made is None:
            tally.reject(row, notes.wrong)
        else:
            candidates.append((Candidate(row, made, forced), notes))
    found = alike(target.store, [one for one, _ in candidates])
    for one, notes in candidates:
        child = one.made.child
        if child.id in found.refused:
            tally.reject(one.row, [found.refused[child.id]])
        else:
            made = one.made.apart_from(found.apart.get(child.id, ()))
            tally.make(New(one.row.row.place, child.id, child.name), made.draft, notes.told)


def _villages(store: Store) -> frozenset[str]:
    return frozenset(child.address.village for child in store.children.values() if child.address)
