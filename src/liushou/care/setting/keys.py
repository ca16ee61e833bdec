"""Names of fields, as people write them, to the keys of the file."""

from collections.abc import Mapping

from liushou.errors import UsageError
from liushou.records.describe import FieldInfo, fields_of, walk
from liushou.records.fields import Record

_HISTORY = frozenset({"past", "earlier"})


def key_of(name: str, fields: Mapping[str, FieldInfo], model: type[Record]) -> str:
    """The key that a name means among the fields at one place: the key itself or its Chinese label.

    Raises UsageError for another name, with the key it most likely stands for, or where it stands in `model`.
    """
    if name in fields:
        return name
    labelled = [key for key, info in fields.items() if info.label == name]
    if len(labelled) == 1:
        return labelled[0]
    if labelled:
        raise UsageError(f"“{name}”可指 {'、'.join(labelled)}：请写英文名。")
    raise UsageError(f"没有“{name}”这个字段{_hint(name, fields, model)}")


def _hint(name: str, fields: Mapping[str, FieldInfo], model: type[Record]) -> str:
    from liushou.records.nearest import alike, meant_key

    labels = {key: info.label for key, info in fields.items()}
    near = meant_key(name, labels) or alike(name, [*labels, *labels.values()])
    inside = [".".join(path) for path, info in walk(model) if _is_named(name, path, info)]
    inside = [*_of_parts(name, fields), *inside]
    if inside:
        return f"；是不是“{'”“'.join(inside[:3])}”？"
    if near:
        return f"；是不是“{near}”？"
    return f"：可用 {'、'.join(f'{key}（{label}）' for key, label in labels.items())}。"


def _of_parts(name: str, fields: Mapping[str, FieldInfo]) -> list[str]:
    """What the record must say in a part, by the end of its label: 日期 for when.from (开始日期)."""
    return [
        f"{key}.{inner}"
        for key, info in fields.items()
        if info.part is not None and info.required and not info.many
        for inner, each in fields_of(info.part).items()
        if each.required and each.label != name and each.label.endswith(name)
    ]


def _is_named(name: str, path: tuple[str, ...], info: FieldInfo) -> bool:
    return len(path) > 1 and path[0] not in _HISTORY and name in (info.key, info.label)
