"""`liushou stats -o`: every mode as a web page, document, workbook or Markdown file."""

from pathlib import Path

import openpyxl
import pytest
from docx import Document
from tests.commands.conftest import DAY, Run

INTERNAL = "内部资料，含儿童姓名，请勿外传"
MODES = {
    "indicators": (),
    "names": ("走访率", "--names"),
    "heads": ("--per", "类别", "--names"),
    "cross": ("--per", "班级,留守类型"),
    "grouped": ("结对帮扶率", "村:石桥村", "--per", "年级,性别", "--names"),
    "several": ("走访率", "班主任谈心", "--per", "村"),
    "trend": ("--trend", "走访率", "结对帮扶率"),
    "trend-heads": ("--trend", "--per", "年级"),
    "checklists": ("--checklist", "五个有", "--names"),
    "residents": ("--residents",),
}


def written(liushou: Run, sample: Path, file: Path, mode: str) -> Path:
    words = ("-C", sample, "stats", *MODES[mode], "--on", DAY, "-o", file)
    assert liushou(*words) == (0, "", f"已写入 {file}\n")
    return file


@pytest.mark.parametrize("mode", MODES)
def test_markdown(liushou: Run, sample: Path, tmp_path: Path, mode: str) -> None:
    text = written(liushou, sample, tmp_path / "t.md", mode).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert (INTERNAL in text) is ("--names" in MODES[mode])


@pytest.mark.parametrize("mode", MODES)
def test_a_web_page(liushou: Run, sample: Path, tmp_path: Path, mode: str) -> None:
    text = written(liushou, sample, tmp_path / "t.html", mode).read_text(encoding="utf-8")
    assert "石桥镇中心小学" in text
    assert (INTERNAL in text) is ("--names" in MODES[mode])


@pytest.mark.parametrize("mode", MODES)
def test_a_workbook_has_numbers_as_numbers(liushou: Run, sample: Path, tmp_path: Path, mode: str) -> None:
    book = openpyxl.load_workbook(written(liushou, sample, tmp_path / "t.xlsx", mode))
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert any(isinstance(value, (int, float)) for value in values)
    assert any(isinstance(value, str) and "石桥镇中心小学" in value for value in values)


@pytest.mark.parametrize("mode", ["grouped", "checklists"])
def test_a_document(liushou: Run, sample: Path, tmp_path: Path, mode: str) -> None:
    document = Document(str(written(liushou, sample, tmp_path / "t.docx", mode)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert INTERNAL in text
    assert "石桥镇中心小学" in text
    assert len(document.tables) >= 2


def test_a_text_file_is_what_the_terminal_shows(liushou: Run, sample: Path, tmp_path: Path) -> None:
    shown = liushou("-C", sample, "stats", "--per", "年级", "--on", DAY).out
    file = tmp_path / "t.txt"
    liushou("-C", sample, "stats", "--per", "年级", "--on", DAY, "-o", file)
    assert file.read_text(encoding="utf-8") == shown


def test_the_same_archives_give_the_same_bytes(liushou: Run, sample: Path, tmp_path: Path) -> None:
    for form in ("docx", "xlsx", "html"):
        first = written(liushou, sample, tmp_path / f"a.{form}", "grouped").read_bytes()
        assert written(liushou, sample, tmp_path / f"b.{form}", "grouped").read_bytes() == first
