"""New texts: they read back to the same value, without a word to say about them."""

import json
import math

import pytest
import yaml
from hypothesis import given

from liushou.yamltext.emit import dump
from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.reader import Value, read
from liushou.yamltext.scalars import MAX_DIGITS

from .strategies import archives

_RECORD: dict[str, Value] = {
    "id": "c-7kq2m",
    "name": "石小满",
    "birth_date": "2016-03-02",
    "phone": "15400012345",
    "term": "2026-2027-1",
    "hukou": {"rural": True, "place": None},
    "guardians": [],
    "aid": {},
    "parents": [{"relation": "父亲", "trained_on": ["2026-09"]}, {"relation": "母亲", "age": 35}],
    "grades": [[95, 88.5], []],
    "notes": "今天：说起了妈妈。\n约好周五再聊",
}

_TEXT = """\
id: c-7kq2m
name: 石小满
birth_date: 2016-03-02
phone: "15400012345"
term: 2026-2027-1
hukou:
  rural: true
  place: null
guardians: []
aid: {}
parents:
  - relation: 父亲
    trained_on:
      - 2026-09
  - relation: 母亲
    age: 35
grades:
  - - 95
    - 88.5
  - []
notes: "今天：说起了妈妈。\\n约好周五再聊"
"""

_COMMENTED = """\
# 一人一档
# 2026 年建档
id: c-1
# 核对过
parents:
  # 父亲
  - # 身份证
    # 为准
    name: 石山
  - x
  - # 一
    - 1
school:
  # # 二班
  grade: 4
"""


def test_a_record() -> None:
    assert dump(_RECORD) == _TEXT


def test_nothing() -> None:
    assert dump({}) == "{}\n"


_QUOTED = (
    "no Yes ON y true null ~ 12:30 15400012345 013800 1e5 0x1F 1_000 20260901 0799-1234567 2026/9/1 20:00 .5 "
    "- #a &a *a !a @a `a %a 'a [a {a | > a: ？ ： \u200b e\u0301 <<"
)
_PLAIN = (
    "石小满 上坪村3组12号 今天好，“很好”。 《十万个为什么》 c-7kq2m 2026-09-01 2026-09 2026-2027-1 "
    "note.md （已核对） 好：好 photos/1.jpg nothing Q&A"
)


@pytest.mark.parametrize("text", [*_QUOTED.split(), "", "- a", "a: b", "a #b", " a", "a ", "a\tb", "a  b"])
def test_text_that_is_quoted(text: str) -> None:
    assert dump({"k": text}).startswith('k: "')


@pytest.mark.parametrize("text", [*_PLAIN.split(), "C++ / Rust", "a b c"])
def test_text_that_is_plain(text: str) -> None:
    assert dump({"k": text}) == f"k: {text}\n"


@pytest.mark.parametrize("key", ["on", "NO", "1", "", "a b", "a：b", "a:", "-", "2026-09-01", "<<"])
def test_keys_that_are_quoted(key: str) -> None:
    assert dump({key: 1}) == f'"{key}": 1\n'


def test_keys_too_long_for_one_line_are_marked() -> None:
    text = dump({"长" * 1001: {"a": [1]}, "长" * 1000: 1})
    assert text == f"? {'长' * 1001}\n:\n  a:\n    - 1\n{'长' * 1000}: 1\n"
    assert read(text.encode()).value == {"长" * 1001: {"a": [1]}, "长" * 1000: 1}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('"\\', '"\\"\\\\"'),
        ("一\n二\t三\r", '"一\\n二\\t三\\r"'),
        ("\x00\x1b\x7f\x85", '"\\x00\\x1b\\x7f\\x85"'),
        ("\u2028\ufeff\u200b", '"\\u2028\\ufeff\\u200b"'),
        ("\U000e0041", '"\\U000e0041"'),
        ("e\u0301", '"e\\u0301"'),
        ("Āe\u0301", '"\\u0100e\\u0301"'),
        ("\x0e\u0300", '"\\x0e\\u0300"'),
        ("é ñ: 😀", '"é ñ: 😀"'),
    ],
)
def test_escapes(text: str, written: str) -> None:
    assert dump({"k": text}) == f"k: {written}\n"


def test_comments() -> None:
    value: dict[str, Value] = {
        "id": "c-1",
        "parents": [{"name": "石山"}, "x", [1]],
        "school": {"grade": 4},
    }
    text = dump(
        value,
        {
            (): "一人一档\n2026 年建档",
            ("parents",): "核对过",
            ("parents", 0): "父亲",
            ("parents", 0, "name"): "身份证\u2028为准",
            ("parents", 1): "",
            ("parents", 2, 0): "一",
            ("school", "grade"): "# 二班\x1b",
            ("nothing",): "不写",
        },
    )
    assert text == _COMMENTED
    assert read(text.encode()).value == value


def test_a_comment_cannot_become_a_value() -> None:
    assert read(dump({"a": 1}, {("a",): "b: 2\rc: 3\x85d: 4"}).encode()).value == {"a": 1}


def test_special_floats() -> None:
    assert dump({"a": [math.inf, -math.inf, math.nan, 1e16, 2.5e-9, -0.0]}) == (
        "a:\n  - .inf\n  - -.inf\n  - .nan\n  - 1.0e+16\n  - 2.5e-09\n  - -0.0\n"
    )


def test_too_many_digits() -> None:
    assert read(dump({"a": -(10**MAX_DIGITS - 1)}).encode()).value == {"a": -(10**MAX_DIGITS - 1)}
    with pytest.raises(ValueError, match="640"):
        dump({"a": 10**MAX_DIGITS})


def test_too_deep() -> None:
    value: Value = 1
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert read(dump({"a": value}).encode()).value == {"a": value}
    with pytest.raises(ValueError, match="32"):
        dump({"a": [value]})


@given(archives)
def test_reads_back_to_the_same_value(value: dict[str, Value]) -> None:
    reading = read(dump(value).encode())
    assert reading.faults == ()
    assert reading.value == value
    assert json.dumps(reading.value) == json.dumps(value)


@given(archives)
def test_readers_of_yaml_1_1_see_the_same_text(value: dict[str, Value]) -> None:
    """Whatever is text here is text to PyYAML too, but for dates, which format 1 writes bare."""
    seen = yaml.load(dump(value), Loader=_TextOfDates)
    assert _texts(seen) == _texts(value)


class _TextOfDates(yaml.CSafeLoader):
    """PyYAML's own reader, with dates left as text."""


_TextOfDates.add_constructor("tag:yaml.org,2002:timestamp", yaml.CSafeLoader.construct_scalar)


def _texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value if isinstance(value, str) else None
