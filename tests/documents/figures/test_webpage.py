"""The web page as text: whole HTML, one file, nothing from outside, data that stay data."""

import base64
import hashlib
import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from liushou.documents.figures.model import Column, Page, Row, Section, Table, Value, Words
from liushou.documents.figures.webpage import page_html, size
from tests.documents.figures.webpages import NASTY, SMALL, UNITS, hostile, large
from tests.golden import agrees

GOLDEN = Path(__file__).parents[1] / "golden" / "page.html"


def tree(page: Page) -> Element:
    """The <html> element; raises where HTML's own rules of writing are broken."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(page_html(page))
    return found


def page_of(table: Table) -> Page:
    return Page("表", (), (Section("一", (table,)),))


def cells(page: Page) -> list[list[str]]:
    """The texts of the rows of the first table."""
    table = next(tree(page).iter("table"))
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def test_the_page_is_as_it_was_looked_at() -> None:
    """Without its styles and scripts, which are files of their own."""
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", page_html(SMALL), flags=re.S)
    agrees(GOLDEN, re.sub("sha256-[^']+", "sha256-…", text))


@pytest.mark.parametrize("page", [SMALL, hostile(), Page("", (), ())])
def test_it_is_whole_html(page: Page) -> None:
    assert tree(page).attrib["lang"] == "zh-CN"


def test_the_same_page_gives_the_same_bytes() -> None:
    assert page_html(SMALL) == page_html(SMALL)


def test_only_its_own_styles_and_script_may_run() -> None:
    head = tree(SMALL)
    policy = next(meta.attrib["content"] for meta in head.iter("meta") if "http-equiv" in meta.attrib)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (element,) = head.iter(kind)
        hashed = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{hashed}'" in policy


@pytest.mark.parametrize("page", [SMALL, hostile()])
def test_nothing_comes_from_outside_and_no_data_is_markup(page: Page) -> None:
    allowed = {"viewBox", "xmlns", "fill", "stroke"}
    for element in tree(page).iter():
        assert element.tag not in ("img", "link", "iframe", "object", "base", "form")
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("src", "style", "srcdoc")
            assert name != "href" or value.startswith("#")
            assert name in allowed or "url(" not in value


def test_hostile_texts_read_as_they_were_written() -> None:
    text = "".join(tree(hostile()).itertext())
    for nasty in NASTY:
        shown = nasty.replace("\u202e", "\\u202e").replace("\u200b", "\\u200b").replace("\u2028", "\n")
        assert shown in text


def test_the_data_of_a_large_table_cannot_end_its_element(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MOST_CELLS", 50)
    page = tree(hostile(rows=5))
    data = [each for each in page.iter("script") if each.attrib.get("type") == "application/json"]
    assert len(data) == 2
    for each in data:
        text = each.text or ""
        assert not set("<>&\u2028\u2029\u202e\u200b") & set(text)
        first = json.loads(text)[0]
        assert first[0][0] == NASTY[0]
        assert first[2] == 1
        assert first[3][0]["rows"][0][0][0] == NASTY[0]


def test_figures_are_written_as_in_every_document() -> None:
    columns = (Column("一"), *(Column(kind, kind) for kind in ("number", "percent", "day")))  # type: ignore[arg-type]
    rows: tuple[tuple[Value, ...], ...] = (
        ("甲", 352.5, 0.9999, "2026-11-20"),
        ("乙", 2400.0, 1 / 16, None),
        ("丙", None, 0.0001, None),
        ("丁", "不足5", "—", None),
    )
    found = cells(page_of(Table("表", columns, tuple(map(Row, rows)))))
    assert found[1:] == [
        ["甲", "352.5", "99.9%", "2026-11-20"],
        ["乙", "2400", "6.3%", ""],
        ["丙", "", "0.1%", ""],
        ["丁", "不足5", "—", ""],
    ]


def test_rows_stand_beneath_their_own_and_a_missed_goal_is_told_in_words() -> None:
    rows = [row for row in next(tree(page_of(UNITS)).iter("tbody")) if row.attrib.get("class") != "detail"]
    heads = [("".join(next(row.iter("th")).itertext()), row.attrib.get("data-level", "0")) for row in rows]
    assert heads[:3] == [("石桥镇（未达目标）", "0"), ("青塘小学（未达目标）", "1"), ("石桥小学", "1")]


def test_headings_have_a_scope() -> None:
    for cell in tree(SMALL).iter("th"):
        assert cell.attrib["scope"] in ("col", "row")


def test_a_large_table_stands_there_with_its_first_rows_and_says_so() -> None:
    page = tree(large())
    rows = list(next(page.iter("tbody")))
    assert 0 < len(rows) < 1000
    told = "".join("".join(each.itertext()) for each in page.iter("p"))
    assert f"共 20000 行，这里只列出前 {len(rows)} 行" in told
    assert len(list(next(page.iter("tfoot")))) == 1


def test_a_row_too_large_to_stand_there_whole_stands_there_alone() -> None:
    under = tuple(Row((str(number), number)) for number in range(size.MOST_CELLS))
    page = page_of(Table("表", (Column("一"), Column("二", "number")), (Row(("全县", 1), under=under),)))
    assert [row[0] for row in cells(page)] == ["一", "全县"]


def test_a_page_of_one_section_has_no_contents() -> None:
    assert not list(tree(Page("题", (), (Section("一", (Words(("字",)),)),))).iter("nav"))
    (contents,) = tree(SMALL).iter("nav")
    assert [link.attrib["href"] for link in contents.iter("a")] == ["#s1", "#s2"]
