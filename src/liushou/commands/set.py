"""`liushou set`: fields of archives, and all that goes with them."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Annotated

import typer

from liushou.care.setting.changes import Asked, changes
from liushou.care.setting.targets import targets
from liushou.care.setting.words import is_assignment, parse_word, refuse_open, with_hint
from liushou.commands.common import DryRunOption, OnOption, RevealOption, day_of, open_store, today
from liushou.commands.writing import write
from liushou.console import note
from liushou.errors import UsageError
from liushou.screens.carried import carried_lines
from liushou.screens.naming import naming
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.plain import plain_values
from liushou.store.sources import Source
from liushou.store.who import find_one, is_filter

_NAMED = 8
_EQUALS = frozenset("=＝")


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="谁… 字段=值…", help="编号、姓名、unit 或条件；再写要改的字段", show_default=False
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="从哪一天起变的；不写为今天", show_default=False),
    ] = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="是更正写错的，不是情况变了：不记入 past")
    ] = False,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="谁", help="帮扶人员离岗时，由谁接手", show_default=False),
    ] = None,
    dry_run: DryRunOption = False,
    on: OnOption = None,
    reveal: RevealOption = False,
) -> None:
    """修改档案的字段。字段用英文名或中文名，一层一层用点相连：school.grade=六年级、就学情况.年级=六年级。

    列表用 [0]、[last]、[祖母] 指明一项，[+] 追加；一组写 {字段: 值}，一列写 [a, b]；等号后面为空就是删去。

    第一个符号是 = 的是要改的字段；含 : > < 的是条件，如 班级:五年级1班，改符合条件的儿童。

    就学、父母、监护人、监护情况、住址变了，旧值记在 past 里；补上原来没有的内容不算。兄弟姐妹两边都改。

    status=转出 一并写销档日期、结束结对；status=离岗 列出要移交的，写 --to 就交给那位。

    例：
    liushou set 王小雨 guardians[祖母].phone=15400012345 --since 2026-11-01
    liushou set 王小雨 "pairings[+]={with: 李红, role: 志愿者, since: 2026-11-20}"
    """
    fields = [word for word in words if is_assignment(word)]
    who = [word for word in words if not is_assignment(word)]
    refuse_open(words)
    if not who or not fields:
        raise UsageError(_lacking(who))
    store, day = open_store(ctx, keys=True), today(on)
    try:
        sources = targets(store, who, day)
    except UsageError as error:
        raise with_hint(error, words) from None
    heir = None if to is None else find_one(store, to, ("volunteer",))[1]
    asked = Asked(tuple(fields), day_of("--since", since) or day, correct, heir)
    found = changes(store, sources, asked, partial(plain_values, keys=store.keys))
    taken_over = [one.day + timedelta(days=1) for one in found.left_behind if heir]
    beside = [path_of("volunteer", heir)] if heir else []
    done = _done(store, sources, fields)
    write(store, found.drafts, max([day, *taken_over]), done, dry_run=dry_run, reveal=reveal, beside=beside)
    for told in found.told:
        note(f"{told}。")
    for one in found.left_behind:
        if heir is None:
            note("\n".join(carried_lines(store, one, reveal=reveal)))


def _lacking(who: Sequence[str]) -> str:
    """What to write where nobody, or no field, is named."""
    example = "如 liushou set c-7kq2m school.grade=六年级"
    if not who:
        return f"没有写改谁：先写编号、姓名或条件（条件用冒号，如 班级:五年级1班），再写字段，{example}。"
    like = next((word for word in who if not _EQUALS.isdisjoint(word)), None)
    if like:
        return f"“{like}”不是 字段=值：字段、等号、值连着写，列表的一项写在方括号里，{example}。"
    condition = next(filter(is_filter, who), None)
    why = f"“{condition}”是条件，要改的字段用等号，" if condition else ""
    return f"没有写改什么：{why}{example}。"


def _done(store: Store, sources: Sequence[Source], fields: Sequence[str]) -> str:
    name = naming(store)
    titles = ["单位设置" if source.kind.name == "unit" else name(source.id) for source in sources]
    paths = "、".join(parse_word(field).written for field in fields)
    if len(titles) == 1:
        return f"已修改 {titles[0]}：{paths}"
    named = "、".join(titles[:_NAMED]) + (" 等" if len(titles) > _NAMED else "")
    return f"已修改 {len(titles)} 份档案（{named}）：{paths}"
