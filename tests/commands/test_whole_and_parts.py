"""The figures of a whole are those of its parts, whichever command says them and however it is parted."""

import json
import random
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import DAY, Run
from tests.commands.three_schools import lay_out

FIGURES = (
    "入学率",
    "巩固率",
    "监护落实率",
    "委托照护签订率",
    "走访率",
    "亲情联系率",
    "问题办结率",
    "班主任谈心",
)
GROUPED = {
    "年级": "grade", "班级": "class", "村": "village", "性别": "sex", "留守类型": "left_behind",
    "国家口径": "official", "寄宿": "boarding", "类别": "category", "监护情况": "guardianship",
}  # fmt: skip
"""Breakdowns that a condition can ask for by the same word."""


def values(liushou: Run, *words: str | Path) -> Any:
    done = liushou(*words, "--on", DAY, "--format", "json")
    assert done.status in (0, 1), done
    return json.loads(done.out)


def archives(folder: Path) -> dict[str, Any]:
    return {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in folder.glob("*.yaml")}


def homes(children: dict[str, Any], units: int, chance: random.Random) -> dict[str, int]:
    """A unit for each child; those who are paired with one another go to the same."""
    together = {name.removesuffix(".yaml"): {name.removesuffix(".yaml")} for name in sorted(children)}
    for name, child in children.items():
        for pairing in child.get("pairings", ()):
            if pairing["with"] in together:
                both = together[name.removesuffix(".yaml")] | together[pairing["with"]]
                together.update(dict.fromkeys(both, both))
    found: dict[str, int] = {}
    for id_ in together:
        if id_ not in found:
            found.update(dict.fromkeys(together[id_], chance.randrange(units)))
    return found


def split(sample: Path, root: Path, seed: int, units: int = 3) -> Path:
    """The sample parted at random into units that have its helpers, activities and terms, under root/各校.

    root/全部 is the whole. None has a 摸底, which is of no child.
    """
    chance = random.Random(seed)
    whole = root / "全部"
    shutil.copytree(sample, whole)
    for file in (whole / "data" / "terms").glob("*.yaml"):
        term = yaml.safe_load(file.read_text(encoding="utf-8"))
        term.pop("survey", None)
        file.write_text(yaml.safe_dump(term, allow_unicode=True), encoding="utf-8", newline="\n")
    home = homes(archives(whole / "data" / "children"), units, chance)
    for number in range(units):
        unit = root / "各校" / f"第{number}小学"
        shutil.copytree(whole, unit)
        settings = unit / "liushou.yaml"
        text = settings.read_text(encoding="utf-8").replace("石桥镇中心小学", unit.name)
        settings.write_text(text, encoding="utf-8", newline="\n")
        for file in (unit / "data" / "children").glob("*.yaml"):
            if home[file.stem] != number:
                file.unlink()
    for file in (whole / "data" / "residents").glob("*.yaml"):
        stays = chance.randrange(units)
        for number in set(range(units)) - {stays}:
            (root / "各校" / f"第{number}小学" / "data" / "residents" / file.name).unlink()
    return root


@pytest.fixture(scope="module", params=[3, 8])
def parted(sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Not to be written to."""
    return split(sample, tmp_path_factory.mktemp("parted"), request.param)


def counted(rows: Iterable[Any]) -> dict[Any, Any]:
    """Shares, or duties to people, by name, without who is behind them."""
    found: dict[Any, Any] = {}
    for row in rows:
        late = row.get("overdue_count", len(row.get("overdue", ())))
        told = (row.get("numerator", row.get("done")), row.get("denominator", row.get("due")), late)
        found[row.get("name", row.get("kind")), row.get("every")] = told
    return found


def test_units_rolled_up_are_the_whole(liushou: Run, parted: Path) -> None:
    added = values(liushou, "rollup", parted / "各校")
    whole = values(liushou, "-C", parted / "全部", "report")
    assert added["population"] == whole["population"] == sum(one["population"] for one in added["units"])
    assert counted(added["indicators"]) == counted(whole["indicators"])
    of_unit = {"专题讲座", "领导小组会议"}
    told = {name: row for name, row in counted(added["duties"]).items() if name[0] not in of_unit}
    assert told == {name: row for name, row in counted(whole["duties"]).items() if name[0] not in of_unit}
    for by, groups in added["breakdowns"].items():
        assert groups == whole["breakdowns"][by], by
    assert added["cases"] == whole["cases"]
    lists = {one["name"]: counted(one["items"]) for one in added["checklists"]}
    assert lists == {one["name"]: counted(one["items"]) for one in whole["checklists"]}
    for key in ("population", "by_village", "by_kind", "needs"):
        assert added["residents"][key] == whole["residents"][key]
    for key in ("indicators", "duties"):
        assert counted(added["residents"][key]) == counted(whole["residents"][key])


@pytest.mark.parametrize("definition", ["official", "unit"])
def test_the_survey_of_the_units_is_that_of_the_whole(liushou: Run, parted: Path, definition: str) -> None:
    added = values(liushou, "rollup", parted / "各校")["survey"][definition]["rows"]
    whole = values(liushou, "-C", parted / "全部", "survey", "--definition", definition)
    assert added == {row["village"] or "": row["counts"] for row in whole["rows"]}
    assert [sum(column) for column in zip(*added.values(), strict=True)] == whole["total"]


@pytest.mark.parametrize("per", ["年级,性别", "类别,村", "监护人关系,国家口径", "寄宿,年龄段"])
def test_a_cross_of_the_units_is_that_of_the_whole(liushou: Run, parted: Path, per: str) -> None:
    ((key, added),) = values(liushou, "rollup", parted / "各校", "--per", per)["crosses"].items()
    whole = values(liushou, "-C", parted / "全部", "stats", "--per", per)["grouped"]
    one, other = whole["by"]
    assert key == f"{one},{other}"
    cells = {(row, column): count for row, counts in added.items() for column, count in counts.items()}
    told = {(cell[one], cell[other]): cell["population"] for cell in whole["cells"]}
    assert cells == {place: count for place, count in told.items() if None not in place}


@pytest.mark.parametrize("form", ["json", "csv", "md", "table"])
def test_stores_and_their_summaries_are_told_in_the_same_bytes(
    liushou: Run, parted: Path, tmp_path: Path, form: str
) -> None:
    for root in sorted((parted / "各校").iterdir()):
        sent = liushou("-C", root, "stats", "--summary", tmp_path / f"{root.name}.json", "--on", DAY)
        assert sent.status == 0
    words = ("--on", DAY, "--unit", "石桥镇", "--level", "乡镇", "--format", form)
    of_stores, of_files = liushou("rollup", parted / "各校", *words), liushou("rollup", tmp_path, *words)
    assert (of_files.status, of_files.out) == (of_stores.status, of_stores.out)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_county_of_towns_is_told_as_that_of_its_stores(liushou: Run, tmp_path: Path, form: str) -> None:
    """Schools of two towns; one child is in two schools of one town, which only its stores can tell."""
    schools, towns = lay_out(tmp_path / "学校"), tmp_path / "乡镇"
    towns.mkdir()
    settings = schools / "枣林小学" / "liushou.yaml"
    text = settings.read_text(encoding="utf-8").replace("云岭镇", "东河镇")
    settings.write_text(text, encoding="utf-8", newline="\n")
    for town, names in {"云岭镇": ("柳树小学", "石桥小学"), "东河镇": ("枣林小学",)}.items():
        words = ("--unit", town, "--level", "乡镇", "--summary", towns / f"{town}.json", "--on", DAY)
        assert liushou("rollup", *(schools / name for name in names), *words).status == 0
    words = ("--unit", "东山县", "--level", "县", "--on", DAY, "--depth", "2", "--format", form)
    at_once, by_towns = liushou("rollup", schools, *words), liushou("rollup", towns, *words)
    assert by_towns.status == at_once.status == 0
    if form == "json":
        told = [json.loads(one.out) for one in (at_once, by_towns)]
        for one in told:
            del one["shared"], one["remarks"]
        assert told[0] == told[1]
    else:
        assert at_once.out == by_towns.out


@pytest.mark.parametrize("label", GROUPED)
def test_a_group_is_what_a_condition_finds(liushou: Run, sample: Path, label: str) -> None:
    """Every figure of a group is that of the children for whom the condition holds.

    Who is missing is compared of indicators; of a duty a group names all who missed a period, a list of
    duties those who missed the last.
    """
    cells = values(liushou, "-C", sample, "stats", *FIGURES, "--per", label)["grouped"]["cells"]
    by_group: dict[str, dict[str, Any]] = {}
    for cell in cells:
        by_group.setdefault(cell.pop(GROUPED[label]), {})[cell.pop("indicator")] = cell
    assert len(by_group) > 2
    for group, figures in by_group.items():
        # 未填 is no value that a condition could ask for.
        if group not in (None, "未填"):
            part = values(liushou, "-C", sample, "stats", *FIGURES, f"{label}:{group}")
            alone = {one["name"]: one for one in part["indicators"]}
            alone |= {one["kind"]: {**one, "numerator": one["done"]} for one in part["duties"]}
            alone |= {name: {**one, "denominator": one["due"]} for name, one in alone.items() if "due" in one}
            for name, cell in figures.items():
                told = {key: alone[name][key] for key in cell if key in alone[name]}
                assert told == {key: cell[key] for key in told}, (group, name)
                assert {"numerator", "denominator", "rate"} <= told.keys()


@pytest.mark.parametrize("label", [label for label in GROUPED if label not in ("类别", "监护情况")])
def test_parts_by_conditions_are_all_children(liushou: Run, sample: Path, label: str) -> None:
    cells = values(liushou, "-C", sample, "stats", "--per", label)["grouped"]["cells"]
    groups = [group for cell in cells if (group := cell[GROUPED[label]]) is not None]
    parts = [values(liushou, "-C", sample, "stats", f"{label}:{group}") for group in groups]
    whole = values(liushou, "-C", sample, "stats")
    assert sum(part["population"] for part in parts) == whole["population"]
    for place, one in enumerate(whole["indicators"]):
        told = [part["indicators"][place] for part in parts]
        assert {row["name"] for row in told} == {one["name"]}
        assert sum(row["numerator"] for row in told) == one["numerator"]
        # The 摸底 found so many left-behind children; it says nothing of parts of them.
        if one["name"] != "建档率":
            assert sum(row["denominator"] for row in told) == one["denominator"]
            assert sorted(id_ for row in told for id_ in row["missing"]) == sorted(one["missing"])
