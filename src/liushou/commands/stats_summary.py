"""`liushou stats --summary`: what goes to the superior, counts only."""

from dataclasses import dataclass
from pathlib import Path

import typer

from liushou.commands.common import check_begun, check_summary_name, deliver, start_of, term_of
from liushou.commands.opened import Opened, around, opened
from liushou.commands.unread_lists import say_unread_lists
from liushou.console import note
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.summary.committed import archives_at, archives_now
from liushou.stats.summary.model import Archives, Summary
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import short_checksum, summary_text
from liushou.stats.summary.view import count_of
from liushou.store.git import ABBREV, changed_paths
from liushou.terms import term_name


@dataclass(frozen=True, slots=True)
class SummaryAsked:
    """The term, the day and the moment of the history that were asked for, as written."""

    term: str | None
    on: str | None
    at: str | None


def write_summary(ctx: typer.Context, asked: SummaryAsked, file: Path) -> None:
    """Count, and write the summary to a file, or to standard output where that is `-`.

    What was counted and what to do with it is said on standard error. Archives that cannot be read are not
    counted, as in `report`, and named there. Raises UsageError and StoreError as `report` does.
    """
    check_summary_name(file)
    now = opened(ctx, asked.at, asked.on)
    say_unread_lists(now.store.unit)
    term = term_of(now.store, asked.term, now.day)
    check_begun(now.store, term, now.day, "没有数可以上报")
    scope = scope_of(now.store, term, now.day)
    summary = summary_of(frames_of(scope), _archives(ctx, now))
    text = summary_text(summary)
    deliver(text, None if file == Path("-") else file)
    _say(now, summary, text)


def _archives(ctx: typer.Context, now: Opened) -> Archives | None:
    if now.moment is None:
        return archives_now(now.store.root)
    repo, _ = around(start_of(ctx))
    return archives_at(repo, now.moment)


def _say(now: Opened, summary: Summary, text: str) -> None:
    figures = summary.figures
    people = f"学期统计 {count_of(figures, 'population')} 人，其中当天在册 {count_of(figures, 'heads')} 人"
    residents = count_of(figures, "residents", "population")
    also = f"，留守妇女、老人 {residents} 人" if residents else ""
    note(f"{summary.unit.name}，{term_name(summary.term)}，截至 {summary.on}：{people}{also}。")
    note(f"{_version(now, summary.archives)}校验码 {short_checksum(text)}。")
    unread = len(now.store.unread())
    if unread:
        note(f"有 {unread} 份档案读不出来，没有计入：改正后请重新生成，再上报。")
    note("里面只有人数，没有姓名和编号。请把文件原样发给上级，由上级用 liushou rollup 汇总；不要公开发布。")


def _version(now: Opened, archives: Archives | None) -> str:
    if archives is not None:
        signed = {True: "，签名有效", False: "，签名无效，请查明原因", None: ""}[archives.signed]
        return f"档案版本 {archives.commit[:ABBREV]}{signed}；"
    if changed_paths(now.store.root) is None:
        return "档案不在 git 里，没有写版本号，上级不能按版本核对；"
    return "有未提交的改动，没有写版本号：提交后再生成，上级才能核对。"
