"""`liushou sample`: what is drawn, said and refused."""

import csv
import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Result, Run
from tests.commands.git_repository import commit, needs_git, plain_git


@pytest.fixture
def drawn(liushou: Run, sample: Path) -> "Drawn":
    return Drawn(liushou, sample)


class Drawn:
    """The sample store, drawn from."""

    def __init__(self, run: Run, root: Path) -> None:
        self.run, self.root = run, root

    def __call__(self, *words: str | Path) -> Result:
        return self.run("-C", self.root, "sample", *words, "--on", DAY)

    def json(self, *words: str) -> dict[str, Any]:
        done = self(*words, "--format", "json")
        assert done.status == 0, done.err
        found: dict[str, Any] = json.loads(done.out)
        return found


def test_the_same_seed_draws_the_same_and_another_others(drawn: Drawn) -> None:
    first = drawn("6", "--seed", "482913")
    assert first.status == 0
    assert drawn("6", "--seed", "482913") == first
    assert drawn("6", "--seed", " ４８２９１３ ").out == first.out
    assert drawn("6", "--seed", "482914").out != first.out


def test_without_a_seed_the_machine_draws_one_that_repeats_it(drawn: Drawn) -> None:
    found = drawn.json("5")
    assert len(found["seed"]) == 6
    assert found["seed"].isdecimal()
    again = drawn.json("5", "--seed", found["seed"])
    assert again == found
    assert len({drawn.json("1")["seed"] for _ in range(5)}) > 1


def test_the_line_it_prints_draws_the_same(drawn: Drawn) -> None:
    words = (
        "3",
        "年龄>=8 AND NOT 年级:六年级",
        "--except",
        "班级:一年级1班",
        "--per",
        "village",
        "--lightly",
        "20",
    )
    found = drawn.json(*words)
    line = shlex.split(found["repeat"])
    assert line[:2] == ["liushou", "sample"]
    again = drawn.run("-C", drawn.root, *line[1:], "--format", "json")
    assert json.loads(again.out) == found


def test_every_class_has_its_share(drawn: Drawn) -> None:
    found = drawn.json("20", "--seed", "7")
    shares = found["strata"].values()
    assert found["per"] == "class"
    assert sum(one["children"] for one in shares) == found["population"]
    assert sum(one["drawn"] for one in shares) == len(set(found["children"])) == 20
    for one in shares:
        share = 20 * one["children"] / found["population"]
        assert int(share) <= one["drawn"] <= int(share) + 1


def test_lately_visited_are_weighed_openly(drawn: Drawn) -> None:
    found = drawn.json("5", "--lightly", "30")
    assert found["weights"]["since"] == "2026-10-21"
    assert found["weights"]["others"] == 2 * found["weights"]["visited"]
    assert 0 < found["weights"]["visited_children"] < found["population"]
    shown = drawn("5", "--lightly", "30").out
    assert f"走访过的 {found['weights']['visited_children']} 名" in shown.replace("\n", " ").replace(
        "  ", " "
    )


def test_only_those_on_the_register_who_count_and_the_others_are_told(drawn: Drawn) -> None:
    all_of_them = drawn("999", "--seed", "1")
    assert all_of_them.status == 0
    assert "全部列出" in all_of_them.err
    assert "名在册儿童不算留守儿童" in all_of_them.err
    listed = drawn.run("-C", drawn.root, "list", "children", "状态:在册", "--on", DAY, "--format", "json")
    there = {one["id"] for one in json.loads(listed.out)}
    assert set(drawn.json("999")["children"]) < there
    assert set(drawn.json("999", "状态:在册")["children"]) == there


def test_who_was_named_and_left_is_left_out_and_told(drawn: Drawn) -> None:
    done = drawn("9", "班级:六年级1班 OR 状态:毕业", "--seed", "1")
    assert done.status == 0
    assert f"名 {DAY} 不在册，没有列入。" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["0"], "要抽的人数应是大于 0 的数，“0”不是。"),
        (["三"], "人数 的值不对"),
        ([], "缺少"),
        (["3", "--per", "星座"], "不能按“星座”分层；可以用：年级、班级、"),
        (["3", "--per", "类别"], "一名儿童可以有几个类别"),
        (["3", "--lightly", "0"], "--lightly 应为 1 至"),
        (["八"], "人数 的值不对：“八”应为整数"),
        (["班级:五年级1班", "3"], "人数 的值不对：“班级:五年级1班”应为整数"),
        (["3", "--seed", " "], "--seed 应为"),
        (["3", "--seed", "a\u202eb"], "--seed 应为"),
        (["3", "--seed", "长" * 41], "--seed 应为"),
        (["3", "年级:九年级"], "没有符合条件的在册儿童。"),
        (["3", "不认识"], "没有“不认识”"),
        (["3", "-o", "x.xlsx"], "不能输出为 xlsx"),
        (["3", "--format", "pdf"], "请用 -o"),
        (["3", "--term", "2030秋"], "没有学期"),
    ],
)
def test_wrong_use(drawn: Drawn, words: list[str], told: str) -> None:
    done = drawn(*words)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_an_empty_register_is_told(liushou: Run, small: Path) -> None:
    done = liushou("-C", small, "sample", "1", "--on", "2024-08-31")
    assert (done.status, done.out) == (2, "")
    assert "2024-08-31 没有在册的留守儿童。" in done.err


def test_a_term_that_is_over_is_drawn_on_its_last_day(liushou: Run, sample: Path) -> None:
    base = ("-C", sample, "sample", "5", "--seed", "3", "--format", "json")
    then = json.loads(liushou(*base, "--term", "last", "--on", DAY).out)
    assert then["on"] == "2026-07-10"
    assert then == json.loads(liushou(*base, "--on", "2026-07-10").out)
    assert json.loads(liushou(*base, "--term", "--on", DAY).out)["on"] == DAY
    early = liushou(*base, "--term", "2026秋", "--on", "2026-08-01")
    assert early.status == 2
    assert "2026-09-01 才开始" in early.err


def test_csv_goes_to_a_file(drawn: Drawn, tmp_path: Path) -> None:
    file = tmp_path / "抽查.csv"
    done = drawn("4", "--seed", "9", "-o", file)
    assert done.status == 0
    assert "种子 9；重抽同一批：liushou sample 4 --per 班级 --seed 9 --on 2026-11-20" in done.err
    with file.open(encoding="utf-8-sig", newline="") as opened:
        heads, *rows = csv.reader(opened)
    assert heads == ["序号", "编号", "姓名", "班级", "村", "最近走访"]
    assert [row[1] for row in rows] == drawn.json("4", "--seed", "9")["children"]


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
def test_the_form_has_the_children_and_how_they_were_drawn(drawn: Drawn, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"督导检查表.{form}"
    assert drawn("4", "--seed", "9", "-o", file).status == 0
    content = file.read_bytes()
    assert drawn("4", "--seed", "9", "-o", file).status == 0
    assert file.read_bytes() == content
    if form in ("md", "html"):
        text = content.decode()
        assert "抽样办法" in text
        assert "liushou sample 4 --per 班级 --seed 9 --on 2026-11-20" in text
        with_csv = csv.DictReader(drawn("4", "--seed", "9", "--format", "csv").out.splitlines())
        places = [text.index(row["姓名"]) for row in with_csv]
        assert places == sorted(places)


def test_no_phone_or_note_is_shown(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "sample", "1", "--on", DAY)
    assert "田小禾" in shown.out
    assert "15400012345" not in shown.out + shown.err
    assert "想妈妈" not in shown.out


@needs_git
def test_the_revision_is_told_and_draws_the_same_later(
    liushou: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_git(monkeypatch)
    root = tmp_path / "store"
    shutil.copytree(sample, root)
    commit(root, "2026-11-18")
    found = json.loads(liushou("-C", root, "sample", "6", "--seed", "5", "--on", DAY, "--format", "json").out)
    assert found["repeat"].endswith(f"--on {DAY} --at {found['revision']}")
    child = next((root / "data" / "children").glob("*.yaml"))
    child.unlink()
    dirty = json.loads(liushou("-C", root, "sample", "6", "--seed", "5", "--on", DAY, "--format", "json").out)
    assert dirty["revision"] == f"{found['revision']}-dirty"
    assert "--at" not in dirty["repeat"]
    shown = liushou("-C", root, "sample", "6", "--seed", "5", "--on", DAY).out
    assert "有未提交的改动，别人重做可能不同" in shown
    again = liushou("-C", root, *shlex.split(found["repeat"])[1:], "--format", "json")
    assert json.loads(again.out) == found
