"""`liushou stats` by groups and of a part of the children: words, tables, names, files."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Result, Run
from tests.golden import agrees

from liushou.textwidth import width

GOLDEN = Path(__file__).parent / "golden"
INTERNAL = "内部资料，含儿童姓名，请勿外传"


def stats(liushou: Run, root: Path, *words: str) -> Result:
    result = liushou("-C", root, "stats", *words, "--on", DAY)
    assert result.status == 0, result.err
    return result


def rows(result: Result) -> list[list[str]]:
    return list(csv.reader(io.StringIO(result.out)))


def values(result: Result) -> Any:
    return json.loads(result.out)


def own(small: Path, text: str) -> None:
    with (small / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write(text)


SCREENS = {
    "stats-cross-names.txt": ("结对帮扶率", "--per", "年级,性别", "--names"),
    "stats-several.txt": ("班主任谈心", "走访率", "建档率", "--per", "村"),
    "stats-one.txt": ("走访率", "--per", "类别", "班级:五年级1班", "OR", "班级:五年级2班"),
    "stats-heads-names.txt": ("--per", "监护情况", "--names", "村:上湾村"),
    "stats-trend-heads.txt": ("--trend", "--per", "年级"),
    "stats-trend-one.txt": ("--trend", "--per", "性别", "走访率", "--except", "村:樟下村"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_what_a_person_sees(liushou: Run, sample: Path, name: str) -> None:
    shown = stats(liushou, sample, *SCREENS[name])
    assert shown.err == ""
    lines = [line.rstrip() for line in shown.out.splitlines()]
    assert max(map(width, lines)) <= 80
    agrees(GOLDEN / name, "\n".join(lines) + "\n")


def test_several_indicators_stand_below_one_another_for_a_spreadsheet(liushou: Run, sample: Path) -> None:
    heads, *found = rows(stats(liushou, sample, "走访率", "班主任谈心", "--per", "性别", "--format", "csv"))
    assert heads == ["指标", "性别", "完成", "应完成", "完成率"]
    assert [row[:2] for row in found] == [
        [name, group] for name in ("走访率", "班主任谈心") for group in ("男", "女", "合计")
    ]


def test_json_has_the_report_of_the_part_and_its_cells(liushou: Run, sample: Path) -> None:
    words = ("走访率", "村:樟下村", "--except", "性别:男", "--per", "年级,性别", "--format", "json")
    found = values(stats(liushou, sample, *words))
    assert found["part"] == {"where": ["村:樟下村"], "except": ["性别:男"]}
    assert [one["name"] for one in found["indicators"]] == ["走访率"]
    assert found["breakdowns"]["village"] == {"樟下村": found["population"]}
    assert "residents" not in found
    assert found["grouped"]["by"] == ["grade", "sex"]
    last = found["grouped"]["cells"][-1]
    assert {key: last[key] for key in ("grade", "sex", "indicator", "denominator")} == {
        "grade": None, "sex": None, "indicator": "走访率", "denominator": found["population"],
    }  # fmt: skip
    whole = values(stats(liushou, sample, "--format", "json"))
    assert "part" not in whole
    assert "grouped" not in whole


def test_json_has_ids_and_tables_have_names_of_volunteers(liushou: Run, sample: Path) -> None:
    found = values(stats(liushou, sample, "--per", "班主任", "--format", "json"))
    groups = [cell["homeroom"] for cell in found["grouped"]["cells"]]
    assert groups[-1] is None
    assert all(group.startswith("v-") for group in groups[:-1])
    assert "children" not in found["grouped"]["cells"][0]
    shown = rows(stats(liushou, sample, "--per", "班主任", "--format", "csv"))
    assert [row[0] for row in shown[1:]] == ["姚淑芬", "孔令仪", "卓玉珍", "侯振国", "关海波", "潘建勋", "童雅琴", "盛国平", "覃丽萍", "合计"]  # fmt: skip  # noqa: E501


def test_every_child_of_a_cell_is_named_once(liushou: Run, sample: Path) -> None:
    found = values(stats(liushou, sample, "--per", "年级,性别", "--names", "--format", "json"))
    cells = [cell for cell in found["grouped"]["cells"] if None not in (cell["grade"], cell["sex"])]
    ids = [id_ for cell in cells for id_ in cell["children"]]
    assert len(ids) == len(set(ids)) == found["population"]
    heads, *listed = rows(stats(liushou, sample, "--per", "年级,性别", "--names", "--format", "csv"))
    assert heads == ["年级", "性别", "编号", "姓名", "班级", "村"]
    assert [row[2] for row in listed] == ids


def test_names_are_said_to_be_internal_in_every_form(liushou: Run, sample: Path) -> None:
    for words in (("走访率",), ("走访率", "--per", "性别"), ("--per", "性别"), ("--checklist", "五个有")):
        for form in ("table", "md"):
            assert INTERNAL in stats(liushou, sample, *words, "--names", "--format", form).out
        for form in ("csv", "json"):
            shown = stats(liushou, sample, *words, "--names", "--format", form)
            assert INTERNAL not in shown.out
            assert INTERNAL in shown.err
        assert INTERNAL not in "".join(stats(liushou, sample, *words)[1:])


def test_a_table_that_is_too_wide_says_how_to_see_all_of_it(liushou: Run, sample: Path) -> None:
    shown = stats(liushou, sample, "--per", "班级,帮扶人员").out.splitlines()
    assert max(map(width, shown)) <= 80
    assert shown[-1].startswith("还有 ")
    assert "-o 统计.xlsx" in shown[-1]
    assert shown[-2].startswith("列太多，行和列对调了显示")
    heads, *body = rows(stats(liushou, sample, "--per", "班级,帮扶人员", "--format", "csv"))
    hidden = len(body) + 1 - len(next(line for line in shown if line.startswith("帮扶人员")).split())
    assert f"还有 {hidden} 列" in shown[-1]
    total = next(line.split() for line in shown if line.startswith("合计"))
    assert total[-1] == body[-1][-1]
    assert len(heads) == 1 + sum(line[-1:].isdigit() for line in shown)


def test_a_table_that_fits_with_rows_and_columns_exchanged_is_shown_so(liushou: Run, sample: Path) -> None:
    shown = stats(liushou, sample, "--per", "村,类别").out.splitlines()
    assert max(map(width, shown)) <= 80
    assert shown[-1] == "列太多，行和列对调了显示；写到文件里不对调。"
    heads, *body = rows(stats(liushou, sample, "--per", "村,类别", "--format", "csv"))
    at = next(number for number, line in enumerate(shown) if line.startswith("类别"))
    seen = [line.split() for line in (shown[at], *shown[at + 2 : at + 1 + len(heads)])]
    (_, *names), *columns = zip(heads, *body, strict=True)
    assert seen == [["类别", *names], *map(list, columns)]


def test_words_that_the_shell_has_divided_are_one_condition(liushou: Run, sample: Path) -> None:
    def population(*words: str) -> int:
        return int(values(stats(liushou, sample, *words, "--format", "json"))["population"])

    one = population("班级:五年级1班 OR 班级:五年级2班")
    assert population("班级:五年级1班", "OR", "班级:五年级2班") == one
    assert population("(班级:五年级1班", "OR", "班级:五年级2班)", "AND", "寄宿:是") == population(
        "班级:五年级1班 OR 班级:五年级2班", "寄宿:是"
    )
    assert population("NOT", "性别:男") == population("性别:女")
    assert population("性别:女", "走访率") == population("性别:女")


def test_an_indicator_whose_name_reads_as_a_condition_is_an_indicator(liushou: Run, small: Path) -> None:
    own(small, "indicators:\n  - {name: 年龄<12的占比, where: '年龄<12'}\n")
    found = values(stats(liushou, small, "年龄<12的占比", "--format", "json"))
    assert [one["name"] for one in found["indicators"]] == ["年龄<12的占比"]
    assert "part" not in found


def test_where_nobody_fits_it_is_said(liushou: Run, sample: Path) -> None:
    for words in ((), ("走访率",), ("--per", "年级"), ("--per", "年级,性别"), ("--checklist",)):
        shown = stats(liushou, sample, "村:火星村", *words)
        assert "没有人符合条件：村:火星村" in shown.err
        assert "（留守儿童 0 人）" in shown.out
    shown = stats(liushou, sample, "村:火星村", "走访率", "--per", "年级,性别", "--names")
    assert "合计" in shown.out


def test_duties_can_be_asked_for_by_name(liushou: Run, sample: Path) -> None:
    whole = values(stats(liushou, sample, "班主任谈心", "--format", "json"))
    assert whole["indicators"] == []
    (duty,) = (one for one in whole["duties"] if one["kind"] == "班主任谈心")
    _, row = rows(stats(liushou, sample, "班主任谈心", "--format", "csv"))
    assert row[:3] == ["班主任谈心", str(duty["done"]), str(duty["due"])]
    trend = values(stats(liushou, sample, "班主任谈心", "--trend", "--format", "json"))
    last = trend["trend"][-1]["indicators"][0]
    assert (last["numerator"], last["denominator"]) == (duty["done"], duty["due"])


def test_a_trend_by_groups_is_what_stats_says_of_each_term(liushou: Run, sample: Path) -> None:
    for words in ((), ("走访率",)):
        found = values(
            stats(liushou, sample, "--trend", "--per", "年级", "村:上湾村", *words, "--format", "json")
        )
        assert found["part"] == {"where": ["村:上湾村"], "except": []}
        for column in found["trend"]:
            asked = ("--per", "年级", "村:上湾村", *words, "--term", column["term"], "--format", "json")
            shown = values(stats(liushou, sample, *asked))
            assert column["grouped"] == shown["grouped"]
            assert column["population"] == shown["population"]


def test_own_indicators_are_like_any_other(liushou: Run, small: Path) -> None:
    own(small, "indicators:\n  - {name: 女童谈心率, of: 性别:女, where: 有过谈心:是}\n")
    wrong = liushou("-C", small, "stats", "--on", DAY)
    assert wrong.status == 2
    assert wrong.err.startswith("错误：liushou.yaml:6:36：indicators 里“女童谈心率”的 where 读不懂：筛选条件")
    assert "第 1 个字符处" in wrong.err
    found = liushou("-C", small, "check", "--on", DAY, "--format", "json")
    (finding,) = (one for one in json.loads(found.out) if one["code"] == "LS314")
    assert (finding["line"], finding["column"]) == (6, 36)


def test_own_indicators_by_groups_in_trends_with_goals_and_names(liushou: Run, small: Path) -> None:
    own(
        small, "indicators:\n  - {name: 何老师帮扶, where: 结对:何秀兰}\n  - {name: 走读率, where: 寄宿:否}\n"
    )
    with (small / "data/terms/2026-2027-1.yaml").open("a", encoding="utf-8", newline="\n") as term:
        term.write("goals:\n  - {indicator: 何老师帮扶, target: 90}\n")
    assert rows(stats(liushou, small, "何老师帮扶", "--format", "csv"))[1] == [
        "何老师帮扶", "1", "1", "100.0%", "90.0%", "达标",
    ]  # fmt: skip
    assert rows(stats(liushou, small, "走读率", "--per", "性别", "--names", "--format", "csv"))[1:] == [
        ["走读率", "女", "c-1", "田小禾", "", "朝阳村"]
    ]
    trend = rows(stats(liushou, small, "何老师帮扶", "--trend", "--per", "性别", "--format", "csv"))
    assert trend[-1][:2] == ["合计", "2026-2027-1"]
    own(small, "  - {name: 走访率, where: 寄宿:否}\n")
    wrong = liushou("-C", small, "stats", "--on", DAY)
    assert "liushou.yaml:8:12：indicators 里的“走访率”与程序自带的指标重名" in wrong.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("走访律",), "没有“走访律”这个指标；是不是“走访率”？现有：建档率"),
        (("走访律", "--trend"), "是不是“走访率”？"),
        (("走访律", "--residents"), "没有“走访律”这个指标；是不是“走访率”？留守妇女、老人的有：结对帮扶率"),
        (("--per", "监护人的关系"), "不能按“监护人的关系”分组，是不是“监护人关系”？可以用：年级、班级"),
        (("--per", "年级,性别,村"), "最多按两个分组"),
        (("--per", "年级,年级"), "要两个不同的分组"),
        (("走访率", "建档率", "--per", "年级,性别"), "--per 只写一个分组"),
        (("专题讲座", "--per", "年级"), "“专题讲座”是本单位自己的职责"),
        (("专题讲座", "村:上湾村"), "不能只看一部分儿童"),
        (("性别:女孩",), "“性别”没有“女孩”这个值"),
        (("--checklist", "村:上湾村"), "条件写在 --checklist 的前面：liushou stats 村:上湾村 --checklist"),
        (("--except", "没有的人"), "没有“没有的人”"),
        (("村:上湾村", "--publish"), "--publish 和筛选条件不能同时用：两张条件不同的表相减"),
        (("--except", "村:上湾村", "--publish"), "--publish 和筛选条件不能同时用"),
        (("--names", "--publish"), "--publish 和 --names 不能同时用"),
        (("--trend", "--publish"), "--publish 和 --trend 不能同时用"),
        (("走访率", "--summary", "x.json"), "--summary 和指标名称不能同时用"),
        (("村:上湾村", "--summary", "x.json"), "--summary 和筛选条件不能同时用"),
        (("--per", "村", "--summary", "x.json"), "--summary 和 --per 不能同时用"),
        (("--summary", "x.json", "-o", "y.json"), "--summary 和 -o 不能同时用"),
        (("--dry-run",), "--dry-run 只和 --publish 同用"),
        (("--per", "村", "--format", "xlsx"), "xlsx 要写到文件"),
    ],
)
def test_what_makes_no_sense_is_refused(
    liushou: Run, sample: Path, words: tuple[str, ...], told: str
) -> None:
    shown = liushou("-C", sample, "stats", *words, "--on", DAY)
    assert (shown.status, shown.out) == (2, "")
    assert told in shown.err


def test_residents_of_a_part(liushou: Run, sample: Path) -> None:
    words = ("--residents", "类别:留守老人", "--except", "村:上湾村")
    found = values(stats(liushou, sample, *words, "--format", "json"))
    assert found["part"] == {"where": ["类别:留守老人"], "except": ["村:上湾村"]}
    assert found["residents"]["by_kind"]["留守妇女"] == 0
    assert "上湾村" not in found["residents"]["by_village"]
    assert (
        "统计范围：类别:留守老人，除去 村:上湾村（留守妇女、留守老人 5 人）"
        in stats(liushou, sample, *words).out
    )
    nobody = liushou("-C", sample, "stats", "--residents", "村:火星村", "--on", DAY)
    assert (nobody.status, nobody.out) == (2, "")
    assert "没有留守妇女、留守老人符合条件：村:火星村" in nobody.err
    named = stats(liushou, sample, "--residents", "--names").out
    assert "内部资料，含个人姓名，请勿外传" in named


def test_promises_to_a_part(liushou: Run, sample: Path) -> None:
    found = values(stats(liushou, sample, "--checklist", "五个有", "性别:女", "--format", "json"))
    whole = values(stats(liushou, sample, "--checklist", "五个有", "--format", "json"))
    boys = values(stats(liushou, sample, "--checklist", "五个有", "--except", "性别:女", "--format", "json"))
    for part, rest, all_ in zip(
        *(one["checklists"][0]["items"] for one in (found, boys, whole)), strict=True
    ):
        assert part["numerator"] + rest["numerator"] == all_["numerator"]


def test_hostile_names_of_groups_print_as_text(liushou: Run, small: Path) -> None:
    child = small / "data/children/c-1.yaml"
    text = child.read_text(encoding="utf-8")
    evil = r'"[red]村[/x]\x1b[31m=1"'
    child.write_text(text.replace("朝阳村", evil), encoding="utf-8", newline="\n")
    for words in (
        ("--per", "村"),
        ("走访率", "--per", "村,性别", "--names"),
        ("--trend", "--per", "村"),
        ("--names",),
    ):
        for form in ("table", "md", "csv"):
            shown = stats(liushou, small, *words, "--format", form)
            assert "[red]村[/x]" in shown.out
            if form != "csv":
                assert "\x1b" not in shown.out


def test_volunteers_of_one_name_are_told_apart(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    shutil.copytree(sample, root)
    _, *found = rows(stats(liushou, root, "--per", "班主任", "--format", "csv"))
    one, other = (row[0] for row in found[:2])
    ids: dict[str, str] = {}
    for file in (root / "data/volunteers").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for name in (one, other):
            if f"name: {name}\n" in text:
                ids[name] = file.stem
                text = text.replace(f"name: {name}\n", "name: 何秀兰\n")
                file.write_text(text, encoding="utf-8", newline="\n")
    again = {row[0] for row in rows(stats(liushou, root, "--per", "班主任", "--format", "csv"))}
    assert {f"何秀兰（{ids[one]}）", f"何秀兰（{ids[other]}）"} <= again


@pytest.mark.parametrize(
    "words",
    [("stats",), ("stats", "性别:女"), ("stats", "--per", "年级"), ("stats", "--residents"), ("report",)],
)
def test_a_term_that_has_not_begun_is_told_beside_its_empty_figures(
    liushou: Run, sample: Path, words: tuple[str, ...]
) -> None:
    told = "学期 2026-2027-1 到 2026-08-31 还没有开始（2026-09-01 开始），还没有可以统计的数。\n"
    early = liushou("-C", sample, *words, "--term", "2026-2027-1", "--on", "2026-08-31")
    assert (early.status, early.err) == (0, told)
    assert "还没有开始" not in liushou("-C", sample, *words, "--on", "2026-09-01").err


def test_each_thing_that_is_left_out_is_left_out_by_itself(liushou: Run, sample: Path) -> None:
    def within(*words: str) -> set[str]:
        found = values(stats(liushou, sample, "--per", "性别", "--names", *words, "--format", "json"))
        return {id_ for cell in found["grouped"]["cells"] for id_ in cell["children"]}

    everybody, village, boarding = within(), within("村:樟下村"), within("寄宿:是")
    assert within("--except", "村:樟下村", "--except", "寄宿:是") == everybody - village - boarding
    assert everybody - (village & boarding) != everybody - village - boarding
