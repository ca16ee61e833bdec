"""`liushou attend`: who came to an activity, from the command line or a sign-in sheet."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liushou.care.attendance.attended import Attendance, after, attended, starts
from liushou.care.attendance.blank import HEADS, blank_rows
from liushou.care.attendance.coming import absences_meant, children_meant, guests, invited
from liushou.care.attendance.meeting_days import is_last, session_day
from liushou.care.on_register import names
from liushou.care.who_did import volunteers_of
from liushou.commands.common import (
    DryRunOption,
    OnOption,
    OutputOption,
    RevealOption,
    deliver_blank,
    open_store,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.recorders import done_on
from liushou.commands.writing import write
from liushou.console import note
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.store.load import Store
from liushou.store.who import find_one

if TYPE_CHECKING:
    from liushou.care.attendance.sheet import Signed

_Words = list[str] | None


def command(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="活动", help="编号或名称", show_default=False, autocompletion=ids_of("activity")
        ),
    ],
    date_: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="哪一场；不写为最近没有签到的那一天，或今天"),
    ] = None,
    present: Annotated[
        _Words, typer.Option("--present", metavar="谁", help="到场的儿童；几个用、隔开，条件在受邀的里面选")
    ] = None,
    absent: Annotated[
        _Words, typer.Option("--absent", metavar="谁=原因", help="缺席的儿童，可写原因；几个用、隔开")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="受邀的都到了，--absent 的除外")] = False,
    guardians: Annotated[_Words, typer.Option("--guardians", metavar="谁", help="监护人到场的儿童")] = None,
    volunteers: Annotated[_Words, typer.Option("--volunteers", metavar="谁", help="到场的帮扶人员")] = None,
    others: Annotated[
        _Words, typer.Option("--others", metavar="名称=人数", help="其他到场的人，如 家长志愿者=3")
    ] = None,
    sheet: Annotated[
        Path | None, typer.Option("--from", metavar="文件", help="从填好的签到表（csv、xlsx）记")
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="不记，输出待填的签到表（csv），-o 写到文件")
    ] = False,
    output: OutputOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """签到：记下活动一场的到场和缺席；再运行一次就接着补记，改记到场或缺席的孩子会移过去。

    受邀而两边都没写的孩子会列出来，不写进档案。第一场签到后，“计划”的活动改为“进行”。

    例：
    liushou attend 周末课业辅导 --all --absent "王小雨=感冒、李想"
    liushou attend a-33d1n --blank -o 签到表.csv
    """
    store, now = open_store(ctx, keys=True), today(on)
    activity = store.activities[find_one(store, which, ("activity",))[1]]
    if activity.status == "取消":
        raise UsageError(f"“{activity.title}”已取消，没有签到；又办了的，请先把 status 改为 进行。")
    day = done_on(date_, now) if date_ or blank else session_day(store, activity, now)
    asked = invited(store, activity, day)
    if blank:
        if not asked:
            raise UsageError(f"“{activity.title}”没有受邀儿童（children），没有可填的签到表。")
        deliver_blank(csv_text(list(HEADS.values()), blank_rows(store, asked, day)), output)
        return
    signed = _signed(store, sheet, day) if sheet else ()
    out = absences_meant(store, activity, absent or [], day)
    out.update({one.child: one.reason for one in signed if not one.came})
    came = (
        *children_meant(store, activity, present or [], day),
        *(one.child for one in signed if one.came),
        *(each for each in asked if every and each not in out),
    )
    met = (
        *children_meant(store, activity, guardians or [], day),
        *(one.child for one in signed if one.guardian),
    )
    helpers = volunteers_of(store, volunteers or [])
    given = Attendance(day, _once(came), out, _once(met), helpers, guests(others or []))
    _refuse(store, given)
    told = f"已签到 {day} {activity.title}：{_summary(activity, given, asked)}"
    if write(store, attended(activity, given), now, told, dry_run=dry_run, reveal=reveal):
        _what_next(store, activity, given, asked)


def _signed(store: Store, sheet: Path, day: date) -> "tuple[Signed, ...]":
    # What is needed to understand cells is loaded only where there is a sheet.
    from liushou.care.attendance.sheet import signed_in
    from liushou.commands.sheet_in import sheet_rows

    return signed_in(store, sheet_rows(store, sheet, "attendance", HEADS, "came"), day)


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _refuse(store: Store, given: Attendance) -> None:
    if given.both:
        raise UsageError(f"既写了到场又写了缺席，没有写入任何文件：{names(store, given.both)}。")
    if given == Attendance(given.day):
        raise UsageError("没有写谁到场：用 --present、--absent、--all 或 --from；说明：liushou attend --help")


def _summary(activity: Activity, given: Attendance, asked: tuple[str, ...]) -> str:
    whole = after(activity, given)
    expected = frozenset(asked or (*whole.present, *whole.absent))
    came = sum(each in expected for each in whole.present)
    parts = [f"到场 {came}/应到 {len(expected)}"]
    if came < len(whole.present):
        parts.append(f"没有受邀的 {len(whole.present) - came}")
    if whole.absent:
        parts.append(f"缺席 {len(whole.absent)}")
    if whole.guardians:
        parts.append(f"监护人 {len(whole.guardians)}")
    if whole.volunteers:
        parts.append(f"帮扶人员 {len(whole.volunteers)}")
    if whole.others:
        parts.append(f"其他 {sum(whole.others.values())}")
    return "，".join(parts)


def _what_next(store: Store, activity: Activity, given: Attendance, asked: tuple[str, ...]) -> None:
    whole = after(activity, given)
    unsaid = tuple(each for each in asked if each not in whole.present and each not in whole.absent)
    if unsaid:
        note(f"受邀的还有 {len(unsaid)} 人没有写到没到场：{names(store, unsaid)}")
    if starts(activity, given):
        note("活动的状态由“计划”改为“进行”。")
    if activity.status != "完成" and is_last(store, activity, given.day):
        note(
            "这是计划的最后一天。活动办完了，写上状态、支出和反馈：\n"
            f"  liushou set {activity.id} status=完成 outcome.spent=…"
            ' "outcome.feedback[+]={from: 家长, text: …, score: 5}"'
        )
