"""Nothing in an archive becomes a formula, a field, a script, a property of a calendar or a request."""

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser
from tests.browser import opened
from tests.commands.conftest import DAY, Run
from tests.commands.injection.hostile_store import CALENDAR, FORMULAS, REMOTE, SCRIPT, STEERING, write_hostile

DOCUMENTS = (
    "sign-in a-2",
    "activity-summary a-2",
    "child-card c-1",
    "registration c-1",
    "award-list",
    "newsletter",
)
BOOKS = ("roster", "ledger", "records", "volunteers", "statistics", "residents")


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of scripts, links and control characters. Not to be written to."""
    root = tmp_path_factory.mktemp("scripted").resolve()
    write_hostile(root, SCRIPT + REMOTE + STEERING)
    return root


@pytest.fixture(scope="module", params=FORMULAS, ids=ascii)
def calculating(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose names and notes begin as a formula does. Not to be written to."""
    root = tmp_path_factory.mktemp("formulas").resolve()
    write_hostile(root, prefix=request.param)
    return root


@pytest.mark.parametrize("what", ["roster", "records"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(
    liushou: Run, calculating: Path, tmp_path: Path, what: str
) -> None:
    book = tmp_path / "表.xlsx"
    done = liushou("-C", calculating, "export", what, "--reveal", "-o", book, "--on", DAY)
    assert done.status == 0, done.err
    with zipfile.ZipFile(book) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "ignore")
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(text)
            assert not re.search("<f[ >]|<hyperlink|TargetMode|externalLink|ddeLink", text), name
            # phones and id numbers are texts
            assert not re.search(r"<v>(?:154000\d{5}|439900\d{12})</v>", text)


CSV = ("list children --columns 姓名,备注 --reveal", "case list --all", "due --within 60")
STARTS = tuple("=+-@\t\r＝＋－＠")


def test_no_cell_of_csv_begins_a_formula(liushou: Run, calculating: Path) -> None:
    for line in CSV:
        done = liushou("-C", calculating, *line.split(), "--format", "csv", "--on", DAY)
        cells = [cell for row in csv.reader(io.StringIO(done.out)) for cell in row]
        assert len(cells) >= 8
        assert [cell for cell in cells if cell.startswith(STARTS) and not re.fullmatch("-[0-9]+", cell)] == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "report"])
def test_a_docx_is_sound_and_has_no_field_or_link_of_the_data(
    liushou: Run, scripted: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "文书.docx"
    words = [name] if name == "report" else ["render", *name.split(), "--allow-missing"]
    done = liushou("-C", scripted, *words, "--audience", "internal", "-o", file, "--on", DAY)
    assert done.status == 0, done.err
    with zipfile.ZipFile(file) as package:
        for part in package.namelist():
            data = package.read(part)
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(data)
            text = data.decode("utf-8", "ignore")
            assert 'TargetMode="External"' not in text
            assert not [word for word in re.findall("<w:instrText[^>]*>(.*?)<", text) if "invalid" in word]


@pytest.mark.parametrize("name", [*DOCUMENTS, "report"])
def test_a_page_runs_nothing_and_asks_for_nothing(
    liushou: Run, scripted: Path, tmp_path: Path, browser: Browser, name: str
) -> None:
    file = tmp_path / "网页.html"
    words = [name] if name == "report" else ["render", *name.split(), "--allow-missing"]
    done = liushou("-C", scripted, *words, "--audience", "internal", "-o", file, "--on", DAY)
    assert done.status == 0, done.err
    with opened(browser, file) as seen:
        assert seen.page.title() != "ran"
        assert seen.page.locator("img").count() == 0
        assert seen.page.locator("a[href^='http'], a[href^='javascript']").count() == 0
        assert [each for each in seen.requests if not each.startswith("file:")] == []
        assert "document.title='ran'" in seen.page.content().replace("&#39;", "'")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_markdown_has_no_picture_link_or_markup_of_the_data(liushou: Run, scripted: Path, name: str) -> None:
    words = ["render", *name.split(), "--allow-missing", "--format", "md", "--audience", "internal"]
    done = liushou("-C", scripted, *words, "--on", DAY)
    assert done.status == 0, done.err
    assert not re.search(r"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)<(?:script|img)", done.out)
    assert "49" not in re.sub(r"\d{3,}", "", done.out)


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_a_pdf_has_the_text_and_no_link(liushou: Run, scripted: Path, tmp_path: Path, name: str) -> None:
    pytest.importorskip("typst")
    pdfium = pytest.importorskip("pypdfium2")
    file = tmp_path / "文书.pdf"
    words = ["render", *name.split(), "--allow-missing", "--audience", "internal", "-o", file]
    assert liushou("-C", scripted, *words, "--on", DAY).status == 0
    text = "".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(file))
    assert "#read" in "".join(text.split())
    assert "root:" not in text
    assert b"/URI" not in file.read_bytes()


@pytest.mark.parametrize("line", ["calendar", "due --within 60"])
def test_a_calendar_has_no_property_of_the_data(liushou: Run, tmp_path: Path, line: str) -> None:
    write_hostile(tmp_path / "档案", CALENDAR)
    file = tmp_path / "历.ics"
    assert liushou("-C", tmp_path / "档案", *line.split(), "-o", file, "--on", DAY).status == 0
    data = file.read_bytes()
    assert all(len(each) <= 75 for each in data.split(b"\r\n"))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert not [each for each in lines if "\n" in each or "\r" in each]
    known = ("BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
             "DTEND",
             "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "CLASS", "TRANSP")  # fmt: skip
    assert {re.split("[:;]", each)[0] for each in lines if each} <= set(known)
    assert any("X-EVIL:1\\;\\,\\\\" in each for each in lines)
