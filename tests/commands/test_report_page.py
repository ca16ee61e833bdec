"""`report -o x.html`: the figures of the report, the children behind them, and who may read of whom."""

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from tests.browser import opened
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import secrets, write_marked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TERM = "2026-2027-1"
READERS = ("", "--names", "--audience internal", "--audience superior --names", "--audience public --names")


def page(liushou: Run, root: Path, words: str = "") -> str:
    shown = liushou(
        "-C", root, "report", "--term", TERM, "--on", DAY, "--format", "html", *words.split()
    )  # fmt: skip
    assert shown.status == 0
    return shown.out


@cache
def tree(html: str) -> Element:
    """The <html> element; raises where HTML's own rules of writing are broken."""
    found: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return found


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def rows(html: str, caption: str) -> list[list[str]]:
    """The rows of the table of a caption, without those that open from them."""
    table = next(each for each in tree(html).iter("table") if text_of(each.find("caption")) == caption)  # type: ignore[arg-type]
    body = table.find("tbody")
    assert body is not None
    found = [row for row in body if row.attrib.get("class") != "detail"]
    return [[text_of(cell).replace("（未达目标）", "") for cell in row] for row in found]


def behind(html: str) -> dict[str, list[list[str]]]:
    """The tables that rows open to, by caption."""
    details = [table for each in tree(html).iter("details") for table in each.iter("table")]
    return {
        text_of(table.find("caption")): [  # type: ignore[arg-type]
            [text_of(cell) for cell in row]
            for row in table.find("tbody")  # type: ignore[union-attr]
        ]
        for table in details
    }


def names_of(root: Path) -> set[str]:
    files = (root / "data" / "children").glob("*.yaml")
    return {re.findall(r"^name: (.+)$", file.read_text(encoding="utf-8"), re.M)[0] for file in files}


@pytest.mark.parametrize("words", READERS)
def test_it_is_whole_html_and_always_the_same(liushou: Run, sample: Path, words: str) -> None:
    html = page(liushou, sample, words)
    assert html == page(liushou, sample, words)
    assert "石桥镇中心小学" in text_of(next(tree(html).iter("h1")))


def test_its_figures_are_those_of_the_report(
    liushou: Run, sample: Path, sample_report: dict[str, Any]
) -> None:
    html = page(liushou, sample)
    shown = rows(html, "各项指标完成情况")
    found = [
        [one["name"], str(one["numerator"]), str(one["denominator"])] for one in sample_report["indicators"]
    ]
    assert [row[:3] for row in shown] == found
    met = {True: "达标", False: "未达", None: ""}
    assert [row[-1] for row in shown] == [met[one["met"]] for one in sample_report["indicators"]]
    duties = [[one["kind"], str(one["done"]), str(one["due"])] for one in sample_report["duties"]]
    assert [[row[0], row[2], row[3]] for row in rows(html, "各项职责履行情况")] == duties
    villages = [row[1:3] for row in rows(html, "各类留守儿童人数") if row[0] == "村"]
    counts = sample_report["breakdowns"]["village"]
    assert villages == [[village, str(count)] for village, count in counts.items()]
    promises = {row[0]: row[1:3] for row in rows(html, "承诺清单兑现情况")}
    for one in sample_report["checklists"]:
        items = one["items"]
        assert promises[one["name"]] == [
            str(sum(item["numerator"] for item in items)), str(sum(item["denominator"] for item in items)),
        ]  # fmt: skip
    assert len(rows(html, "各项活动")) == len(sample_report["activities"])


def test_what_is_lacking_reaches_the_goal(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    shown = {row[0]: row for row in rows(page(liushou, sample), "各项指标完成情况")}
    for one in sample_report["indicators"]:
        lacking = shown[one["name"]][5]
        if one["met"] is not False:
            assert lacking == ""
            continue
        reached = one["numerator"] + int(lacking)
        assert reached / one["denominator"] >= one["target"] > (reached - 1) / one["denominator"]


def test_an_indicator_opens_to_the_children_behind_it(
    liushou: Run, sample: Path, sample_report: dict[str, Any]
) -> None:
    html = page(liushou, sample, "--names")
    listed = json.loads(liushou("-C", sample, "list", "children", "--on", DAY, "--format", "json").out)
    known = {one["id"]: one for one in listed}
    tables = behind(html)
    for one in sample_report["indicators"]:
        found = [rows for caption, rows in tables.items() if re.match(f"{one['name']}：.*儿童", caption)]
        assert sorted(row[0] for rows in found for row in rows) == sorted(one["missing"])
    for id_, name, class_, village in tables["走访率：还没有做到的儿童（5人）"]:
        assert name == known[id_]["name"]
        assert class_ == known[id_]["class"]
        assert village == known[id_]["village"]
    assert "内部资料，含儿童姓名，请勿外传" in html
    late = next(one for one in sample_report["duties"] if one["kind"] == "亲情通话")["overdue"]
    (calls,) = [rows for caption, rows in tables.items() if caption.startswith("亲情通话：")]
    assert sorted(row[0] for row in calls if row[-1] == "最近一期没有做") == sorted(late)
    assert len(calls) > len(late)


def test_every_child_has_what_is_to_be_done_for_it(
    liushou: Run, sample: Path, sample_report: dict[str, Any]
) -> None:
    html = page(liushou, sample, "--names")
    short = {id_ for one in sample_report["indicators"] if one["met"] is False for id_ in one["missing"]}
    short |= {id_ for one in sample_report["duties"] for id_ in one["overdue"]}
    found = rows(html, f"逐名儿童要做的事（{len(short)}人）")
    assert len(found) == len(short)
    assert all(int(row[2]) == row[3].count("；") + 1 for row in found)


def test_superiors_read_of_nobody_unless_asked_and_then_by_masked_names(liushou: Run, sample: Path) -> None:
    plain, masked = page(liushou, sample), page(liushou, sample, "--audience superior --names")
    text, told = (text_of(next(tree(html).iter("body"))).split("(() => {")[0] for html in (plain, masked))
    assert behind(plain) == {}
    for name in names_of(sample):
        assert name not in text
        assert name not in told
    assert not re.search("[cr]-[a-z0-9]{6}", told)
    assert "穆某" in told
    assert "请勿外传" not in told


def test_a_child_goes_by_one_masked_name_all_over_the_page(liushou: Run, sample: Path) -> None:
    """梁某1 here is 梁某1 there: a name has one class on the page."""
    classes: dict[str, set[str]] = {}
    html = page(liushou, sample, "--audience superior --names")
    listed = [row for caption, rows in behind(html).items() if "儿童" in caption for row in rows]
    for name, class_, *_ in listed:
        classes.setdefault(name, set()).add(class_)
    assert len(classes) > 20
    assert all(len(found) == 1 for found in classes.values())


def test_the_public_sees_rounded_counts_and_nobody(liushou: Run, sample: Path) -> None:
    html = page(liushou, sample, "--audience public --names")
    text = text_of(tree(html))
    assert behind(html) == {}
    for name in names_of(sample):
        assert name not in text
    for word in ("问题（个案）", "尚待完成", "承诺清单", "石桥村", "逾期", "未达"):
        assert word not in "".join(text_of(each) for each in tree(html).iter("main"))
    assert "按5取整" in text
    for row in rows(html, "各项指标完成情况"):
        assert int(row[1]) % 5 == int(row[2]) % 5 == 0
    for row in rows(html, "各类留守儿童人数"):
        assert int(row[2]) % 5 == 0


@pytest.mark.parametrize("words", READERS)
def test_no_sensitive_value_is_on_it(liushou: Run, tmp_path: Path, words: str) -> None:
    write_marked(tmp_path)
    text = "".join(page(liushou, tmp_path, words).split())
    assert [value for value in secrets(tmp_path) if value in text] == []


def test_a_store_with_little_in_it_has_a_page_too(liushou: Run, small: Path) -> None:
    for words in READERS:
        html = page(liushou, small, words)
        assert rows(html, "各项指标完成情况")[0][0] == "建档率"
        assert "各项活动" not in html


def test_the_document_itself_is_still_to_be_had_in_html(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "工作总结.html"
    made = liushou("-C", sample, "render", "term-report", TERM, "--on", DAY, "-o", file)
    assert made.status == 0
    assert 'class="sheet"' in file.read_text(encoding="utf-8")


def test_a_coordinator_opens_it_and_finds_a_child(
    liushou: Run, sample: Path, tmp_path: Path, browser: "Browser"
) -> None:
    file = tmp_path / "统计.html"
    shown = liushou("-C", sample, "report", "--term", TERM, "--on", DAY, "--names", "-o", file)
    assert shown.status == 0
    with opened(browser, file) as seen:
        window = seen.page
        window.get_by_role("button", name="走访率", exact=True).first.click()
        table = window.get_by_role("table", name="走访率：还没有做到的儿童（5人）")
        assert table.get_by_role("cell", name="葛云飞").is_visible()
        window.get_by_label("筛选").first.fill("穆子轩")
        expected = window.get_by_role("button", name="监护落实率", exact=True)
        expected.wait_for(state="visible")
        first = window.locator("main table").first
        assert first.get_by_role("button", name="走访率", exact=True).count() == 0
