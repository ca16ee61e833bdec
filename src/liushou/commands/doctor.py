"""`liushou doctor`: what is wrong with this machine's set-up."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import OutputOption, chosen_format, deliver
from liushou.commands.start import Start
from liushou.doctor.checks import Check, examine
from liushou.doctor.surroundings import look_around
from liushou.doctor.verdict import State, Verdict
from liushou.errors import Status
from liushou.printable import printable
from liushou.textwidth import pad, wrap

_LINE = 80
_STATES: dict[State, str] = {"ok": "好", "warn": "注意", "bad": "有误"}
_STATE_CELLS = 6
_TITLE_CELLS = 10

Told = Sequence[tuple[Check, Verdict]]


def command(
    ctx: typer.Context,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
    output: OutputOption = None,
) -> None:
    """看看这台电脑和档案库的设置有什么不妥，怎样改：编码、字体、git、磁盘、格式版本……

    一行一项：好、注意（能用，最好改）、有误（不改有的功能用不了）。有误时以状态 1 结束。

    例：
    liushou doctor
    liushou doctor --format json
    """
    form = chosen_format(style, output, ("table", "json"), to_file=output is not None)
    told = examine(look_around(ctx.obj.folder if isinstance(ctx.obj, Start) else Path()))
    deliver(_json(told) if form == "json" else _text(told), output)
    if any(verdict.state == "bad" for _, verdict in told):
        raise typer.Exit(Status.FINDINGS)


def _json(told: Told) -> str:
    rows = [
        {
            "check": check.name,
            "state": verdict.state,
            "message": printable(verdict.message),
            "advice": printable(verdict.advice) or None,
        }
        for check, verdict in told
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _text(told: Told) -> str:
    """One line an item; what to do stands below it."""
    lines = [line for check, verdict in told for line in _item(check, verdict)]
    counts = Counter(verdict.state for _, verdict in told)
    summary = "，".join(f"{counts[state]} 项{word}" for state, word in _STATES.items() if counts[state])
    return "\n".join([*lines, "", summary]) + "\n"


def _item(check: Check, verdict: Verdict) -> list[str]:
    head = pad(_STATES[verdict.state], _STATE_CELLS) + pad(check.title, _TITLE_CELLS)
    left = _STATE_CELLS + _TITLE_CELLS
    body = wrap(printable(verdict.message), _LINE - left)
    if verdict.advice:
        body += wrap(f"→ {printable(verdict.advice)}", _LINE - left)
    return [head + body[0], *(" " * left + line for line in body[1:])]
