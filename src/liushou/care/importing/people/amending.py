"""Steps made into the edits of one archive, with what `past` keeps, held against the model."""

from collections.abc import Iterable, Mapping

from liushou.care.importing.importer import Target
from liushou.care.importing.outcome import Asked, FieldChange
from liushou.care.importing.people.steps import Step
from liushou.care.importing.people.understood import Marginalia
from liushou.care.setting.changes import keep_past
from liushou.care.setting.changing import change_to, without
from liushou.care.setting.desk import Desk
from liushou.errors import LiushouError
from liushou.findings import Path, dotted
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.reveal import as_plain
from liushou.records.validate import build
from liushou.store.drafts import Amendment
from liushou.store.paths import path_of
from liushou.store.sources import Source
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value


def amendment(
    target: Target,
    source: Source,
    before: dict[str, Value],
    steps: Iterable[Step],
    asked: Asked,
    notes: Marginalia,
) -> Amendment | None:
    """The edits of the steps in an archive that reads `before`, and those that keep what was (as `set`).

    None where that cannot be; `notes` then has the reason.
    """
    desk, model = Desk(target.store, lambda _: before), source.kind.model
    try:
        for step in steps:
            now = desk.values(source.path)
            edit = (
                without(model, now, step.path)
                if step.value is None
                else change_to(model, now, step.path, step.value)
            )
            desk.edit(source.path, [edit])
        if not asked.correct:
            list(keep_past(desk, source, before, asked.since))
    except LiushouError as error:
        notes.refuse("", error.message)
        return None
    refuse_what_the_model_does(model, desk.values(source.path), notes)
    drafts = desk.drafts()
    return drafts[0] if drafts and not notes.wrong else None


def refuse_what_the_model_does(
    model: type[Record], values: dict[str, Value], notes: Marginalia
) -> Record | None:
    """The record of the values; None where the model refuses them, and `notes` has its reasons."""
    built = build(model, values)
    if isinstance(built, Record):
        return built
    for problem in built:
        notes.refuse(target_at(values, problem.path), problem.message)
    return None


def changes_in(steps: Iterable[Step]) -> tuple[FieldChange, ...]:
    """The changes as they are told."""
    return tuple(change for step in steps for change in step.changes)


def target_at(values: Mapping[str, Value], path: Path) -> str:
    """The target whose cell a place of the record comes from; guardians go by place, parents by relation."""
    if len(path) < 2 or not isinstance(path[1], int):
        return dotted(path)
    relation = at(dict(values), (*path[:2], "relation")) if path[0] == "parents" else None
    picked = f"[{relation or path[1]}]" if path[0] != "pairings" else ""
    rest = dotted(path[2:])
    return f"{path[0]}{picked}.{rest}" if rest else f"{path[0]}{picked}"


def source_at(target: Target, kind: KindName, id_: str) -> Source:
    """The file of an archive."""
    path = path_of(kind, id_)
    return Source(path, BY_NAME[kind], id_, target.store.root / path)


def values_of(record: Record, keys: Iterable[str]) -> dict[str, Value]:
    """What a record holds of these fields, as a file has it; what it does not have is left out."""
    fields = fields_of(type(record))
    held = ((key, getattr(record, fields[key].attribute)) for key in keys if key in fields)
    return {key: as_plain(value, None, reveal=True) for key, value in held if value is not None}
