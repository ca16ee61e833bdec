"""The text of a new file: what is given, and in comments what else people fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

Keys = tuple[str, ...]

_HEAD = "# 带 # 的各行可以填写：删去行首的“# ”（井号和一个空格），再写内容；用不着的行可以删去。"


@dataclass(frozen=True, slots=True)
class _Form:
    """What the whole text is made by: the paths offered, and whether required gaps are left open."""

    offered: frozenset[Keys]
    gaps: bool


def skeleton(
    model: type[Record], values: Mapping[str, Value], offered: frozenset[Keys], *, gaps: bool = False
) -> str:
    """The file of a record with these values, in the model's order.

    Of the fields that are not given, those `offered` stand in comments; with one `# ` taken off each line the
    text is YAML again. With `gaps` the required ones stand there with nothing behind them, to be filled.
    """
    lines = list(_fields(model, values, (), "", _Form(offered, gaps)))
    head = [_HEAD] if any(line.lstrip().startswith("#") for line in lines) else []
    return "\n".join([*head, *lines]) + "\n"


def _fields(
    model: type[Record], values: Mapping[str, Value], at: Keys, indent: str, form: _Form
) -> Iterator[str]:
    for key, info in fields_of(model).items():
        path, value = (*at, key), values.get(key)
        if isinstance(value, dict) and info.part is not None:
            yield f"{indent}{key}:"
            yield from _fields(info.part, value, path, indent + "  ", form)
            continue
        gap = value is None and info.required and form.gaps
        if value is None and (gap or path in form.offered):
            mark = "" if gap else "# "
            yield from (f"{indent}{mark}{line}" for line in _blank(info, path, form))
        elif value is not None:
            if value == [] and info.part is not None and path in form.offered:
                yield from (
                    f"{indent}# {line}" for line in _blank(info, path, form, f"；填了就删去 {key}: []")
                )
            yield from (f"{indent}{line}" for line in dump({key: value}).splitlines())


def _blank(info: FieldInfo, path: Keys, form: _Form, more: str = "") -> Iterator[str]:
    """One field with nothing in it, and what it is for."""
    if info.part is None:
        yield f"{info.key}: {'[] ' if info.many else ''} # {_meaning(info)}{more}"
        return
    yield f"{info.key}:  # {info.label}{more}"
    first, indent = ("  - ", "    ") if info.many else ("  ", "  ")
    inner = [
        line
        for key, each in fields_of(info.part).items()
        if (*path, key) in form.offered or (form.gaps and each.required)
        for line in _blank(each, (*path, key), form)
    ]
    for number, line in enumerate(inner):
        yield f"{indent if number else first}{line}"


def _meaning(info: FieldInfo) -> str:
    """The label and, in few words, what may stand there."""
    said = " ".join(info.choices) or info.description
    if info.type is bool:
        said = f"{said}（true 或 false）" if said != info.label else "true 或 false"
    elif info.type is date and not info.many:
        said = f"{said}（2026-09-01）" if said != info.label else "如 2026-09-01"
    need = "（必填）" if info.required else ""
    return f"{info.label}{need}" if said == info.label else f"{info.label}{need}：{said}"
