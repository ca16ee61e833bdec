"""Old workbooks (xls): read, and refused before the library makes room for what they claim."""

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.old_workbooks import compound, several, xls

from liushou.errors import UsageError
from liushou.exchange.sheets import read_sheet

TEXTS = ("编号", "姓名", "c-1", "田小禾")
CELLS = ((0, 0, 0), (0, 1, 1), (1, 0, 2), (1, 1, 3), (2, 1, 1.5))
ROWS = (("编号", "姓名"), ("c-1", "田小禾"), ("", "1.5"))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "表.xls"


@pytest.fixture
def unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that would open the workbook fails with a TypeError."""
    monkeypatch.setattr("python_calamine.load_workbook", None)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_an_old_workbook(sheet: Path, name: str, small: bool) -> None:
    sheet.write_bytes(compound(xls(TEXTS, CELLS), name, small=small))
    assert read_sheet(sheet) == ROWS


def refusal(sheet: Path, data: bytes) -> str:
    sheet.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_sheet(sheet)
    return caught.value.message


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("cell", [(65535, 65535, 0), (20_000, 0, 0), (0, 200, 1.5)])
def test_a_far_cell_is_told(sheet: Path, cell: tuple[int, int, int | float], small: bool) -> None:
    message = refusal(sheet, compound(xls(TEXTS, [*CELLS, cell]), small=small))
    assert f"第 {cell[0] + 1} 行第 {cell[1] + 1} 列有内容" in message


@pytest.mark.usefixtures("unopened")
def test_the_last_of_several_cells_counts(sheet: Path) -> None:
    assert "第 1 行第 201 列有内容" in refusal(sheet, compound(xls(TEXTS, CELLS) + several(0, 199, [1, 2])))


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
def test_false_dimensions(sheet: Path, dimensions: bytes) -> None:
    assert "已损坏" in refusal(sheet, compound(xls(TEXTS, CELLS, dimensions)))


@pytest.mark.usefixtures("unopened")
def test_false_counts(sheet: Path) -> None:
    """Each is a number in the file by which a reader would make room."""
    stream = xls(TEXTS, CELLS)
    strings = stream.replace(struct.pack("<II", 4, 4), struct.pack("<II", 4, 1 << 28))
    assert "已损坏" in refusal(sheet, compound(strings))
    whole = compound(stream)
    for at in (40, 44, 64, 72):
        assert "已损坏" in refusal(sheet, whole[:at] + struct.pack("<I", 1 << 20) + whole[at + 4 :])
    size = whole.index("Workbook".encode("utf-16-le")) + 120
    assert "已损坏" in refusal(sheet, whole[:size] + struct.pack("<I", 1 << 30) + whole[size + 4 :])


@pytest.mark.usefixtures("unopened")
def test_damaged_chains(sheet: Path) -> None:
    whole = compound(xls(TEXTS, CELLS))
    table = 512
    ring = whole[: table + 12] + struct.pack("<I", 2) + whole[table + 16 :]
    assert "已损坏" in refusal(sheet, ring)
    outside = whole[: table + 12] + struct.pack("<I", 9999) + whole[table + 16 :]
    assert "已损坏" in refusal(sheet, outside)
    assert "已损坏" in refusal(sheet, whole[:-100])
    assert "已损坏" in refusal(sheet, whole[:600])


@pytest.mark.usefixtures("unopened")
def test_a_compound_file_of_something_else(sheet: Path) -> None:
    assert "不是 xls 表格，或有密码" in refusal(sheet, compound(b"", "EncryptedPackage"))


def test_a_defect_of_the_library_is_told_as_damage(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})

    def broken(_: object) -> None:
        raise panic

    monkeypatch.setattr("python_calamine.load_workbook", broken)
    assert "已损坏" in refusal(sheet, compound(xls(TEXTS, CELLS)))

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.load_workbook", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_sheet(sheet)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(st.data())
def test_damage_never_ends_the_program(sheet: Path, data: st.DataObject) -> None:
    whole = bytearray(compound(xls(TEXTS, CELLS), small=data.draw(st.booleans())))
    used = [place for place in range(8, len(whole)) if whole[place] or place < 76]
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.sampled_from(used))] = data.draw(st.integers(0, 255))
    sheet.write_bytes(whole)
    with contextlib.suppress(UsageError):
        assert all(isinstance(text, str) for row in read_sheet(sheet) for text in row)
