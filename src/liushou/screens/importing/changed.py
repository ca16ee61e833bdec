"""What an import changes in an archive, in the words of the field."""

import re
from collections.abc import Iterator

from liushou.care.importing.outcome import Changed, FieldChange
from liushou.findings import Path
from liushou.history.words.labels import readable
from liushou.history.words.of_children import class_of
from liushou.history.words.wording import Wording
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME
from liushou.records.targets import label_of
from liushou.screens.importing.seen import Seen
from liushou.screens.naming import naming
from liushou.store.paths import kind_of
from liushou.yamltext.scalars import Value

_PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_ENTRY = re.compile(r"\[\d+\]$")
_CLASS = ("school.grade", "school.class")
_NEW_PARENT = re.compile(r"parents\[\d+\]\.relation")
_PARENT = re.compile(r"parents\[(\d+)\]")


def changed_texts(seen: Seen, changed: Changed) -> Iterator[str]:
    """年级 五年级 → 六年级: one text a field, in the order of the outcome."""
    model = model_of(changed)
    wording = Wording(naming(seen.store), seen.reveal, seen.on)
    moved = _moved(seen, changed)
    if moved:
        yield moved
    for one in changed.fields:
        if moved and one.field in _CLASS:
            continue
        if _NEW_PARENT.fullmatch(one.field) and one.old is None:
            continue  # whose field it is says every other one of them
        path = path_in(one.field)
        old, new = (
            None if value is None else wording.text(model, path, value) for value in (one.old, one.new)
        )
        name = _label(seen, changed, one, model)
        if old is None:
            yield f"{name} {'新增' if _ENTRY.search(one.field) else '写上'} {new}"
        elif new is None:
            yield f"{name} 删去 {old}"
        else:
            yield f"{name} {old} → {new}"


def changed_fields(seen: Seen, changed: Changed) -> dict[str, Value]:
    """The fields for other programs: what stood there and what comes, masked where it must be."""
    model = model_of(changed)
    return {
        one.field: {
            "old": readable(model, path_in(one.field), one.old, reveal=seen.reveal),
            "new": readable(model, path_in(one.field), one.new, reveal=seen.reveal),
        }
        for one in changed.fields
    }


def model_of(changed: Changed) -> type[Record]:
    """The model of the archive that changes."""
    kind = kind_of(changed.path) or BY_NAME["child"]
    return kind.model


def path_in(field: str) -> Path:
    """The path that is written as `guardians[0].phone`."""
    return tuple(int(number) if number else key for number, key in _PART.findall(field))


def _moved(seen: Seen, changed: Changed) -> str:
    """班级 五年级1班 → 六年级1班, where a child that has a class comes to another one; else ""."""
    new = {one.field: one.new for one in changed.fields if one.field in _CLASS}
    child = seen.store.children.get(changed.id)
    school = child.school if child else None
    if not new or school is None or school.class_label is None:
        return ""
    grade, room = new.get("school.grade", school.grade), new.get("school.class", school.class_)
    return f"班级 {school.class_label} → {class_of({'school': {'grade': grade, 'class': room}})}"


def _label(seen: Seen, changed: Changed, one: FieldChange, model: type[Record]) -> str:
    """A parent by the relation, a whole entry by its list, all else as columns are called."""
    field = _ENTRY.sub("", one.field)
    parent = _PARENT.match(field)
    if parent is not None:
        field = f"parents[{_relation(seen, changed, int(parent[1]))}]{field[parent.end() :]}"
    return label_of(model, field)


def _relation(seen: Seen, changed: Changed, place: int) -> str:
    """The relation of a parent, who may come with this row."""
    field = f"parents[{place}].relation"
    said = next((str(one.new) for one in changed.fields if one.field == field), None)
    child = seen.store.children.get(changed.id)
    there = child.parents[place].relation if isinstance(child, Child) and place < len(child.parents) else None
    return said or there or str(place + 1)
