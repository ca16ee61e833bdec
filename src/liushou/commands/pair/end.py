"""`liushou pair end`: pairings that come to their end, or go over to somebody else."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import typer

from liushou.care.pairing.ended import Running, ended, handed_on, name_of
from liushou.commands.common import DryRunOption, OnOption, RevealOption, day_of, open_store, today
from liushou.commands.complete import ids_of
from liushou.commands.note_text import text_given
from liushou.commands.pair.ties import ties_meant
from liushou.commands.shell_history import KEPT_OUT
from liushou.commands.writing import write
from liushou.console import note
from liushou.dates import shifted
from liushou.store.drafts import Draft
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.who import find_one


def end(
    ctx: typer.Context,
    who: Annotated[
        list[str],
        typer.Argument(
            metavar="谁…",
            help="儿童：编号、姓名，或 字段:值 的条件",
            show_default=False,
            autocompletion=ids_of("child"),
        ),
    ],
    helper: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="谁",
            help="和谁的结对；最后一天和今天都只有这一位的，不用写",
            show_default=False,
            autocompletion=ids_of("volunteer", "child"),
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="最后结对的一天，不写为今天", show_default=False),
    ] = None,
    feedback: Annotated[
        str | None, typer.Option("--feedback", metavar="成效", help=f"结对的成效；{KEPT_OUT}")
    ] = None,
    handover: Annotated[
        str | None,
        typer.Option(
            "--handover",
            metavar="谁",
            help="交给这位帮扶人员：次日起以同样的身份结对，没有做完的事、没有办结的个案一起交",
            show_default=False,
            autocompletion=ids_of("volunteer"),
        ),
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """结束：写上结对的最后一天和成效，或者用 --handover 交给另一位。

    伙伴之间的结对，写哪一个孩子都行。最后一天（--date）和今天，哪一天结着对的都算；
    不止一位的，用 --with 写明和谁的。

    例：
    liushou pair end 王小雨 --date 2027-01-29 --feedback -
    liushou pair end 王小雨 李想 --with 何秀兰 --handover v-3h8ft
    """  # fmt: skip
    store, now = open_store(ctx, keys=True), today(on)
    day = day_of("--date", last) or now
    after = shifted(day, timedelta(days=1))
    heir = find_one(store, handover, ("volunteer",))[1] if handover else None
    ties = ties_meant(store, who, helper, (day, now), heir)
    text = text_given(store, "--feedback", feedback, edit=False, about="")
    drafts: Sequence[Draft]
    if heir is None:
        drafts, effective, beside = ended(store, ties, day, now, text), now, []
    else:
        drafts, effective = handed_on(store, ties, heir, day, now, text), max(now, after)
        beside = [path_of("volunteer", heir)]
    done = _told(store, ties, day, heir)
    if write(store, drafts, effective, done, dry_run=dry_run, reveal=reveal, beside=beside) and not dry_run:
        _what_next(ties, heir, f" --on {after}" if day >= now else "")


def _told(store: Store, ties: Sequence[Running], day: date, heir: str | None) -> str:
    children = "、".join(dict.fromkeys(name_of(store, tie.child) for tie in ties))
    others = "、".join(dict.fromkeys(name_of(store, tie.other) for tie in ties))
    if heir is not None:
        return f"已由 {others} 移交 {name_of(store, heir)}：{children}，{others}到 {day} 为止"
    return f"已结束结对：{children}与{others}，到 {day} 为止"


def _what_next(ties: Sequence[Running], heir: str | None, on: str) -> None:
    """`on` is the option for the first day after, where it is still to come."""
    if heir is not None:
        note(f"请新结对人签承诺书：liushou render pledge {heir} -o 承诺书.docx{on}")
        return
    for adult, option in ((True, ""), (False, " --peers")):
        children = dict.fromkeys(tie.child for tie in ties if tie.pairing.adult is adult)
        if children:
            note(f"另找一位：liushou pair suggest{option} {' '.join(children)}{on}")
