"""`liushou stats --publish`: figures that may hang on a wall or stand on a website, and their ledger."""

import codecs
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from liushou.commands.common import check_begun, deliver, open_store, term_of
from liushou.commands.opened import opened
from liushou.commands.stats_asked import keys_of
from liushou.commands.stats_entered import check_place, enter, enter_and_write
from liushou.console import note, out, table
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.printable import printable
from liushou.records.publication import Publication
from liushou.records.publishing import IN_PERIODS, OF_CASES, PUBLISHED
from liushou.screens.markdown_table import markdown_table
from liushou.screens.publication import (
    notes_of,
    publication_json,
    publication_page,
    publication_table,
    texts_of,
)
from liushou.screens.text_table import text_table
from liushou.stats.disclosure.publication import published_indicators, published_tables
from liushou.stats.frames import Frames, frames_of
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.population import scope_of
from liushou.stats.report import measured_of
from liushou.stats.summary.discreet import Discreet
from liushou.store.ledger import check_readable, publications
from liushou.store.who import is_filter
from liushou.terms import term_name


@dataclass(frozen=True, slots=True)
class PublishAsked:
    """What is to be published: indicators by name, one or two groupings, the term, day and moment."""

    wanted: Sequence[str]
    per: str | None
    term: str | None
    on: str | None
    at: str | None
    dry_run: bool = False


def publish(ctx: typer.Context, asked: PublishAsked, form: str, output: Path | None) -> None:
    """Enter the figures in the ledger of the store, then show or write them; only shown with `dry_run`.

    Raises UsageError for what is not published, and where earlier publications stand in the way.
    """
    _refuse(asked)
    then = opened(ctx, asked.at, asked.on)
    store = then.store if asked.at is None else open_store(ctx)
    check_readable(store)
    term = term_of(then.store, asked.term, then.day)
    check_begun(then.store, term, then.day, "没有数可以公布")
    frames = frames_of(scope_of(then.store, term, then.day))
    if asked.per is None:
        found = published_indicators(frames, _chosen(frames, asked.wanted), then.revision)
    else:
        bys = keys_of(asked.per, BREAKDOWNS)
        _check_villages(frames, bys)
        found = published_tables(frames, bys, publications(store), then.revision)
    unit = then.store.unit.unit.name
    if asked.dry_run:
        _show(found, unit)
        note("（只是看看：没有记入发布台账，也没有写文件。）")
        return
    check_place(output)
    content = _content(found, unit, form, store.root)
    if output is not None:
        enter_and_write(store, found, then.day, _bytes(content or _text(found, unit), form), output)
        return
    enter(store, found, then.day)
    if content is None:
        _show(found, unit)
    else:
        deliver(content, None)


def _check_villages(frames: Frames, bys: Sequence[str]) -> None:
    """Raises UsageError where a village is called after somebody in the archives."""
    if "village" not in bys:
        return
    discreet = Discreet(frames.scope.store)
    for village in sorted(set(frames.groups("village"))):
        if discreet.village(village) != village:
            raise UsageError(
                f"不能按村公布：村名“{printable(village)}”里有档案中的人名、编号或电话。"
                "请先在档案的现居住地（address）里把村名改正，住处写在 detail 里。"
            )


def _refuse(asked: PublishAsked) -> None:
    if asked.per and asked.wanted:
        raise UsageError(
            "指标和 --per 请分开公布：一组里没有达到指标的孩子往往只有一两名，分组的指标只供内部使用。"
        )
    conditions = [word for word in asked.wanted if is_filter(word)]
    if conditions:
        raise UsageError(
            f"--publish 不能加条件（{conditions[0]}）：条件不同的两张表一减，就能看出个别孩子。"
            "请公布全体的数，或用 --per 分组。"
        )


def _chosen(frames: Frames, wanted: Sequence[str]) -> tuple[str, ...]:
    known = tuple(one.indicator.name for one in measured_of(frames))
    for name in wanted:
        if name in OF_CASES:
            raise UsageError(f"不能公布“{name}”：个案只涉及少数几名孩子，取整也藏不住。")
        if name not in known:
            raise UsageError(f"没有“{name}”这个指标；现有：{'、'.join(known)}。")
        if name in IN_PERIODS:
            raise UsageError(
                f"不能公布“{name}”：它按孩子和周数相乘来数，人人知道过了几周，一除就能推算出准确人数。"
            )
        if name not in PUBLISHED:
            raise UsageError(
                f"不能公布“{name}”：自定义指标可能正好数的是某个村、某一组的孩子，和分组人数放在一起能推算出"
                "准数；只供内部使用。"
            )
    return tuple(wanted) or tuple(name for name in known if name in PUBLISHED)


def _content(found: Publication, unit: str, form: str, root: Path) -> str | bytes | None:
    """The publication in a format; None for the table of the terminal."""
    heads, rows = texts_of(publication_table(found))
    if form == "json":
        return json.dumps(publication_json(found, unit), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return csv_text(heads, [*rows, *([line] for line in notes_of(found))])
    if form == "md":
        title = f"{unit}　{term_name(found.term)}（截至 {found.as_of}）"
        return "\n".join([title, "", markdown_table(heads, rows), *notes_of(found)]) + "\n"
    if form == "table":
        return None
    # Formats of documents need libraries that a table does not.
    from liushou.commands.figures_output import figures_content

    return figures_content(publication_page(found, unit), form, root)


def _bytes(content: str | bytes, form: str) -> bytes:
    """A file as it is written: CSV with the mark by which Excel knows UTF-8."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    return codecs.BOM_UTF8 + data if form == "csv" else data


def _show(found: Publication, unit: str) -> None:
    heads, rows = texts_of(publication_table(found))
    out(printable(f"{unit}　{term_name(found.term)}（截至 {found.as_of}，公开发布）"))
    table(heads, rows, numbers=range(1, len(heads)))
    for line in notes_of(found):
        out(line)


def _text(found: Publication, unit: str) -> str:
    heads, rows = texts_of(publication_table(found))
    lines = [f"{unit}　{term_name(found.term)}（截至 {found.as_of}）"]
    lines += text_table(heads, rows, numbers=range(1, len(heads)))
    return "\n".join(map(printable, [*lines, *notes_of(found)])) + "\n"
