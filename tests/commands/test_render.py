"""`render` as a person uses it: what it is of, one file or many, every template on the sample."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.resources import shipped_templates

TEMPLATES = sorted(file.stem for file in shipped_templates().glob("*.md") if file.stem != "changes")
"""All that are rendered of archives; `changes` is of what `diff` finds."""
OF_SOMETHING = {
    **dict.fromkeys(
        ("activity-plan", "activity-summary", "sign-in", "minutes", "supplies-receipt"), "a-dg672"
    ),
    "visit-plan": "类别:走访慰问",
    **dict.fromkeys(
        ("inspection-form", "child-card", "registration", "contact-card", "talk-record", "peer-card",
         "visit-record", "care-agreement", "parent-feedback", "study-plan", "individual-plan"),
        "年级:六年级",
    ),
}  # fmt: skip
"""What to name for the templates that cannot do without, or need not be of everybody."""


def test_a_plan_as_markdown_and_docx(liushou: Run, sample: Path, tmp_path: Path) -> None:
    shown = liushou("-C", sample, "render", "activity-plan", "a-dg672")
    assert shown.status == 0
    assert "共97人" in shown.out
    made = liushou(
        "-C", sample, "render", "activity-plan", "a-dg672", "-o", tmp_path / "方案.docx", "--date", DAY
    )
    assert made.status == 0
    with zipfile.ZipFile(tmp_path / "方案.docx") as archive:
        assert "2026年11月20日" in archive.read("word/document.xml").decode()


def test_every_plan_of_the_sample_renders(liushou: Run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "方案"
    made = liushou("-C", sample, "render", "activity-plan", "类别!=无", "-o", folder, "--format", "docx")
    assert made.status == 0, made.err
    assert len(list(folder.glob("*.docx"))) == len(list((sample / "data/activities").glob("*.yaml")))


def test_small_cards_share_a_page_and_titled_ones_do_not(liushou: Run, sample: Path, tmp_path: Path) -> None:
    pages = {}
    for template in ("contact-card", "peer-card"):
        file = tmp_path / f"{template}.html"
        assert liushou("-C", sample, "render", template, "年级:六年级", "--on", DAY, "-o", file).status == 0
        pages[template] = file.read_text(encoding="utf-8").count('class="sheet"')
    assert pages["contact-card"] == 1
    assert pages["peer-card"] > 1


def test_a_unit_may_have_styles_of_its_own(liushou: Run, small: Path) -> None:
    made = liushou("-C", small, "templates", "new", "styles.docx")
    assert made.status == 0
    again = liushou("-C", small, "templates", "new", "styles.docx")
    assert (again.status, "没有改动" in again.err) == (2, True)
    file = small / "templates/styles.docx"
    arguments = ["-C", small, "render", "contact-card", "c-1", "--on", DAY, "-o", small / "卡.docx"]
    assert liushou(*arguments).status == 0
    file.write_bytes(b"not a docx")
    wrong = liushou(*arguments)
    assert (wrong.status, "styles.docx" in wrong.err) == (2, True)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_on_the_sample(liushou: Run, sample: Path, tmp_path: Path, template: str) -> None:
    named = [OF_SOMETHING[template]] if template in OF_SOMETHING else []
    arguments = ["-C", sample, "render", template, *named, "--on", DAY]
    for form in ("md", "html"):
        made = liushou(*arguments, "-o", tmp_path / f"out.{form}")
        assert made.status == 0, made.err
        text = (tmp_path / f"out.{form}").read_text(encoding="utf-8")
        assert text.strip()
        assert not re.search(r"\bNone\b|Undefined|\{[{%]|\b[cva]-[a-z0-9]{5}\b", text)
    assert liushou(*arguments, "-o", tmp_path / "out.pdf").status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert liushou(*arguments, "-o", tmp_path / "out.docx").status == 0
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert archive.testzip() is None


def test_many_in_one_file_or_one_file_each(liushou: Run, sample: Path, tmp_path: Path) -> None:
    arguments = ["-C", sample, "render", "registration", "年级:六年级", "--on", DAY]
    count = (
        len(liushou("-C", sample, "list", "children", "年级:六年级", "--format", "csv").out.splitlines()) - 1
    )
    together = liushou(*arguments, "-o", tmp_path / "登记表.html")
    assert together.status == 0, together.err
    assert (tmp_path / "登记表.html").read_text(encoding="utf-8").count('class="sheet"') == count
    each = liushou(*arguments, "-o", tmp_path / "登记表", "--format", "html")
    assert f"：{count} 份" in each.err
    assert len(list((tmp_path / "登记表").iterdir())) == count


def test_except_takes_some_out(liushou: Run, sample: Path) -> None:
    arguments = ["-C", sample, "render", "contact-card", "年级:六年级", "--on", DAY, "--format", "html"]
    names = [line.split(",")[1] for line in liushou(
        "-C", sample, "list", "children", "年级:六年级", "--format", "csv"
    ).out.splitlines()[1:]]  # fmt: skip
    assert names[0] in liushou(*arguments).out
    assert names[0] not in liushou(*arguments, "--except", names[0]).out


def test_without_a_name_it_is_all_on_the_register(liushou: Run, sample: Path, tmp_path: Path) -> None:
    made = liushou(
        "-C", sample, "render", "talk-record", "--on", DAY, "-o", tmp_path / "谈心", "--format", "md"
    )
    assert made.status == 0
    on_register = liushou("-C", sample, "list", "children", "状态:在册", "--format", "csv").out.splitlines()
    assert len(list((tmp_path / "谈心").iterdir())) == len(on_register) - 1


def test_a_letter_is_for_one_or_for_all(liushou: Run, sample: Path) -> None:
    arguments = ["-C", sample, "render", "parent-letter", "--on", DAY]
    assert "各位家长" in liushou(*arguments).out
    one = liushou(*arguments, "c-0lptc").out
    assert "丁若兰" in one
    assert "各位家长" not in one


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["newsletter", "2026-10"], "2026年10月"),
        (["newsletter", "--term", "2026-2027-1"], "2026年秋季学期"),
        (["birthday-list"], "2026年11月"),
        (["work-plan", "2025-2026-2"], "2026年春季学期"),
        (["calendar", "--term", "last"], "2025—2026学年第二学期"),
        (["service-card", "枫坪村"], "枫坪村"),
        (["supplies-receipt", "--term"], "2026—2027学年第一学期"),
    ],
)
def test_terms_months_and_villages(liushou: Run, sample: Path, arguments: list[str], part: str) -> None:
    shown = liushou("-C", sample, "render", *arguments, "--on", DAY)
    assert shown.status == 0, shown.err
    assert part in shown.out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["work-plan"], "截至2026年11月20日，建档在册、纳入关爱服务的留守儿童46名"),
        (["newsletter", "2026-11"], "截至2026年11月20日，本学期完成"),
        (["newsletter", "2026-05"], "截至2026年5月31日，本学期完成"),
    ],
)
def test_figures_of_the_term_reach_the_papers_that_ask_for_them(
    liushou: Run, sample: Path, arguments: list[str], part: str
) -> None:
    """For a past month they are those of its own term, as of its last day."""
    shown = liushou("-C", sample, "render", *arguments, "--on", DAY)
    assert part in shown.out


def test_what_is_missing_is_told_for_all_before_anything_is_written(
    liushou: Run, sample: Path, small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (small / "templates").mkdir()
    head = "---\ntitle: 民族\nof: child\nneeds: [child.ethnicity]\n---\n"
    (small / "templates/民族.md").write_text(head + "{{ child.ethnicity }}\n", encoding="utf-8")
    text = (small / "data/children/c-1.yaml").read_text(encoding="utf-8")
    other = text.replace("id: c-1", "id: c-2").replace("田小禾", "田小苗")
    (small / "data/children/c-2.yaml").write_text(other, encoding="utf-8")
    out = tmp_path_factory.mktemp("out") / "民族"
    shown = liushou("-C", small, "render", "民族", "--on", DAY, "-o", out, "--format", "md")
    assert shown.status == 1
    assert "  c-1：民族\n  c-2：民族\n" in shown.err
    assert not out.exists()
    assert liushou("-C", small, "render", "民族", "--allow-missing", "--on", DAY, "-o", out).status == 0
    assert len(list(out.iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["activty-plan", "a-dg672"], "activity-plan"),
        (["activity-plan"], "请写明是哪一个活动"),
        (["activity-plan", "名称:没有"], "没有符合条件的活动"),
        (["child-card", "没有这个人"], "儿童档案里没有"),
        (["service-card", "没有村"], "没有“没有村”这个村"),
        (["inspection-form"], "请写明是哪一个抽查的儿童"),
        (["calendar", "--term", "2031秋"], "没有学期"),
        (["child-card", "--format", "docx"], "请用 -o"),
        (["child-card", "-o", "x.xyz"], "不能输出为 xyz"),
        (["activity-plan", "a-dg672", "--audience", "all"], "internal、superior、public 之一"),
    ],
)
def test_wrong_use_of_render(liushou: Run, sample: Path, arguments: list[str], part: str) -> None:
    shown = liushou("-C", sample, "render", *arguments)
    assert shown.status == 2
    assert part in shown.err


@pytest.fixture
def worded(sample: Path, small: Path) -> Callable[[str], Path]:
    """A store with one activity and its own wording of the activity plan."""

    def made(body: str) -> Path:
        (small / "data/activities").mkdir()
        (small / "templates").mkdir()
        shutil.copyfile(sample / "data/activities/a-xkg3c.yaml", small / "data/activities/a-xkg3c.yaml")
        head = "---\ntitle: 方案\nof: activity\npage: document\n---\n"
        (small / "templates/activity-plan.md").write_text(head + body, encoding="utf-8")
        return small

    return made


def test_a_unit_may_word_its_own_template(liushou: Run, worded: Callable[[str], Path]) -> None:
    shown = liushou("-C", worded("# 本校{{ activity.title }}\n"), "render", "activity-plan", "a-xkg3c")
    assert shown.out.startswith("# 本校2026年秋季家长会")


def test_templates_are_listed_with_where_they_come_from(liushou: Run, worded: Callable[[str], Path]) -> None:
    root = worded("# 方案\n")
    (root / "templates/坏的.md").write_text("没有说明\n", encoding="utf-8")
    shown = liushou("-C", root, "templates")
    assert shown.status == 0
    rows = {line.split()[0]: line.split()[1:] for line in shown.out.splitlines() if line.isascii() is False}
    assert rows["activity-plan"] == ["方案", "活动", "本单位"]
    assert rows["term-report"] == ["工作总结", "学期总结", "程序"]
    assert "坏的" in shown.err


def test_a_wrong_template_is_told_with_line(liushou: Run, worded: Callable[[str], Path]) -> None:
    root = worded("# 方案\n\n{{ activity.titel }}\n")
    shown = liushou("-C", root, "render", "activity-plan", "a-xkg3c")
    assert shown.status == 2
    assert "第 8 行" in shown.err
    assert "title" in shown.err
