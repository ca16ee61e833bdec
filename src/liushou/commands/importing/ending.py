"""How an import ends: it is shown, then written whole or not at all, and what to do next is said."""

import json
from dataclasses import dataclass
from pathlib import Path

from liushou.commands.common import deliver
from liushou.commands.importing.reading import Taken
from liushou.commands.importing.returning import give_back
from liushou.commands.importing.weighing import Held, warned
from liushou.commands.writing import write_weighed
from liushou.console import coloured, columns, note
from liushou.errors import Status
from liushou.exchange.columns.kinds import KIND_NAMES
from liushou.screens.importing.as_json import import_json
from liushou.screens.importing.preview import preview_lines
from liushou.screens.importing.seen import Seen
from liushou.screens.text_table import LINE


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for: only a look, the good rows alone, where the others go, how it is told."""

    dry_run: bool
    skip: bool
    reject_to: Path | None
    form: str
    output: Path | None


def finish(read: Taken, seen: Seen, held: Held, choice: Choice) -> Status:
    """Show, write and say; the status is FINDINGS where rejected rows kept everything from being written."""
    refused = bool(seen.outcome.rejected) and not choice.skip
    weighed = None if refused or choice.dry_run else held.weighed
    if choice.form == "table":
        _show(seen, choice.output)
    if choice.reject_to is not None:  # where that fails, nothing else is written either
        give_back(read, seen, choice.reject_to)
    writes = weighed is not None and bool(weighed.changes)
    if weighed is not None and writes:
        write_weighed(seen.store, weighed, _done(seen))
    if choice.form == "json":
        shown = import_json(seen, written=writes)
        deliver(json.dumps(shown, ensure_ascii=False, indent=2), choice.output)
    _tell(seen, held, choice, refused=refused, writes=writes)
    return Status.FINDINGS if refused else Status.FINE


def _show(seen: Seen, output: Path | None) -> None:
    if output is None:
        coloured(preview_lines(seen, columns()))
        return
    lines = ("".join(text for text, _ in line) for line in preview_lines(seen, LINE))
    deliver("".join(f"{line}\n" for line in lines), output)


def _tell(seen: Seen, held: Held, choice: Choice, *, refused: bool, writes: bool) -> None:
    if refused:
        note(_refusal(seen, choice))
        return
    if not held.files:
        note("没有要改的：档案里已经是这样。")
    elif choice.dry_run:
        later = "" if held.weighed else "；行数多，检查规则要到写入前才逐份核对"
        note(f"（只是看看，没有写入：{held.files} 个文件{later}）")
    for warning in warned(held, seen.found.kind):
        note(f"注意：{warning}")
    if writes:
        note("接着：liushou check 检查，git diff 看改了什么，再提交。")


def _refusal(seen: Seen, choice: Choice) -> str:
    good = len(seen.outcome.new) + seen.changing
    ways = ["在表里改好，再导入"]
    if choice.reject_to is None:
        ways.append("加上 --reject-to 退回.xlsx，把退回的行单独存成一张表，错的格带批注")
    if good:
        ways.append(f"加上 --skip-rejected，先导入其余要写的 {good} 行")
    return "有退回的行，没有写入任何档案。可以：\n" + "\n".join(f"- {way}" for way in ways)


def _done(seen: Seen) -> str:
    """已导入花名册.xlsx：新建 40 名，改动 2 名."""
    outcome, unit = seen.outcome, seen.unit
    counts = (("新建", len(outcome.new)), ("改动" if unit == "名" else "记入", seen.changing))
    told = "，".join(f"{what} {count} {unit}" for what, count in counts if count)
    left = f"，退回的 {seen.bad} 行没有导入" if seen.bad else ""
    return f"已导入{KIND_NAMES[seen.found.kind]} {seen.file}：{told or '只记下了列名的对照'}{left}"
