"""Many texts exchanged at once: just these values change, and of the file only where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.errors import EditError
from liushou.findings import Path
from liushou.yamltext.comments import comments
from liushou.yamltext.emit import dump
from liushou.yamltext.exchange import exchanged, with_texts
from liushou.yamltext.gate import MAX_BYTES
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from tests.yamltext.samples import ARCHIVE
from tests.yamltext.strategies import archives, texts

DATA = ARCHIVE.encode()
EVERY = st.dictionaries(st.integers(0, 40), texts, max_size=8)
"""New texts for some of an archive's texts, which are counted in their order."""


def all_texts(value: Value, path: Path = ()) -> list[Path]:
    if isinstance(value, str):
        return [path]
    if isinstance(value, dict):
        return [each for part, item in value.items() for each in all_texts(item, (*path, part))]
    items = value if isinstance(value, list) else []
    return [each for number, item in enumerate(items) for each in all_texts(item, (*path, number))]


def chosen(value: dict[str, Value], new: dict[int, str]) -> dict[Path, str]:
    there = dict(enumerate(all_texts(value)))
    return {there[number]: text for number, text in new.items() if number in there}


@given(EVERY)
def test_the_sample_has_just_the_new_texts_and_all_its_comments(new: dict[int, str]) -> None:
    value = read(DATA).value
    assert value is not None
    wanted = chosen(value, new)
    after = exchanged(DATA, wanted)
    assert read(after).value == with_texts(value, wanted)
    assert [one.text for one in comments(after.decode())] == [one.text for one in comments(ARCHIVE)]


@given(archives, EVERY)
def test_any_archive_has_just_the_new_texts(value: dict[str, Value], new: dict[int, str]) -> None:
    data = dump(value).encode()
    wanted = chosen(value, new)
    assert read(exchanged(data, wanted)).value == with_texts(value, wanted)


@given(archives, EVERY)
def test_what_is_not_named_is_the_very_same_value(value: dict[str, Value], new: dict[int, str]) -> None:
    wanted = chosen(value, new)
    after = with_texts(value, wanted)
    heads = {path[0] for path in wanted}
    assert all(after[key] is value[key] for key in value if key not in heads)
    assert list(after) == list(value)


def test_a_text_of_each_style_is_one_line_in_quotes() -> None:
    lines = {
        ("name",): ("name: 石小满\n", 'name: "新"\n'),
        ("phone",): ('phone: "15400012345"\n', 'phone: "新"\n'),
        ("address", "detail"): ("detail: '三组 12 号'  # 门牌已核对\n", 'detail: "新"  # 门牌已核对\n'),
        ("interests", 0): ("interests: [画画, 跳绳]\n", 'interests: ["新", 跳绳]\n'),
        ("parents", 1, "phone"): ('phone: "15400012346"}\n', 'phone: "新"}\n'),
        ("notes",): ("notes: 喜欢画画，想学\n  水彩\n", 'notes: "新"\n'),
    }
    for path, (old, new) in lines.items():
        assert ARCHIVE.count(old) == 1
        assert exchanged(DATA, {path: "新"}).decode() == ARCHIVE.replace(old, new)
    assert exchanged(DATA, dict.fromkeys(lines, "新")).decode() == _with(ARCHIVE, *lines.values())


def _with(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        text = text.replace(old, new)
    return text


def test_no_text_to_exchange_is_no_change_even_of_what_cannot_be_read() -> None:
    assert exchanged(DATA, {}) == DATA
    assert exchanged(b"a: [", {}) == b"a: ["


@pytest.mark.parametrize("data", [b"", b"a: [", b"- a\n", b"\xff\xfe", b"a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(EditError, match="读不出来"):
        exchanged(data, {("a",): "b"})


@pytest.mark.parametrize("path", [("nothing",), ("parents", 5, "phone"), ("name", "a"), ("interests", 2)])
def test_where_there_is_no_text_none_is_put(path: Path) -> None:
    with pytest.raises(EditError):
        exchanged(DATA, {path: "新"})


def test_numbers_that_are_none_do_not_stand_in_the_way() -> None:
    assert exchanged(b"a: .nan\nb: c\n", {("b",): "d"}) == b'a: .nan\nb: "d"\n'


@pytest.mark.parametrize("old", ["b", "|\n  b"])
def test_a_file_that_would_grow_too_large_is_refused_in_words(old: str) -> None:
    data = f"a: {old}\n".encode()
    assert len(exchanged(data, {("a",): "b" * (MAX_BYTES - 100)})) < MAX_BYTES
    with pytest.raises(EditError, match="超过一个文件的上限 1 MiB"):
        exchanged(data, {("a",): "b" * MAX_BYTES})
