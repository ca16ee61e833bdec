"""Help and usage errors in Chinese, wrapped by cells; click and typer speak English and count characters."""

from collections.abc import Sequence
from difflib import get_close_matches

import click
from typer.core import TyperCommand, TyperGroup

from liushou.textwidth import pad, width, wrap

_LINE = 80
_GAP = 2
_WORDS = {
    "[required]": "（必填）",
    "Show this message and exit.": "显示这个说明",
    "Install completion for the current shell.": "为当前的命令行安装自动补全",
    "Show completion for the current shell, to copy it or customize the installation.": "显示自动补全的脚本",
}


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese and ends with examples (the part of its docstring after 例：)."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, in our own layout."""
        format_help(self, ctx, formatter)


class ChineseGroup(TyperGroup):
    """A command of several actions (case open, case close), each with a help of its own."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command is for, its actions, examples."""
        text, _, examples = (self.help or "").partition("例：")
        action = "[动作] …" if self.invoke_without_command else "动作 …"
        formatter.write(f"用法：{ctx.command_path} {action}\n\n")
        _paragraphs(formatter, text)
        names = self.list_commands(ctx)
        actions = [(name, self.commands[name].get_short_help_str(_LINE)) for name in names]
        _rows(formatter, "动作：", actions)
        if self.invoke_without_command:
            options = [_record(param, ctx) for param in self.get_params(ctx)]
            _rows(formatter, "选项：", [record for record in options if record])
        formatter.write(f"每个动作的说明：{ctx.command_path} 动作 --help\n\n")
        _examples(formatter, examples)


def format_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Usage, what the command does, arguments, options, examples."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    pieces = pieces.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
    formatter.write(f"用法：{ctx.command_path} {pieces}\n\n")
    text, _, examples = (command.help or "").partition("例：")
    _paragraphs(formatter, text)
    parameters = [(param, _record(param, ctx)) for param in command.get_params(ctx)]
    arguments = [record for param, record in parameters if record and isinstance(param, click.Argument)]
    options = [record for param, record in parameters if record and not isinstance(param, click.Argument)]
    _rows(formatter, "参数：", arguments)
    _rows(formatter, "选项：", options)
    _examples(formatter, examples)


def _paragraphs(formatter: click.HelpFormatter, text: str) -> None:
    for paragraph in text.strip().split("\n\n"):
        formatter.write("\n".join(wrap(" ".join(paragraph.split()), _LINE)) + "\n\n")


def _examples(formatter: click.HelpFormatter, examples: str) -> None:
    if examples:
        lines = "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
        formatter.write(f"例：\n{lines}\n")


def command_list(formatter: click.HelpFormatter, commands: Sequence[tuple[str, str]]) -> None:
    """The commands of a group with their one-line summaries."""
    _rows(formatter, "命令：", commands)
    formatter.write("每个命令的说明：liushou 命令 --help\n")


def usage_message(error: click.ClickException, commands: Sequence[str]) -> str:
    """A wrong command line, told in Chinese; `commands` are the names a misspelt one may mean."""
    ctx = getattr(error, "ctx", None)
    hint = f"\n说明：{ctx.command_path} --help" if ctx else ""
    return f"错误：{_reason(error, commands)}{hint}"


def _reason(error: click.ClickException, commands: Sequence[str]) -> str:
    if isinstance(error, click.NoSuchOption):
        if error.option_name == "-C":
            return "-C 目录 要写在命令的前面，如 liushou -C 石桥小学 report"
        near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少 {name}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面要有一个值"
    if isinstance(error, click.BadParameter):
        return f"{_called(error.param)} 的值不对：{_bad_value(error)}"
    return _other(error.format_message(), commands)


def _called(param: click.Parameter | None) -> str:
    """An option as it is typed, an argument as the help names it."""
    if param is None:
        return "参数"
    is_option = isinstance(param, click.Option) and param.opts
    return param.opts[0] if is_option else param.human_readable_name


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    # click names the value first, as Python writes a text: 'x' is not …
    said, is_wrong, _ = error.message.partition(" is not ")
    given = f"“{said[1:-1]}”" if is_wrong else ""
    if isinstance(kind, click.Choice):
        return f"{given}应为 {'、'.join(str(choice) for choice in kind.choices)} 之一"
    outside, is_outside, _ = error.message.partition(" is not in the range ")
    if isinstance(kind, click.IntRange) and is_outside:
        return f"“{outside}”应{_bounds(kind)}"
    if isinstance(kind, click.Path) and error.message.endswith("is not readable."):
        return "没有权限读取这个文件"
    if isinstance(kind, click.types.IntParamType):
        return f"{given}应为整数"
    return error.message


def _bounds(kind: click.IntRange) -> str:
    least = [] if kind.min is None else [f"不小于 {kind.min:g}"]
    most = [] if kind.max is None else [f"不大于 {kind.max:g}"]
    return "、".join((*least, *most))


def _other(message: str, commands: Sequence[str]) -> str:
    if message.startswith("No such command"):
        name = message.split("'")[1] if "'" in message else ""
        near = get_close_matches(name, commands, n=1)
        return f"没有 {name} 这个命令" + (f"；是不是 {near[0]}？" if near else "")
    if message.startswith("Got unexpected extra argument"):
        return f"多余的参数：{message.partition('(')[2].rstrip(').')}"
    return "缺少命令" if message.startswith("Missing command") else message


def _record(param: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    record = param.get_help_record(ctx)
    if record is None:
        return None
    name, text = record
    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return name.replace(",", "，").replace("， ", "、"), text.replace("  （", "（")


def _rows(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    left = min(max(width(name) for name, _ in rows), 30) + _GAP
    formatter.write(f"{title}\n")
    for name, text in rows:
        lines = wrap(text, _LINE - 2 - left) or [""]
        if width(name) + _GAP > left:
            formatter.write(f"  {name}\n")
            name = ""
        formatter.write(f"  {pad(name, left)}{lines[0]}".rstrip() + "\n")
        for line in lines[1:]:
            formatter.write(f"  {' ' * left}{line}\n")
    formatter.write("\n")
