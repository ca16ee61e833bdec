"""`liushou rollup`: schools to a town, a town to a county, by stores and by summary files."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Run
from tests.commands.three_schools import DAY, SCHOOLS, TERM, TOWN, lay_out
from tests.golden import agrees

from liushou.stats.rollup import rolled
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
    ],
)
def test_a_list_of_units_that_should_be_there(liushou: Run, sent: Path, content: bytes, name: str) -> None:
    Path(name).write_bytes(content)
    done = liushou("rollup", "上报", "--expect", name)
    assert done.status == 0
    assert "上报 3/4 个单位" in done.out
    assert "缺报\n  · 东河小学：没有上报" in done.out
    assert "石桥小学：没有上报" not in done.out


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
        (["上报", "--depth", "0"], "--depth"),
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


def test_interrupted(liushou: Run, sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rolled, "roll_up", stopped)
    done = liushou("rollup", "上报")
    assert done.status == 130
    assert done.err == "已中断。\n"


def test_who_only_adds_up_summaries_does_not_wait_for_pandas(sent: Path) -> None:
    script = (
        "import sys\nfrom liushou.cli import main\n"
        "assert main(['rollup', '上报', '--expect', '名单.txt']) == 0\n"
        "print([name for name in ('pandas', 'numpy', 'docx', 'xlsxwriter') if name in sys.modules])\n"
    )
    Path("名单.txt").write_text("石桥小学\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stdout.endswith("\n[]\n"), done
