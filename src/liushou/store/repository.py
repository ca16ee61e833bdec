"""The git repository that holds a store, and a moment of its history named on the command line."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from liushou.dates import parse_date
from liushou.errors import StoreError, UsageError
from liushou.records.rewrite import rewritten
from liushou.store.git import ABBREV, run_git, tell_git
from liushou.store.root import SETTINGS

CHINA = timezone(timedelta(hours=8))
"""The day of a commit is the one it was in China, wherever it is read: one clock for the whole country."""

_FORMAT = "--format=%H%x00%h%x00%ct"
_NOT_A_WORD = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, asked in `folder`; `prefix` is the way from its top to the store (`""` or `学校/`).

    `bare`: it has no files of its own, `prefix` is then unknown until a revision is looked at.
    `shallow`: only its last commits are on this machine.
    """

    folder: Path
    prefix: str
    bare: bool
    shallow: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, its abbreviated name, the day it was made (in China), and the folder of the store in it."""

    commit: str
    short: str
    day: date
    prefix: str


def repository(folder: Path) -> Repository:
    """The repository around `folder`. Raises StoreError without git, outside of one, before a commit."""
    told = tell_git(folder, "rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-prefix")
    if told is None:
        raise StoreError("这台电脑上没有找到 git，看不了历史：请先安装 git。别的命令不受影响。")
    if told.status != 0:
        if "dubious ownership" in told.err:
            raise StoreError(
                f"git 不让读 {folder}：文件夹属于别的用户。请运行 git status，按它的提示做；"
                f"常见的是 git config --global --add safe.directory {folder.as_posix()}"
            )
        raise StoreError("档案库不在 git 里，没有历史可看：请先 git init，再 git add、git commit。")
    bare, shallow, prefix = told.text.split("\n")[:3]
    if run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        raise StoreError("git 里还没有提交过，没有历史可看：请先 git add、git commit。")
    return Repository(folder, prefix, bare == "true", shallow == "true")


def revision(repo: Repository, word: str) -> Revision:
    """The commit that `word` means: a name git knows (`v1`, `main~3`, `HEAD`), or a day.

    A day (`2026-06-30`) is the last commit of that day or before it. Where the store is not at the top,
    or a bare repository holds several, `main:folder` says which folder is meant.

    Raises UsageError for a word that is neither, a day before the first commit, a commit without a store.
    """
    name, _, folder = word.partition(":") if ":" in word.lstrip(":") else (word, "", "")
    found = _commit(repo, name) or _on_day(repo, name)
    if found is None:
        raise UsageError(_unknown(repo, name))
    commit, short, seconds = found.split("\0")
    day = datetime.fromtimestamp(int(seconds), CHINA).date()
    return Revision(commit, short, day, _prefix(repo, commit, short, folder.strip("/")))


def _commit(repo: Repository, name: str) -> str | None:
    if not name or name.startswith("-") or _NOT_A_WORD.search(name):
        return None
    return _logged(repo, f"{name}^{{commit}}")


def _on_day(repo: Repository, word: str) -> str | None:
    other = rewritten("day", word)
    try:
        day = parse_date(other.put if other else word)
    except ValueError:
        return None
    found = _logged(repo, f"--before={day} 23:59:59 +0800", "HEAD")
    if found is None:
        raise UsageError(_too_early(repo, day))
    return found


def _logged(repo: Repository, *which: str) -> str | None:
    options = ("log", "-1", "--no-show-signature", _FORMAT, f"--abbrev={ABBREV}")
    told = run_git(repo.folder, *options, *which, "--")
    return (told or "").strip("\n") or None


def _too_early(repo: Repository, day: date) -> str:
    first = run_git(repo.folder, "log", "--reverse", "--format=%ct", "HEAD", "--") or ""
    begins = datetime.fromtimestamp(int(first.split("\n")[0]), CHINA).date() if first else day
    if repo.shallow:
        return (
            f"{day} 的历史不在这台电脑上：这里是浅克隆，只取了 {begins} 以来的提交。"
            "请运行 git fetch --unshallow 取回全部历史。"
        )
    return f"{day} 还没有历史：第一次提交在 {begins}。请写这一天或以后的日期。"


def _unknown(repo: Repository, name: str) -> str:
    if repo.shallow:
        return (
            f"git 里找不到“{name}”：这里是浅克隆，较早的提交不在这台电脑上。"
            "请核对；要取回全部历史，运行 git fetch --unshallow。"
        )
    return f"git 里没有“{name}”这个版本：请写提交、标签、分支（如 HEAD~3）或日期（如 2026-06-30）。"


def _prefix(repo: Repository, commit: str, short: str, folder: str) -> str:
    """The folder of the store in a commit. Raises UsageError where there is none, or one of several."""
    prefix = f"{folder}/" if folder else repo.prefix
    if folder or not repo.bare:
        names = run_git(repo.folder, "ls-tree", "--name-only", "-z", "--full-tree", commit, prefix + SETTINGS)
        if names:
            return prefix
        where = f"“{prefix}”里" if prefix else ""
        raise UsageError(f"版本 {short} {where}没有档案库：没有 {prefix}{SETTINGS}。")
    names = run_git(repo.folder, "ls-tree", "-r", "--name-only", "-z", "--full-tree", commit) or ""
    found = [
        name.removesuffix(SETTINGS)
        for name in names.split("\0")
        if name == SETTINGS or name.endswith(f"/{SETTINGS}")
    ]
    if "" in found or len(found) == 1:
        return "" if "" in found else found[0]
    if not found:
        raise UsageError(f"版本 {short} 里没有档案库：没有 {SETTINGS}。")
    several = "、".join(prefix.rstrip("/") for prefix in found)
    raise UsageError(f"版本 {short} 里有几个档案库：{several}。请写明是哪一个，如 {short}:{found[0][:-1]}。")
