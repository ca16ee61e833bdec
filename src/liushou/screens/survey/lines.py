"""`liushou survey` on a terminal: the table in parts, what was held of it, who is not in it and why."""

from collections.abc import Iterable, Iterator, Sequence

from liushou.screens.survey.grid import parts_of
from liushou.screens.survey.mending import mending_of
from liushou.screens.survey.reader import ROUNDED
from liushou.screens.survey.told import Told
from liushou.screens.text_table import LINE, indented, text_table
from liushou.stats.survey_checks import Compared
from liushou.stats.survey_columns import columns_of
from liushou.stats.survey_table import Counted, Incomplete, SurveyTable
from liushou.stats.survey_words import BALANCED
from liushou.store.paths import path_of
from liushou.textwidth import wrap, wrap_list


def lines_of(told: Told, room: int = LINE) -> list[str]:
    """All that is told, at most `room` cells wide but for commands, which are to be copied."""
    shown = told.shown
    lines = [
        *wrap(f"{shown['unit']}{shown['title']}，统计截至 {shown['on']}，单位：名", room),
        *wrap(f"{shown['counted']}。", room),
    ]
    if shown["rows"]:
        lines += [*parts_of(shown, room), "", *_held(told, room)]
    else:
        lines += ["", "没有列入统计的儿童。"]
    if told.compared is not None and told.audience != "public":
        lines += _beside_statistics(told, told.compared, room)
    if told.twice and told.audience == "internal":
        lines += _counted_twice(told, room)
    for number in told.numbers:
        lines += _children_of(told.table, number, room)
    return lines + _left_out(told, room)


def _held(told: Told, room: int) -> Iterator[str]:
    if told.audience == "public":
        yield from wrap(ROUNDED, room)
        return
    if not told.wrong:
        yield from wrap(BALANCED, room)
        return
    yield "平衡关系不成立："
    for one in told.wrong:
        yield from indented(wrap(f"{one.words}。", room - 2))
        if one.children and told.audience == "internal":
            yield from indented(_named("只在一边的：", map(_called, one.children), room - 4), 4)


def _beside_statistics(told: Told, found: Compared, room: int) -> list[str]:
    """The term's statistics by 国家口径 beside the table, and who makes the difference."""
    judged = sum("户籍" not in one.lacks for one in told.table.incomplete)
    others = "（没有写户籍的两边都不算）" if judged < len(told.table.incomplete) else ""
    beside = f"，加未列入的 {judged} 名" if judged else ""
    sums = f"本表 {told.table.total[0]} 名{beside}{others}"
    if not found.left and not found.uncounted:
        return wrap(f"与学期统计（{found.term}）相符：国家口径 {found.statistics} 名，{sums}。", room)
    lines = wrap(f"与学期统计（{found.term}）不同：国家口径 {found.statistics} 名，{sums}。", room)
    for ids, why in (
        (found.left, "只在学期统计里（本学期在册过，这一天已不在册）"),
        (found.uncounted, "只在本表里（留守类型不在本单位的统计口径里）"),
    ):
        if ids and told.audience == "internal":
            names = (f"{told.store.children[id_].name}（{id_}）" for id_ in ids)
            lines += indented(_named(f"{why} {len(ids)} 名：", names, room - 2))
        elif ids:
            lines += indented([f"{why} {len(ids)} 名"])
    return lines


def _counted_twice(told: Told, room: int) -> Iterator[str]:
    yield "下列档案身份证号码相同，一个孩子算了不止一次；并成一份，或对照证件改正号码："
    for group in told.twice:
        yield from indented(wrap_list([_called(one) for one in group], room - 2))


def _children_of(table: SurveyTable, number: int, room: int) -> list[str]:
    column = columns_of(table.definition.key)[number - 1]
    there = [one for one in table.counted if number in one.columns]
    lines = ["", f"第 {number} 栏 {column.group}{'·' if column.group else ''}{column.label}：{len(there)} 名"]
    rows = [(one.name, one.id, one.class_label or "", one.village or "") for one in there]
    return lines + (text_table(("姓名", "编号", "班级", "村"), rows, room=room) if rows else [])


def _left_out(told: Told, room: int) -> list[str]:
    """Who is not counted; inside the unit with the files and the commands that mend it."""
    if not told.table.incomplete or told.audience == "public":
        return []
    lines = ["", f"档案内容不全、没有列入的 {len(told.table.incomplete)} 名，补齐后请重新统计："]
    for one, shown in zip(told.table.incomplete, told.shown["incomplete"], strict=True):
        about = "，".join(filter(None, (shown["id"], one.class_label, one.village)))
        lines += indented(wrap(f"{shown['name']}（{about}）缺：{'、'.join(one.lacks)}", room - 2))
        if told.audience == "internal":
            lines += indented(_mending(told, one, room - 4), 4)
    return lines


def _mending(told: Told, one: Incomplete, room: int) -> Iterator[str]:
    yield f"写在 {path_of('child', one.id)}，或用："
    for lacks in one.lacks:
        found = mending_of(told.store.children[one.id], lacks, told.table.on)
        yield found.command
        yield from indented(wrap(f"…{found.lacks}：{found.choices}", room - 2))


def _called(one: Counted) -> str:
    return f"{one.name}（{one.id}）"


def _named(label: str, names: Iterable[str], room: int) -> Sequence[str]:
    return [label, *indented(wrap_list([*names], room - 2))]
