"""One row of helpers against one archive: what it changes there, or the archive that it makes."""

import re
from collections.abc import Iterator
from dataclasses import replace
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
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.literal import Archive, Read
from liushou.care.importing.people.parts import ask_for_rest
from liushou.care.importing.people.steps import Step, ordered, steps_to, told_step
from liushou.care.importing.people.understood import Entry, Keys, Leaf, Marginalia, Understood
from liushou.care.importing.people.unwritten import unwritten
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import Amendment, NewFile
from liushou.store.paths import path_of
from liushou.yamltext.edit_values import at
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

_NOT_SET = frozenset({"id", "status", "left_on", "covers"})
_SEVERAL = re.compile("[、，,；;]")


def volunteer_steps(
    values: dict[str, Value], row: Understood, fallback: Entry, notes: Marginalia
) -> tuple[Step, ...]:
    """The steps from `values` (an archive's, or nothing) to what the row says; `notes` gets what is wrong."""
    said: dict[Keys, Leaf] = {keys: leaf for keys, leaf in row.own.items() if keys[0] not in _NOT_SET}
    for keys, leaf in fallback.items():
        if keys not in said and keys[0] not in _NOT_SET and at(values, keys) is None:
            said[keys] = leaf
    for key in dict.fromkeys(keys[0] for keys in said if len(keys) > 1):
        if values.get(key) is None:
            ask_for_rest(Volunteer, key, said, notes)
    return (
        *steps_to(Volunteer, values, (), said),
        *_covered(values, row.own.get(("covers", "village"))),
    )


def _covered(values: dict[str, Value], leaf: Leaf | None) -> Iterator[Step]:
    """The villages somebody answers for: one that is the only one becomes another, others are added."""
    listed = values.get("covers")
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    villages = [one.get("village") for one in entries]
    said = [part.strip() for part in _SEVERAL.split(str(leaf.value))] if leaf is not None else []
    missing = [one for one in said if one and one not in villages]
    known = [index for index, village in enumerate(villages) if village is not None]
    if len(said) == len(missing) == len(known) == 1:
        path = ("covers", known[0], "village")
        yield told_step(path, villages[known[0]], missing[0], {("village",): leaf} if leaf else None)
        return
    for number, village in enumerate(missing):
        yield told_step(
            ("covers", len(entries) + number),
            None,
            {"village": village},
            {("village",): leaf} if leaf else None,
        )


def changed_volunteer(
    target: Target,
    asked: Asked,
    read: Read,
    volunteer: Volunteer,
    fallback: Entry,
    row: Understood,
    notes: Marginalia,
) -> tuple[Amendment, tuple[FieldChange, ...]] | None:
    """The edits of the archive and the fields they change; None for nothing, or see `notes`."""
    row, steps = unwritten(
        read, Archive(volunteer, asked.on), row, partial(_asked, volunteer, fallback), notes
    )
    said = row.text("status")
    if not notes.wrong and volunteer.status != "在岗" and (steps or said != volunteer.status):
        back = f"回来了的，请先用 liushou set {volunteer.id} status=在岗；是另一个人的，编号一栏写“{NEW}”"
        notes.refuse("", f"{volunteer.id}（{volunteer.name}）已离岗：{back}")
    if notes.wrong or not steps:
        return None
    source = source_at(target, "volunteer", volunteer.id)
    text = target.reader(source)
    steps = volunteer_steps(text, row, fallback, Marginalia())
    draft = amendment(target, source, text, steps, asked, notes)
    notes.told += row.notes.get("", ())
    return None if draft is None else (draft, changes_in(steps))


def _asked(
    volunteer: Volunteer, fallback: Entry, row: Understood, notes: Marginalia
) -> tuple[Understood, tuple[Step, ...]]:
    """The row and its steps."""
    keys = {keys[0] for keys in (*row.own, *fallback)}
    said = row.text("status")
    if said not in ("", volunteer.status):
        notes.refuse("status", f"状态的变化请用 liushou set {volunteer.id} status={said}")
    left = row.text("left_on")
    if left and left != str(volunteer.left_on):
        notes.refuse("left_on", f"离岗日期与档案不同：请用 liushou set {volunteer.id} left_on={left}")
    return row, volunteer_steps(values_of(volunteer, keys), row, fallback, notes)


def new_volunteer(
    asked: Asked, fallback: Entry, row: Understood, id_: str, notes: Marginalia
) -> tuple[NewFile, Volunteer] | None:
    """The archive of somebody in service from today, or from the day said; None: see `notes`."""
    whole = replace(row, own={**fallback, **row.own})
    if ("name",) not in row.own:
        notes.refuse("name", "没有姓名：新建档案要有姓名和身份")
    if ("kind",) not in whole.own:
        notes.lacks("kind", "没有写身份（教师、党员干部、村干部、志愿者所属的一类等）：请补上")
    elif ("sex",) not in whole.own and whole.text("kind") != "单位":
        notes.refuse("sex", "没有性别：除单位以外都要写")
    if row.text("status") not in ("", "在岗"):
        notes.refuse("status", "没有这个人的档案，不在岗的不新建：请删去这一行，或把状态写作 在岗")
    if row.text("left_on"):
        notes.refuse("left_on", "没有这个人的档案，在岗的没有离岗日期：请删去")
    steps = volunteer_steps({}, whole, {}, notes)
    if notes.wrong:
        return None
    values: dict[Keys, Value] = {("joined_on",): asked.on.isoformat()}
    for step in steps:
        key = str(step.path[0])
        held = values.get((key,))
        many = [*held, step.value] if isinstance(held, list) else [step.value]
        values[key,] = step.value if len(step.path) == 1 else many
    record = ordered(Volunteer, {**values, ("id",): id_, ("status",): "在岗"})
    built = refuse_what_the_model_does(Volunteer, record, notes)
    if not isinstance(built, Volunteer):
        return None
    notes.told += ["状态写作“在岗”"] if ("status",) not in row.own else []
    notes.told += [] if ("joined_on",) in whole.own else [f"加入日期写作 {asked.on}"]
    notes.told += [text for texts in row.notes.values() for text in texts]
    return NewFile(path_of("volunteer", id_), dump(record).encode()), built
