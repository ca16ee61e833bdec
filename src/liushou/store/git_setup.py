"""How git is set up around a store: the work tree it lies in, where hooks go, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import StoreError
from liushou.store.git import run_git, tell_git

SALT = "liushou.salt"
"""The setting with this clone's secret (hexadecimal): it keys the signs of covered values in `git diff`."""


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The work tree around a folder.

    `prefix` is the folder's way down from `top`, with forward slashes and none at the end; empty at the
    top. `hooks` is where git looks for hooks (core.hooksPath, else inside the git folder, which all
    work trees of a repository share); `git_folder` is that shared folder.
    """

    top: Path
    prefix: str
    git_folder: Path
    hooks: Path


def git_version(folder: Path) -> str | None:
    """The version of the installed git (`2.39.5`), or None without git."""
    told = run_git(folder, "--version")
    return told.split()[2] if told else None


def work_tree(folder: Path) -> WorkTree | None:
    """The work tree that `folder` lies in.

    None outside git and without git, for a repository that git refuses to touch because it is somebody
    else's, and for a folder that git ignores: nothing in it is ever committed.
    """
    top = _line(folder, "rev-parse", "--show-toplevel")
    if not top or run_git(folder, "check-ignore", "-q", ".") is not None:
        return None
    base = Path(top)
    shared = _line(base, "rev-parse", "--git-common-dir")
    hooks = _line(base, "rev-parse", "--git-path", "hooks")
    prefix = _line(folder, "rev-parse", "--show-prefix").rstrip("/")
    return WorkTree(base, prefix, (base / shared).resolve(), base / hooks)


def in_git_folder(folder: Path) -> bool:
    """True within what git keeps for itself: a bare repository, or the folder `.git`."""
    return _line(folder, "rev-parse", "--is-inside-git-dir") == "true"


def has_git_folder(folder: Path) -> bool:
    """Whether there is a repository around a folder, also one that git refuses to touch."""
    return any((above / ".git").exists() for above in (folder, *folder.parents))


def settings(folder: Path) -> Mapping[str, str]:
    """All git settings in force in `folder`, keys in lower case but for their middle part; the last wins.

    Empty without git.
    """
    told = run_git(folder, "config", "--list", "-z")
    entries = (told or "").split("\0")[:-1]
    own = entries[:-1]  # the last one is what run_git itself sets
    return {key: value for key, _, value in (entry.partition("\n") for entry in own)}


def setting(folder: Path, key: str) -> str | None:
    """One git setting in force in `folder`, None where it is not set."""
    told = run_git(folder, "config", "--get", key)
    return None if told is None else told.removesuffix("\n")


def set_locally(folder: Path, key: str, value: str) -> None:
    """Make a setting of this clone, which all its work trees share; in place of the old one, if any.

    Raises StoreError if git does not take it.
    """
    told = tell_git(folder, "config", "--local", "--replace-all", key, value)
    if told is None or told.status != 0:
        reason = told.err.strip() if told else "没有找到 git"
        raise StoreError(
            f"无法写入 git 的设置 {key}：{reason}。请检查文件夹的权限，再运行一次 liushou init。"
        )


def line_ending(folder: Path, path: str) -> str | None:
    """What .gitattributes says of the line ending of `path` (`lf`, `crlf`), or None if nothing."""
    value = attribute(folder, "eol", path)
    return None if value == "unset" else value


def attribute(folder: Path, name: str, path: str) -> str | None:
    """What .gitattributes says of `path`: a value, `set` or `unset`; None if nothing."""
    told = run_git(folder, "check-attr", "-z", name, "--", path)
    value = told.split("\0")[2] if told else "unspecified"
    return None if value == "unspecified" else value


def _line(folder: Path, *arguments: str) -> str:
    return (run_git(folder, *arguments) or "").rstrip("\r\n")
