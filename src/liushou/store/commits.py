"""The commits that changed one file, and the file as each of them has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.errors import StoreError
from liushou.store.git import ABBREV, name_of, objects, run_git, tell_git
from liushou.store.repository import Repository, day_in_china

_FORMAT = "--format=%H%x00%h%x00%ct%x00%aN%x00%P"
_FIELDS = 5
_SIGNED = {"G": True, "U": True, "B": False, "R": False}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, also abbreviated, the day it was made (in China), and its author by .mailmap.

    `parents` are the nearest commits before it that changed the same file too. `cut`: a shallow clone ends
    here, what was before is not on this machine.
    """

    name: str
    short: str
    day: date
    author: str
    parents: tuple[str, ...]
    cut: bool = False


def commits_of(repo: Repository, start: str, path: str) -> tuple[Commit, ...]:
    """The commits up to `start` that changed the file at `path` (from the top of the repository).

    Newest first, none before those that come after it; merges only where several lines of work meet that
    changed the file. Of a file that is deleted too. Raises StoreError where git cannot tell.
    """
    told = tell_git(
        repo.folder, "log", "-z", "--simplify-merges", "--date-order", "--no-follow", "--no-show-signature",
        "--encoding=UTF-8", f"--abbrev={ABBREV}", _FORMAT, start, "--", _exactly(path),
    )  # fmt: skip
    if told is None or told.status != 0:
        raise StoreError(f"git 读不出 {path} 的历史：{(told.err if told else '').strip()}")
    words, ends = told.text.split("\0"), _ends(repo)
    rows = zip(*(words[place::_FIELDS] for place in range(_FIELDS)), strict=False)
    return tuple(
        Commit(name, short, day_in_china(seconds), name_of(author), tuple(parents.split()), name in ends)
        for name, short, seconds, author, parents in rows
    )


def signature(repo: Repository, commit: str) -> bool | None:
    """Whether the signature of a commit is good, by git's own verification; False for a bad or revoked one.

    None where it has none, or git cannot tell (no key, no program, the key has expired since).
    """
    told = run_git(repo.folder, "log", "-1", "--no-show-signature", "--format=%G?", commit, "--")
    return _SIGNED.get((told or "").strip())


def texts_at(repo: Repository, places: Iterable[tuple[str, str]]) -> Iterator[bytes | None]:
    """The bytes of files, each by a commit and its path from the top; None where there is no such file.

    Raises StoreError where a file is there and its content is not on this machine (a partial clone).
    """
    names = [f"{commit}:{path}" for commit, path in places]
    for name, data in zip(names, objects(repo.folder, names), strict=True):
        if data is None and run_git(repo.folder, "rev-parse", "--verify", "--quiet", name) is not None:
            raise StoreError(
                f"git 里缺 {name.partition(':')[2]} 的内容，历史读不全：多半是只取了一部分的克隆，"
                "请连上原来的仓库再运行 git fetch --refetch。"
            )
        yield data


def removed_with(repo: Repository, commit: str, path: str) -> tuple[str, ...]:
    """The files of the folder of `path` that are in the parent of a commit and not in itself."""
    return _beside(repo, commit, path, "D")


def added_with(repo: Repository, commit: str, path: str) -> tuple[str, ...]:
    """The files of the folder of `path` that are in a commit and not in its parent."""
    return _beside(repo, commit, path, "A")


def _beside(repo: Repository, commit: str, path: str, which: str) -> tuple[str, ...]:
    # git's own guess at renamed files goes by likeness, and all archives are alike
    options = ("-r", "-z", "--no-renames", "--name-only", "--no-commit-id", f"--diff-filter={which}")
    folder = path.rpartition("/")[0]
    found = run_git(repo.folder, "diff-tree", *options, commit, "--", _exactly(folder)) if folder else None
    return tuple((found or "").split("\0")[:-1])


def gone(repo: Repository, start: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Every file under data/ of the store that a commit up to `start` deleted, with that commit.

    The last deletion first; one that was made again is among them.
    """
    options = (
        "-z",
        "--full-history",
        "--no-renames",
        "--diff-filter=D",
        "--name-only",
        "--no-show-signature",
    )
    told = run_git(repo.folder, "log", *options, "--format=%x01%H", start, "--", _exactly(f"{prefix}data"))
    commit = ""
    for word in (told or "").split("\0"):
        name = word.lstrip("\n")
        if name.startswith("\x01"):
            commit = name[1:]
        elif name:
            yield commit, name


def _ends(repo: Repository) -> frozenset[str]:
    """The commits at which a shallow clone ends."""
    file = run_git(repo.folder, "rev-parse", "--git-path", "shallow") if repo.shallow else None
    if file is None:
        return frozenset()
    try:
        return frozenset((repo.folder / Path(file.removesuffix("\n"))).read_text("ascii").split())
    except OSError:
        return frozenset()


def _exactly(path: str) -> str:
    """A path from the top of the repository, for git, in whatever folder it was started."""
    return f":(top,literal){path}"
