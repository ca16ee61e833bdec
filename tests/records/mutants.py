"""Valid values with one thing changed, anywhere in them: a key, an item, a value."""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from liushou.records.describe import walk
from liushou.records.kinds import KINDS

Values = dict[str, Any]
Place = tuple[str | int, ...]

_JUNK: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 6, 2.0, 2.5, -0.0, 10**15, 10**15 + 1, 1e15, 1e300, 10**400, -(10**400),
    "", " ", "\u3000", "\ufeff", "\u200b", "\x85", "\x1c", "\n", "0", "1", "2.5", "true", "null",
    "2024-02-29", "2026-02-29", "0000-01-01", "2026-13-01", "2026-9-1", "２０２６-09-01", "2026-09-01\n",
    " 2026-09-01", "2026-09-01T00:00", "20260901",
    "2026-09", "2026-00", "2026-09\n", "09:00", "9:00", "24:00", "09:60", "09:00\n",
    "2026-2027-1", "2026-2028-1", "2099-2100-2", "0000-0001-1", "9999-0000-1", "2026-2027-3", "2026-2027-1\n",
    "c-a", "c-a\n", "C-a", "c--a", "-c", "ｃ-a", "123456", "12345", "123456789012", "1234567890123",
    "１２３４５６", "在册", "转出", "男", "谈心", "观影", "单位", "学校", "其他", "day", "学期", "周一",
    "双留守", "通过", "小学",
    [], [[]], [None], [1], ["c-a"], [" "], ["谈心"], ["其他", "无"], ["2026-09-01"], [{}], [{"zzz": None}],
    {}, {"a": None}, {" ": None}, {"zzz": 1}, {"语文": 90}, {"语文": 2.5}, {"语文": "好"}, {"a": {"b": "c"}},
    {"a": {" ": None}}, {"from": "2026-09-01"}, {"kind": []}, {"date": "2026-09-01", "kind": "谈心"},
)  # fmt: skip
_NEAR: tuple[Callable[[str], str], ...] = (
    lambda text: text + "\n",
    lambda text: " " + text,
    lambda text: text[:-1],
    lambda text: text + text[-1:],
    lambda text: text.upper(),
    lambda text: text.translate({ord("-"): "－", ord("1"): "１", ord("0"): "７"}),
)


@cache
def _keys() -> tuple[str, ...]:
    known = {path[-1] for kind in KINDS for path, _ in walk(kind.model)}
    return ("zzz", " ", "", "\ufeff", "gaurdians", "from_", "语文", *sorted(known))


def mutant(values: Values, random: Random) -> Values:
    """The values with one to three changes; not necessarily wrong ones, and always a mapping."""
    changed: Any = values
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        place = random.choice(list(_places(changed, ())))
        changed = _replaced(changed, place, _change(_held(changed, place), random))
    return changed if isinstance(changed, dict) else {}


def _places(value: Any, here: Place) -> Iterator[Place]:
    yield here
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from _places(part, (*here, key))


def _held(value: Any, place: Place) -> Any:
    for key in place:
        value = value[key]
    return value


def _replaced(value: Any, place: Place, part: Any) -> Any:
    if not place:
        return part
    key, *rest = place
    changed = _replaced(value[key], tuple(rest), part)
    if isinstance(value, dict):
        return {**value, key: changed}
    return [changed if index == key else item for index, item in enumerate(value)]


def _change(held: Any, random: Random) -> Any:
    junk = random.choice(_JUNK)
    ways: list[Any] = [junk, [held]]
    if isinstance(held, str):
        ways += [random.choice(_NEAR)(held)] * 2
    if isinstance(held, dict):
        ways += [{**held, random.choice(_keys()): junk}] * 2
    if isinstance(held, list):
        ways += [[*held, junk]] * 2
    if held and isinstance(held, dict):
        key = random.choice(sorted(held))
        rest = {name: value for name, value in held.items() if name != key}
        ways += [rest, rest, {**rest, key[:-1]: held[key]}, {**rest, key[:-1]: None}, {**held, key: None}]
    if held and isinstance(held, list):
        index = random.randrange(len(held))
        ways += [held[:index] + held[index + 1 :], held[0]]
    return random.choice(ways)
