"""Covered text: nothing sensitive is in it, all else is, line by line."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from liushou.check.covered import Covered, covered, text_of
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.describe import mark_at
from liushou.records.fields import HIDDEN, Record
from liushou.records.kinds import KINDS
from liushou.records.unit import Unit
from liushou.yamltext.emit import dump
from liushou.yamltext.spans import Lines, Span
from tests.check.any_records import Values, records
from tests.check.case_files import cases
from tests.check.stores import source_of

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SECRET = "机密"
ARCHIVE = """\
id: c-7kq2m  # 也见 c-20260001；电话 15400012345
phone: "15400012345"
id_number: 43990020170312002x
address: {village: 青杨村, detail: 三组 12 号}
parents:
  - {relation: 父亲, phone: '0799-6543210', workplace: 广东, employer: ""}
records:
  - date: 2026-10-08
    kind: 谈心
    note: |  # 139 0001 2345
      他说了
        很多

      真的
    by: v-3h8ft
  - {date: 2026-10-09, kind: 谈心, note: "第一行
      第二行"}
notes: ~
"""


def child(text: str) -> str:
    return covered(text, Child).text


def test_an_archive_is_covered_where_its_fields_say_so() -> None:
    assert (
        child(ARCHIVE)
        == """\
id: c-7kq2m  # 也见 c-20260001；电话 ***
phone: "***45"
id_number: ***
address: {village: 青杨村, detail: ***}
parents:
  - {relation: 父亲, phone: '***10', workplace: ***, employer: ""}
records:
  - date: 2026-10-08
    kind: 谈心
    note: |  # ***
      ***
        ***

      ***
    by: v-3h8ft
  - {date: 2026-10-09, kind: 谈心, note: "***
      ***"}
notes: ~
"""
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('phnoe: "15400012345"', 'phnoe: "***45"'),
        ("adress: {detail: 三组}", "adress: {detail: ***}"),
        ("parents:\n- {relation: 父亲}\n  detail: 三组", "parents:\n- {relation: 父亲}\n  detail: ***"),
        ("what_is_this: １５４00012345", "what_is_this: ***"),
        ("name: 李小雨 15400012345", "name: 李小雨 ***"),
        ("name: 43990020170312002Ｘ号", "name: ***号"),
        ("address: 青杨村三组", "address: ***"),
        ("phone: {home: 154, work: 155}", "phone: {***: ***54, ***: ***55}"),
        ("notes: 一\nnotes: 二", "notes: ***\nnotes: ***"),
        ("name: 甲\n---\nnotes: 二", "name: 甲\n---\nnotes: ***"),
        ("notes: &a 一\nname: *a", "notes: ***\nname: *a"),
        ("notes: !t '一'", "notes: ***"),
        ("notes: 一\r\nname: 甲\r\n", "notes: ***\r\nname: 甲\r\n"),
        ("name: 李小雨\n# notes: 一\n# 二", "name: 李小雨\n# notes: ***\n# ***"),
        ("- notes: 一\n- 二", "- notes: ***\n- 二"),
        ("? [notes, 15400012345]\n: 一", "? [notes, ***]\n: 一"),
    ],
)
def test_what_is_not_as_it_should_be_is_covered_too(text: str, shown: str) -> None:
    assert child(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("name：李小雨\nphone：15400012345", "name：李小雨\nphone：***45"),
        ('name：甲\n"phone": "154"\nsex: 女', 'name：甲\n"phone": "***54"\nsex: 女'),
        ("name：甲\nnotes:\n  一\n- 二\n三\nsex: 女", "name：甲\nnotes:\n  ***\n- ***\n***\nsex: 女"),
        ("name：甲\nnotes 一\nsex: 女", "name：甲\nnotes ***\nsex: 女"),
        ('name: "甲\nphone: "15400012345"', 'name: "甲\nphone: "***45"'),
        ("cases:\n- what: 一\n  opened 二\n 三", "cases:\n- ***\n  ***\n ***"),
        (
            "<<<<<<< HEAD\nnotes: 一\n=======\nnotes: 二\n>>>>>>> 分支\nname: 甲",
            "<<<<<<< HEAD\nnotes: ***\n=======\nnotes: ***\n>>>>>>> 分支\nname: 甲",
        ),
        ("- {name: 甲，phone: 154, address：三组}", "- {name: 甲，phone: ***"),
        ("青杨村 15400012345", "青杨村 ***"),
        ("", ""),
    ],
)
def test_what_cannot_be_read_is_covered_by_its_looks(text: str, shown: str) -> None:
    assert child(text) == shown


def test_nothing_is_covered_where_a_kind_of_file_has_nothing_to_hide() -> None:
    text = "format: 1\nunit: {name: 临溪小学, level: 学校}\n"
    assert covered(text, Unit) == Covered(text)


def test_places_move_with_the_text() -> None:
    text = '  - {phone: "15400012345", id_number: 43990020170312002x, name: 甲}\n'
    found = covered(f"parents:\n{text}", Child)
    line = found.text.splitlines()[1]
    assert line == '  - {phone: "***45", id_number: ***, name: 甲}'

    def pointed(part: str) -> str:
        column = text.index(part) + 1
        span = found.span(Span(2, column, 2, column + len(part)))
        return line[span.column - 1 : span.end_column - 1]

    assert pointed('"15400012345"') == '"***45"'
    assert pointed("4000") == "***45"
    assert pointed("43990020170312002x") == pointed("x") == "***"
    assert pointed("甲") == "甲"
    assert pointed(text.strip()) == line.strip()
    assert found.span(Span(1, 3, 2, 9)) == Span(1, 3, 2, 9)


def test_the_text_of_bytes() -> None:
    assert text_of("\ufeff名\n".encode()) == "名\n"
    assert text_of("name: 李小雨\nethnicity: 汉族\n".encode("gbk")) == "name: 李小雨\nethnicity: 汉族\n"
    assert text_of("name: 李小雨".encode()[:-1]) == "name: 李小\ufffd"
    assert text_of("name: 李\n".encode("utf-16")) is None
    assert text_of(b"\xff\x00\n") is None
    assert text_of(b"a" * (1 << 20) + b"\n") is None


def marked(model: type[Record], value: Any, path: Path, number: Iterator[int]) -> Any:
    """The value with every sensitive text made recognisable, every sensitive number unlike any other."""
    if isinstance(value, dict):
        return {key: marked(model, item, (*path, key), number) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(model, item, (*path, at), number) for at, item in enumerate(value)]
    hidden = mark_at(model, path) in HIDDEN
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return (
            f"{SECRET}{value}{15400000000 + next(number)}"
            if hidden
            else value.replace(SECRET, "").replace("154000", "150000")
        )
    return 8800.5 + next(number) if hidden else value % 1000


def numbers() -> Iterator[int]:
    return iter(range(1000, 10**6, 10))


DUMPS: tuple[Callable[[Values], str], ...] = (
    dump,
    lambda value: json.dumps(value, ensure_ascii=False, indent=1) + "\n",
    lambda value: json.dumps(value, ensure_ascii=False) + "\n",
    *(
        lambda value, style=style, flow=flow: yaml.safe_dump(
            value, allow_unicode=True, width=20, default_style=style, default_flow_style=flow, sort_keys=False
        )
        for style in (None, "'", '"', "|", ">")
        for flow in (False, True, None)
    ),
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[type[Record], str]:
    """The text of a valid record with recognisable secrets, written in any style."""
    kind = draw(st.sampled_from(KINDS))
    value = draw(records(kind.model))
    return kind.model, draw(st.sampled_from(DUMPS))(marked(kind.model, value, (), numbers()))


@SLOW
@given(made=texts())
def test_no_secret_of_a_record_is_left_and_lines_stay(made: tuple[type[Record], str]) -> None:
    model, text = made
    found = covered(text, model)
    assert not leaks(found.text)
    assert len(Lines(found.text)) == len(Lines(text))
    assert covered(text, model) == found


@SLOW
@given(made=texts(), data=st.data())
def test_nor_in_a_text_that_is_cut_off_or_broken(made: tuple[type[Record], str], data: st.DataObject) -> None:
    model, text = made
    end = data.draw(st.integers(0, len(text)))
    line = data.draw(st.sampled_from(["<<<<<<< HEAD\n", "name：甲\n", '"\n', "\ta: b\n", "}\n", "- [\n"]))
    for broken in (text[:end], line + text):
        found = covered(broken, model)
        assert not leaks(found.text)
        assert len(Lines(found.text)) == len(Lines(broken))


def leaks(text: str) -> list[str]:
    return re.findall(rf"{SECRET}.*|154000.*|88\d\d\.5", text)


@SLOW
@given(
    text=st.text("a:：- '\"\n\r\t{}[],|>#&*!？x甲1\x85\x00", max_size=60),
    columns=st.lists(st.integers(1, 70)),
)
@example(text="notes: '\n", columns=[1])
def test_any_text_can_be_covered(text: str, columns: list[int]) -> None:
    for kind in KINDS:
        found = covered(text, kind.model)
        assert len(Lines(found.text)) == len(Lines(text))
        moved = [found.span(Span(1, column, 1, column)) for column in sorted(columns)]
        assert [span.column for span in moved] == sorted(span.column for span in moved)
        assert all(span.column <= span.end_column for span in moved)


@pytest.mark.parametrize("case", [case for case in cases() if case.files], ids=lambda case: case.name)
def test_no_case_shows_a_long_number(case: Any) -> None:
    for path, data in case.files.items():
        text = text_of(data)
        if text is not None:
            shown = covered(text, source_of(path).kind.model).text
            assert not re.search(r"\d{7}", shown)
            assert len(Lines(shown)) == len(Lines(text))
