"""`liushou score`: assessment of a term, and the awards that follow from it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.scoring.choice import of_people
from liushou.care.scoring.score import Scores
from liushou.care.scoring.scoring import scores
from liushou.commands.common import (
    AtOption,
    DryRunOption,
    OnOption,
    OutputOption,
    TermOption,
    chosen_format,
    deliver,
    deliver_csv,
    term_of,
)
from liushou.commands.complete import ids_of
from liushou.commands.opened import Opened, opened
from liushou.commands.score_award import Wish, award, wish_of
from liushou.console import coloured, note, terminal
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.screens.naming import naming
from liushou.screens.scoring_page import page_lines, page_markdown
from liushou.screens.scoring_rows import PART_HEADS, SUMMARY_HEADS, as_json, part_rows, summary_rows
from liushou.screens.text_table import LINE
from liushou.store.load import Store
from liushou.store.who import find_one
from liushou.terms import term_season

_FORMATS = ("table", "json", "csv", "md", "xlsx")


def command(
    ctx: typer.Context,
    term: TermOption = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="谁",
            help="只看这位帮扶人员或班主任，逐项列出；编号或姓名，可写多次",
            show_default=False,
            autocompletion=ids_of("volunteer"),
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="逐项列出每个人的每一分")] = False,
    give: Annotated[bool, typer.Option("--award", help="把奖项写进学期的表彰（awards）")] = False,
    best: Annotated[
        list[str] | None,
        typer.Option(
            "--best",
            metavar="N",
            help="同 --award：再写前 N 位的帮扶人员、班主任、班级；或分别写：帮扶人员=5",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        list[str] | None,
        typer.Option(
            "--title",
            metavar="类=称号",
            help="同 --best：改称号，如 帮扶人员=爱心使者；不写为优秀帮扶人员、优秀班主任、先进班级",
            show_default=False,
        ),
    ] = None,
    date_: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="同 --award：表彰的日期，不写为今天", show_default=False),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="同 --award：已有同名的表彰，得奖的不同，也另写一条")
    ] = False,
    dry_run: DryRunOption = False,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv、md 或 xlsx")
    ] = None,
    output: OutputOption = None,
) -> None:
    """考核与奖励：按两个学期的班级名次和本学期的操行算分，每一分都列得出来。

    分值和奖项写在 liushou.yaml 的 scoring 里。缺名次、缺操行的不猜，列在最后。

    --award 把得奖的写进学期的表彰，以后用 liushou render award-list 印出来。

    例：
    liushou score --term 2026春 --by 何秀兰
    liushou score --term 2026春 --award --best 3 --dry-run
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    wish = wish_of(best or [], title or [], date_, again=again, dry_run=dry_run)
    _refuse_clashes(wish, give=give, looking=bool(by or names or style or output), at=at)
    now = opened(ctx, at, on)
    found = scores(now.store, term_of(now.store, term, now.day), now.day)
    if give:
        award(now.store, found, wish, now.day)
        _tell(now, found)
        return
    if by:
        people = {find_one(now.store, word, ("volunteer",))[1] for word in by}
        found = _of(now.store, found, people)
    _deliver(now, found, form, output, parts=names or bool(by))


def _refuse_clashes(wish: Wish, *, give: bool, looking: bool, at: str | None) -> None:
    """Raise UsageError for options that mean nothing beside the others."""
    if not give and wish != Wish():
        raise UsageError("--best、--title、--date、--again、--dry-run 是写表彰用的，要同 --award 一起写。")
    if give and looking:
        raise UsageError(
            "--award 写表彰，不能同 --by、--names、--format、-o 一起用：要看得分，请不写 --award。"
        )
    if give and at:
        raise UsageError("--award 要写现在的档案，不能同 --at 一起用。")


def _of(store: Store, found: Scores, people: set[str]) -> Scores:
    chosen = of_people(found, people)
    scored = {one.id for one in (*chosen.volunteers, *chosen.teachers)}
    scored |= {one.volunteer for one in chosen.gaps if one.volunteer and one.class_label}
    for id_ in sorted(people - scored):
        note(f"{store.name_of(id_)}（{id_}）在这个学期没有计分的儿童：不是班主任，也没有整学期的结对。")
    return chosen


def _deliver(now: Opened, found: Scores, form: str, output: Path | None, *, parts: bool) -> None:
    unit, called = now.store.unit.unit.name, naming(now.store)
    if form == "xlsx":
        # xlsxwriter is imported only where a workbook is written.
        from liushou.exchange.books.write import workbook_bytes
        from liushou.screens.books.scoring import scoring

        deliver(workbook_bytes(scoring(found, unit, called)), output)
    elif form == "json":
        deliver(json.dumps(as_json(found, unit), ensure_ascii=False, indent=2), output)
    elif form == "csv":
        rows = part_rows(found, called) if parts else summary_rows(found, called)
        deliver_csv(csv_text(PART_HEADS if parts else SUMMARY_HEADS, rows), output)
    elif form == "md":
        deliver(page_markdown(found, unit, called, parts=parts), output)
    elif output is not None:
        deliver("\n".join(text for text, _ in page_lines(found, unit, called, LINE, parts=parts)), output)
    else:
        coloured([line] for line in page_lines(found, unit, called, terminal().width, parts=parts))
        if found.prizes and now.moment is None:
            note(f"\n写进表彰：liushou score --term {found.term} --award --dry-run")
    _tell(now, found)


def _tell(now: Opened, found: Scores) -> None:
    """What may still be to do before the figures count, on standard error."""
    store, days = now.store, found.days
    ends = store.terms[found.term].ends
    if days.last is not None and days.last < ends:
        note(f"注意：学期到 {ends} 才结束，这是到 {days.last} 为止的得分。")
    if found.children and all(child.rank is None for child in found.children):
        season = term_season(found.term)
        note(f"{season}还没有名次：先导入期末成绩（liushou import 成绩.xlsx --term {season}），再考核。")
