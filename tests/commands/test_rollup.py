"""`liushou rollup`: schools to a town, a town to a county, by stores and by summary files."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Run
from tests.commands.three_schools import DAY, SCHOOLS, TERM, TOWN, lay_out
from tests.golden import agrees
from tests.stats.rollup.reports import report
from tests.stats.rollup.reports import sent as summaries

from liushou.errors import UsageError
from liushou.screens.rollup import table
from liushou.stats.rollup import cluster, rolled
from liushou.workers import here
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stores of the three schools; not to be written to."""
    return lay_out(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def sent(liushou: Run, stores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the summary that each school sends, below the folder one stands in."""
    folder = tmp_path / "上报"
    folder.mkdir()
    for name in SCHOOLS:
        file = folder / f"{name}.json"
        assert liushou("-C", stores / name, "stats", "--summary", file, "--on", DAY).status == 0
    monkeypatch.chdir(tmp_path)
    return folder


def superior(root: Path, **more: Value) -> Path:
    """The store of the town, which has no children of its own."""
    term: dict[str, Value] = {
        "id": TERM, "begins": "2026-09-01", "ends": "2027-01-29",
        "goals": [{"indicator": "走访率", "target": 60}],
    }  # fmt: skip
    settings: dict[str, Value] = {
        "format": 1, "unit": {"name": TOWN, "level": "乡镇", "parent": "东山县"}, **more,
    }  # fmt: skip
    for path, value in {"liushou.yaml": settings, f"data/terms/{TERM}.yaml": term}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    return root


def values(liushou: Run, *words: str | Path) -> Any:
    done = liushou("rollup", *words, "--on", DAY, "--format", "json")
    assert done.status == 0, done
    return json.loads(done.out)


def indicator(node: Any, name: str) -> Any:
    return next(one for one in node["indicators"] if one["name"] == name)


@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_a_town_of_three_schools(liushou: Run, stores: Path, form: str) -> None:
    done = liushou("rollup", stores, "--unit", TOWN, "--on", DAY, "--workers", "1", "--format", form)
    assert done.status == 0
    agrees(GOLDEN / f"rollup.{'txt' if form == 'table' else form}", done.out)


def test_summaries_and_stores_give_the_same_figures_but_for_a_child_in_two_units(
    liushou: Run, stores: Path, sent: Path
) -> None:
    of_stores, of_files = values(liushou, stores), values(liushou, sent)
    assert (of_stores["heads"], of_stores["repeated"], of_stores["population"]) == (24, 1, 25)
    assert (of_files["heads"], of_files["repeated"], of_files["population"]) == (25, 0, 25)
    for key in ("indicators", "breakdowns", "duties", "checklists", "cases", "survey", "ranking"):
        assert of_stores[key] == of_files[key], key
    assert of_stores["shared"] == [
        [{"unit": "柳树小学", "child": "c-liushu-3"}, {"unit": "石桥小学", "child": "c-shiqiao-1"}]
    ]


def test_two_levels_give_what_one_gives(liushou: Run, sent: Path, tmp_path: Path) -> None:
    """The town adds up its schools, the county the town; or the county adds up the schools."""
    done = liushou("rollup", sent, "--on", DAY, "--summary", tmp_path / "云岭镇.json")
    assert done.status == 0
    assert f"已写入 {tmp_path / '云岭镇.json'}" in done.err
    by_town = values(liushou, tmp_path / "云岭镇.json", "--unit", "东山县")
    at_once = values(liushou, sent, "--unit", "东山县", "--level", "县")
    assert (by_town["unit"], by_town["level"], by_town["units"][0]["unit"]) == ("东山县", "县", TOWN)
    assert [one["unit"] for one in by_town["units"][0]["units"]] == sorted(SCHOOLS)
    for key in ("population", "heads", "indicators", "duties", "cases", "survey"):
        assert by_town[key] == at_once[key], key


def test_one_sum_of_nobody_named_is_shown_as_it_is(liushou: Run, sent: Path) -> None:
    assert liushou("rollup", sent, "--unit", TOWN, "--summary", "云岭镇.json").status == 0
    found = values(liushou, "云岭镇.json")
    assert (found["unit"], len(found["units"]), found["units"][0]["units"]) == (TOWN, 3, [])


def test_the_summary_on_standard_output_is_nothing_but_the_summary(liushou: Run, sent: Path) -> None:
    done = liushou("rollup", sent, "--summary", "-")
    assert json.loads(done.out)["format"] == "liushou-summary"
    assert len(json.loads(done.out)["units"]) == 3


def test_a_summary_that_is_called_as_its_folder_says_so(liushou: Run, sent: Path, tmp_path: Path) -> None:
    folder = summaries(tmp_path / "各校", *(report(name, None) for name in SCHOOLS))
    told = "没有写 --unit：单位名称取自文件夹“各校”。"
    assert told in liushou("rollup", folder, "--summary", "各校.json").err
    assert told in liushou("rollup", folder, "--summary", "-").err
    named = (
        liushou("rollup", folder, "--unit", TOWN, "--summary", "-"),
        liushou("rollup", sent, "--summary", "-"),  # their parent
        liushou("rollup", "各校.json", "--summary", "-"),
    )
    assert not [done for done in named if "没有写 --unit" in done.err]


def test_the_superior_whose_store_one_stands_in(
    liushou: Run, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = superior(tmp_path / "云岭镇", units=[*SCHOOLS, "东河小学"])
    monkeypatch.chdir(root)
    found = values(liushou, sent)
    assert (found["unit"], found["level"], found["parent"]) == (TOWN, "乡镇", "东山县")
    assert [(one["kind"], one["unit"]) for one in found["remarks"]] == [("missing", "东河小学")]
    visited = indicator(found, "走访率")
    assert (visited["target"], visited["met"]) == (0.6, True)
    assert indicator(found, "建档率")["target"] is None
    named = values(liushou, sent, "--unit", "云岭学区", "--level", "乡镇")
    assert named["unit"] == "云岭学区"


def test_who_has_no_store_adds_up_from_any_folder(liushou: Run, sent: Path, tmp_path: Path) -> None:
    done = liushou("-C", tmp_path, "rollup", sent, "--on", DAY)
    assert (done.status, done.out) == (0, liushou("rollup", sent, "--on", DAY).out)
    missing = liushou("-C", tmp_path / "没有", "rollup", sent)
    assert missing.status == 3
    assert "请检查 -C 后面的路径" in missing.err


def test_a_schools_own_store_is_not_the_superior(
    liushou: Run, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stores / "石桥小学")
    found = values(liushou, ".", "../柳树小学")
    assert found["unit"] == TOWN
    assert len(found["units"]) == 2


def test_a_school_that_names_units_below_it_is_the_superior(
    liushou: Run, stores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = superior(tmp_path / "中心小学", unit={"name": "云岭中心小学", "level": "学校"}, units=["柳树小学"])
    monkeypatch.chdir(root)
    assert values(liushou, stores / "柳树小学")["unit"] == "云岭中心小学"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("石桥小学\n\n# 村小\n柳树小学\n枣林小学\n东河小学\n".encode(), "名单.txt"),
        ("单位名称\r\n石桥小学\r\n柳树小学\r\n枣林小学\r\n东河小学\r\n".encode("gbk"), "名单.txt"),
        ("\ufeff单位名称,电话\n石桥小学,1\n柳树小学,2\n枣林小学,3\n东河小学,4\n".encode(), "名单.csv"),
        ("应报单位\n序号,单位名称\n1,石桥小学\n2,柳树小学\n3,枣林小学\n4,东河小学\n".encode(), "名单.csv"),
    ],
)
def test_a_list_of_units_that_should_be_there(liushou: Run, sent: Path, content: bytes, name: str) -> None:
    Path(name).write_bytes(content)
    done = liushou("rollup", "上报", "--expect", name)
    assert done.status == 0
    assert "上报 3/4 个单位" in done.out
    assert "缺报\n  · 东河小学：没有上报" in done.out
    assert "石桥小学：没有上报" not in done.out


def test_a_name_written_otherwise_on_the_list_is_asked_about(liushou: Run, sent: Path) -> None:
    Path("名单.txt").write_text("石桥小学\n柳树小学\n枣林小学（完小）\n云岭县第九中学\n", encoding="utf-8")
    rows = liushou("rollup", "上报", "--expect", "名单.txt", "--format", "json", "-o", "x.json").err
    told = "".join(line.strip() for line in rows.splitlines())
    assert "枣林小学（完小）：没有上报，没有计入：请催报；报来的“枣林小学”不在名单上" in told
    assert told.count("不在名单上") == 1


def test_a_list_that_names_nobody_is_refused(liushou: Run, sent: Path) -> None:
    Path("名单.txt").write_text("# 以后再填\n", encoding="utf-8")
    done = liushou("rollup", "上报", "--expect", "名单.txt")
    assert done.status == 2
    assert "里没有单位名称" in done.err


def test_strict_is_status_one_only_where_something_is_wrong(liushou: Run, sent: Path) -> None:
    assert liushou("rollup", "上报", "--strict").status == 0
    (sent / "枣林小学.json").write_text("{", encoding="utf-8")
    done = liushou("rollup", "上报", "--strict")
    assert done.status == 1
    assert "读不了\n  · 枣林小学：" in done.out
    assert liushou("rollup", "上报").status == 0


def test_a_child_in_two_units_alone_is_no_fault(liushou: Run, stores: Path) -> None:
    done = liushou("rollup", stores, "--on", DAY, "--strict")
    assert "跨单位重复的儿童" in done.out
    assert done.status == 0


def test_nothing_readable_is_status_three(liushou: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    done = liushou("rollup", tmp_path / "x.json")
    assert done.status == 3
    assert "没有一个单位可以汇总" in done.err
    assert done.out == ""


def test_a_term_that_nobody_reports_is_status_three(liushou: Run, sent: Path) -> None:
    done = liushou("rollup", "上报", "--term", "2026春")
    assert done.status == 3
    assert "石桥小学：报的是 2026秋的数，不是 2026春的" in done.err
    assert liushou("rollup", "上报", "--term", "--on", DAY).status == 0
    assert liushou("rollup", "上报", "--term", "last", "--on", "2027-03-01").status == 0


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ([], "缺少"),
        (["没有.json"], "没有“没有.json”这个文件或文件夹"),
        (["上报", "--per", "班级"], "不能按“班级”分组"),
        (["上报", "--indicator", "走坊率"], "是不是“走访率”？"),
        (["上报", "--level", "省"], "没有“省”这个级别"),
        (["上报", "--level", "县"], "--level 要和 --unit 一起用"),
        (["上报", "--depth", "0"], "--depth 的值不对：“0”应不小于 1"),
        (["上报", "--per", "年级,年级"], "不能都是“年级”"),
        (["上报", "--summary", "全县.xlsx"], "请写成 全县.json"),
        (["上报", "--scheduler", "tcp://x:1", "--workers", "2"], "不能同时用"),
        (["上报", "-o", "x.zip"], "不能输出为 zip"),
        (["上报", "--expect", "没有.txt"], "没有“没有.txt”这个文件"),
    ],
)
def test_wrong_use(liushou: Run, sent: Path, words: list[str], part: str) -> None:
    done = liushou("rollup", *words)
    assert done.status == 2
    assert part in done.err
    assert done.out == ""


def test_patterns_that_the_shell_left(liushou: Run, sent: Path) -> None:
    assert len(values(liushou, "上报/*小学.json")["units"]) == 3
    assert len(values(liushou, "上报/石*.json", "上报/柳树小学.json", "上报/石桥小学.json")["units"]) == 2


def test_names_are_ids_by_unit_and_come_from_stores_only(liushou: Run, stores: Path, sent: Path) -> None:
    done = liushou("rollup", stores, "--on", DAY, "--names", "--indicator", "走访率", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {row["指标"] for row in rows} == {"走访率"}
    assert {"上级单位": TOWN, "单位": "枣林小学", "编号": "c-zaolin-1", "指标": "走访率"} in rows
    found = values(liushou, stores, "--names")
    assert len(rows) == len(indicator(found, "走访率")["missing"])
    of_files = liushou("rollup", sent, "--names")
    assert of_files.status == 0
    assert "列不出是谁" in of_files.err


def test_no_name_of_a_child_is_in_any_output(liushou: Run, stores: Path, tmp_path: Path) -> None:
    for form in ("json", "csv", "md", "html"):
        file = tmp_path / f"x.{form}"
        assert liushou("rollup", stores, "--on", DAY, "--names", "-o", file).status == 0
        text = file.read_text(encoding="utf-8-sig")
        assert "c-zaolin-1" in text
        assert "田桂兰" not in text
        assert "梁小" not in text


def test_csv_of_all_units_adds_up(liushou: Run, stores: Path) -> None:
    done = liushou("rollup", stores, "--on", DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    *units, total = rows
    assert [row["单位"] for row in rows] == [*sorted(SCHOOLS), "合计"]
    counted = [head for head in total if "·" in head]
    assert len(counted) > 30
    for head in counted:
        assert sum(int(row[head]) for row in units) == int(total[head])


def test_groups_of_units_and_of_groups(liushou: Run, stores: Path) -> None:
    by_unit = liushou("rollup", stores, "--on", DAY, "--per", "性别", "--format", "csv").out
    assert by_unit.splitlines()[0] == "单位,男,女,合计"
    assert by_unit.splitlines()[-1] == "合计,12,13,25"
    crossed = liushou("rollup", stores, "--on", DAY, "--per", "年级,性别").out
    assert "合计    12  13    25" in crossed


@pytest.mark.parametrize("by", ["村", "年级", "性别", "留守类型"])
def test_units_of_several_towns_add_up_by_every_grouping(liushou: Run, tmp_path: Path, by: str) -> None:
    """The villages of a unit are called as in the sum (石桥镇·上湾村): no column of theirs is empty."""
    stores = lay_out(tmp_path / "各校")
    settings = stores / "柳树小学" / "liushou.yaml"
    text = settings.read_text(encoding="utf-8").replace(TOWN, "白果镇")
    settings.write_text(text, encoding="utf-8", newline="\n")
    done = liushou("rollup", stores, "--on", DAY, "--per", by, "--format", "csv")
    heads, *rows, total = csv.reader(io.StringIO(done.out))
    units = [row for row in rows if row[0].strip("　") in SCHOOLS]
    assert len(units) == len(SCHOOLS)
    for place in range(1, len(heads)):
        assert sum(int(row[place]) for row in units) == int(total[place]), heads[place]
    for row in units:
        assert sum(map(int, row[1:-1])) == int(row[-1])


def test_flat_leaves_schools_of_several_towns_side_by_side(
    liushou: Run, stores: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "各校"
    shutil.copytree(stores, copied)
    settings = copied / "枣林小学" / "liushou.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(TOWN, "东河镇"), encoding="utf-8", newline="\n")
    grouped = values(liushou, copied, "--unit", "东山县")
    assert {one["unit"] for one in grouped["units"]} == {TOWN, "东河镇"}
    assert grouped["level"] == "县"
    flat = values(liushou, copied, "--unit", "东山县", "--flat")
    assert {one["unit"] for one in flat["units"]} == set(SCHOOLS)
    shown = liushou("rollup", copied, "--unit", "东山县", "--on", DAY)
    assert "石桥小学  " not in shown.out.partition("需要核实")[0]
    assert "加 --depth 2 看下一级单位。" in shown.out
    deeper = liushou("rollup", copied, "--unit", "东山县", "--on", DAY, "--depth", "2")
    assert "\n  石桥小学" in deeper.out


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf", "xlsx", "md", "json", "csv", "txt"])
def test_files_of_every_kind_are_the_same_bytes_each_time(
    liushou: Run, stores: Path, tmp_path: Path, suffix: str
) -> None:
    made = []
    for name in ("一", "二"):
        file = tmp_path / f"{name}.{suffix}"
        done = liushou("rollup", stores, "--on", DAY, "-o", file)
        assert done.status == 0, done
        assert f"已写入 {file}" in done.err
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_what_needs_a_look_is_told_beside_a_file(liushou: Run, stores: Path, tmp_path: Path) -> None:
    done = liushou("rollup", stores, "--on", DAY, "-o", tmp_path / "x.json")
    assert done.out == ""
    assert "跨单位重复的儿童\n  · 柳树小学：" in done.err


def test_workers_of_a_cluster_are_given_places_that_mean_the_same_in_any_folder(
    liushou: Run, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path] = []

    def roll_up(places: Sequence[Path], *_: object) -> None:
        given.extend(places)
        raise UsageError("够了")

    monkeypatch.chdir(stores.parent)
    monkeypatch.setattr(cluster, "on_cluster", lambda _: nullcontext(here))
    monkeypatch.setattr(rolled, "roll_up", roll_up)
    assert liushou("rollup", stores.name, "--scheduler", "tcp://x:8786").status == 2
    assert given == [stores.parent / stores.name]


def test_interrupted(liushou: Run, sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rolled, "roll_up", stopped)
    done = liushou("rollup", "上报")
    assert done.status == 130
    assert done.err == "已中断。\n"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_who_only_adds_up_summaries_does_not_wait_for_tables_or_a_cluster(sent: Path, form: str) -> None:
    heavy = {"pandas", "numpy", "docx", "xlsxwriter", "jinja2", "dask", "distributed"}
    script = (
        "import sys\nfrom liushou.cli import main\n"
        f"assert main(['rollup', '上报', '--expect', '名单.txt', '--format', {form!r}]) == 0\n"
        f"print(sorted({heavy!r} & set(sys.modules)))\n"
    )
    Path("名单.txt").write_text("石桥小学\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stdout.endswith("\n[]\n"), done


def test_another_day_alone_is_no_fault(liushou: Run, stores: Path, sent: Path) -> None:
    done = liushou(
        "-C", stores / "枣林小学", "stats", "--summary", sent / "枣林小学.json", "--on", "2026-11-13"
    )
    assert done.status == 0
    done = liushou("rollup", "上报", "--strict")
    assert "截至日不同\n  · 枣林小学" in done.out
    assert done.status == 0


def test_the_summary_and_the_figures_are_two_files(liushou: Run, sent: Path) -> None:
    done = liushou("rollup", "上报", "--summary", "x.json", "-o", "上报/../x.json")
    assert done.status == 2
    assert "--summary 和 -o 写的是同一个文件" in done.err
    assert not Path("x.json").exists()
    assert liushou("rollup", "上报", "--summary", "x.json", "-o", "y.json").status == 0


def test_one_sum_of_nobody_named_keeps_what_the_list_misses(liushou: Run, sent: Path) -> None:
    assert liushou("rollup", sent, "--unit", TOWN, "--summary", "云岭镇.json").status == 0
    Path("名单.txt").write_text("石桥小学\n东河小学\n", encoding="utf-8")
    done = liushou("rollup", "云岭镇.json", "--expect", "名单.txt", "--summary", "再报.json")
    assert done.status == 0
    assert "上报 3/4 个单位" in done.err
    assert json.loads(Path("再报.json").read_text(encoding="utf-8"))["lacking"] == ["东河小学"]


def test_names_of_stores_and_summaries_together_say_whose_are_lacking(
    liushou: Run, stores: Path, sent: Path
) -> None:
    words = (stores / "石桥小学", sent / "柳树小学.json", sent / "枣林小学.json")
    done = liushou("rollup", *words, "--on", DAY, "--names")
    assert done.status == 0
    assert "c-shiqiao-" in done.out
    told = "".join(done.err.split())
    assert "柳树小学、枣林小学报的是汇总文件，里面没有儿童，列不出是谁" in told
    assert "列不出是谁" not in liushou("rollup", stores, "--on", DAY, "--names").err


def test_a_depth_asked_for_shows_all_units(liushou: Run, sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST", 2)
    assert "这里是名次最后的 2 个" in liushou("rollup", "上报").out
    done = liushou("rollup", "上报", "--depth", "1")
    assert "这里是" not in done.out
    assert all(f"\n{name}" in done.out for name in SCHOOLS)
