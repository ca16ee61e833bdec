"""Merge conflicts: one fault each, at the first marker, and none for headings and quotations."""

import pytest

from liushou.yamltext.conflicts import Block, Stray, blocks_and_strays
from liushou.yamltext.reader import read

from .samples import told

_CONFLICT = """\
<<<<<<< HEAD
sex: 男
=======
sex: 女
>>>>>>> 家访-改
"""


def test_one_fault_a_conflict() -> None:
    reading = read(f"name: 石小满\n{_CONFLICT}status: 在册\n{_CONFLICT}".encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS004", 2, 1), ("LS004", 8, 1)]
    assert reading.faults[0].span.end_column == len("<<<<<<< HEAD") + 1


def test_three_way_style_is_one_fault() -> None:
    text = _CONFLICT.replace("=======\n", "||||||| 共同祖先\nsex: 未知\n=======\n")
    assert told(read(f"id: c-1\n{text}".encode()).faults) == [("LS004", 2, 1)]


@pytest.mark.parametrize("marker", [">>>>>>> 家访-改", "||||||| 1a2b3c", "<<<<<<<", "<<<<<<< HEAD"])
def test_a_marker_left_alone(marker: str) -> None:
    reading = read(f"id: c-1\nname: 石小满\n{marker}\nsex: 女\n".encode())
    assert told(reading.faults) == [("LS004", 3, 1)]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| 1a2b3c", ">>>>>>> 家访-改"])
def test_within_quotes_where_yaml_would_read_on(marker: str) -> None:
    reading = read(f'note: "今天\n{marker}\n好"\n'.encode())
    assert told(reading.faults) == [("LS004", 2, 1)]


def test_with_crlf() -> None:
    faults = read(f"id: c-1\n{_CONFLICT}".replace("\n", "\r\n").encode()).faults
    assert ("LS004", 2, 1) in told(faults)
    assert [fault.code for fault in faults if fault.fatal] == ["LS004"]


@pytest.mark.parametrize(
    "text",
    [
        "notes: |\n  标题\n  =======\n  正文\n",
        "notes: |\n  <<<<<<< 引文\n",
        'notes: "<<<<<<< HEAD"\n',
        "notes: >\n  >>>>>>> 引文\n",
        "notes: |\n  正文\n  ||||||| x\n",
    ],
)
def test_text_that_only_looks_alike(text: str) -> None:
    reading = read(text.encode())
    assert reading.faults == ()
    assert reading.value is not None


def test_the_text_around_is_not_read_as_yaml() -> None:
    reading = read(f"id: c-1\nid: c-2\n{_CONFLICT}".encode())
    assert [fault.code for fault in reading.faults] == ["LS004"]


def test_markers_may_be_longer_and_then_others_are_content() -> None:
    longer = _CONFLICT.replace("<<<<<<<", "<<<<<<<<<").replace("=======", "=========")
    longer = longer.replace(">>>>>>>", ">>>>>>>>>")
    assert told(read(f"id: c-1\n{longer}".encode()).faults) == [("LS004", 2, 1)]
    within = _CONFLICT.replace("sex: 女\n", f"sex: 女\n{longer}")
    assert told(read(f"id: c-1\n{within}".encode()).faults) == [("LS004", 2, 1)]


def test_a_block_has_the_lines_of_both_sides() -> None:
    text = f"id: c-1\n{_CONFLICT}status: 在册\n"
    (block,) = blocks_and_strays(text)
    assert isinstance(block, Block)
    assert text[: block.start] + text[block.end :] == "id: c-1\nstatus: 在册\n"
    assert (block.ours, block.theirs, block.base) == ("sex: 男\n", "sex: 女\n", None)
    assert block.names == ("HEAD", "家访-改")


def test_what_was_before_both_sides_and_a_merge_of_merges() -> None:
    nested = "<<<<<<<<< 甲\nsex: 一\n=========\nsex: 二\n>>>>>>>>> 乙\n"
    text = _CONFLICT.replace("=======\n", f"||||||| 祖先\n{nested}=======\n")
    (block,) = blocks_and_strays(text)
    assert isinstance(block, Block)
    assert (block.ours, block.base, block.theirs) == ("sex: 男\n", nested, "sex: 女\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_last_marker_may_end_the_text(newline: str) -> None:
    text = _CONFLICT.replace("\n", newline).removesuffix(newline)
    (block,) = blocks_and_strays(text)
    assert isinstance(block, Block)
    assert (block.start, block.end) == (0, len(text))
    assert block.ours == f"sex: 男{newline}"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("<<<<<<< HEAD\na: 1\n>>>>>>> x\n", [0]),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n", [0]),
        ("=======\na: 2\n>>>>>>> x\n", [13]),
        (f"<<<<<<< HEAD\n{_CONFLICT}", [0]),
        ("<<<<<<< HEAD\n=======\n=======\n>>>>>>> x\n", [0]),
        ("<<<<<<< HEAD\n=======\n||||||| y\n>>>>>>> x\n", [0]),
        ("||||||| y\n=======\n", [0]),
    ],
)
def test_markers_that_do_not_belong_together(text: str, places: list[int]) -> None:
    strays = [one.start for one in blocks_and_strays(text) if isinstance(one, Stray)]
    assert strays == places
