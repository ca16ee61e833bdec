"""`liushou promote`: the new school year, in one transaction."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer

from liushou.care.promotion.promotion import Graduates, Promotion, promotion
from liushou.care.promotion.school_year import is_late, new_year
from liushou.commands.common import DryRunOption, OnOption, RevealOption, open_store, today
from liushou.commands.writing import write
from liushou.console import note
from liushou.errors import UsageError
from liushou.screens.promotion import told
from liushou.store.load import Store
from liushou.store.who import find_many, find_one
from liushou.terms import school_year_start

_YEAR = re.compile(r"(?P<first>[0-9]{4})(?:[-—–~至](?P<next>[0-9]{4}))?(?:年|学年|秋)?", re.ASCII)
_FILTER_SIGNS = frozenset(":：=<>~")


def command(
    ctx: typer.Context,
    year: Annotated[
        str | None,
        typer.Option(
            "--school-year", metavar="年", help="升入哪一年开始的学年；不写为本学年，七八月为下学年"
        ),
    ] = None,
    graduates: Annotated[
        Graduates | None,
        typer.Option("--graduates", metavar="去向", help="毕业年级：毕业（销档）或升学（留在册）"),
    ] = None,
    repeat: Annotated[
        list[str] | None, typer.Option("--repeat", metavar="谁", help="留级的儿童；可写多次，也可写条件")
    ] = None,
    but: Annotated[
        list[str] | None,
        typer.Option("--except", metavar="谁", help="不动的儿童，或不随班升级的班主任；可写多次"),
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """新学年：每个孩子升一个年级，班主任随班，原来的年级和班级留在历史情况里。一次写入，再运行不会再升。

    毕业年级（大班、六年级、九年级、高三）：学校、班级记为毕业并销档，村、乡镇、县记为升学，新学校待填。

    例：
    liushou promote --school-year 2027 --dry-run
    liushou promote --repeat 田小禾 --except 何秀兰
    """
    store, day = open_store(ctx, keys=True), today(on)
    new = new_year(store, None if year is None else _start(year), day)
    repeaters = find_many(store, repeat, "child", day) if repeat else ()
    if repeat and not repeaters:
        raise UsageError(f"没有儿童符合 --repeat 后面的“{' '.join(repeat)}”。")
    found = promotion(store, new, graduates, repeaters, _excepted(store, but or [], day))
    if found.drafts and year is None and is_late(new, day):
        raise UsageError(_too_late(found, day))
    left = len(found.of("graduates"))
    done = f"已升入 {new.name}（{new.first} 起）" + (f"，毕业 {left} 人" if left else "")
    write(store, found.drafts, max(day, new.first), done, dry_run=dry_run, reveal=reveal)
    for line in told(found):
        note(line)


def _start(word: str) -> int:
    """The year in which a school year begins: 2027, 2027-2028 or 2027秋."""
    found = _YEAR.fullmatch(word.strip())
    if found is None or (found["next"] and int(found["next"]) != int(found["first"]) + 1):
        raise UsageError(f"--school-year 后面的“{word}”不是学年：请写它开始的那一年，如 2027。")
    return int(found["first"])


def _excepted(store: Store, words: Sequence[str], day: date) -> Iterator[str]:
    """Ids of children and, by id or name, of volunteers."""
    for word in words:
        if _FILTER_SIGNS.isdisjoint(word):
            yield find_one(store, word, ("child", "volunteer"))[1]
        else:
            yield from find_many(store, [word], "child", day)


def _too_late(found: Promotion, day: date) -> str:
    new, running = found.new, school_year_start(day)
    return (
        f"{new.name}已经开始 {(day - new.first).days} 天，档案里的年级多半已是新学年的，没有写入任何文件。"
        f"确实还没有升级的，请写 --school-year {running}；准备下一学年的，请写 --school-year {running + 1}。"
    )
