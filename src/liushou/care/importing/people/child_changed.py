"""A row of a child who has an archive: what it changes there."""

from functools import partial

from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import FieldChange
from liushou.care.importing.people.amending import amendment, changes_in, source_at, values_of
from liushou.care.importing.people.child_steps import Around, child_steps
from liushou.care.importing.people.derived import without_derived
from liushou.care.importing.people.steps import Step
from liushou.care.importing.people.understood import Marginalia, Understood
from liushou.care.importing.people.unwritten import unwritten
from liushou.care.on_register import off_register
from liushou.records.child import Child
from liushou.store.drafts import Amendment


def changed_child(
    target: Target, around: Around, child: Child, row: Understood, notes: Marginalia
) -> tuple[Amendment, tuple[FieldChange, ...]] | None:
    """The edits of the child's archive and the fields they change; None for nothing, or see `notes`."""
    row, steps = unwritten(around.read, around.archive(child), row, partial(_asked, around, child), notes)
    if notes.wrong:
        return None
    if child.status != "在册" and (steps or row.text("status") != child.status):
        notes.refuse("", _gone(child, around))
        return None
    if not steps:
        return None
    source = source_at(target, "child", child.id)
    # The text may write what the record has in another way (a number for a text): edits go by the text.
    text = target.reader(source)
    steps = child_steps(around, text, row, Marginalia())
    draft = amendment(target, source, text, steps, around.asked, notes)
    if draft is None:
        return None
    wanted = {row.columns.get(plain, plain) for step in steps for plain in step.targets}
    notes.told += [text for column, texts in row.notes.items() if column in {"", *wanted} for text in texts]
    return draft, changes_in(steps)


def _asked(
    around: Around, child: Child, row: Understood, notes: Marginalia
) -> tuple[Understood, tuple[Step, ...]]:
    """The row by what it says itself, and its steps."""
    row = without_derived(child, row, notes)
    _hold_status(child, row, notes)
    keys = {keys[0] for keys in (*row.own, *around.fallback.own)} | {key for key, _ in row.lists}
    record = values_of(child, {*keys, "parents"} if row.claim else keys)
    return row, child_steps(around, record, row, notes)


def _hold_status(child: Child, row: Understood, notes: Marginalia) -> None:
    """A sheet does not say when somebody came or went, and what goes with it: `set` does."""
    said = row.text("status")
    if said not in ("", child.status):
        notes.refuse(
            "status",
            f"档案 {child.id} 的状态是“{child.status}”：状态的变化请用 liushou set {child.id} status={said}",
        )
    closed = row.text("closed_on")
    if closed and closed != str(child.closed_on):
        notes.refuse(
            "closed_on", f"销档日期与档案 {child.id} 的不同：请用 liushou set {child.id} closed_on={closed}"
        )


def _gone(child: Child, around: Around) -> str:
    when = off_register(child, around.asked.on) if child.closed_on else child.status
    return (
        f"档案 {child.id}（{child.name}）已不在册（{when}）：回来了的，请先用 "
        f"liushou set {child.id} status=在册；是另一个孩子的，编号一栏写“新”"
    )
