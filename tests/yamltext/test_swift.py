"""The fast reader: the same as the exact one, or nothing at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext import swift as fast
from liushou.yamltext.emit import dump
from liushou.yamltext.examine import examine
from liushou.yamltext.plain_lines import said_by
from liushou.yamltext.reader import Reading, ordinary, read, read_exactly
from liushou.yamltext.swift import swift
from liushou.yamltext.values import Value, build

from .corpus import cases
from .strategies import archives

_DATA = Path(__file__).resolve().parents[2] / "data"

_TAKEN: dict[str, dict[str, Value]] = {
    "a: 1\n": {"a": 1},
    "a: 1.0\nb: true\nc: '1'\nd: \"1\"\ne: ~\nf: null\ng:\n": {
        "a": 1.0,
        "b": True,
        "c": "1",
        "d": "1",
        "e": None,
        "f": None,
        "g": None,
    },
    "b: 1\na: 2\n": {"b": 1, "a": 2},
    "a: 2026-09-01\nb: 12:30\nc: 0o17\nd: 1_000\ne: no\n": {
        "a": "2026-09-01",
        "b": "12:30",
        "c": 15,
        "d": "1_000",
        "e": "no",
    },
    "a:\n- 1\n- b: 2\nc: 3\n": {"a": [1, {"b": 2}], "c": 3},
    "a:\n  - 1\n  - b: 2\n    c:\n      d: 3\n  - e:\n    - 4\n": {
        "a": [1, {"b": 2, "c": {"d": 3}}, {"e": [4]}]
    },
    "a:\n   - b:\n       c: 1\n\n# 注\n  # 注\n   -  d: 2\n      e: 3\nf:\n# 注\n  g: 4\n": {
        "a": [{"b": {"c": 1}}, {"d": 2, "e": 3}],
        "f": {"g": 4},
    },
    "a: 1   \nb: x # 注\nc: \"y\" # 注\nd: z#w\ne: 'u'   \n": {
        "a": 1,
        "b": "x",
        "c": "y",
        "d": "z#w",
        "e": "u",
    },
    'a: []\nb: {}\nc: [1, 二, "3, 4"]\nd: {e: 1, f: [g, h]}\n': {
        "a": [],
        "b": {},
        "c": [1, "二", "3, 4"],
        "d": {"e": 1, "f": ["g", "h"]},
    },
    'a:\n  - {b: 1, c: "5.0"}\n  - [d]\ne: [{f: 1}, {g: 二}]\n': {
        "a": [{"b": 1, "c": "5.0"}, ["d"]],
        "e": [{"f": 1}, {"g": "二"}],
    },
    "a:\n  [b, c,\n   d]\ne: [f,\n  g]\nh:\n  - i: 1\n    j:\n      [k]\n": {
        "a": ["b", "c", "d"],
        "e": ["f", "g"],
        "h": [{"i": 1, "j": ["k"]}],
    },
    "名字: 小满\n记录:\n  - 日期: 2026-09-01\n": {"名字": "小满", "记录": [{"日期": "2026-09-01"}]},
}

_REFUSED = (
    *(
        "",
        "\n",
        "a",
        "a: 1",
        "# 注\n",
        "1: a\n",
        "~: a\n",
        "{}\n",
        "{a: 1}\n",
        "[a]\n",
        "- a\n",
        "a\n",
        " a: 1\n",
    ),
    *(
        "---\na: 1\n",
        "a: 1\n---\n",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "\ufeffa: 1\n",
        "a: 1\r\n",
        "a: 1\rb: 2\n",
    ),
    *(
        "a: 1\na: 2\n",
        "a: 1\nb: 2\na:\n",
        "<<: 1\n",
        "? a\n: b\n",
        '"a": 1\n',
        "'a': 1\n",
        "a : 1\n",
        "a b: 1\n",
    ),
    *(
        "a: {b: 1, b: 2}\n",
        "a:\n  - {b: 1, b: 2}\n",
        "a: [{b: 1, b: 2}]\n",
        "a:\n  - b: 1\n    b: 2\n",
        "a: {b: [c], b: 1}\n",
    ),
    *(
        "a: b\n  c\n",
        "a:\n  b\n",
        "a: 'b\n  c'\n",
        'a: "b\n  c"\n',
        "a: b: c\n",
        "a: b:\n",
        "a: - b\n",
        "a: ? b\n",
    ),
    *(
        "a: 'it''s'\n",
        'a: "\\n"\n',
        'a: "b" c\n',
        "a: 'b' c\n",
        'a: "b"#c\n',
        "a: &x 1\n",
        "a: *x\n",
        "a: !t x\n",
    ),
    *(
        "a: |\n  b\n",
        "a: >\n  b\n",
        "a: |-\n  b: 1\n",
        "a: @b\n",
        "a: `b\n",
        "a: %b\n",
        "a: #b\n",
        "a: ,b\n",
        "a: ]\n",
    ),
    *(
        "a: 1\n  b: 2\n",
        "a:\n  b: 1\n c: 2\n",
        "a:\n  b: 1\n   c: 2\n",
        "a:\n  - b: 1\n   c: 2\n",
        "a:\n  - b\n  c: 1\n",
    ),
    *(
        "a:\n  - b: 1\n  c: 2\n",
        "a:\n  - b\n - c\n",
        "a:\n  - b\n    - c\n",
        "a: 1\n- b\n",
        "a:\n  - - b\n",
        "a:\n  -\n",
    ),
    *(
        "a:\n  b: 1\n  - c\n",
        "a:\n  - b: 1\n    - c\n",
        "a:\n  -b\n",
        "a:\n\t- b\n",
        "a:\tb\n",
        "a: b\tc\n",
        "a: b\u3000\n",
    ),
    *(
        "a: [b\n",
        "a: [b, [c]]\n",
        "a: [b: 1]\n",
        "a: {b}\n",
        "a: {b:1}\n",
        "a: {b: }\n",
        "a: [b,]\n",
        "a: [b, , c]\n",
    ),
    *(
        "a: [b] c\n",
        "a: {b: 1} c\n",
        "a: [b]]\n",
        "a: [b，c]\n",
        "a: {b: 1，c: 2}\n",
        "a: [b c\n  d]\n",
        "a:\n[b]\n",
    ),
    *(
        "a: x\u2028b: 1\n",
        "a: x\x85\n",
        "a: x\u200b\n",
        "a: \x00\n",
        "a: \x7f\n",
        "a: \ue000\n",
        "a: e\u0301\n",
        "a: \U0001f600\n",
    ),
    *(
        "a: 甲 [乙，\nb: 丙]\n",
        "a: {b: 1}\nc: 甲，ab1:2\n",
        "a: 甲<<<<<<<\n",
        "a: 甲>>>>>>>\n",
        "a: '甲|||||||'\n",
        "a: b？c：\nd?: 1\n",
    ),
    *(
        "a：b\n",
        "a:b\n",
        "a: 1\nb：2\n",
        "a: 1\n－ b\n",
        "a: 1 #",
        "a: b:c d: e\n",
        "a:\n  - [b]: c\n",
        "a:\n  - b: [c]\n    b: 1\n",
    ),
)
"""What the exact reader refuses, or has to say something about, or that is too rare to be taken fast."""


@pytest.mark.parametrize("text", _TAKEN)
def test_the_plain_way_is_taken(text: str) -> None:
    assert repr(swift(text)) == repr(_TAKEN[text]) == repr(build(text))
    assert examine(text.encode()) == (_TAKEN[text], ())


def test_there_are_traps_enough() -> None:
    assert len(set(_REFUSED)) >= 110


@pytest.mark.parametrize("text", _REFUSED)
def test_anything_else_is_left_to_the_exact_reader(text: str) -> None:
    assert swift(text) is None
    assert read(text.encode()) == read_exactly(text.encode())


@pytest.mark.parametrize("length", [499, 500, 1023, 1024, 1025, 5000])
@pytest.mark.parametrize(
    "form", ["a: {}\n", "a:\n  - {}\n", 'a: "{}"\n', "a:\n  - '{}'\n", "a: [{}]\n", "{}: 1\n"]
)
def test_long_scalars_and_keys(form: str, length: int) -> None:
    agree(form.replace("{}", "长" * length))


@pytest.mark.parametrize("step", [1, 2, 3])
def test_depth(step: int) -> None:
    nested = "".join(f"{' ' * step * depth}k:\n" for depth in range(40))
    listed = "a:\n" + "".join(f"{'  ' * depth}- k:\n" for depth in range(40))
    for text in (nested, listed):
        lines = text.splitlines(keepends=True)
        for count in range(1, len(lines)):
            agree("".join(lines[:count]))


def test_nearly_all_of_the_sample_is_taken() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(_DATA.glob("*/*.yaml"))]
    taken = [agree(text) for text in texts]
    assert sum(taken) > 0.95 * len(texts) > 100


def test_the_third_party_suite() -> None:
    for case in cases():
        assert read(case.data) == read_exactly(case.data), case.name
        text = ordinary(case.data)
        if text is not None:
            agree(text)


@given(archives)
def test_what_is_written_is_read_alike(value: dict[str, Value]) -> None:
    agree(dump(value))


_keys = st.sampled_from(["a", "b", "c", "名", "a b", "1", "<<", '"a"'])
_scalars = st.sampled_from(
    ["1", "x", "二 三", "", "~", '"y"', "'z'", "[p, q]", "{r: 1}", "- s", "t: u", "v #w", "x#y", "|", "'"]
)
_lines = st.builds(
    lambda indent, dash, key, colon, value: f"{' ' * indent}{dash}{key}{colon}{value}",
    st.integers(0, 6),
    st.sampled_from(["", "", "- ", "-", "- - ", "-   "]),
    st.one_of(st.just(""), _keys),
    st.sampled_from([": ", ":", "", " "]),
    _scalars,
)


@given(st.lists(_lines, min_size=1, max_size=8))
def test_texts_near_the_grammar(lines: list[str]) -> None:
    agree("a:\n" + "".join(f"{line}\n" for line in lines))


def test_values_are_made_anew() -> None:
    text = "a: [1]\nb: {c: [2]}\nd:\n  - {e: 3}\nf: [{g: 4}]\nh:\n  - i: 5\n"
    first = swift(text)
    assert first is not None
    for value in first.values():
        assert isinstance(value, list | dict)
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, list | dict):
                inner.clear()
        value.clear()
    assert swift(text) == {"a": [1], "b": {"c": [2]}, "d": [{"e": 3}], "f": [{"g": 4}], "h": [{"i": 5}]}


def test_no_more_lines_are_kept_than_some_thousands() -> None:
    for number in range(10_000):
        assert swift(f"a: 字{number}\n") == {"a": f"字{number}"}
    known = said_by.__self__  # type: ignore[attr-defined]
    assert 0 < len(known) <= 4096


def test_the_fast_way_is_taken_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liushou.yamltext.values.build", None)
    assert read(b"a: 1\n") == Reading({"a": 1}, ())
    monkeypatch.setattr(fast, "said_by", None)
    with pytest.raises(TypeError):
        read_exactly(b"a: 1\n")


def agree(text: str) -> bool:
    """Whether the text is taken; its value is the exact one, and nothing is to be said about it."""
    value = swift(text)
    if value is not None:
        assert ordinary(text.encode()) == text
        assert repr(value) == repr(build(text))
    assert read(text.encode()) == read_exactly(text.encode()) or "nan" in text
    return value is not None
