"""templates show and new."""

import re
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.documents.templates import Template, listing
from liushou.resources import shipped_templates

SHIPPED = [each for each in listing((shipped_templates(),)) if isinstance(each, Template)]
ONE_OF_EACH = sorted({(each.about.of[0], each.about.figures): each.name for each in SHIPPED}.values())


def rows(out: str) -> dict[str, list[str]]:
    """The lines of the list of data: name, then meaning and example."""
    lines = out.partition("\n\n")[2].splitlines()[1:]
    return {line.split()[0]: line.split()[1:] for line in lines}


def test_show_tells_what_the_front_matter_says(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "templates", "show", "activity-plan", "--on", DAY)
    assert shown.status == 0
    head = shown.out.partition("\n\n")[0].splitlines()
    assert head[:3] == ["activity-plan　活动方案", "用于：活动", "版面：公文　读者：上级"]
    assert head[3].startswith("必填：名称（activity.title）、时间·开始日期（activity.when.from）")
    assert head[4] == "来自：程序自带"


def test_show_lists_the_data_with_meaning_and_example(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "templates", "show", "contact-card", "--on", DAY)
    found = rows(shown.out)
    assert found["child.name"] == ["姓名", "蒋欣怡"]
    assert found["child.father.phone"] == ["父亲·电话", "***64"]
    assert "child.father.employer_address" in found
    assert "duties[].often" not in found
    assert "duties" in shown.err


def test_show_all_lists_what_the_template_does_not_use(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "templates", "show", "contact-card", "--all", "--on", DAY)
    assert rows(shown.out)["duties[].often"][0] == "职责·多久一次"
    assert "--all" not in shown.err


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_everything_a_shipped_template_gets_has_a_meaning(liushou: Run, sample: Path, name: str) -> None:
    """A key without one is to be named in documents/glossary.py."""
    shown = liushou("-C", sample, "templates", "show", name, "--all", "--on", DAY)
    assert shown.status == 0
    lines = shown.out.partition("\n\n")[2].splitlines()[1:]
    assert lines
    assert [line for line in lines if not line.partition("  ")[2].strip()] == []


def test_nobody_s_number_is_shown(liushou: Run, sample: Path) -> None:
    out = liushou("-C", sample, "templates", "show", "registration", "--all", "--on", DAY).out
    assert "***" in out
    assert re.findall("[0-9]{7,}", out) == []


def test_show_without_archives_says_so(liushou: Run, tmp_path: Path) -> None:
    (tmp_path / "liushou.yaml").write_text(
        "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n", encoding="utf-8"
    )
    shown = liushou("-C", tmp_path, "templates", "show", "child-card", "--on", DAY)
    assert shown.status == 0
    assert "没有可以举例" in shown.err


def test_new_copies_a_template_that_then_takes_its_place(liushou: Run, small: Path) -> None:
    done = liushou("-C", small, "templates", "new", "parent-letter")
    assert done.status == 0
    assert "templates/parent-letter.md" in done.err
    copy = small / "templates/parent-letter.md"
    assert copy.read_bytes() == (shipped_templates() / "parent-letter.md").read_bytes()
    shown = liushou("-C", small, "templates", "show", "parent-letter", "--on", DAY)
    assert "来自：本单位 templates/parent-letter.md" in shown.out


def test_new_never_overwrites(liushou: Run, small: Path) -> None:
    (small / "templates").mkdir()
    own = small / "templates/parent-letter.md"
    own.write_text("我的\n", encoding="utf-8")
    done = liushou("-C", small, "templates", "new", "parent-letter")
    assert done.status == 2
    assert "没有改动" in done.err
    assert own.read_text(encoding="utf-8") == "我的\n"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["sho", "child-card"], "不认识“sho”"),
        (["show"], "请写明是哪个模板"),
        (["new"], "请写明是哪个模板"),
        (["show", "child-crad"], "是否想写“child-card”"),
        (["new", "../liushou"], "没有名为"),
    ],
)
def test_wrong_words_are_told(liushou: Run, small: Path, words: list[str], part: str) -> None:
    done = liushou("-C", small, "templates", *words)
    assert (done.status, done.out) == (2, "")
    assert part in done.err


def test_a_broken_template_is_told_with_its_line(liushou: Run, small: Path) -> None:
    (small / "templates").mkdir()
    body = "---\ntitle: 卡\nof: child\n---\n\n{{ child.name \n"
    (small / "templates/mine.md").write_text(body, encoding="utf-8")
    done = liushou("-C", small, "templates", "show", "mine")
    assert done.status == 2
    assert "mine 第" in done.err
