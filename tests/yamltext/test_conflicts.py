"""Merge conflicts: one fault each, at the first marker, and none for headings and quotations."""

import pytest

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
