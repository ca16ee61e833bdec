"""The git repository that holds a store, and a moment of its history named on the command line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

from liushou.errors import StoreError, UsageError
from liushou.records.rewrite import day_written
from liushou.store.git import ABBREV, run_git, tell_git
from liushou.store.root import SETTINGS

CHINA = timezone(timedelta(hours=8))
"""The day of a commit is the one it was in China, wherever it is read: one clock for the whole country."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

BRANCHES = "--branches"
_TOLD = 300
_FORMAT = "--format=%H%x00%h%x00%ct"
_NOT_A_WORD = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, asked in `folder`; `prefix` is the way from its top to the store (`""` or `学校/`).

    `bare`: it has no files of its own, `prefix` is then unknown until a revision is looked at.
    `shallow`: only its last commits are on this machine. `tip`: where history is read from, HEAD, or all
    branches where that names one without a commit (as on a server that was given only `main`).
    """

    folder: Path
    prefix: str
    bare: bool
    shallow: bool
    tip: str = "HEAD"


class OutsideGitError(StoreError):
    """The folder is in no git repository."""


class NoStoreThenError(UsageError):
    """A commit that has no store where one is looked for."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, its abbreviated name, the day it was made (in China), and the folder of the store in it.

    `named` is the day by which it was named, if it was: the commit may be older.
    """

    commit: str
    short: str
    day: date
    prefix: str
    named: date | None = None

    @property
    def on(self) -> date:
        """The day that counts as today for whoever looks at it: the one named, else that of the commit."""
        return self.named or self.day


def repository(folder: Path) -> Repository:
    """The repository around `folder`. Raises StoreError without git, outside of one, before a commit."""
    told = tell_git(folder, "rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-prefix")
    if told is None:
        raise StoreError("这台电脑上没有找到 git，看不了历史：请先安装 git。别的命令不受影响。")
    if told.status != 0:
        if "safe.directory" in told.err:  # the setting it names is the same in every language git speaks
            raise StoreError(
                f"git 不让读 {folder}：文件夹属于别的用户。请运行 git status，按它的提示做；"
                f"常见的是 git config --global --add safe.directory {folder.as_posix()}"
            )
        if any((above / ".git").exists() for above in (folder, *folder.parents)):
            raise OutsideGitError(
                f"git 读不了这里的仓库，看不了历史；它说：{told.err.strip()[:_TOLD]}。"
                "档案本身不受影响：请先备份整个文件夹，再修，或从别的电脑上的副本找回。"
            )
        raise OutsideGitError("档案库不在 git 里，没有历史可看：请先 git init，再 git add、git commit。")
    bare, shallow, prefix = told.text.split("\n")[:3]
    return Repository(folder, prefix, bare == "true", shallow == "true", _tip(folder))


def is_bare(folder: Path) -> bool:
    """True in a repository without files of its own, as servers keep them."""
    return (run_git(folder, "rev-parse", "--is-bare-repository") or "").strip() == "true"


def _tip(folder: Path) -> str:
    if run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        return "HEAD"
    if run_git(folder, "rev-list", "-1", BRANCHES):
        return BRANCHES
    if run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise StoreError(
            "git 的仓库坏了，最后一次提交读不出来，看不了历史：请运行 git fsck 查看，"
            "从别的电脑上的副本或远程仓库找回。档案本身不受影响。"
        )
    raise StoreError("git 里还没有提交过，没有历史可看：请先 git add、git commit。")


def revision(repo: Repository, word: str, places: Sequence[str] = ()) -> Revision:
    """The commit that `word` means: a name git knows (`v1`, `main~3`, `HEAD`), or a day.

    A day (`2026-06-30`) is the last commit of that day or before it on the branch itself: what was done on
    another one counts from the day it was merged, so that a later day never knows less.
    Where the store is not at the top, or a bare repository holds several, `main:folder` says which folder
    is meant (`main:` the top). `places` are the folders where the store may be, the first that is one
    counts; without them `repo.prefix`.

    Raises UsageError for a word that is neither, a day before the first commit, a commit without a store.
    """
    name, colon, folder = word.partition(":") if ":" in word.lstrip(":") else (word, "", "")
    found, named = _commit(repo, name), None
    if found is None:
        named = day_written(name)
        if named is None:
            raise UsageError(_unknown(repo, name))
        found = _on_day(repo, named)
    commit, short, seconds = found.split("\0")
    day = day_in_china(seconds)
    if colon:
        parts = [part for part in folder.split("/") if part not in ("", ".")]
        places = ("".join(f"{part}/" for part in parts),)
    elif repo.bare:
        places = _only_store(repo, commit, short, places)
    return Revision(commit, short, day, _first_store(repo, commit, short, places or (repo.prefix,)), named)


def day_in_china(seconds: str) -> date:
    """The day of a commit by git's seconds; the nearest there is for a clock that was out of its mind.

    git gives no seconds at all of a commit that is damaged.
    """
    try:
        # not fromtimestamp: Windows has nothing before 1970
        return (_BEGINNING + timedelta(seconds=int(seconds or 0))).astimezone(CHINA).date()
    except OverflowError:
        return date.min if seconds.startswith("-") else date.max


def _commit(repo: Repository, name: str) -> str | None:
    if not name or name.startswith("-") or _NOT_A_WORD.search(name):
        return None
    return _logged(repo, f"{name}^{{commit}}")


def _on_day(repo: Repository, day: date) -> str:
    # in seconds: git reads no year after 2099
    end = datetime.combine(day, time.max, CHINA) - _BEGINNING
    before = f"--before=@{max(end // timedelta(seconds=1), 0)} +0000"
    found = _logged(repo, "--first-parent", before, repo.tip)
    if found is None:
        raise UsageError(_too_early(repo, day))
    return found


def _logged(repo: Repository, *which: str) -> str | None:
    options = ("log", "-1", "--no-show-signature", _FORMAT, f"--abbrev={ABBREV}")
    told = run_git(repo.folder, *options, *which, "--")
    return (told or "").strip("\n") or None


def _too_early(repo: Repository, day: date) -> str:
    first = run_git(repo.folder, "log", "--first-parent", "--reverse", "--format=%ct", repo.tip, "--") or ""
    begins = day_in_china(first.split("\n")[0]) if first else day
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


def _first_store(repo: Repository, commit: str, short: str, places: Sequence[str]) -> str:
    """The first of the places where a commit has a store. Raises NoStoreThenError where none is."""
    wanted = [place + SETTINGS for place in places]
    told = run_git(repo.folder, "ls-tree", "--name-only", "-z", "--full-tree", commit, *wanted) or ""
    there = told.split("\0")
    for place, settings in zip(places, wanted, strict=True):
        if settings in there:
            return place
    where = f"“{places[-1]}”里" if places[-1] else "里"
    raise NoStoreThenError(f"版本 {short} {where}没有档案库：没有 {wanted[-1]}。")


def _only_store(repo: Repository, commit: str, short: str, places: Sequence[str]) -> tuple[str, ...]:
    """Where the store of a bare repository is: in one of the places, at the top, else the only one there is.

    Raises UsageError.
    """
    told = run_git(repo.folder, "ls-tree", "-r", "--name-only", "-z", "--full-tree", commit) or ""
    found = [
        name.removesuffix(SETTINGS)
        for name in told.split("\0")
        if name == SETTINGS or name.endswith(f"/{SETTINGS}")
    ]
    here = next((place for place in (*places, "") if place in found), None)
    if here is not None or not found:
        return (here or "",)
    if len(found) > 1:
        several = "、".join(place.rstrip("/") for place in found)
        raise UsageError(
            f"版本 {short} 里有几个档案库：{several}。请写明是哪一个，如 {short}:{found[0][:-1]}。"
        )
    return tuple(found)
