"""One row of residents against one archive: what it changes there, or the archive that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, FieldChange
from liushou.care.importing.people.amending import (
    amendment,
    changes_in,
    refuse_what_the_model_does,
    source_at,
    values_of,
)
from liushou.care.importing.people.derived import without_derived
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.literal import Archive, Read
from liushou.care.importing.people.pairing import Helping
from liushou.care.importing.people.parts import ask_for_rest
from liushou.care.importing.people.resident_parts import family_steps, helper_steps
from liushou.care.importing.people.steps import Step, ordered, steps_to
from liushou.care.importing.people.understood import Entry, Keys, Leaf, Marginalia, Understood
from liushou.care.importing.people.unwritten import unwritten
from liushou.records.resident import Resident
from liushou.store.drafts import Amendment, NewFile
from liushou.store.paths import path_of
from liushou.yamltext.edit_values import at
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

_NOT_SET = frozenset({"id", "status", "closed_on"})
_NEEDED = (("name", "姓名"), ("birth_date", "出生日期（或身份证号码；只有年龄不够）"))
_WOMEN = "留守妇女"


@dataclass(frozen=True, slots=True)
class Around:
    """What goes for all rows: what was asked, how rows are read, the defaults, who can help."""

    asked: Asked
    read: Read
    fallback: Understood
    helping: Helping

    def archive(self, resident: Resident) -> Archive:
        """The archive as rows are held against it."""
        return Archive(resident, self.asked.on, self.helping.store.name_of)


def resident_steps(
    around: Around, values: dict[str, Value], row: Understood, notes: Marginalia
) -> tuple[Step, ...]:
    """The steps from `values` (an archive's, or nothing) to what the row says; `notes` gets what is wrong."""
    fallback = around.fallback
    said: dict[Keys, Leaf] = {keys: leaf for keys, leaf in row.own.items() if keys[0] not in _NOT_SET}
    for keys, leaf in fallback.own.items():
        if keys not in said and keys[0] not in _NOT_SET and at(values, keys) is None:
            said[keys] = leaf
    for key in dict.fromkeys(keys[0] for keys in said if len(keys) > 1):
        if values.get(key) is None:
            ask_for_rest(Resident, key, said, notes)
    helper, given = row.lists.get(("helpers", 0), {}), fallback.lists.get(("helpers", 0), {})
    return (
        *steps_to(Resident, values, (), said),
        *family_steps(values, _places(row.entries("family")), _places(fallback.entries("family")), notes),
        *helper_steps(values, helper, given, around.helping, around.asked, notes),
    )


def _places(entries: Mapping[str | int, Entry]) -> dict[int, Entry]:
    return {number: entry for number, entry in entries.items() if isinstance(number, int)}


def changed_resident(
    target: Target, around: Around, resident: Resident, row: Understood, notes: Marginalia
) -> tuple[Amendment, tuple[FieldChange, ...]] | None:
    """The edits of the archive and the fields they change; None for nothing, or see `notes`."""
    row, steps = unwritten(
        around.read, around.archive(resident), row, partial(_asked, around, resident), notes
    )
    if not notes.wrong and resident.status != "在册" and (steps or row.text("status") != resident.status):
        back = f"回来了的，请先用 liushou set {resident.id} status=在册；是另一个人的，编号一栏写“{NEW}”"
        notes.refuse("", f"档案 {resident.id}（{resident.name}）已不在册：{back}")
    if notes.wrong or not steps:
        return None
    source = source_at(target, "resident", resident.id)
    # The text may write what the record has in another way: edits go by the text.
    text = target.reader(source)
    steps = resident_steps(around, text, row, Marginalia())
    draft = amendment(target, source, text, steps, around.asked, notes)
    if draft is None:
        return None
    wanted = {row.columns.get(plain, plain) for step in steps for plain in step.targets}
    notes.told += [one for column, texts in row.notes.items() if column in {"", *wanted} for one in texts]
    return draft, changes_in(steps)


def _asked(
    around: Around, resident: Resident, row: Understood, notes: Marginalia
) -> tuple[Understood, tuple[Step, ...]]:
    """The row by what it says itself, and its steps."""
    row = without_derived(resident, row, notes)
    for key, what in (("status", "状态"), ("closed_on", "销档日期")):
        said = row.text(key)
        if said and said != str(getattr(resident, key)):
            notes.refuse(
                key, f"{what}与档案 {resident.id} 的不同：请用 liushou set {resident.id} {key}={said}"
            )
    keys = {keys[0] for keys in (*row.own, *around.fallback.own)} | {key for key, _ in row.lists}
    return row, resident_steps(around, values_of(resident, keys), row, notes)


def new_resident(
    around: Around, row: Understood, id_: str, notes: Marginalia
) -> tuple[NewFile, Resident] | None:
    """The archive of somebody 在册 from today, or from the day that the row says; None: see `notes`."""
    whole = {**around.fallback.own, **row.own}
    _hold_needed(row, whole, notes)
    kind = whole.get(("kind",))
    if ("sex",) not in whole and kind is not None and kind.value == _WOMEN:
        row = replace(row, own={**row.own, ("sex",): Leaf("sex", "女")})
        notes.told.append("留守妇女没有写性别的，写作女")
    elif ("sex",) not in whole:
        notes.refuse("sex", "没有性别：新建档案要写（写了身份证号码的不用）")
    steps = resident_steps(around, {}, row, notes)
    if notes.wrong:
        return None
    values: dict[Keys, Value] = {("registered_on",): around.asked.on.isoformat()}
    for step in steps:
        key = str(step.path[0])
        held = values.get((key,))
        many = [*held, step.value] if isinstance(held, list) else [step.value]
        values[key,] = step.value if len(step.path) == 1 else many
    record = ordered(Resident, {**values, ("id",): id_, ("status",): "在册"})
    built = refuse_what_the_model_does(Resident, record, notes)
    if not isinstance(built, Resident):
        return None
    notes.told[:] = [*_taken_for_granted(around, row, whole), *notes.told]
    notes.told += [text for texts in row.notes.values() for text in texts]
    return NewFile(path_of("resident", id_), dump(record).encode()), built


def _hold_needed(row: Understood, whole: Entry, notes: Marginalia) -> None:
    if row.covered:
        notes.refuse("name", f"姓名是遮住的（{row.covered}），认不出是谁：请写编号，或写姓名")
    for key, label in _NEEDED:
        if (key,) not in row.own and not (key == "name" and row.covered):
            notes.refuse(key, f"没有{label}：新建档案要有姓名、性别、出生日期、类别和村")
    if ("kind",) not in whole:
        notes.lacks("kind", "没有写类别（留守妇女或留守老人）：请补上")
    if ("address", "village") not in whole:
        notes.lacks("address.village", "没有写住在哪个村（社区）：请补上")
    if row.text("status") not in ("", "在册"):
        notes.refuse("status", "没有这个人的档案，不在册的不新建：请删去这一行，或把状态写作 在册")
    elif row.text("closed_on"):
        notes.refuse("closed_on", "没有这个人的档案，在册的没有销档日期：请删去")


def _taken_for_granted(around: Around, row: Understood, whole: Entry) -> list[str]:
    """What nobody said, in the order in which an archive has it."""
    told = ["状态写作“在册”"] if ("status",) not in row.own else []
    if ("registered_on",) not in whole:
        told.append(f"建档日期写作 {around.asked.on}（早已建档的，加上 --default 建档日期=那一天）")
    if any(keys in row.own and row.own[keys].weak for keys in (("sex",), ("birth_date",))):
        told.append("性别、出生日期按身份证号码填写")
    return told
