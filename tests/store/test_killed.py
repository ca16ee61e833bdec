"""A real process, killed by the system at each call that changes the disk."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from liushou.store.transaction import recover

STRACE = shutil.which("strace")
OLD, NEW = b"id: c-1\nname: old\n", b"id: c-1\nname: new\n"
FILES = ("data/children/c-1.yaml", "data/children/c-2.yaml", "data/terms/t-1.yaml")
WRITER = """
import sys
from pathlib import Path
from types import SimpleNamespace
from liushou.store.transaction import commit
root, old, new = Path(sys.argv[1]), *(text.encode() for text in sys.argv[2:4])
def change(path, before):
    return SimpleNamespace(path=path, absolute=root / path, before=before, after=new)
commit(root, [change(path, old if "children" in path else None) for path in sys.argv[4:]])
"""


@pytest.fixture(scope="module")
def strace() -> str:
    if STRACE is None:
        pytest.skip("strace is not installed")
    if subprocess.run([STRACE, "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    return STRACE


def killed(strace: str, root: Path, call: str, number: int) -> bool:
    """Start a writer that is killed at the so many-th such call; whether it was."""
    for path in FILES[:2]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(OLD)
    inject = [
        "-qq",
        "-o",
        os.devnull,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:signal=KILL:when={number}",
    ]
    writer = [sys.executable, "-c", WRITER, str(root), OLD.decode(), NEW.decode(), *FILES]
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([strace, *inject, *writer], env=quiet, capture_output=True, check=False)
    assert done.returncode in {0, -9, 137}, done.stderr
    return done.returncode != 0


@pytest.mark.parametrize(
    ("call", "times"),
    [("fsync", 13), ("/^rename", 4), ("/^unlink", 2), ("/^mkdir", 6), ("/^rmdir|^unlinkat", 1)],
)
def test_all_old_or_all_new(strace: str, tmp_path: Path, call: str, times: int) -> None:
    """The counts are those of Linux; a call that is not reached leaves the new files."""
    roots = [tmp_path / str(number) for number in range(1, times + 1)]
    with ThreadPoolExecutor(2) as pool:
        was = list(pool.map(lambda root: killed(strace, root, call, int(root.name)), roots))
    assert was[0]
    for root in roots:
        recover(root)
        found = {path: (root / path).read_bytes() for path in FILES if (root / path).exists()}
        assert found in (dict.fromkeys(FILES[:2], OLD), dict.fromkeys(FILES, NEW)), root.name
        assert not (root / ".liushou" / "txn").exists()
