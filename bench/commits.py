"""A year of a big school under git: commit after commit, each of one or two archives, always the same."""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.stores import build_store

FIRST = datetime(2025, 11, 20, 1, tzinfo=UTC)
"""When the year begins; the archives were put under git the day before."""
YEAR = timedelta(days=365)
HALF = "half-a-year"
"""A tag on the commit in the middle."""
OFTEN = "c-09uu3-0"
"""A child of whom much is written, and who stays."""

_SEED = 6
_WRITERS = ("卢晓兰", "沈建明", "罗小梅")
_KINDS = ("谈心", "家访", "亲情电话", "亲情视频", "课业辅导")
_RECORDS = re.compile(r"^records:\n((?:[ #].*\n|\n)*)", re.MULTILINE)
_ITEM = re.compile(r"^ +- \{?date: ([0-9-]{10})", re.MULTILINE)
_PHONE = re.compile(r'phone: "([0-9]{11})"')
_ID = re.compile(r"^id: .*$", re.MULTILINE)
_NAME = re.compile(r"^name: .*$", re.MULTILINE)
_Changes = dict[str, str | None]


def build_repository(root: Path, children: int, commits: int) -> int:
    """Make a repository of a store and its year under `root`, checked out and packed; the archives of now.

    In 100 commits there are about 70 that add records, 20 that change a phone, 5 new children, 3 who leave
    and 2 archives that get another name.
    """
    build_store(root, children)
    for command in (["init", "--quiet", "--initial-branch=main"], ["config", "gc.auto", "0"]):
        _git(root, *command)
    stream = b"".join(_stream(_texts(root), commits))
    shutil.rmtree(root / "data")
    _git(root, "fast-import", "--quiet", given=stream)
    _git(root, "reset", "--quiet", "--hard", "main")
    _git(root, "gc", "--quiet")
    return sum(1 for _ in (root / "data" / "children").glob("*.yaml"))


def _texts(root: Path) -> dict[str, str]:
    files = (root / "liushou.yaml", *sorted((root / "data").glob("*/*.yaml")))
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _stream(texts: dict[str, str], commits: int) -> Iterator[bytes]:
    """What `git fast-import` reads; `texts` are those of the first commit, and of the last one afterwards."""
    chance = random.Random(_SEED)
    yield from _commit(FIRST - timedelta(days=1), _WRITERS[0], "建立档案", dict(texts))
    for number in range(commits):
        moment = FIRST + YEAR * (number + 1) / (commits + 1)
        changes, message = _edit(chance, texts, moment.date(), number)
        for path, text in changes.items():
            if text is None:
                del texts[path]
            else:
                texts[path] = text
        yield from _commit(moment, chance.choice(_WRITERS), message, changes)
        if number == commits // 2:
            yield f"reset refs/tags/{HALF}\nfrom refs/heads/main\n\n".encode()


def _commit(moment: datetime, who: str, message: str, changes: _Changes) -> Iterator[bytes]:
    told = message.encode()
    yield f"commit refs/heads/main\ncommitter {who} <{len(who)}@example.invalid> ".encode()
    yield f"{int(moment.timestamp())} +0800\ndata {len(told)}\n".encode() + told + b"\n"
    for path, text in changes.items():
        if text is None:
            yield f"D {path}\n".encode()
        else:
            data = text.encode()
            yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
    yield b"\n"


def _edit(chance: random.Random, texts: dict[str, str], day: date, number: int) -> tuple[_Changes, str]:
    """The files one commit changes (None: it is no longer there), and what it is called."""
    often = f"data/children/{OFTEN}.yaml"
    present = sorted(path for path in texts if path.startswith("data/children/") and path != often)
    one, other = chance.sample(present, 2)
    kind = chance.randrange(100)
    if kind < 70:
        path = often if kind < 2 else one
        paths = (path, other) if kind % 2 else (path,)
        return {each: _recorded(texts[each], day, chance.choice(_KINDS)) for each in paths}, "记录"
    if kind < 90:
        return {one: _PHONE.sub(lambda _: f'phone: "154{chance.randrange(10**8):08}"', texts[one], 1)}, "换号"
    if kind < 95:
        return {f"data/children/c-new{number}.yaml": _named(texts[one], f"c-new{number}", "新同学")}, "新来"
    if kind < 98:
        closed = texts[one].replace("status: 在册\n", f"status: 转出\nclosed_on: {day}\n", 1)
        return {one: closed}, "转出"
    return {one: None, f"data/children/c-re{number}.yaml": _named(texts[one], f"c-re{number}")}, "换编号"


def _recorded(text: str, day: date, kind: str) -> str:
    """The archive with one more record, by date."""
    line = f"  - {{date: {day}, kind: {kind}, by: v-pgql0-0}}\n"
    found = _RECORDS.search(text)
    if found is None:
        return f"{text}records:\n{line}"
    items = _ITEM.finditer(text, found.start(1), found.end(1))
    place = next((item.start() for item in items if item[1] > str(day)), found.end(1))
    return text[:place] + line + text[place:]


def _named(text: str, id_: str, name: str | None = None) -> str:
    text = _ID.sub(f"id: {id_}", text, count=1)
    return _NAME.sub(f"name: {name}", text, count=1) if name else text


def _git(root: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, input=given, stdout=subprocess.DEVNULL)
