"""An inspection sample as people read it."""

import shlex
from datetime import date

import pytest
from tests.builders import child, school, store, unit, volunteer

from liushou.care.sampling.sample import Plan, sample
from liushou.care.sampling.strata import GROUPINGS
from liushou.screens.sampling import Told, as_cells, as_json, drawing_of, rows_of
from liushou.screens.sampling_lines import lines_of
from liushou.textwidth import width

DAY = date(2026, 11, 20)
VISIT = [{"date": "2026-11-01", "kind": "家访"}]
STORE = store(
    unit(),
    volunteer("v-a", name="宁远", homeroom={"grade": "一年级", "class": 1}),
    child("c-1", name="镕喆小满", school=school("二年级", 1), address={"village": "青塘村"}, records=VISIT),
    child("c-2", name="镕堃", school=school("一年级", 1), phone="15400012345"),
    child("c-3", name="垚垚", school=school("一年级", 1)),
    child("c-4", name="玥璟婳", school=school("一年级", 2)),
)
IDS = tuple(STORE.children)


def told(
    count: int = 2,
    *,
    ids: tuple[str, ...] = IDS,
    per: str = "class",
    lightly: int | None = None,
    revision: str | None = "aeb8c47a10",
    who: tuple[str, ...] = (),
    but: tuple[str, ...] = (),
    seed: str = "482913",
) -> Told:
    plan = Plan(count, seed, GROUPINGS[per], DAY, lightly)
    return Told(STORE, sample(STORE, ids, plan), revision, who, but)


def text(one: Told, room: int = 80) -> str:
    return "\n".join(lines_of(one, rows_of(STORE, one.sample.ids, DAY), room))


def test_all_of_it() -> None:
    assert text(told(4, lightly=30)) == (
        "临溪小学督导抽查　2026-11-20\n"
        "在册留守儿童 4 名，全部检查，没有抽签。\n"
        "\n"
        "序号  编号  姓名      班级       村      最近走访\n"
        "   1  c-2   镕堃      一年级1班\n"
        "   2  c-3   垚垚      一年级1班\n"
        "   3  c-4   玥璟婳    一年级2班\n"
        "   4  c-1   镕喆小满  二年级1班  青塘村  2026-11-01\n"
        "\n"
        "班级       人数  抽取\n"
        "一年级1班     2     2\n"
        "一年级2班     1     1\n"
        "二年级1班     1     1\n"
        "合计          4     4\n"
        "\n"
        "种子 482913；档案版本 aeb8c47a10\n"
        "重抽同一批：liushou sample 4 --per 班级 --seed 482913 --lightly 30 --on 2026-11-20 --at aeb8c47a10"
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (told(), "从在册留守儿童 4 名中抽 2 名，按班级分层；每名儿童被抽中的机会相同。"),
        (told(per="village"), "按村分层；"),
        (told(who=("年级:一年级",), ids=IDS[1:]), "从所列儿童 3 名中抽 2 名，"),
        (told(but=("c-4",), ids=IDS[:3]), "从其余在册留守儿童 3 名中抽 2 名，"),
        (told(lightly=30), "；最近 30 天（2026-10-21 以来）走访过的 1 名，机会是其他儿童的一半。"),
        (told(lightly=10), "；最近 10 天（2026-11-10 以来）走访过的一名也没有，每名儿童被抽中的机会相同。"),
    ],
)
def test_how_it_was_drawn_is_said_openly(one: Told, words: str) -> None:
    assert words in text(one, 400)


def test_whose_chance_is_a_certainty_is_said() -> None:
    seen = store(unit(), *(child(f"c-{number}", records=VISIT) for number in range(4)), child("c-z"))
    plan = Plan(4, "1", GROUPINGS["class"], DAY, 30)
    one = Told(seen, sample(seen, tuple(seen.children), plan), None)
    lines = lines_of(one, rows_of(seen, one.sample.ids, DAY), 400)
    assert lines[1].endswith("4 名，机会是其他儿童的一半；1 名机会到了十成，必定抽中。")
    assert drawing_of(one).certain == 1
    alike = Told(
        seen, sample(seen, tuple(seen.children)[:4], Plan(2, "1", GROUPINGS["class"], DAY, 30)), None
    )
    assert lines_of(alike, (), 400)[1].endswith("走访过的是全部，每名儿童被抽中的机会相同。")


@pytest.mark.parametrize(
    ("revision", "archives", "ends"),
    [
        ("aeb8c47a10", "种子 482913；档案版本 aeb8c47a10\n", " --on 2026-11-20 --at aeb8c47a10"),
        (
            "aeb8c47a10-dirty",
            "种子 482913；档案版本 aeb8c47a10，有未提交的改动，别人重做可能不同\n",
            " --on 2026-11-20",
        ),
        (None, "种子 482913；没有版本：档案库不在 git 里，或还没有提交；", " --on 2026-11-20"),
    ],
)
def test_which_archives_it_was_drawn_from(revision: str | None, archives: str, ends: str) -> None:
    shown = text(told(revision=revision), 400)
    assert archives in shown
    assert shown.endswith(ends)


def test_helpers_are_named_and_in_json_by_id() -> None:
    one = told(3, per="homeroom")
    assert "班主任  人数  抽取\n宁远" in text(one)
    assert {"v-a", "未填"} == set(as_json(one, ())["strata"])  # type: ignore[call-overload]
    assert [name for name, _, _ in drawing_of(one).strata] == ["宁远", "未填"]


def test_nothing_is_wider_than_the_terminal_but_the_line_to_copy() -> None:
    shown = text(told(lightly=30, revision="aeb8c47a10-dirty"), 50)
    assert max(width(line) for line in shown.splitlines()[:-1]) <= 50
    assert "15400012345" not in shown


@pytest.mark.parametrize(
    "words",
    [
        ("年龄>=10 AND 寄宿:是",),
        ("班级:五年级1班", "c-05dvr", "镕堃"),
        ("姓名~$(x)",),
        ('a"b', "c'd", "`e`", "!"),
        ("性别：女",),
    ],
)
def test_the_line_to_copy_comes_back_from_a_shell_as_it_was(words: tuple[str, ...]) -> None:
    one = told(who=words, but=words[:1], seed="甲 & 乙", lightly=3)
    assert shlex.split(one.repeat) == [
        "liushou", "sample", "2", *words, "--except", words[0], "--per", "班级", "--seed", "甲 & 乙",
        "--lightly", "3", "--on", "2026-11-20", "--at", "aeb8c47a10",
    ]  # fmt: skip
    assert '"甲 & 乙"' in one.repeat


def test_json_and_cells_have_the_children_in_the_order_of_the_form() -> None:
    one = told(4, lightly=30)
    rows = rows_of(STORE, one.sample.ids, DAY)
    assert as_json(one, rows) == {
        "seed": "482913",
        "revision": "aeb8c47a10",
        "on": "2026-11-20",
        "per": "class",
        "asked": 4,
        "population": 4,
        "weights": {"days": 30, "since": "2026-10-21", "visited": 1, "others": 2, "visited_children": 1},
        "certain": 0,
        "strata": {
            "一年级1班": {"children": 2, "drawn": 2},
            "一年级2班": {"children": 1, "drawn": 1},
            "二年级1班": {"children": 1, "drawn": 1},
        },
        "children": ["c-2", "c-3", "c-4", "c-1"],
        "repeat": one.repeat,
    }
    assert as_json(told(), ())["weights"] is None
    assert as_cells(rows)[0] == ["1", "c-2", "镕堃", "一年级1班", "", ""]
    assert as_cells(rows)[3] == ["4", "c-1", "镕喆小满", "二年级1班", "青塘村", "2026-11-01"]


def test_the_form_is_told_the_same() -> None:
    drawing = drawing_of(told(2, lightly=30, revision="aeb8c47a10-dirty"))
    assert (drawing.seed, drawing.revision, drawing.changed, drawing.per) == (
        "482913", "aeb8c47a10", True, "班级",
    )  # fmt: skip
    assert (drawing.count, drawing.population, drawing.lightly, drawing.lately) == (2, 4, 30, 1)
    assert sum(drawn for _, _, drawn in drawing.strata) == 2
    assert "--at" not in drawing.repeat
