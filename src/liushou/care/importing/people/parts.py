"""Parts of a child's archive that a row begins to fill: what goes without saying, what is asked for."""

from collections.abc import Iterator

from liushou.care.grades import stage_of
from liushou.care.importing.outcome import Asked
from liushou.care.importing.people.understood import Entry, Keys, Leaf, Marginalia
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.vocabulary import GRADES
from liushou.store.load import Store
from liushou.yamltext.scalars import Value


def completed(
    store: Store, values: dict[str, Value], said: Entry, asked: Asked, notes: Marginalia
) -> dict[Keys, Leaf]:
    """What a row says of a child's own fields, with what the parts need that are not in the archive yet.

    Taken and told: a school's stage by the grade, that the child goes there and does not board, the school
    itself where the unit is one; that who has a place on the household register is registered; today for
    the day of being put in focus. All else that a part must have is asked for.
    """
    whole = dict(said)
    parts = dict.fromkeys(keys[0] for keys in said if len(keys) > 1)
    for key in parts:
        if values.get(key) is not None:
            continue
        for inner, (value, told) in _usual(store, key, whole, asked).items():
            if (key, inner) not in whole:
                whole[key, inner] = Leaf(f"{key}.{inner}", value)
                notes.told.append(told)
        if key == "school" and not {("school", "stage"), ("school", "grade")} & whole.keys():
            notes.lacks("school.grade", "写了就学情况，没有写年级（学段由年级推出）：请补上，如 五年级")
        else:
            ask_for_rest(Child, key, whole, notes)
    return whole


def _usual(store: Store, key: str, said: Entry, asked: Asked) -> dict[str, tuple[Value, str]]:
    if key == "school":
        return dict(_school(store, said))
    if key == "hukou":
        return {"registered": (True, "有户籍情况的，写作已登记户口")}
    if key == "focus" and ("focus", "why") in said:
        return {"since": (asked.on.isoformat(), f"列为重点日期写作 {asked.on}")}
    return {}


def _school(store: Store, said: Entry) -> Iterator[tuple[str, tuple[Value, str]]]:
    leaf = said.get(("school", "grade"))
    grade = next((one for one in GRADES if leaf is not None and one == leaf.value), None)
    if grade is not None:
        yield "stage", (stage_of(grade), "学段按年级填写")
    if store.unit.unit.level == "学校":
        yield "name", (store.unit.unit.name, f"学校写作本单位（{store.unit.unit.name}）")
    yield "boarding", (False, "没有写寄宿的，写作不寄宿")
    yield "enrolled", (True, "没有写在学的，写作在学")


def ask_for_rest(model: type[Record], key: str, whole: Entry, notes: Marginalia) -> None:
    """What a part must have, and nobody says, is asked for."""
    info = fields_of(model)[key]
    for inner, field in fields_of(info.part).items() if info.part is not None else ():
        if field.required and (key, inner) not in whole:
            lacks = f"没有写{field.label}（{field.description}）"
            notes.lacks(f"{key}.{inner}", f"写了{info.label}，{lacks}：请补上")
