"""`liushou check`: hold the rules over the whole store."""

from pathlib import Path
from typing import Annotated

import typer

from liushou.check.report_json import report_json
from liushou.check.report_text import report_text
from liushou.check.runner import check
from liushou.commands.common import OnOption, OutputOption, chosen_format, deliver, root_of, today
from liushou.errors import Status, UsageError
from liushou.findings import Finding
from liushou.store.load import load


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[文件]…", help="只报告这些文件或文件夹里的问题")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="代码", help="只用这些规则，如 LS3；可写多次")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="代码", help="不用这些规则；可写多次")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有提醒也以状态 1 结束")] = False,
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="text 或 json")] = None,
    output: OutputOption = None,
) -> None:
    """检查全部档案：能不能读、字段对不对、编号查得到、日期人数金额合不合。有错误时以状态 1 结束。

    例：
    liushou check
    liushou check --select LS3 --format json -o 检查结果.json
    """
    form = chosen_format(style, output, ("text", "json"), to_file=output is not None)
    root, day = root_of(ctx), today(on)
    store = load(root)
    findings = check(store, day, select=_codes(select), ignore=_codes(ignore))
    if paths:
        findings = _within(findings, paths, root)
    if form == "json":
        deliver(report_json(findings), output)
    else:
        text = report_text(findings, len(store.files))
        deliver(text, output)
    if any(one.severity == "error" or (strict and one.severity == "warning") for one in findings):
        raise typer.Exit(Status.FINDINGS)


def _codes(given: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for word in given or [] for code in word.replace("，", ",").split(","))


def _within(findings: tuple[Finding, ...], paths: list[Path], root: Path) -> tuple[Finding, ...]:
    wanted = []
    for path in paths:
        real = path.resolve()
        if not real.exists():
            raise UsageError(f"没有“{path}”这个文件。")
        if not real.is_relative_to(root):
            raise UsageError(f"“{path}”不在档案库 {root} 里。")
        wanted.append(real)
    return tuple(one for one in findings if any((root / one.path).is_relative_to(path) for path in wanted))
