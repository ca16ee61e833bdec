"""From arguments to a command: lazy loading, help in Chinese, and the one place where failures end."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from liushou import __version__
from liushou.commands import COMMANDS, HIDDEN
from liushou.commands.start import Start
from liushou.console import note, out
from liushou.errors import LiushouError, Status
from liushou.helptext import ChineseCommand, ChineseGroup, command_list, format_help, usage_message
from liushou.interruptions import Interruption
from liushou.oserror import is_of_the_machine, reason_of
from liushou.terms import reads_as_term

_BUG_STATUS = 70
"""EX_SOFTWARE of sysexits.h: the program itself is at fault."""


class LazyGroup(TyperGroup):
    """`liushou` itself: knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order people learn them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name (one of git's too), imported now; None if there is none."""
        entry = COMMANDS.get(cmd_name)
        found = entry.module if entry else HIDDEN.get(cmd_name)
        if found is None:
            return None
        module = importlib.import_module(f"liushou.commands.{found}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        actions = getattr(module, "ACTIONS", None)
        if actions is None:
            app.command(cmd_name, cls=ChineseCommand)(module.command)
            return typer.main.get_command(app)
        for name, action in actions.items():
            app.command(name, cls=ChineseCommand)(action)
        alone = getattr(module, "ALONE", False)  # it says something without an action too
        group = app.callback(cls=ChineseGroup, no_args_is_help=not alone, invoke_without_command=alone)
        group(module.command)
        return typer.main.get_command(app)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of the whole program, without importing a single command."""
        format_help(self, ctx, formatter)
        command_list(formatter, [(name, entry.summary) for name, entry in COMMANDS.items()])


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; the exit status of cli.md."""
    try:
        outcome = _group()(args=complete_terms(arguments), prog_name="liushou", standalone_mode=False)
    except LiushouError as error:
        if Interruption.came:  # it made something fail that is well
            note("已中断。")
            return Status.INTERRUPTED
        note(f"错误：{error.message}")
        return error.status
    except click.exceptions.NoArgsIsHelpError as error:
        out(error.ctx.get_help())
        return Status.WRONG_USE
    except click.ClickException as error:
        note(usage_message(error, list(COMMANDS)))
        return Status.WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        note("已中断。")
        return Status.INTERRUPTED
    except BrokenPipeError:
        return _quiet_pipe()
    except Exception as error:  # noqa: BLE001 - the last floor: a defect must reach people as a message, not a traceback
        if not Interruption.came:
            return _unforeseen(error)
        outcome = Status.INTERRUPTED  # what a library made of it, as pydantic does
    if outcome == Status.INTERRUPTED or Interruption.came:  # typer makes this of Ctrl-C, and says nothing
        note("已中断。")
        return Status.INTERRUPTED
    return outcome if isinstance(outcome, int) else Status.FINE


def complete_terms(arguments: Sequence[str]) -> list[str]:
    """A bare `--term` is the current term: the word after it counts only if it reads as a term.

    A bare `--checklist` is every list: it stands at the end, or an option follows.
    """
    completed: list[str] = []
    for position, word in enumerate(arguments):
        completed.append(word)
        following = arguments[position + 1] if position + 1 < len(arguments) else ""
        if word == "--term" and not reads_as_term(following):
            completed.append("current")
        if word == "--checklist" and (not following or following.startswith("-")):
            completed.append("")
    return completed


def _group() -> click.Command:
    app = typer.Typer(cls=LazyGroup, add_completion=True, rich_markup_mode=None, no_args_is_help=True)
    app.callback()(_root)
    return typer.main.get_command(app)


def _version(asked: bool) -> None:
    if asked:
        out(f"liushou {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Option("-C", metavar="目录", help="从这个文件夹找起，如同先进入它", show_default=False)
    ] = Path(),
    _: Annotated[bool, typer.Option("--version", help="显示版本", callback=_version, is_eager=True)] = False,
) -> None:
    """留守儿童关爱工作：一人一档，检查、统计、文书。"""
    ctx.obj = Start(folder)


def _quiet_pipe() -> int:
    """The reader of our output (head, less) has gone: nothing is wrong, but nothing more can be said."""
    sys.stdout = None  # keeps the interpreter from flushing into the closed pipe
    return Status.FINE


def _unforeseen(error: Exception) -> int:
    """The disk or the system failed where no command has an answer to it; anything else is a defect."""
    if not isinstance(error, OSError) or not is_of_the_machine(error):
        return _report_defect()
    where = f"{error.filename}：" if error.filename else ""
    note(f"错误：{where}{reason_of(error)}。")
    return Status.UNREADABLE


def _report_defect() -> int:
    # They take a sixth of the time of a start, and are wanted only here.
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="liushou-", suffix=".log", delete=False
    ) as log:
        traceback.print_exc(file=log)
    note("程序出错了：这是 liushou 的缺陷，不是您的操作问题。")
    note(f"详情写在 {log.name}，请发给维护者（先删去其中的个人信息）。")
    return _BUG_STATUS
