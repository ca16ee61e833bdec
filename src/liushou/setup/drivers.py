"""The settings by which git shows and merges archives as this program does, and the lines that ask for it.

`.gitattributes` goes with the repository and names the drivers; what a driver is, each clone says in its
own settings, because git runs no commands that come from elsewhere.
"""

import re
import secrets
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from liushou.store.git_setup import SALT, attribute
from liushou.store.textmerge import LABELS

NAME = "liushou"
TEXTCONV, DRIVER = f"diff.{NAME}.textconv", f"merge.{NAME}.driver"
COMMANDS = frozenset({TEXTCONV, DRIVER})
RENAMES = ("diff.renames", "merge.renames")
"""git takes a deleted and a new file that look alike for one that was renamed, and archives all look
alike: a difference would show one child as another, and a merge would put what one side wrote about a
child who left into the archive of one who came. An archive is never renamed (its name is its id), so
where a repository holds nothing but a store, git is told not to look. Before 2.50 git heeds merge.renames
only in its older way of merging; there the merge driver refuses, because the ids differ."""

_ATTRIBUTE = f"diff={NAME} merge={NAME}"
ATTRIBUTES = (
    "# 档案按内容比较和合并（每台电脑上运行一次 liushou init 设好；没有设的照普通文本）\n"
    f"/data/**/*.yaml {_ATTRIBUTE}\n"
    f"/liushou.yaml {_ATTRIBUTE}\n"
)
"""The lines of a store's .gitattributes, which stands beside liushou.yaml wherever that is."""
_ARCHIVES = ("liushou.yaml", "data/children/c-1.yaml", "data/terms/2026-2027-1.yaml")
"""Paths that stand for all archives, to ask git what .gitattributes says of them."""

_OURS = re.compile(r"liushou (?:textconv|merge-driver) ")
_PYTHON = re.compile(r"python=('[^']*'(?:\"'\"'[^']*')*|[^\s;']+);")
_TEXTCONV = (
    'f() {{ python={python}; "$python" -P -m liushou textconv "$1" 2>/dev/null'
    ' || liushou textconv "$1" 2>/dev/null || cat "$1"; }}; f'
)
_DRIVER = (
    "f() {{ python={python}; status=2;"
    ' if "$python" -P -m liushou --version >/dev/null 2>&1;'
    ' then "$python" -P -m liushou merge-driver "$@"; status=$?;'
    ' elif liushou --version >/dev/null 2>&1; then liushou merge-driver "$@"; status=$?; fi;'
    " [ $status -le 1 ] && return $status;"
    ' git merge-file --marker-size="$4" {labels} "$2" "$1" "$3"; }};'
    " f %O %A %B %L %P"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What .gitattributes says of archives: `missing` where it names no driver, and others it names."""

    missing: bool
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drivers:
    """What is to be done about the settings: those to make now, and those somebody else made.

    `foreign` are keys that hold another program's command; they are left as they are.
    """

    missing: Mapping[str, str]
    foreign: tuple[str, ...]


def named(root: Path) -> Named:
    """Ask git which drivers the archives of the store at `root` have."""
    told = [(kind, attribute(root, kind, path)) for kind in ("diff", "merge") for path in _ARCHIVES]
    others = [(kind, name) for kind, name in told if name not in (NAME, None)]
    texts = (f"-{kind}" if name == "unset" else f"{kind}={name}" for kind, name in others)
    return Named(any(name is None for _, name in told), tuple(dict.fromkeys(texts)))


def drivers(settings: Mapping[str, str], python: PurePath | None, *, alone: bool) -> Drivers:
    """Compare the settings in force with those wanted; `alone` where the repository is the store's only.

    `python` is an interpreter that has this program, if one is known.
    """
    wanted = _wanted(python)
    foreign = tuple(key for key in sorted(COMMANDS) if key in settings and not is_ours(settings[key]))
    sections = tuple(key.rpartition(".")[0] + "." for key in foreign)
    missing = {
        key: value
        for key, value in wanted.items()
        if settings.get(key) != value and not key.startswith(sections)
    }
    if not settings.get(SALT):
        missing[SALT] = secrets.token_hex(16)
    if alone:
        missing |= {key: "false" for key in RENAMES if key not in settings}
    return Drivers(missing, foreign)


def is_ours(command: str) -> bool:
    """Whether a setting holds a command of this program, of whatever version."""
    return _OURS.search(command) is not None


def interpreter(command: str) -> str | None:
    """The Python that a command of ours names; None if it names none."""
    found = _PYTHON.search(command.replace("%%", "%"))
    return (shlex.split(found[1])[0] or None) if found else None


def _wanted(python: PurePath | None) -> dict[str, str]:
    """The settings; each command finds its own way where this Python is gone.

    A textconv that fails would make every `git diff` fail, so in the end the text itself is shown. (For
    that reason git is not told to keep what it prints, diff.*.cachetextconv: it would keep that text too,
    uncovered. And nothing of an archive is to lie where `erase` does not look.) A merge driver that did
    nothing would drop what the other side wrote, so in the end (any status but that of a merge made, with
    or without conflicts) git merges the lines.
    """
    quoted = shlex.quote(python.as_posix() if python else "")
    return {
        TEXTCONV: _TEXTCONV.format(python=quoted),
        f"diff.{NAME}.xfuncname": "^(〔.*)$",
        f"merge.{NAME}.name": "留守档案按内容合并",
        DRIVER: _DRIVER.format(
            python=quoted.replace("%", "%%"), labels=" ".join(f"-L {label}" for label in LABELS)
        ),
    }
