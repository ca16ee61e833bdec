"""What `check` looks at and reports on: all, single paths, what git sees changed, or an editor's text."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from liushou.check.changed import of_change
from liushou.check.runner import check
from liushou.check.stamping import Reread, may_be_read
from liushou.commands.check.on_disk import OpenedStore, Result, StoreOnDisk, store_at
from liushou.commands.check.outcome import Choice
from liushou.errors import LiushouError, StoreError, UsageError
from liushou.findings import Finding
from liushou.store.git import changed_paths, committed
from liushou.store.opener import KEYLESS, Opener
from liushou.store.repository import OutsideGitError, Revision, repository
from liushou.store.sources import Source
from liushou.store.steady import steadily
from liushou.store.variant import Variant, source_of

STDIN = Path("-")
_LARGEST = 1 << 21
"""No more than this is read from standard input, as of a file: above the gate's limit."""

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: today, the rules, the paths, only changes, an editor's text.

    `text` is that text, and `text_path` the file of the store it is for.
    """

    on: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    paths: tuple[Path, ...] = ()
    changed: bool = False
    text: bytes | None = None
    text_path: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a store: how many files it has, how they are read, and the findings that were asked for.

    `closed` are the paths of files that must not be opened. `moment` is the revision it stood at, None for
    the store as it is now.
    """

    root: Path
    files: int
    closed: frozenset[str]
    read: Reread
    findings: Findings
    moment: Revision | None = None

    def bytes_of(self, path: str) -> tuple[Source, bytes] | None:
        """The file at a path and its bytes; None where it cannot or must not be read."""
        source = None if path in self.closed else source_of(self.root, path)
        data = "" if source is None else self.read(source)
        return None if source is None or isinstance(data, str) else (source, data)


def look_at(root: Path, asked: Asked, keys: Opener = KEYLESS) -> Look:
    """Check the store and keep the findings that were asked for.

    All rules see all files, whatever is reported, and all in one state, even while another program writes.
    Raises UsageError for a path that is not in the store, and for `changed` outside git.
    """
    return steadily(root, lambda: _look_at(root, asked, keys))


def _look_at(root: Path, asked: Asked, keys: Opener) -> Look:
    choice = Choice(asked.on, asked.select, asked.ignore)
    with store_at(root, keys) as store:
        if asked.text is not None:
            result = store.check_with(choice, {asked.text_path: asked.text})
            return _look(
                root, result, (one for one in result.outcome.findings if one.path == asked.text_path)
            )
        result = store.check(choice)
        found = _changed(store, result, choice) if asked.changed else result.outcome.findings
    wanted = tuple(_meant(path, root, Path.exists, "") for path in asked.paths)
    return _look(root, result, _within(found, wanted, root))


def _look(root: Path, result: Result, findings: Iterable[Finding]) -> Look:
    return Look(root, result.outcome.files, result.outcome.closed, result.read, tuple(findings))


def look_back(moment: Revision, then: Variant, asked: Asked) -> Look:
    """Check the store as it stood at a moment; a path need not be on the disk now, but in it then.

    Raises UsageError for a path that was not.
    """
    store = then.store
    found = check(store, asked.on, select=asked.select, ignore=asked.ignore, reread=then.read)

    def was_there(path: Path) -> bool:
        return any((store.root / file.source.path).is_relative_to(path) for file in store.files)

    wanted = tuple(_meant(path, store.root, was_there, f"版本 {moment.short} 里") for path in asked.paths)
    closed = frozenset(file.source.path for file in store.files if not may_be_read(file))
    found = _within(found, wanted, store.root)
    return Look(store.root, len(store.files), closed, then.read, found, moment)


def text_from_stdin(root: Path, paths: tuple[Path, ...], stdin_path: Path | None) -> tuple[bytes | None, str]:
    """The text of `-` and the path in the store it is for; None and "" where no `-` was given.

    Raises UsageError where one of `-` and `--stdin-path` is given without the other, or the path is none
    of an archive.
    """
    if STDIN not in paths:
        if stdin_path is not None:
            raise UsageError("--stdin-path 要和“-”一起用：liushou check - --stdin-path 文件 < 文件")
        return None, ""
    if stdin_path is None or len(paths) > 1:
        raise UsageError("“-”（从标准输入读）要单独用，并用 --stdin-path 写明它是哪个文件。")
    real = stdin_path.absolute()
    inside = real.parent.resolve() / real.name
    path = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
    if source_of(root, path) is None:
        raise UsageError(f"“{stdin_path}”不是档案库 {root} 里的档案：应为 data/children/编号.yaml 之类。")
    return sys.stdin.buffer.read(_LARGEST), path


def _changed(store: StoreOnDisk | OpenedStore, result: Result, choice: Choice) -> Findings:
    changed = changed_paths(store.root)
    if changed is None:
        raise _not_told(store.root)

    then = committed(store.root, sorted(changed))

    def before(codes: tuple[str, ...]) -> Findings:
        return store.check_with(replace(choice, select=codes), then).outcome.findings

    return of_change(result.outcome.findings, changed, before, select=choice.select, ignore=choice.ignore)


def _not_told(root: Path) -> LiushouError:
    """Why git does not tell what changed."""
    try:
        repository(root)
    except OutsideGitError:
        return UsageError("--changed 要在 git 管理的档案库里用：请先 git init，或不写 --changed 检查全部。")
    except StoreError as error:
        return error
    return StoreError("git 说不出哪些文件改过：请先运行 git status 看看是什么问题。")


def _within(findings: Findings, wanted: tuple[Path, ...], root: Path) -> Findings:
    if not wanted:
        return findings
    return tuple(one for one in findings if any((root / one.path).is_relative_to(path) for path in wanted))


def _meant(path: Path, root: Path, is_there: Callable[[Path], bool], where: str) -> Path:
    """The file or folder that a path means, from the folder one is in or else from the root of the store."""
    found = [real for real in (path.resolve(), (root / path).resolve()) if is_there(real)]
    if not found:
        raise UsageError(f"{where}没有“{path}”这个文件。")
    inside = next((real for real in found if real.is_relative_to(root)), None)
    if inside is None:
        raise UsageError(f"“{path}”不在档案库 {root} 里。")
    return inside
