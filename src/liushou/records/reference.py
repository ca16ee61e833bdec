"""The reference of the file format, written out of the models: nothing of it is said twice."""

from collections.abc import Iterator

from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record, Sensitivity
from liushou.records.forms import Schema, forms_of
from liushou.records.kinds import KINDS, Kind
from liushou.records.patterns import (
    CLOCK_PATTERN,
    ID_PATTERN,
    MONTH_PATTERN,
    REGION_PATTERN,
    TERM_PATTERN,
)
from liushou.records.reference_sealed import SECTION
from liushou.records.types import LARGEST

_SENSITIVE = {
    Sensitivity.NAME: "姓名",
    Sensitivity.IDENT: "证件",
    Sensitivity.CONTACT: "联系",
    Sensitivity.CARE: "隐情",
    Sensitivity.STATUS: "身份",
}
_PATTERNS = {
    ID_PATTERN: "编号",
    MONTH_PATTERN: "月份 2026-09",
    CLOCK_PATTERN: '钟点 "09:00"',
    TERM_PATTERN: "学期 2026-2027-1",
    REGION_PATTERN: "6 至 12 位数字，加引号",
}
_HEAD = """\
# 档案格式

格式版本 1。本页由程序里的字段定义生成，与 `liushou check` 所检查的完全一致。

- 每个文件是一组“字段: 值”，UTF-8 编码，LF 换行，YAML 1.2；不用标签、锚点和引用。
- 文件名（不含 .yaml）就是编号，由小写字母和数字组成，可用连字符相连；编号里不要有姓名。
- 电话、身份证号、学籍号、钟点都要加引号。日期写作 2026-09-01。
- “截止”“结束”“离岗日期”等是最后适用的一天；“销档日期”是不再在册的第一天；“办结日期”当天起不再算未办结。
- “敏感”一栏：证件、联系、隐情三类在列表和消息里默认遮盖，`--reveal` 才显示。
"""


def format_reference() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *(line for kind in KINDS for line in _kind(kind)), SECTION]).rstrip() + "\n"


def _kind(kind: Kind) -> Iterator[str]:
    place = f"data/{kind.folder}/<编号>.yaml" if kind.folder else "liushou.yaml"
    yield f"## {kind.label}：{place}\n"
    found: dict[type[Record], str] = {}
    yield from _table(kind.model, found)
    shown: set[type[Record]] = set()
    while waiting := [part for part in found if part not in shown]:
        shown.add(waiting[0])
        yield f"### {kind.label}·{found[waiting[0]]}\n"
        yield from _table(waiting[0], found)


def _table(model: type[Record], found: dict[type[Record], str]) -> Iterator[str]:
    yield "| 字段 | 名称 | 必填 | 写法 | 敏感 | 说明 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    forms = forms_of(model)
    for info in fields_of(model).values():
        if info.part is not None:
            found.setdefault(info.part, info.label)
        cells = (
            f"`{info.key}`",
            info.label,
            "是" if info.required else "",
            _written(info, forms[info.key]),
            _SENSITIVE[info.mark] if info.mark else "",
            info.description,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _written(info: FieldInfo, schema: Schema) -> str:
    """How a value is written, by the field's own JSON Schema (null aside)."""
    if info.part is not None:
        return f"列表，见“{info.label}”" if info.many else f"见“{info.label}”"
    options = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    return "，或 ".join(dict.fromkeys(_one(each, info) for each in options))


def _one(schema: Schema, info: FieldInfo) -> str:
    kind = schema.get("type")
    if kind == "array":
        return f"列表：{_one(schema['items'], info)}"
    if info.choices:
        return " ".join(info.choices)
    if kind == "string":
        dated = schema.get("format") == "date"
        return "日期 2026-09-01" if dated else _PATTERNS.get(schema.get("pattern", ""), "文字")
    if kind in ("integer", "number"):
        return _bounds(schema) + ("整数" if kind == "integer" else "数")
    return {"boolean": "true 或 false", "object": "一组“名称: 值”"}[str(kind)]


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None or low == -LARGEST:
        return ""
    if high is not None and high != LARGEST:
        return f"{low} 至 {high} 的" if low != high else f"只能是 {low} 的"
    return f"不小于 {low} 的"
