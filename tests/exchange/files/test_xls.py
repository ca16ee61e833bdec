"""Old workbooks (xls): read, and refused before the library makes room for what they claim."""

import contextlib
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.old_workbooks import compound, record, several, xls

from liushou.exchange.files.grid import Book, Merged
from liushou.exchange.files.limits import SheetError
from liushou.exchange.files.read import book_of

TEXTS = ("编号", "姓名", "c-1", "田小禾")
CELLS = ((0, 0, 0), (0, 1, 1), (1, 0, 2), (1, 1, 3), (2, 1, 1.5))
ROWS = (("编号", "姓名"), ("c-1", "田小禾"), ("", 1.5))


@pytest.fixture
def unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that would open the workbook fails with a TypeError."""
    monkeypatch.setattr("python_calamine.load_workbook", None)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_an_old_workbook(name: str, small: bool) -> None:
    (grid,) = book_of(compound(xls(TEXTS, CELLS), name, small=small)).grids
    assert (grid.name, grid.rows) == ("S", ROWS)


def test_what_it_says_beside_values() -> None:
    """Rows without a height, merged cells, errors typed in and errors of formulas."""
    rows = b"".join(
        record(0x208, struct.pack("<HHHH4xHH", row, 0, 2, 300, flags, 0))
        for row, flags in ((0, 0x100), (1, 0x120))
    )
    merged = record(0xE5, struct.pack("<HHHHHHHHH", 2, 0, 0, 0, 300, 1, 2, 0, 0))
    typed = record(0x205, struct.pack("<HHHBB", 3, 0, 0, 42, 1))
    counted = record(0x06, struct.pack("<HHHBBBBBBHHIH", 3, 1, 0, 2, 0, 7, 0, 0, 0, 0xFFFF, 0, 0, 0))
    truth = record(0x205, struct.pack("<HHHBB", 4, 0, 0, 1, 0))
    (grid,) = book_of(compound(xls(TEXTS, CELLS, more=rows + merged + typed + counted + truth))).grids
    assert grid.rows == (("编号", ""), ("c-1", "田小禾"), ("", 1.5), ("#N/A", "#DIV/0!"), (True, ""))
    assert grid.hidden == {1}
    assert grid.merged == (Merged(0, 0, 0, 1), Merged(1, 0, 2, 0))


def test_a_chart_in_a_sheet_says_nothing_of_its_rows() -> None:
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 6))
    chart = begin + record(0x208, struct.pack("<HHHH4xHH", 0, 0, 2, 300, 0x120, 0)) + record(0x0A, b"")
    cell = record(0x203, struct.pack("<HHHd", 3, 0, 0, 2.0))
    (grid,) = book_of(compound(xls(TEXTS, CELLS, more=cell + chart))).grids
    assert (grid.hidden, grid.rows[3]) == (frozenset(), (2, ""))


def test_a_list_of_sheets_that_is_not_true() -> None:
    """The reader would begin in the middle of a record that was passed over."""
    stream = xls(TEXTS, CELLS)
    at = stream.index(struct.pack("<HH", 0x85, 9)) + 4
    assert "已损坏" in refusal(compound(stream[:at] + struct.pack("<I", 7) + stream[at + 4 :]))


def test_a_password() -> None:
    assert "要密码" in refusal(compound(b"", "EncryptedPackage"))
    assert "要密码" in refusal(compound(record(0x2F, b"\0\0") + xls(TEXTS, CELLS)))


def refusal(data: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        book_of(data)
    return str(caught.value)


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("cell", [(65535, 65535, 0), (20_000, 0, 0), (0, 200, 1.5)])
def test_a_far_cell_is_told(cell: tuple[int, int, int | float], small: bool) -> None:
    message = refusal(compound(xls(TEXTS, [*CELLS, cell]), small=small))
    assert f"第 {cell[0] + 1} 行第 {cell[1] + 1} 列有内容" in message


@pytest.mark.usefixtures("unopened")
def test_the_last_of_several_cells_counts() -> None:
    assert "第 1 行第 201 列有内容" in refusal(compound(xls(TEXTS, CELLS) + several(0, 199, [1, 2])))


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize(
    "dimensions",
    [
        struct.pack("<IIHHH", 9_240_576, 3, 0, 2, 0),
        struct.pack("<IIHHH", 0, 1 << 24, 0, 2, 0),
        struct.pack("<IIHHH", 0, 3, 0, 257, 0),
        struct.pack("<HHHHH", 0, 3, 5, 2, 0),
        b"\0\0",
    ],
)
def test_false_dimensions(dimensions: bytes) -> None:
    assert "已损坏" in refusal(compound(xls(TEXTS, CELLS, dimensions)))


@pytest.mark.usefixtures("unopened")
def test_false_counts() -> None:
    """Each is a number in the file by which a reader would make room."""
    stream = xls(TEXTS, CELLS)
    strings = stream.replace(struct.pack("<II", 4, 4), struct.pack("<II", 4, 1 << 28))
    assert "已损坏" in refusal(compound(strings))
    whole = compound(stream)
    for at in (40, 44, 64, 72):
        assert "已损坏" in refusal(whole[:at] + struct.pack("<I", 1 << 20) + whole[at + 4 :])
    size = whole.index("Workbook".encode("utf-16-le")) + 120
    assert "已损坏" in refusal(whole[:size] + struct.pack("<I", 1 << 30) + whole[size + 4 :])


@pytest.mark.usefixtures("unopened")
def test_damaged_chains() -> None:
    whole = compound(xls(TEXTS, CELLS))
    table = 512
    ring = whole[: table + 12] + struct.pack("<I", 2) + whole[table + 16 :]
    assert "已损坏" in refusal(ring)
    outside = whole[: table + 12] + struct.pack("<I", 9999) + whole[table + 16 :]
    assert "已损坏" in refusal(outside)
    assert "已损坏" in refusal(whole[:-100])
    assert "已损坏" in refusal(whole[:600])


@pytest.mark.usefixtures("unopened")
def test_a_compound_file_of_something_else() -> None:
    assert "不是表格文件" in refusal(compound(b"", "WordDocument"))


def test_a_defect_of_the_library_is_told_as_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})

    def broken(_: object) -> None:
        raise panic

    monkeypatch.setattr("python_calamine.load_workbook", broken)
    assert "已损坏" in refusal(compound(xls(TEXTS, CELLS)))

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.load_workbook", stopped)
    with pytest.raises(KeyboardInterrupt):
        book_of(compound(xls(TEXTS, CELLS)))


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_damage_never_ends_the_program(data: st.DataObject) -> None:
    whole = bytearray(compound(xls(TEXTS, CELLS), small=data.draw(st.booleans())))
    used = [place for place in range(8, len(whole)) if whole[place] or place < 76]
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.sampled_from(used))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SheetError):
        assert isinstance(book_of(bytes(whole)), Book)
