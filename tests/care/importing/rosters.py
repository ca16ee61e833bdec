"""Rows of sheets of people as archives would fill them, and what an import makes of them."""

import random
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from liushou.care.importing.importer import Target
from liushou.care.importing.importers import IMPORTERS
from liushou.care.importing.outcome import Asked, Outcome, Place, Row
from liushou.cells import Cell
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.reveal import as_values
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import Amendment, Draft
from liushou.store.load import Store
from liushou.store.sources import Source
from liushou.store.variant import variant
from liushou.yamltext.amend import amended
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read
from liushou.yamltext.values import Value

ON = date(2026, 11, 20)
Cells = Mapping[str, Cell]

_OF_CHILD = (
    "id name sex birth_date id_number student_number ethnicity phone status registered_on closed_on "
    "guardianship notes categories income_sources interests"
)
_OF_VOLUNTEER = "id name sex kind status joined_on left_on organisation position phone skills capacity notes"


def target(store: Store) -> Target:
    """The store as its files would read."""

    def reader(source: Source) -> dict[str, Value]:
        return read(_text(store, source.path)).value or {}

    return Target(store, reader, random.Random(7).choice)


def imported(store: Store, *cells: Cells, kind: str = "children", **more: Any) -> Outcome:
    """What an import of these rows comes to; the rows are numbered from 2."""
    rows = [Row(Place("", number), one) for number, one in enumerate(cells, 2)]
    return IMPORTERS[kind](target(store), rows, Asked(**{"on": ON, "since": ON, **more}))


def after(store: Store, drafts: Iterable[Draft]) -> Store:
    """The store with the drafts written; all of it can be read."""
    contents: dict[str, bytes | None] = {}
    for draft in drafts:
        if isinstance(draft, Amendment):
            contents[draft.path] = amended(_text(store, draft.path), draft.edits)
        else:
            contents[draft.path] = draft.data
    found = variant(store, contents).store
    assert not found.unread(), found.unread()
    return found


def child_cells(child: Child) -> dict[str, Cell]:
    """What a sheet of all columns says of a child."""
    values = as_values(child, reveal=True)
    cells = {key: _shown(values[key]) for key in _OF_CHILD.split() if values.get(key)}
    for part in ("school", "address", "hukou", "focus"):
        cells.update(_of_part(part, values.get(part)))
    cells.update(_of_part("health", values.get("health"), "checkups"))
    cells.update(_of_part("consent", values.get("consent"), "scope"))
    for parent in _parts(values["parents"]):
        cells.update(_of_part(f"parents[{parent['relation']}]", parent, "relation", "trained_on"))
    guardians = sorted(_parts(values["guardians"]), key=lambda one: not one.get("primary"))
    for place, guardian in enumerate(guardians[:2]):
        cells.update(_of_part(f"guardians[{place}]", guardian, "primary", "trained_on", "delegated"))
        cells.update(_of_part(f"guardians[{place}].delegated", guardian.get("delegated")))
    for pair in [pair for pair in child.pairings if pair.active(ON)][:1]:
        said = {"with": pair.with_, "role": pair.role, "since": pair.since.isoformat()}
        cells.update(_of_part("pairings", said))
    return cells


def volunteer_cells(volunteer: Volunteer) -> dict[str, Cell]:
    """What a sheet of all columns says of a helper."""
    values = as_values(volunteer, reveal=True)
    cells = {key: _shown(values[key]) for key in _OF_VOLUNTEER.split() if values.get(key)}
    for part in ("address", "clearance"):
        cells.update(_of_part(part, values.get(part)))
    if volunteer.homeroom:
        cells["homeroom"] = f"{volunteer.homeroom.grade}{volunteer.homeroom.class_}班"
    villages = [one.village for one in volunteer.covers if one.village]
    return {**cells, "covers.village": "、".join(villages)} if villages else cells


def changed_in(before: Record, record: Record) -> set[str]:
    """The fields of an archive that hold something else."""
    one, other = as_values(before, reveal=True), as_values(record, reveal=True)
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def _text(store: Store, path: str) -> bytes:
    loaded = next(file for file in store.files if file.source.path == path)
    assert loaded.record is not None
    return dump(as_values(loaded.record, reveal=True)).encode()


def _of_part(at: str, part: object, *but: str) -> dict[str, Cell]:
    items = part.items() if isinstance(part, dict) else ()
    return {f"{at}.{key}": _shown(value) for key, value in items if key not in but}


def _parts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _shown(value: object) -> Cell:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    assert isinstance(value, str | int | float)
    return value
