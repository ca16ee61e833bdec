"""The web page in Chromium: by mouse, by keys, on paper, without scripts, on a small screen, very large."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Window

from liushou.documents.figures.model import Column, Page, Row, Section, Table
from liushou.documents.figures.webpage import page_html, size
from tests.browser import opened
from tests.documents.figures.webpages import NASTY, SMALL, hostile, large


def file_of(page: Page, folder: Path) -> Path:
    file = folder / "page.html"
    file.write_text(page_html(page), encoding="utf-8", newline="\n")
    return file


@pytest.fixture
def small(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    with opened(browser, file_of(SMALL, tmp_path)) as seen:
        yield seen.page


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return file_of(large(), tmp_path_factory.mktemp("large"))


def column(table: Locator, place: int = 0) -> list[str]:
    """The texts of a column, without the rows that others open to."""
    rows = table.locator(":scope > tbody > tr:not(.detail)")
    found: list[str] = rows.evaluate_all(
        "(rows, place) => rows.map((row) => row.cells[place].textContent.replace('（未达目标）', ''))", place
    )
    return found


def units(window: Window) -> Locator:
    return window.locator("main > section table").first


def status(window: Window) -> Locator:
    return window.get_by_role("status").first


def press(window: Window, name: str) -> None:
    window.get_by_role("button", name=name, exact=True).first.click()


def paper(window: Window) -> str:
    """What is printed, as text."""
    document = pypdfium2.PdfDocument(window.pdf())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_towns_are_shown_and_open_to_their_schools(small: Window) -> None:
    assert column(units(small)) == ["石桥镇", "东山镇", "白沙镇"]
    press(small, "石桥镇")
    assert column(units(small)) == ["石桥镇", "青塘小学", "石桥小学", "东山镇", "白沙镇"]
    expect(small.get_by_text("田小禾")).to_be_hidden()
    press(small, "青塘小学")
    expect(small.get_by_text("田小禾")).to_be_visible()
    press(small, "石桥镇")
    assert column(units(small)) == ["石桥镇", "东山镇", "白沙镇"]


def test_a_column_sorts_up_down_and_back_and_the_total_stays(small: Window) -> None:
    press(small, "全部展开")
    head = small.get_by_role("columnheader", name="走访率").first
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    press(small, "走访率")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert column(units(small)) == ["东山镇", "东山小学", "石桥镇", "青塘小学", "石桥小学", "白沙镇"]
    press(small, "走访率")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(units(small)) == ["石桥镇", "石桥小学", "青塘小学", "东山镇", "东山小学", "白沙镇"]
    assert units(small).locator("tfoot th").text_content() == "合计"
    press(small, "走访率")
    assert head.get_attribute("aria-sort") is None
    assert column(units(small)) == ["石桥镇", "青塘小学", "石桥小学", "东山镇", "东山小学", "白沙镇"]


def test_text_sorts_by_pinyin_grades_and_numbers_by_their_order(small: Window) -> None:
    press(small, "单位")
    assert column(units(small)) == ["白沙镇", "东山镇", "石桥镇"]
    press(small, "全部展开")
    press(small, "年级")
    assert column(units(small)) == ["白沙镇", "石桥镇", "石桥小学", "青塘小学", "东山镇", "东山小学"]
    inner = small.get_by_role("table", name="走访率：还没有做到的儿童（2人）")
    inner.get_by_role("button", name="班级").click()
    assert column(inner, 1) == ["林小满", "田小禾"]


def test_words_are_found_in_rows_with_the_rows_above_them(small: Window) -> None:
    box = small.get_by_label("筛选").first
    expect(status(small)).to_have_text("显示 3 / 6 行")
    box.fill("村小 青塘")
    expect(status(small)).to_have_text("显示 2 / 6 行")
    assert column(units(small)) == ["石桥镇", "青塘小学"]
    box.fill("没有这个")
    expect(status(small)).to_have_text("显示 0 / 6 行")
    box.fill("")
    expect(status(small)).to_have_text("显示 3 / 6 行")


def test_a_child_is_found_behind_the_figure(small: Window) -> None:
    small.get_by_label("筛选").first.fill("田小禾")
    expect(small.get_by_role("cell", name="田小禾")).to_be_visible()
    assert column(units(small)) == ["石桥镇", "青塘小学"]


def test_a_value_is_chosen_from_those_of_its_column(small: Window) -> None:
    choice = small.get_by_label("类型")
    assert choice.locator("option").all_text_contents() == ["全部", "镇", "村小", "完小"]
    choice.select_option("完小")
    assert column(units(small)) == ["石桥镇", "石桥小学", "东山镇", "东山小学"]
    choice.select_option("全部")
    assert column(units(small)) == ["石桥镇", "东山镇", "白沙镇"]


def test_the_keyboard_alone_is_enough(small: Window) -> None:
    keys = small.keyboard
    focused = "document.activeElement.textContent"
    keys.press("Tab")
    assert small.evaluate(focused) == "跳到正文"
    keys.press("Enter")
    assert small.evaluate("document.activeElement.id") == "content"
    for _ in range(40):
        keys.press("Tab")
        if small.evaluate(focused) == "石桥镇":
            break
    assert small.evaluate("document.activeElement.matches(':focus-visible')")
    keys.press("Enter")
    assert column(units(small))[1] == "青塘小学"
    assert small.evaluate(focused) == "石桥镇"
    assert small.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    keys.press("Tab")
    assert small.evaluate(focused) == "青塘小学"
    keys.press("Space")
    expect(small.get_by_text("林小满")).to_be_visible()
    assert small.evaluate(focused) == "青塘小学"


def test_paper_has_what_is_open_and_no_buttons(small: Window) -> None:
    press(small, "石桥镇")
    printed = paper(small)
    for text in ("石桥县", "石桥镇", "青塘小学", "白沙镇", "合计", "内部资料", "档案版本", "走访率"):
        assert text in printed
    for text in ("东山小学", "田小禾", "筛选", "下载", "全部展开", "显示 5", "跳到正文"):
        assert text not in printed
    press(small, "全部展开")
    assert "田小禾" in paper(small)


def test_headings_are_repeated_on_paper(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, file_of(large(120), tmp_path)) as seen:
        pages = pypdfium2.PdfDocument(seen.page.pdf(prefer_css_page_size=True))
        width, height = pages[0].get_size()
        texts = [page.get_textpage().get_text_range() for page in pages]
    assert width > height
    assert "第1小学" in texts[0]
    assert len(texts) > 2
    assert all("第17项" in text for text in texts if "小学" in text)
    assert "第120小学" in "".join(texts)


def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, file_of(SMALL, tmp_path), scripts=False) as seen:
        window = seen.page
        for text in ("石桥镇", "青塘小学", "东山小学", "白沙镇", "合计"):
            expect(window.get_by_role("rowheader", name=text, exact=False).first).to_be_visible()
        expect(window.get_by_text("田小禾")).to_be_hidden()
        window.get_by_text("走访率：还没有做到的儿童（2人）").first.click()
        expect(window.get_by_text("田小禾")).to_be_visible()
        expect(window.get_by_role("button")).to_have_count(0)
        printed = paper(window)
    assert "田小禾" in printed
    assert "东山小学" in printed


_LOOKS = """(rows) => rows.map(
  (row) => [row.className, row.dataset.level || '', Number(row.cells[1].dataset.value)].join())"""


def test_data_read_as_the_same_table_in_the_page(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows made by the script have the texts, levels and marks of those that stand in the page."""
    rates = [(part, whole) for whole in range(1, 41) for part in range(whole + 1)]
    rates += [(9999, 10_000), (1, 10_000), (23, 2000), (7, 400)]
    rows = tuple(
        Row(
            (f"{part}/{whole}", part / whole, 0.1 * part),
            missed=part == 0,
            under=(Row(("下级", 0.5, whole)),),
        )
        for part, whole in rates
    )
    columns = (Column("一"), Column("二", "percent"), Column("三", "number"))
    page = Page("题", (), (Section("一", (Table("表", columns, rows),)),))
    seen_as = []
    for most in (10**6, 0):
        monkeypatch.setattr(size, "MOST_CELLS", most)
        with opened(browser, file_of(page, tmp_path)) as seen:
            press(seen.page, "全部展开")
            seen.page.emulate_media(media="print")
            seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
            shown = [column(units(seen.page), place) for place in range(3)]
            looks = units(seen.page).locator("tbody tr").evaluate_all(_LOOKS)
            seen_as.append((shown, looks))
    assert len(seen_as[0][1]) == 2 * len(rates)
    assert seen_as[0] == seen_as[1]


def test_hostile_texts_stay_texts(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, file_of(hostile(rows=1000), tmp_path)) as seen:
        window = seen.page
        press(window, NASTY[0])
        window.get_by_label("筛选").first.fill("onerror")
        expect(status(window)).to_contain_text("2000 行")
        assert window.evaluate("typeof pwned") == "undefined"
        assert window.locator("img, svg[onload], iframe").count() == 0
        opened_to = window.locator("main tr.detail").first
        assert NASTY[2] in (opened_to.text_content() or "")


def test_what_is_injected_does_not_run(browser: Browser, tmp_path: Path) -> None:
    file = file_of(SMALL, tmp_path)
    text = file.read_text(encoding="utf-8")
    attack = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'>"
    file.write_text(text.replace("<footer>", f"{attack}<footer>"), encoding="utf-8", newline="\n")
    failed: list[str] = []
    with opened(browser, file) as seen:
        seen.page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
        seen.page.reload()
        assert seen.page.evaluate("typeof pwned") == "undefined"
        blocked = [each for each in seen.complaints if "Content Security Policy" in each]
        assert len(blocked) >= 2
        assert set(failed) == {f"{url} csp" for url in seen.requests}
        seen.complaints.clear()
        seen.requests.clear()


def test_twenty_thousand_rows_are_turned_over_sorted_and_filtered(browser: Browser, large_file: Path) -> None:
    with opened(browser, large_file) as seen:
        window = seen.page
        expect(status(window)).to_have_text("显示 20000 / 20000 行，本页为第 1—100 行")
        assert len(column(units(window))) == 100
        expect(units(window)).to_have_attribute("aria-rowcount", "20002")
        expect(window.get_by_role("button", name="上一页")).to_have_attribute("aria-disabled", "true")
        press(window, "下一页")
        assert column(units(window))[0] == "第101小学"
        expect(units(window).locator("tbody tr").first).to_have_attribute("aria-rowindex", "102")
        press(window, "单位")
        press(window, "单位")
        assert column(units(window))[:2] == ["第20000小学", "第19999小学"]
        window.get_by_label("筛选").fill("1234 完小")
        expect(status(window)).to_contain_text("显示 7 / 20000 行")
        assert column(units(window))[:2] == ["第12348小学", "第12346小学"]
        expect(window.get_by_role("button", name="下一页")).to_be_hidden()
        assert "第12348小学" in paper(window)


def test_all_of_twenty_thousand_rows_are_taken_away(browser: Browser, large_file: Path) -> None:
    with opened(browser, large_file) as seen:
        with seen.page.expect_download() as found:
            press(seen.page, "下载 CSV")
        assert found.value.suggested_filename == "各校情况.csv"
        text = found.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 20_002
    assert rows[20_000][0] == "第20000小学"
    assert rows[-1][0] == "合计"


def test_without_scripts_a_large_table_says_what_is_missing(browser: Browser, large_file: Path) -> None:
    with opened(browser, large_file, scripts=False) as seen:
        expect(seen.page.get_by_text("本表共 20000 行，这里只列出前 300 行")).to_be_visible()
        expect(seen.page.get_by_role("rowheader", name="第300小学")).to_be_visible()


def test_a_table_taken_away_runs_nothing_and_says_what_stands_above(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, file_of(hostile(), tmp_path)) as seen:
        with seen.page.expect_download() as found:
            press(seen.page, "下载 CSV")
        text = found.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0][0] == "上级"
    assert rows[2][0] == NASTY[0]
    assert rows[1][1] == NASTY[0]
    for text, cell in zip(NASTY, rows[1][1:], strict=True):
        assert cell[0] not in "=+-@" or cell.lstrip("+-").isdigit()
        assert text[0] not in "=@" or cell == f"'{text}"


def test_rows_are_copied_for_a_spreadsheet(small: Window) -> None:
    small.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()); })")
    small.get_by_label("筛选").first.fill("青塘")
    press(small, "复制")
    expect(status(small)).to_have_text("已复制 3 行，可粘贴到表格软件")
    lines = small.evaluate("document.activeElement.tagName === 'TEXTAREA' ? '' : window.copied").splitlines()
    assert lines[0].split("\t") == ["上级", "单位", "类型", "年级", "儿童", "走访率", "上报日期"]
    assert lines[2].split("\t")[:3] == ["石桥镇", "青塘小学", "村小"]


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_small_screen_or_much_enlarged_only_tables_scroll(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    """1,280 pixels enlarged four times are 320."""
    with opened(browser, file_of(SMALL, tmp_path), width=width, height=256) as seen:
        press(seen.page, "全部展开")
        inside, outside = seen.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert inside <= outside
        box = seen.page.locator(".scroll").first
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")


_NAMELESS = """[...document.querySelectorAll('button, input, select, a, [role=region], nav, svg[role=img]')]
  .filter((each) => each.offsetParent !== null || each.closest('svg')).filter((each) => {
    const label = each.getAttribute('aria-label') || each.textContent || (each.labels && each.labels.length
      ? each.labels[0].textContent : '') || '';
    return !label.trim();
  }).map((each) => each.outerHTML.slice(0, 200))"""
_PALE = """(() => {
  const numbers = (colour) => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((one) => one / 255)
      .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const under = (each) => {
    for (let one = each; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('body *:not(svg *):not(script):not(noscript)')].filter((each) =>
    each.offsetParent !== null && [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  ).filter((each) => {
    const [a, b] = [light(getComputedStyle(each).color), light(under(each))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  }).map((each) => each.outerHTML.slice(0, 200));
})()"""


def test_everything_has_a_name_and_can_be_seen(small: Window) -> None:
    """WCAG 2.1: 4.1.2 (names), 1.4.3 (contrast of 4.5 to 1)."""
    press(small, "全部展开")
    assert small.evaluate(_NAMELESS) == []
    assert small.evaluate(_PALE) == []


def test_a_reader_of_screens_is_told_the_same(small: Window) -> None:
    """The tree of what is read out: landmarks, headings, the table with its names, states of buttons."""
    told = small.locator("body").aria_snapshot()
    for line in (
        'navigation "目录"', "- main", 'heading "一、各校情况" [level=2]', 'region "各校走访率"',
        'table "各校走访率"', 'columnheader "走访率"', 'button "石桥镇"', 'rowheader "石桥镇 （未达目标）"',
        'img "走访率（%）"', "status: 显示 3 / 6 行", 'searchbox "筛选"', 'combobox "类型"',
    ):  # fmt: skip
        assert line in told, told
