"""What commands share: opening the store, the day, the term, where the result goes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.complete import ids_of
from liushou.commands.keys_to_use import keys_or_none
from liushou.commands.start import Start
from liushou.console import note, out
from liushou.errors import StoreError, UsageError
from liushou.findings import dotted
from liushou.printable import inert
from liushou.records.rewrite import day_written
from liushou.sealed import without_tokens
from liushou.store.load import Loaded, Store, load
from liushou.store.opener import KEYLESS, Opener
from liushou.store.root import SETTINGS, find_root
from liushou.store.transaction import recover
from liushou.store.write import write_atomic
from liushou.terms import resolve_term
from liushou.waiting import bar

OnOption = Annotated[
    str | None, typer.Option("--on", metavar="日期", help="以这一天为今天，如 2026-11-20", show_default=False)
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="版本|日期",
        help="看 git 里那时的档案：日期、标签、分支、提交，如 2026-06-30、HEAD~3；不写 --on 就以那天为今天",
        show_default=False,
    ),
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="成文日期，如 2026-11-20；不写则不印")
]
TermOption = Annotated[
    str | None,
    typer.Option("--term", metavar="[学期]", help="学期，如 2026-2027-1、2026秋、last；不写为当前学期"),
]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", help="写到文件，格式由扩展名决定")
]
RevealOption = Annotated[bool, typer.Option("--reveal", help="显示身份证号、电话、地址、谈话内容等敏感内容")]
ResidentsOption = Annotated[
    bool, typer.Option("--residents", help="写的姓名和条件都指留守妇女、老人，如 类别:留守老人")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="只显示会怎样改，不写文件")]
ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="谁",
        help="经办的人：帮扶人员的编号或姓名；可写多次",
        show_default=False,
        autocompletion=ids_of("volunteer"),
    ),
]
DayOption = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="哪一天的事，不写为今天", show_default=False)
]

DOCUMENT_FORMATS = ("md", "docx", "pdf", "html")
"""What a rendered document can be written as."""

_YEARS = range(1900, 2200)
"""Years of days that somebody can mean; archives hold none before them (LS105)."""
READING = "读取档案"
"""What is told while the files of a store are read."""
_UNREAD_SHOWN = 3
_SUFFIXES = {"markdown": "md", "htm": "html"}
_FILES_ONLY = frozenset({"docx", "pdf", "xlsx"})


def today(on: str | None) -> date:
    """The day meant by `--on`, or the machine's date. Raises UsageError."""
    return day_of("--on", on) or date.today()  # noqa: DTZ011 - the coordinator's own calendar day is meant


def day_of(option: str, word: str | None) -> date | None:
    """The day an option gives (also as 2026.11.20), or None where it was not given. Raises UsageError."""
    if word is None:
        return None
    day = day_written(word)
    if day is None:
        raise UsageError(f"{option} 后面的“{word}”不是日期：请写成 2026-11-20 的样子。")
    if day.year not in _YEARS:
        raise UsageError(f"{option} 后面的“{word}”年份不对：请写 {_YEARS[0]} 至 {_YEARS[-1]} 年的日期。")
    return day


def start_of(ctx: typer.Context) -> Path:
    """The folder to start from: that of `-C`, else the one the person is in."""
    start = ctx.obj
    return start.folder if isinstance(start, Start) else Path()


def root_of(ctx: typer.Context) -> Path:
    """The root of the store to work on, after a crashed run's changes were finished or dropped."""
    root = find_root(start_of(ctx))
    if recover(root):
        note("上次没有写完的改动，现在写完了。")
    return root


def open_store(ctx: typer.Context, *, keys: bool = False) -> Store:
    """The whole store; files that cannot be read are named on standard error, since they are not counted.

    With `keys`, what is sealed is opened as far as one's private key does: for commands that write, and
    those that show or print what is sensitive. Raises StoreError if there is no store or its settings
    cannot be read.
    """
    root = root_of(ctx)
    return usable(loaded(root, keys_or_none(root) if keys else KEYLESS))


def usable(store: Store, at: str | None = None) -> Store:
    """The store, `at` being the moment it stood at; files that cannot be read are named on standard error.

    Raises StoreError if its settings cannot be read.
    """
    settings = store.files[0]
    look = "liushou check" if at is None else f"liushou check --at {at}"
    if settings.record is None:
        then, mend = ("", "并改正") if at is None else (f"{at} 时的 ", "")
        raise StoreError(f"{then}{SETTINGS} 读不出来{_first_wrong(settings)}请用 {look} 查看{mend}。")
    unread = [file.source.path for file in store.unread()]
    if unread:
        more = " 等" if len(unread) > _UNREAD_SHOWN else ""
        note(f"注意：{len(unread)} 个文件有错误，没有计入：{'、'.join(unread[:_UNREAD_SHOWN])}{more}。")
        note(f"用 {look} 查看是什么错误。")
    return store


def _first_wrong(settings: Loaded) -> str:
    """What keeps a file from being read, first its place: （pairing.capacity）：“0”应不小于 1。

    A fault beside which a value was read (a byte order mark) is not what keeps it.
    """
    wrong = [(f"第 {fault.span.line} 行", fault.message) for fault in settings.faults if fault.fatal]
    wrong += [(dotted(problem.path), problem.message) for problem in settings.problems]
    where, reason = wrong[0]
    return f"{f'（{where}）' if where else ''}：{reason}{'' if reason.endswith(('？', '。')) else '。'}"


def loaded(root: Path, keys: Opener = KEYLESS) -> Store:
    """The store at a root, with these keys; on a terminal it is told how much of a big one is read."""
    with bar(READING, sum(1 for _ in root.glob("data/*/*.yaml"))) as watch:
        return load(root, watch, keys)


def term_of(store: Store, word: str | None, day: date) -> str:
    """The id of the term meant on the command line; none given is the current one. Raises UsageError."""
    return resolve_term(word or "current", {key: term.days for key, term in store.terms.items()}, day)


def check_begun(store: Store, term: str, day: date, otherwise: str) -> None:
    """Raise UsageError for a term that has not begun by a day; `otherwise` says what there is not."""
    not_yet = _not_begun(store, term, day)
    if not_yet:
        raise UsageError(f"{not_yet}，{otherwise}。")


def say_not_begun(store: Store, term: str, day: date) -> None:
    """Say on standard error that a term has not begun by a day, where it has not: figures of it are empty."""
    not_yet = _not_begun(store, term, day)
    if not_yet:
        note(f"{not_yet}，还没有可以统计的数。")


def _not_begun(store: Store, term: str, day: date) -> str | None:
    begins = store.terms[term].begins
    return f"学期 {term} 到 {day} 还没有开始（{begins} 开始）" if begins > day else None


def chosen_format(asked: str | None, output: Path | None, known: Sequence[str], *, to_file: bool) -> str:
    """The format by `--format`, or by the suffix of `-o`, or the first of `known`.

    Raises UsageError for a format that is not `known`, or cannot be shown on a terminal.
    """
    name = asked or known[0]
    if asked is None and output is not None:
        suffix = output.suffix.lstrip(".").lower()
        name = known[0] if suffix == "txt" else _SUFFIXES.get(suffix, suffix) or "没有扩展名的文件"
    if name not in known:
        raise UsageError(f"不能输出为 {name}：可用 {'、'.join(known)}。")
    if name in _FILES_ONLY and not to_file:
        raise UsageError(f"{name} 要写到文件：请用 -o 指定文件名。")
    return name


def check_summary_name(file: str | Path) -> None:
    """Raise UsageError for a summary that the superior's roll-up of a folder would pass over by its name.

    A folder is none either.
    """
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"“{path}”是文件夹：请写上文件名，如 {path / '上报.json'}。")
    if str(file) != "-" and path.suffix.lower() != ".json":
        raise UsageError(f"汇总文件的扩展名是 .json：请写成 {path.with_suffix('.json')}。")


def deliver_blank(content: str, output: Path | None) -> None:
    """A sheet to be filled in: CSV, and nothing else. Raises UsageError for a file of another format."""
    chosen_format(None, output, ("csv",), to_file=output is not None)
    deliver_csv(content, output)


def deliver_csv(content: str, output: Path | None) -> None:
    """CSV to a file with the mark by which Excel knows UTF-8, or to standard output without it."""
    deliver(content if output is None else f"\ufeff{content}", output)


def deliver(content: str | bytes, output: Path | None) -> None:
    """The result to a file, said so on standard error, or text to standard output."""
    if isinstance(content, str):
        content = inert(without_tokens(content))
    if output is None:
        out((content if isinstance(content, str) else content.decode()).rstrip("\n"))
        return
    if not output.parent.is_dir():
        raise UsageError(f"没有“{output.parent}”这个文件夹：请先建立，或换一个位置。")
    write_atomic(output, content.encode() if isinstance(content, str) else content)
    note(f"已写入 {output}")
