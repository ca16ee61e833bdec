"""`liushou check`: hold the rules over the whole store, report, and mend what can be mended safely."""

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liushou.commands.check.output import FORMATS, show
from liushou.commands.check.scope import STDIN, Asked, Look, look_at, look_back, text_from_stdin
from liushou.commands.common import (
    AtOption,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    day_of,
    deliver,
    root_of,
    today,
)
from liushou.commands.keys_to_use import keys_unasked
from liushou.commands.opened import refuse_bare, say_moment, stood
from liushou.console import note, raw
from liushou.errors import Status, UsageError
from liushou.store.opener import Opener

if TYPE_CHECKING:
    from liushou.commands.check.fix import Change


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[文件]…", help="只报告这些文件或文件夹里的问题；- 为标准输入"),
    ] = None,
    changed: Annotated[bool, typer.Option("--changed", help="只报告未提交的改动（git）引起的问题")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="改正有把握的问题，写回文件")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 会怎样改，不写文件")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也以状态 1 结束")] = False,
    stdin_path: Annotated[
        Path | None, typer.Option("--stdin-path", metavar="文件", help="标准输入里是哪个文件的内容")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="代码", help="只用这些规则，如 LS3；可写多次")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="代码", help="不用这些规则；可写多次")
    ] = None,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="text、full、json、github、sarif")
    ] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """检查全部档案：能不能读、字段对不对、编号查得到、日期人数金额合不合，该做的事做了没有。

    有错误时以状态 1 结束。在 GitHub Actions 里自动输出批注。

    例：
    liushou check --changed
    liushou check --select LS1 --diff
    """
    started = time.perf_counter()
    given = tuple(paths or ())
    if given and changed:
        raise UsageError("--changed 和文件名不能一起用。")
    if fix and diff:
        raise UsageError("--fix 和 --diff 不能一起用：--diff 只显示，--fix 写文件。")
    form = "" if diff else chosen_format(style or _of_surroundings(output), output, FORMATS, to_file=True)
    asked = Asked(today(on), _codes(select), _codes(ignore), given, changed)
    if at is not None:
        if fix or diff or changed or stdin_path is not None or STDIN in given:
            raise UsageError("--at 只看那时的档案，不能和 --fix、--diff、--changed、“-”（标准输入）一起用。")
        look = _looked_back(ctx, at, on, asked)
        show(look, form, output, seconds=time.perf_counter() - started, reveal=reveal)
        _end(look, strict=strict)
        return
    refuse_bare(ctx)
    root = root_of(ctx)
    text, text_path = text_from_stdin(root, given, stdin_path)
    asked = replace(asked, text=text, text_path=text_path)
    keys = keys_unasked(root)
    look = look_at(root, asked, keys)
    if fix or diff:
        # what writes YAML is imported for those who write: it takes as long as ten changed archives
        from liushou.commands.check.fix import as_diff, changes, told

        made = changes(look, asked, keys)
        if diff:
            deliver(as_diff(made, reveal=reveal), output)
            note(told(made, written=False))
        elif text is not None:
            text = made[0].after if made else text
            raw(text)
            note(told(made, written=True))
            look = look_at(root, replace(asked, text=text), keys)
        else:
            look = _fixed(root, asked, look, made, keys)
    if not diff and not (fix and text is not None):
        show(look, form, output, seconds=time.perf_counter() - started, reveal=reveal)
    _end(look, strict=strict)


def _end(look: Look, *, strict: bool) -> None:
    if any(one.severity == "error" or (strict and one.severity == "warning") for one in look.findings):
        raise typer.Exit(Status.FINDINGS)


def _looked_back(ctx: typer.Context, at: str, on: str | None, asked: Asked) -> Look:
    """The store as it stood at a moment of its history, looked at with that day as today if none is given."""
    moment, then = stood(ctx, at)
    day = day_of("--on", on) or moment.on
    say_moment(moment, day)
    return look_back(moment, then, replace(asked, on=day))


def _fixed(root: Path, asked: Asked, look: Look, made: "Sequence[Change]", keys: Opener) -> Look:
    """The store after its safe fixes, looked at again."""
    from liushou.commands.check.fix import told, write

    if made:
        write(root, made)
        look = look_at(root, asked, keys)
    note(told(made, written=True))
    return look


def _of_surroundings(output: Path | None) -> str | None:
    """GitHub Actions (and its like) say that they read annotations from standard output."""
    return "github" if output is None and os.environ.get("GITHUB_ACTIONS") == "true" else None


def _codes(given: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for word in given or [] for code in word.replace("，", ",").split(","))
