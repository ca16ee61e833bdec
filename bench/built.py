"""The big stores, kept between runs: made once for each version of what makes them."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.cities import Kept, city_files

_MAKERS = ("cities.py", "rosters.py")
_WRITER = (("user.name", "x"), ("user.email", "x@example.invalid"))
_MOMENT = {f"GIT_{who}_DATE": "2026-11-19T08:00:00+0800" for who in ("AUTHOR", "COMMITTER")}


def city(folder: Path, children: int, kept: Kept) -> Path:
    """The root of a store of so many children, as it was committed; made if it is not there."""
    version = _version()
    root = folder / f"{kept.name}-{children}-{version}"
    if not root.is_dir():
        for old in folder.glob(f"{kept.name}-{children}-*"):
            shutil.rmtree(old)
        _make(root, children, kept)
    if git(root, "status", "--porcelain"):
        git(root, "reset", "--quiet", "--hard")
    return root


def forget(root: Path) -> None:
    """Remove the index that `check` keeps of a store, so that the next one is cold."""
    for file in (root / ".liushou").glob("index*"):
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink()


def archives(root: Path) -> list[Path]:
    """The children's archives, in order."""
    return sorted((root / "data" / "children").glob("*.yaml"))


def git(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> bytes:
    """What git says; raises CalledProcessError when it refuses."""
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ | (env or {})).stdout


def _version() -> str:
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in _MAKERS)).hexdigest()[:8]


def _make(root: Path, children: int, kept: Kept) -> None:
    """Beside its place first, so that what is there is whole; git writes the files out of one pack."""
    made = root.with_name(f"{root.name}.part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    git(made, "init", "--quiet", "--initial-branch=main")
    for name, value in (("gc.auto", "0"), ("core.autocrlf", "false"), *_WRITER):
        git(made, "config", name, value)
    _enter(made, _stored(made, city_files(children, kept)))
    tree = git(made, "write-tree").decode().strip()
    commit = git(made, "commit-tree", tree, "-m", "x", env=_MOMENT).decode().strip()
    git(made, "update-ref", "refs/heads/main", commit)
    git(made, "checkout-index", "--all", "-u")
    made.rename(root)


def _stored(root: Path, files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The id of each file's content by its path, once git has them all; piece by piece: a city is large."""
    paths = []

    def stream() -> Iterator[bytes]:
        for number, (path, text) in enumerate(files, 1):
            paths.append(path)
            data = text.encode()
            yield b"blob\nmark :%d\ndata %d\n%b\n" % (number, len(data), data)

    marks = root / ".git" / "marks"
    _feed(root, ("fast-import", "--quiet", f"--export-marks={marks}"), stream())
    found = dict(line[1:].split() for line in marks.read_text(encoding="ascii").splitlines())
    return {path: found[str(number)] for number, path in enumerate(paths, 1)}


def _enter(root: Path, ids: Mapping[str, str]) -> None:
    """Into the index: `fast-import` would look for every name from the first of its folder on."""
    _feed(
        root,
        ("update-index", "--index-info"),
        (f"100644 {ids[path]}\t{path}\n".encode() for path in sorted(ids)),
    )


def _feed(root: Path, arguments: Sequence[str], parts: Iterable[bytes]) -> None:
    command = ["git", "-C", str(root), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.writelines(parts)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
