"""Surroundings that take something away: no home, no locale, no width, no streams, no room, no rights."""

import os
from collections.abc import Mapping
from pathlib import Path

from hostile.case import FINE, FOUND, UNREADABLE, WRONG, Build, Case
from hostile.store import put

_ANY = (FINE, FOUND, WRONG, UNREADABLE)


def _nothing(root: Path) -> None:
    """The sound store: what is hostile is around it."""


def _read_only(root: Path) -> None:
    for folder in (root, *(each for each in root.rglob("*") if each.is_dir())):
        folder.chmod(0o555)


def _many(root: Path) -> None:
    text = (root / "data/children/c-1.yaml").read_text("utf-8")
    for number in range(300):
        put(root / f"data/children/c-x{number}.yaml", text.replace("id: c-1", f"id: c-x{number}"))


def _case(
    name: str,
    says: str = "田小禾",
    words: tuple[str, ...] = ("list", "children"),
    *,
    build: Build = _nothing,
    statuses: tuple[int, ...] = (FINE,),
    closed: tuple[int, ...] = (),
    **environment: str | None,
) -> Case:
    around: Mapping[str, str | None] = environment
    return Case(
        f"around/{name}",
        build,
        words,
        says,
        statuses,
        everywhere=False,
        alone=True,
        environment=around,
        closed=closed,
    )


CASES: tuple[Case, ...] = (
    _case("no locale", LANG="C", LC_ALL="C"),
    _case("locale that is none", LANG="xx_XX.nothing", LC_ALL="xx_XX.nothing"),
    _case("encoding of Python set to ASCII", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="POSIX"),
    _case("encoding of Python set to GBK", PYTHONIOENCODING="gbk"),
    _case("no home", HOME=None, XDG_CONFIG_HOME=None),
    _case("home that is not there", HOME="/nowhere/at/all"),
    _case("terminal that is none", TERM="dumb"),
    _case("terminal of garbage", TERM="../../etc/passwd", TERMINFO="/dev/zero"),
    _case("width of a raised two", COLUMNS="²"),
    _case("height of a raised two", LINES="²"),
    _case("width of 5000 digits", COLUMNS="9" * 5000),
    _case("width of nothing", COLUMNS="0"),
    _case("width below zero", COLUMNS="-5"),
    _case("width of a cell", COLUMNS="1"),
    _case("width without measure", COLUMNS="9" * 9),
    _case("width of full-width digits", COLUMNS="８０"),
    _case("no path", PATH=None),
    _case("empty path", PATH="", words=("log", "c-1"), says="没有找到 git", statuses=(UNREADABLE,)),
    _case("no temporary folder", TMPDIR="/nowhere"),
    _case("standard input closed", closed=(0,)),
    _case("standard output closed", closed=(1,), says="", statuses=_ANY),
    _case("standard error closed", closed=(2,)),
    _case("all streams closed", closed=(0, 1, 2), says="", statuses=_ANY),
    _case(
        "input closed and text wanted from it",
        words=("record", "c-1", "谈心", "--note", "-"),
        says="没有内容",
        closed=(0,),
        statuses=_ANY,
    ),
    _case(
        "full disk for what is told",
        words=("list", "children", "-o", "/dev/full"),
        says="不能输出",
        statuses=_ANY,
    ),
    _case(
        "result over a device", words=("list", "children", "-o", "/dev/null"), says="不能输出", statuses=_ANY
    ),
    _case(
        "result into a folder that is not there",
        words=("list", "children", "-o", "/nowhere/x.csv"),
        says="没有“/nowhere”",
        statuses=(UNREADABLE, WRONG),
    ),
    _case(
        "store that may not be written",
        words=("set", "c-1", "notes=好"),
        says="",
        build=_read_only,
        statuses=_ANY,
    ),
    _case("time zone of garbage", TZ="Mars/Olympus_Mons"),
    _case("time zone from a device", TZ=":/dev/zero" if os.name != "nt" else ""),
    _case(
        "settings of git from a device",
        words=("log", "c-1"),
        says="git",
        statuses=(UNREADABLE,),
        GIT_DIR="/dev/null",
    ),
    _case(
        "editor that fails",
        words=("record", "c-1", "谈心", "-e"),
        says="编辑器没有正常结束",
        statuses=_ANY,
        EDITOR="false",
        VISUAL="",
    ),
    _case(
        "recorder of orders to a terminal",
        words=("record", "c-1", "谈心", "--dry-run"),
        says="只是看看",
        statuses=_ANY,
        LIUSHOU_BY="\x1b[2J{{7*7}}",
    ),
    _case("word of 100000 letters", words=("show", "长" * 30_000), says="里没有", statuses=(WRONG,)),
    _case("word that is no text", words=("show", "\udcff\udcfe"), says="里没有", statuses=(WRONG,)),
    _case("2000 words", words=("show", *("c-1",) * 2000), says="c-1", statuses=(WRONG,)),
    _case("day of the year 0", words=("due", "--on", "0000-01-01"), says="--on", statuses=(WRONG,)),
    _case("day of the year 1", words=("due", "--on", "0001-01-01"), says="年份不对", statuses=(WRONG,)),
    _case("day of the year 9999", words=("due", "--on", "9999-12-31"), says="年份不对", statuses=(WRONG,)),
    _case(
        "check on the last day there is",
        words=("check", "--on", "2199-12-31"),
        says="LS105",
        statuses=(FINE, FOUND),
        build=_many,
    ),
)
