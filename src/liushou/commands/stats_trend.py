"""`liushou stats --trend`: the indicators term after term, or at several revisions of the archive."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from liushou.commands.common import day_of, deliver, deliver_csv, term_of, usable
from liushou.commands.opened import opened, stood_each
from liushou.console import note, terminal
from liushou.csvtext import csv_text
from liushou.errors import LiushouError, UsageError
from liushou.screens.trend import trend_markdown, trend_rows, trend_screen
from liushou.stats.trend import Column, Trend, Uncounted, column, narrowed, over_terms
from liushou.stats.trend_json import as_json
from liushou.store.load import Store
from liushou.store.repository import Revision


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says: indicators, moments of the archive, the term, the day."""

    wanted: Sequence[str]
    moments: Sequence[str]
    term: str | None
    on: str | None


def show_trend(ctx: typer.Context, asked: Asked, form: str, output: Path | None) -> None:
    """Show the trend that is asked for, or write it to a file.

    Raises UsageError where nothing of it can be counted, or an indicator is not known.
    """
    several = len(asked.moments) > 1
    trend = narrowed(_over_revisions(ctx, asked) if several else _over_terms(ctx, asked), asked.wanted)
    if form == "json":
        deliver(json.dumps(as_json(trend), ensure_ascii=False, indent=2) + "\n", output)
    elif form == "csv":
        deliver_csv(csv_text(*trend_rows(trend)), output)
    elif form == "md":
        deliver(trend_markdown(trend), output)
    elif output is not None:
        text = io.StringIO()
        console = terminal(text)
        console.print(trend_screen(trend, console))
        deliver(text.getvalue(), output)
    else:
        console = terminal()
        console.print(trend_screen(trend, console))
    for one in trend.uncounted:
        note(f"没有统计 {one.called or one.term}：{one.reason}")


def _over_terms(ctx: typer.Context, asked: Asked) -> Trend:
    """The terms begun by the day, up to `--term`, as the archive stands; with one `--at`, as it stood."""
    now = opened(ctx, next(iter(asked.moments), None), asked.on)
    last = term_of(now.store, asked.term, now.day)
    begins = now.store.terms[last].begins
    if begins > now.day:
        raise UsageError(f"学期 {last} 到 {now.day} 还没有开始（{begins} 开始）。")
    return over_terms(now.store, now.day, now.revision, None if asked.term is None else last)


def _over_revisions(ctx: typer.Context, asked: Asked) -> Trend:
    """One term as it stood at each moment, in the order given."""
    columns: list[Column] = []
    uncounted: list[Uncounted] = []
    unit = ""
    for word, (moment, then) in zip(asked.moments, stood_each(ctx, asked.moments), strict=True):
        day = day_of("--on", asked.on) or moment.on
        try:
            columns.append(replace(_counted(then.store, word, moment, asked, day), called=word))
            unit = then.store.unit.unit.name
        except LiushouError as error:
            uncounted.append(Uncounted(None, day, moment.short, error.message, word))
    if not columns:
        raise UsageError(f"这几个版本都没有可以统计的：{uncounted[0].reason}")
    return Trend(unit, tuple(columns), tuple(uncounted))


def _counted(store: Store, word: str, moment: Revision, asked: Asked, day: date) -> Column:
    return column(usable(store, at=word), term_of(store, asked.term, day), day, moment.short)
