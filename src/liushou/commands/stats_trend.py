"""`liushou stats --trend`: figures term after term, or at several revisions of the archive."""

from dataclasses import replace
from datetime import date

import typer

from liushou.commands.common import day_of, term_of, usable
from liushou.commands.opened import opened, stood_each
from liushou.commands.stats_asked import Asked, keys_of
from liushou.commands.stats_counted import part_json
from liushou.commands.stats_shown import Shown, nobody_meets
from liushou.errors import LiushouError, UsageError
from liushou.screens.figures.trend import trend_page
from liushou.screens.trend import part_line, trend_rows, trend_screen, trend_text
from liushou.stats.figure_names import duty_figures, indicator_figures
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.trend import Column, Question, Trend, Uncounted, column, only, over_terms
from liushou.stats.trend_json import as_json
from liushou.store.load import Store
from liushou.store.repository import Revision


def trend(ctx: typer.Context, asked: Asked) -> Shown:
    """The trend that is asked for.

    Raises UsageError where nothing of it can be counted, or a figure or breakdown is not known.
    """
    root, found = _over_revisions(ctx, asked) if len(asked.at) > 1 else _over_terms(ctx, asked)
    if found.question.by is None:
        found = only(found, found.question.wanted)
    part = found.question.part
    return Shown(
        root=root.root,
        day=found.columns[-1].on,
        page=lambda: trend_page(found),
        screen=lambda console: trend_screen(found, console),
        rows=lambda: trend_rows(found),
        markdown=lambda: trend_text(found),
        values=lambda: {**as_json(found), **part_json(part)},
        told=(
            *(f"没有统计 {one.called or one.term}：{one.reason}" for one in found.uncounted),
            *nobody_meets(part, max(column.population for column in found.columns)),
        ),
        aside=(f"{part_line(found)}。",) if part else (),
    )


def _over_terms(ctx: typer.Context, asked: Asked) -> tuple[Store, Trend]:
    """The terms begun by the day, up to `--term`, as the archive stands; with one `--at`, as it stood."""
    now = opened(ctx, asked.moment, asked.on)
    last = term_of(now.store, asked.term, now.day)
    begins = now.store.terms[last].begins
    if begins > now.day:
        raise UsageError(f"学期 {last} 到 {now.day} 还没有开始（{begins} 开始）。")
    question = _question(asked, now.store)
    return now.store, over_terms(
        now.store, now.day, now.revision, None if asked.term is None else last, question
    )


def _over_revisions(ctx: typer.Context, asked: Asked) -> tuple[Store, Trend]:
    """One term as it stood at each moment, in the order given."""
    columns: list[Column] = []
    uncounted: list[Uncounted] = []
    counted: Store | None = None
    for word, (moment, then) in zip(asked.at, stood_each(ctx, asked.at), strict=True):
        day = day_of("--on", asked.on) or moment.on
        try:
            columns.append(replace(_counted(then.store, word, moment, asked, day), called=word))
            counted = then.store
        except LiushouError as error:
            uncounted.append(Uncounted(None, day, moment.short, error.message, word))
    if counted is None:
        raise UsageError(f"这几个版本都没有可以统计的：{uncounted[0].reason}")
    question = _question(asked, counted)
    return counted, Trend(counted.unit.unit.name, tuple(columns), tuple(uncounted), question)


def _counted(store: Store, word: str, moment: Revision, asked: Asked, day: date) -> Column:
    question = _question(asked, store)
    return column(usable(store, at=word), term_of(store, asked.term, day), day, moment.short, question)


def _question(asked: Asked, store: Store) -> Question:
    wanted, part = asked.sorted({**duty_figures(store.unit), **indicator_figures(store.unit)})
    if asked.per is None:
        return Question(wanted, None, part)
    keys = keys_of(asked.per, BREAKDOWNS)
    if len(keys) > 1:
        raise UsageError("走势只按一个分组看：--trend --per 年级。")
    if len(wanted) > 1:
        raise UsageError("分组看走势时一次只看一个指标：请逐个指标看。")
    return Question(wanted, keys[0], part)
