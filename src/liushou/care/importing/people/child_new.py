"""A row of a child who has no archive: the archive that it makes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liushou.care.importing.people.amending import refuse_what_the_model_does
from liushou.care.importing.people.child_steps import Around, child_steps
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.steps import ordered
from liushou.care.importing.people.understood import Keys, Marginalia, Understood
from liushou.records.child import Child
from liushou.store.drafts import NewFile
from liushou.store.paths import path_of
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

_NEEDED = (("name", "姓名"), ("sex", "性别"), ("birth_date", "出生日期"))
_NOT_IN_NAMES = re.compile(r"[0-9０-９()（）\[\]【】<>《》*＊★☆※#√:：,，、;；/]")
"""What a teacher adds to a name (李明（新转入）, 李明*), and no name has."""
_DERIVED = (("sex",), ("birth_date",))


@dataclass(frozen=True, slots=True)
class NewChild:
    """The archive as it will be."""

    child: Child
    values: dict[str, Value]

    @property
    def path(self) -> str:
        """Where its file will be."""
        return path_of("child", self.child.id)

    @property
    def draft(self) -> NewFile:
        """Its file."""
        return NewFile(self.path, dump(self.values).encode())

    def apart_from(self, ids: Sequence[str]) -> "NewChild":
        """The archive with a word that these are other children (not_duplicate, LS401)."""
        if not ids:
            return self
        said: dict[str, Value] = {**self.values, "not_duplicate": [*ids]}
        values = ordered(Child, {(key,): value for key, value in said.items()})
        return NewChild(self.child.model_copy(update={"not_duplicate": tuple(ids)}), values)


def new_child(around: Around, row: Understood, id_: str, notes: Marginalia) -> NewChild | None:
    """The archive of a child 在册 from today, or from the day that the row says; None: see `notes`.

    The text has no comments that offer what may be filled in, unlike that of `new`: a hundred archives
    would be made of little else, and whoever fills in by sheet does not fill in by hand.
    """
    _hold_needed(row, notes)
    steps = child_steps(around, {}, row, notes)
    if notes.wrong:
        return None
    on = around.asked.on.isoformat()
    values: dict[Keys, Value] = {("parents",): [], ("guardians",): []}
    for step in steps:
        key = str(step.path[0])
        if len(step.path) == 1:
            values[key,] = step.value
        else:
            held = values.setdefault((key,), [])
            values[key,] = [*held, step.value] if isinstance(held, list) else step.value
    whole = ordered(Child, {("registered_on",): on, **values, ("id",): id_, ("status",): "在册"})
    built = refuse_what_the_model_does(Child, whole, notes)
    if not isinstance(built, Child):
        return None
    _tell(around, row, built, notes)
    return NewChild(built, whole)


def _hold_needed(row: Understood, notes: Marginalia) -> None:
    if _NOT_IN_NAMES.search(row.text("name")) and row.text("id") != NEW:
        notes.refuse("name", f"姓名旁边有别的字：只写姓名，说明写在备注里；真叫这个名字的，编号一栏写“{NEW}”")
    if row.covered:
        notes.refuse("name", f"姓名是遮住的（{row.covered}），认不出是谁：请写编号，或写姓名")
    for key, label in _NEEDED:
        if (key,) not in row.own and not row.covered:
            notes.refuse(key, f"没有{label}：新建档案要有姓名、性别和出生日期")
    if row.text("status") not in ("", "在册"):
        notes.refuse("status", "没有这个孩子的档案，不在册的不新建：请删去这一行，或把状态写作 在册")
    elif row.text("closed_on"):
        notes.refuse("closed_on", "没有这个孩子的档案，在册的没有销档日期：请删去")


def _tell(around: Around, row: Understood, child: Child, notes: Marginalia) -> None:
    """What was taken for granted, in the order in which an archive has it."""
    told = ["状态写作“在册”"] if ("status",) not in row.own else []
    if ("registered_on",) not in row.own and ("registered_on",) not in around.fallback.own:
        told.append(f"建档日期写作 {around.asked.on}（早已建档的，加上 --default 建档日期=那一天）")
    if any(keys in row.own and row.own[keys].weak for keys in _DERIVED):
        told.append("性别、出生日期按身份证号码填写")
    if len(child.parents) == 1:
        told.append("只写了一位父母的情况，留守类型只按这一位算：另一位的请补上")
    if not child.parents:
        told.append("没有父母的情况，留守类型算作“无父母照护”：请补上父母状况")
    notes.told[:] = [*told, *notes.told, *(text for texts in row.notes.values() for text in texts)]
