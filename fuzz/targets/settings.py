"""`set`: any path and any value give an assignment, or are refused in words."""

from random import Random

from fuzz.archives import ARCHIVES
from fuzz.target import Input, Target
from fuzz.words import made_of
from liushou.care.setting.assignments import assembled, assigned
from liushou.records.child import Child
from liushou.yamltext.reader import read

_PATHS = (
    "notes",
    "备注",
    "guardians[祖母].phone",
    "监护人[0].电话",
    "pairings[+]",
    "records[last].note",
    "school.grade",
    "就学情况.年级",
    "parents[父亲].situation",
    "address",
    "past[0]",
    "grades[2026-2027-1].scores.语文",
    "a.b.c",
    "[0]",
    "__class__",
)
_VALUES = (
    "好",
    "",
    "{with: v-1, role: 志愿者, since: 2026-11-20}",
    "[a, b]",
    "六年级",
    "15400012345",
    "外出务工",
    "2026-11-20",
    "{a: {b: [c]}}",
    "null",
    "true",
    "1e9",
    '"',
    "{",
    "[",
    "祖母，祖父",
)
_NOW = next(read(data).value for where, data in ARCHIVES if where.kind.model is Child) or {}


def _some(rng: Random) -> str:
    path, value = (
        rng.choice(each) if rng.random() < 0.7 else made_of(each)(rng) for each in (_PATHS, _VALUES)
    )
    return f"{path}{rng.choice(('=', '=', '=', '＝', '+=', ':'))}{value}"


def _set(given: Input) -> None:
    assert isinstance(given, str)
    assembled(Child, assigned(Child, [given], _NOW), _NOW)


TARGETS: tuple[Target, ...] = (Target("set", "set 的字段和值", _some, _set),)
