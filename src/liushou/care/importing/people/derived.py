"""What only an id number says of somebody who has an archive."""

from dataclasses import replace

from liushou.care.importing.people.understood import Marginalia, Understood
from liushou.records.person import Person

_DERIVED = (("birth_date", "出生日期"), ("sex", "性别"))


def without_derived(person: Person, row: Understood, notes: Marginalia) -> Understood:
    """The row without what only its id number says; that has to be what the archive has."""
    derived = [(key, label) for key, label in _DERIVED if (key,) in row.own and row.own[key,].weak]
    for key, label in derived:
        if row.value(key) != str(getattr(person, key)):
            column = row.columns.get(key, "id_number")
            notes.refuse(column, f"号码里的{label}与档案 {person.id} 的不一致：请对照证件，改正写错的一个")
    gone = {(key,) for key, _ in derived}
    kept = {keys: leaf for keys, leaf in row.own.items() if keys not in gone}
    return replace(row, own=kept) if derived else row
