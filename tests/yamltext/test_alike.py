"""Texts read one after another: the same as each by itself, and what they have alike read once."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.yamltext import alike
from liushou.yamltext.alike import AlikeReader
from liushou.yamltext.reader import Reading, read

from .samples import ARCHIVE

PLAIN = """\
# 一人一档
id: c-7kq2m
phone: "15400012345"

address:
  village: 上坪村  # 门牌已核对
health: {condition: 健康, immunised: true}
records:
  - {date: 2026-10-12, kind: 谈心}
  - date: 2026-10-19
    kind: 家访
    note: |
      奶奶身体好转。

      - 家里添了书桌
  - {date: 2026-10-26, kind: 谈心}
cases:
- opened: 2026-09-01
  steps:
    - date: 2026-09-02
- opened: 2026-10-01
"""


def all_of(*texts: str) -> list[Reading]:
    """The texts read by one reader."""
    reader = AlikeReader()
    return [reader.read(text.encode()) for text in texts]


def alone(*texts: str) -> list[Reading]:
    """The texts read each by itself."""
    return [read(text.encode()) for text in texts]


def test_an_ordinary_archive_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    known = alone(PLAIN, ARCHIVE)
    monkeypatch.delattr(alike, "read")
    assert all_of(PLAIN, ARCHIVE) == known


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(text: str) -> object:
        asked.append(text)
        return build(text)

    build = alike.build
    monkeypatch.setattr(alike, "build", noted)
    new = PLAIN.replace("10-26, kind: 谈心", "10-27, kind: 家访").replace("00012345", "00012346")
    old, changed = all_of(PLAIN, new)
    assert asked[1:] == ['phone: "15400012346"\n\nrecords:\n  - {date: 2026-10-27, kind: 家访}\n']
    assert [old, changed] == alone(PLAIN, new)


def test_what_is_alike_is_one_object() -> None:
    one, other = (reading.value or {} for reading in all_of(PLAIN, PLAIN.replace("10-26", "10-27")))
    assert one["cases"] is other["cases"]
    before, after = one["records"], other["records"]
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, True, False]


@pytest.mark.parametrize(
    "texts",
    [
        ('a: "x\nb: y"\nc: 1\n', 'b: y"\nc: 1\n'),
        ('b: y"\nc: 1\n', 'a: "x\nb: y"\nc: 1\n', 'a: "x\nb: y"\nc: 2\n'),
        ("a: {x: 1,\nb: 2}\nc: 1\n", "b: 2}\nc: 1\n", "a: {x: 1,\nb: 3}\nc: 1\n"),
        ("a:\n  - 'x\n  - y'\n  - z\n", "a:\n  - y'\n  - z\n", "a:\n  - 'x\n  - z\n"),
        ("a:\n  - [x,\n  - y]\n  - z\n", "a:\n  - z\n  - y]\n"),
        ("a: 1\n...\nb: 2\n", "b: 2\na: 1\n...\n", "a: 1\n---\nb: 2\n", "b: 2\na: 1\n---\n"),
        ("a: 1\nb: 2\n", "a: 1\na: 1\nb: 2\n", "a: 1\na: 2\n"),
        ("a: |+\n  x\n\nb: 1\n", "b: 1\na: |+\n  x\n\n", "b: 1\na: |+\n  x\n"),
        ("a:\n  - x\nb:\n  - x\n", "a:\n  - x\n  y: 1\nb:\n  - x\n"),
        ("a:\n  - x\n    y\n  - z\n", "a:\n  - x\n  - z\n  y\n"),
        ("a: &x 1\nb: 2\n", "b: 2\na: *x\n"),
        ("a:\n- x\n- y\n", "a:\n- y\n- - x\n", "a:\n-x\n- y\n"),
        ("  a: 1\nb: 2\n", "b: 2\n", "  a: 1\n"),
        ("", "\n", "# x\n", "a:\n", "a:\n# x\n", "a: 1\n"),
        ("a: 1\nb: 2", "a: 1\r\nb: 2\r\n", "a: 1\nb:\u3000x\n", "a: [画画，唱歌]\nb: 2\n"),
        ("a: ！\nb: 2\n", "b: 2\nc: 1：2\na: ！\n"),
    ],
)
def test_what_is_written_in_another_way(texts: tuple[str, ...]) -> None:
    assert repr(all_of(*texts)) == repr(alone(*texts))
    assert repr(all_of(*texts[::-1])) == repr(alone(*texts[::-1]))


_LINES = re.findall(r".*\n", PLAIN + ARCHIVE)
_ODD = (
    'a: "x\n', 'b: y"\n', "a: 'x\n", "  - y'\n", "a: {x: 1,\n", "b: 2}\n", "  - {x: 1,\n", "  - x]\n",
    "c: [\n", "---\n", "...\n", "- x\n", "- - y\n", "  - \n", "  -\n", "-\n", "  - |\n", "  - >-\n",
    "a: |+\n", "\n", "   \n", "#\n", "  # x\n", "? a\n", ": b\n", "<<: 1\n", "a: &x 1\n", "b: *x\n",
    "a: !!str 1\n", "%YAML 1.2\n", "甲: 乙\n", "a:\n", "  a: 1\n", "x\n", "  x\n", "a : 1\n", '"a": 1\n',
    "a: b: c\n", "<<<<<<< x\n", "\ta: 1\n", "a: 1\r\n", "records:\n", "cases:\n",
)  # fmt: skip
_lines = st.one_of(st.sampled_from(_LINES), st.sampled_from(_LINES), st.sampled_from(_ODD))


@st.composite
def _texts(draw: st.DrawFn) -> list[str]:
    """A text of many lines, and others that it becomes by a few lines that go, come or change."""
    start = draw(st.sampled_from((_LINES, re.findall(r".*\n", PLAIN), re.findall(r".*\n", ARCHIVE), [])))
    lines = list(start) or draw(st.lists(_lines, max_size=12))
    texts = ["".join(lines)]
    for _ in range(draw(st.integers(1, 3))):
        for _ in range(draw(st.integers(0, 3))):
            place = draw(st.integers(0, len(lines)))
            lines[place : place + draw(st.integers(0, 2))] = draw(st.lists(_lines, max_size=2))
        texts.append("".join(lines))
    return texts


@settings(max_examples=300, deadline=None)
@given(_texts())
def test_no_text_is_read_in_another_way_beside_others(texts: list[str]) -> None:
    assert repr(all_of(*texts)) == repr(alone(*texts))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_lines, max_size=8).map("".join), min_size=2, max_size=5))
def test_nor_are_texts_of_a_few_odd_lines(texts: list[str]) -> None:
    assert repr(all_of(*texts)) == repr(alone(*texts))
