"""What a terminal of 80 columns shows of a roll-up."""

import io

from rich.console import Console
from tests.screens.rollup.made import GOALS, rollup, town, unit

from liushou.screens.rollup.page_groups import groups_table
from liushou.screens.rollup.table import MOST, broken, rollup_screen, table_screen_of
from liushou.screens.rollup.view import View, head_lines, repeated_of, reported
from liushou.textwidth import width

SHARES = {"建档率": (9, 10), "走访率": (8, 10), "问题办结率": (0, 0)}


def console() -> Console:
    return Console(file=io.StringIO(), width=80, markup=False, highlight=False, emoji=False)


def shown(view: View) -> list[str]:
    target = console()
    target.print(rollup_screen(view, target))
    assert isinstance(target.file, io.StringIO)
    return target.file.getvalue().splitlines()


def test_nothing_is_wider_than_the_terminal() -> None:
    names = {f"第{number}项很长的自定指标率": (1, 2) for number in range(9)}
    many = [unit(f"云岭镇第{number}中心小学附属幼儿园分园", {**SHARES, **names}) for number in range(3)]
    lines = shown(View(rollup(town("云岭镇", many, dict.fromkeys((*GOALS, *names), 0.9)))))
    assert max(map(width, lines)) <= 80


def test_of_many_units_the_worst_are_shown_and_where_all_are() -> None:
    units = [unit(f"第{number}小学", {"走访率": (number, 100)}, heads=5) for number in range(100)]
    lines = shown(View(rollup(town("云岭镇", units, {"走访率": 1.0})), depth=1))
    names = [line.split()[0] for line in lines if line.startswith("第")]
    assert names == [f"第{number}小学" for number in range(MOST)]
    assert f"共 100 个单位，这里是名次最后的 {MOST} 个：全部在 -o 汇总.xlsx 里。" in lines


def test_without_common_targets_there_is_no_rank() -> None:
    text = "\n".join(shown(View(rollup(town("云岭镇", [unit("石桥小学", SHARES)], {})))))
    assert "各单位没有共同的目标，不排名。" in text
    assert "名次" not in text.replace("没有共同的目标，不排名", "")


def test_remarks_stand_by_kind_with_their_unit() -> None:
    made = rollup(
        town("云岭镇", [unit("石桥小学", SHARES)]),
        ("definition", "石桥小学"),
        *(("missing", f"第{number}小学") for number in range(12)),
    )
    lines = shown(View(made))
    at = lines.index("需要核实")
    assert lines[at + 1 : at + 3] == ["缺报", "  · 第0小学：关于第0小学的说明"]
    assert lines[at + 12] == "  · 还有 2 处：全部在 -o 汇总.xlsx 里。"
    assert lines[at + 13 :] == ["口径不一致", "  · 石桥小学：关于石桥小学的说明"]


def test_the_head_counts_units_that_are_not_there() -> None:
    made = rollup(
        town("云岭镇", [unit("石桥小学", SHARES), unit("柳树小学", SHARES)], repeated=1),
        ("missing", "枣林小学"),
        ("unreadable", "枣林小学"),
        ("unreadable", "石桥小学"),
        ("late", "东河小学"),
        ("twice", "柳树小学"),
    )
    assert reported(made) == (2, 4)
    assert head_lines(made)[1:] == (
        "上报 2/4 个单位；在册留守儿童 19 人（去重后），学期统计 20 人次",
        "几个单位都有档案的儿童只算一次，在册人数因此减去 1 人",
    )


def test_names_of_indicators_are_broken_where_they_read_well() -> None:
    assert broken("走访率") == "走访率"
    assert broken("结对帮扶率") == "结对\n帮扶率"
    assert broken("委托照护签订率") == "委托照护\n签订率"


def test_what_a_terminal_would_obey_is_shown_as_text() -> None:
    made = rollup(town("云岭镇\x1b[31m", [unit("[red]石桥\x1b]0;x\x07小学", SHARES)]), ("missing", "\x1b[2J"))
    text = "\n".join(shown(View(made)))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]石桥" in text


def test_groups_of_units_beneath_units_are_indented() -> None:
    schools = [unit("石桥小学", SHARES, 9)]
    view = View(rollup(town("东山县", [town("云岭镇", schools)], level="县")), per=("grade",))
    target = console()
    target.print(table_screen_of(view, groups_table(view), target))
    assert isinstance(target.file, io.StringIO)
    lines = target.file.getvalue().splitlines()
    assert [line.split() for line in lines if "云岭镇" in line or "石桥小学" in line or "合计" in line][
        1:
    ] == [
        ["云岭镇", "6", "3", "9"],
        ["石桥小学", "6", "3", "9"],
        ["合计", "6", "3", "9"],
    ]


def test_where_it_is_asked_how_deep_to_look_all_units_are_shown() -> None:
    towns = [
        town(f"第{place}镇", [unit(f"第{number}小学", SHARES, parent=f"第{place}镇") for number in range(10)])
        for place in range(4)
    ]
    made = rollup(town("东山县", towns, level="县"))
    lines = shown(View(made, depth=2, every=True))
    assert sum(1 for line in lines if line.strip().startswith("第")) == 44
    assert not any("这里是" in line for line in lines)


def test_what_is_shown_of_too_many_units_is_said_truly() -> None:
    """Ranks are only spoken of where there are any."""
    nobody = [unit(f"第{number}小学", {"走访率": (0, 0)}) for number in range(40)]
    goal = {"走访率": 1.0}
    text = "\n".join(shown(View(rollup(town("云岭镇", nobody, goal)), depth=1)))
    assert "共 40 个单位，这里是前 30 个：" in text
    some = [*nobody, *(unit(f"第{number}中学", {"走访率": (1, 2)}) for number in range(2))]
    text = "\n".join(shown(View(rollup(town("云岭镇", some, goal)), depth=1)))
    assert "共 42 个单位，这里是有名次的 2 个：" in text


def test_heads_taken_off_below_are_told_too() -> None:
    """A town's sum counts a child of two of its schools once, which its county's sum is told by the town."""
    schools = [unit("石桥小学", SHARES), unit("柳树小学", SHARES)]
    county = town(
        "东山县", [town("云岭镇", schools, repeated=1), town("东河镇", schools)], repeated=2, level="县"
    )
    below = town("东山县", [town("云岭镇", schools, repeated=1)], level="县")
    assert (repeated_of(county), repeated_of(below), repeated_of(schools[0])) == (3, 1, 0)
    assert head_lines(rollup(below))[1:] == (
        "上报 2/2 个单位；在册留守儿童 19 人（去重后），学期统计 20 人次",
        "几个单位都有档案的儿童只算一次，在册人数因此减去 1 人",
    )
