"""Edits of a child's file as people and commands make them: a text after each, at random but repeatable."""

from collections.abc import Callable
from random import Random

from liushou.errors import EditError
from liushou.findings import Path
from liushou.records.child import Child
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit, Remove, amended
from liushou.yamltext.edit_values import at, same
from liushou.yamltext.reader import read
from liushou.yamltext.values import Value

Change = Callable[[Random, bytes], bytes]

_NOTES = ("想妈妈", "聊了功课：数学有进步", "爷爷腿疼", "# 不要外传", "写得很长" * 30, "两行\n写完")
_FIELDS: tuple[tuple[Path, tuple[Value, ...]], ...] = (
    (("phone",), ("15400010001", "15400010002", "15400010003")),
    (("ethnicity",), ("汉族", "苗族", "土家族")),
    (("notes",), _NOTES),
    (("guardianship",), ("较好", "一般", "差")),
    (("address", "detail"), ("1组", "2组", "3组")),
    (("address", "village"), ("朝阳村", "石桥村")),
    (("school", "grade"), ("五年级", "六年级")),
    (("school", "class"), (1, 2, 3)),
    (("parents", 0, "phone"), ("15400020001", "15400020002")),
    (("parents", 1, "phone"), ("15400030001", "15400030002")),
    (("parents", 0, "workplace"), ("广东东莞", "浙江义乌")),
    (("guardians", 0, "phone"), ("15400040001", "15400040002")),
    (("guardians", 0, "health"), ("健康", "患病", "残疾")),
    (("focus",), ({"since": "2026-09-01", "why": "父亲失联"}, {"since": "2026-10-01", "why": "独居"})),
)
_REMOVABLE: tuple[Path, ...] = (
    ("phone",), ("notes",), ("focus",), ("ethnicity",), ("student_number",), ("income_sources",),
    ("parents", 0, "phone"), ("guardians", 0), ("parents", 1), ("guardians", 0, "phone"), ("consent",),
)  # fmt: skip


def edited(chance: Random, data: bytes, count: int) -> bytes:
    """The file after `count` edits; one that cannot be made is left out."""
    for _ in range(count):
        data = chance.choices([change for change, _ in _CHANGES], [often for _, often in _CHANGES])[0](
            chance, data
        )
    return data


def _made(data: bytes, *edits: Edit) -> bytes:
    try:
        return amended(data, edits)
    except EditError:
        return data


def _record(chance: Random, data: bytes) -> bytes:
    record: Value = {
        "date": f"2026-11-{chance.randint(19, 28)}",
        "kind": chance.choice(("谈心", "亲情电话", "家访")),
        "by": chance.choice(("v-1", "v-2", "奶奶")),
    }
    if chance.random() < 0.5 and isinstance(record, dict):
        record["note"] = chance.choice(_NOTES)
    if chance.random() < 0.2 and isinstance(record, dict):
        record["follow_up"] = {"due": "2026-12-01", "what": "回访"}
    return _made(data, insert(Child, ("records",), record))


def _field(chance: Random, data: bytes) -> bytes:
    path, values = chance.choice(_FIELDS)
    return _made(data, put(Child, path, chance.choice(values)))


def _removal(chance: Random, data: bytes) -> bytes:
    return _made(data, Remove(chance.choice(_REMOVABLE)))


def _in_records(chance: Random, data: bytes) -> bytes:
    """A record changed, or taken away."""
    records = at(read(data).value or {}, ("records",))
    if not isinstance(records, list) or not records:
        return data
    path: Path = ("records", chance.randrange(max(0, len(records) - 6), len(records)))
    if chance.random() < 0.3:
        return _made(data, Remove(path))
    return _made(data, put(Child, (*path, chance.choice(("note", "place"))), chance.choice(_NOTES)))


def _other_list(chance: Random, data: bytes) -> bytes:
    path, value = chance.choice(_ADDED)
    return _made(data, insert(Child, path, value))


_ADDED: tuple[tuple[Path, Value], ...] = (
    (("interests",), "跳绳"),
    (("interests",), "象棋"),
    (("siblings",), "c-2"),
    (("guardians",), {"name": "田有福", "relation": "祖父", "phone": "15400050001"}),
    (("guardians",), {"name": "田有福", "relation": "祖父", "health": "健康"}),
    (("pairings",), {"with": "v-3", "role": "志愿者", "since": "2026-11-01"}),
    (("pairings",), {"with": "v-4", "role": "爱心妈妈", "since": "2026-11-05", "goal": "每周一次"}),
    (("cases",), {"opened": "2026-11-10", "kind": "心理", "level": "一般", "what": "不说话"}),
    (("grades",), {"term": "2026-2027-1", "scores": {"语文": 90, "数学": 80}}),
    (("grades",), {"term": "2026-2027-1", "scores": {"语文": 91}, "total": 91}),
    (("health", "checkups"), {"date": "2026-11-20", "height_cm": 143.0}),
)


def _comment(chance: Random, data: bytes) -> bytes:
    """A line of its own, or a word behind a value."""
    lines = data.decode().split("\n")
    place, note = chance.randrange(len(lines)), f"# 说明{chance.randint(1, 9)}"
    if chance.random() < 0.5:
        dent = lines[place][: len(lines[place]) - len(lines[place].lstrip(" "))]
        lines.insert(place, f"{dent}{note}")
    elif lines[place].strip():
        lines[place] += f" {note}"
    return _if_same(data, "\n".join(lines).encode())


def _by_hand(chance: Random, data: bytes) -> bytes:
    """Other quotes, a blank line, or another order of two top-level lines: the values stay."""
    lines = data.decode().split("\n")
    place = chance.randrange(len(lines) - 1)
    how = chance.random()
    if how < 0.4:
        lines[place] = lines[place].replace('"', "'")
    elif how < 0.7:
        lines.insert(place, "")
    else:
        lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return _if_same(data, "\n".join(lines).encode())


def _if_same(before: bytes, after: bytes) -> bytes:
    old, new = read(before).value, read(after).value
    return after if old is not None and new is not None and same(old, new) else before


_CHANGES: tuple[tuple[Change, int], ...] = (
    (_record, 6),
    (_field, 6),
    (_removal, 1),
    (_in_records, 3),
    (_other_list, 3),
    (_comment, 2),
    (_by_hand, 1),
)
