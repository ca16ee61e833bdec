"""A page of figures in every format."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from openpyxl import load_workbook
from openpyxl.chart.line_chart import LineChart
from tests.documents.docx.opened import W, assert_valid, parts, text
from tests.documents.figures.samples import PAGE
from tests.golden import agrees

from liushou.commands.figures_output import FIGURE_FORMATS, figures_content
from liushou.documents.layout import LAYOUTS

GOLDEN = Path(__file__).parent / "golden"
FILES = ("docx", "xlsx")


def content(form: str) -> bytes:
    """The page as a file."""
    made = figures_content(PAGE, form, None)
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("form", FIGURE_FORMATS)
def test_the_same_page_gives_the_same_bytes(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    first, second = (figures_content(PAGE, form, None) for _ in range(2))
    assert first
    assert first == second


@pytest.mark.parametrize("form", FILES)
def test_no_clock_has_a_part_in_a_file(form: str) -> None:
    """Another process, at another time of another zone, makes the same bytes."""
    program = (
        "import sys; from tests.documents.figures.samples import PAGE;"
        "from liushou.commands.figures_output import figures_content;"
        f"sys.stdout.buffer.write(figures_content(PAGE, {form!r}, None))"
    )
    root = Path(__file__).parents[2]
    made = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=True)
    assert made.stdout == content(form)


@pytest.mark.parametrize("form", FILES)
def test_files_hold_to_the_schemas(form: str) -> None:
    assert_valid(content(form))


def test_as_markdown() -> None:
    made = figures_content(PAGE, "md", None)
    assert isinstance(made, str)
    agrees(GOLDEN / "figures.md", made)


def test_as_docx() -> None:
    body = parts(content("docx"))["word/document.xml"][0]
    lines = []
    for each in body:
        if each.tag == f"{W}tbl":
            lines += [" | ".join(text(cell) for cell in row.iter(f"{W}tc")) for row in each.iter(f"{W}tr")]
        elif each.tag == f"{W}p":
            charts = [str(found.get("descr")) for found in each.iter() if "descr" in found.attrib]
            lines.append(text(each) + "".join(f"[{chart}]" for chart in charts))
    agrees(GOLDEN / "figures.docx.txt", "\n".join(line for line in lines if line) + "\n")


def test_tables_of_a_docx_are_as_wide_as_its_lines_and_repeat_their_headings() -> None:
    tables = list(parts(content("docx"))["word/document.xml"].iter(f"{W}tbl"))
    assert len(tables) == 3
    for table in tables:
        widths = [int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol")]
        assert sum(widths) == LAYOUTS["document"].text_width
        assert len(list(table.iter(f"{W}tblHeader"))) == 1


def test_texts_of_a_workbook_are_texts() -> None:
    book = load_workbook(io.BytesIO(content("xlsx")))
    (cell,) = (
        cell for sheet in book for row in sheet.iter_rows() for cell in row if "cmd" in str(cell.value)
    )
    assert cell.data_type == "s"
    assert cell.value == "=cmd|' /C calc'!A0"
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_sheets_of_a_workbook_have_names_excel_takes_frozen_headings_and_a_filter() -> None:
    book = load_workbook(io.BytesIO(content("xlsx")))
    assert all(len(name) <= 31 for name in book.sheetnames)
    sheet = book["各单位走访率"]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:E9"
    assert sheet["D4"].number_format == "0.0%"
    assert sheet["E4"].number_format == "yyyy-mm-dd"
    (chart,) = book["走访率逐学期变化"]._charts  # type: ignore[attr-defined]
    assert isinstance(chart, LineChart)


def test_the_own_styles_of_a_unit_are_used(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = docx.Document(io.BytesIO(content("docx")))
    own.styles["Title"].font.size = Pt(20)  # type: ignore[attr-defined]
    own.save(str(tmp_path / "templates" / "styles.docx"))
    plain = figures_content(PAGE, "docx", None)
    assert figures_content(PAGE, "docx", tmp_path) != plain
    assert figures_content(PAGE, "docx", tmp_path / "elsewhere") == plain
