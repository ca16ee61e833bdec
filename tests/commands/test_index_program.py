"""What another program found out, or found out for somebody else, is not told: it is found out anew."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.check.stores import BASE, CHILD, overlay
from tests.commands.index_hand import remove, without_time

import liushou

ON = ("--on", "2026-11-20")
HOME = Path(liushou.__file__).parent
_SAID = (  # where it is written, and that it is about one file, or follows from several
    ("records/validate.py", "不在下列之中"),
    ("yamltext", "缩进没有对齐"),
    ("store/load.py", "两者应相同"),
    ("identity.py", "位应为出生日期"),
    ("check/rules", "请核对编号，或先建立档案"),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which something is found by every part of the program."""
    root = tmp_path.resolve() / "store"
    shutil.copytree(BASE, root)
    wrong = "siblings: [c-00000]\nsex: 没\nlives_with: []\nbirth_date: 2017-02-30\nid: c-7kq2m"
    other = "id: c-00002\nsiblings: [c-99999]\nid_number: '110101201702301234'"
    text = (root / CHILD).read_text("utf-8")
    (root / CHILD).write_text(overlay(text, wrong), "utf-8")
    (root / "data/children/c-00001.yaml").write_text(overlay(text, other), "utf-8")
    (root / "data/children/c-00003.yaml").write_text(text + "  - [\n", "utf-8")
    return root


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the program's own source, in a folder that Python looks in first."""
    home = tmp_path.resolve() / "src/liushou"
    shutil.copytree(HOME, home, ignore=shutil.ignore_patterns("__pycache__"))
    return home


def python(source: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with that source. Nothing compiled is kept: it is known by whole seconds."""
    surroundings = {**os.environ, "PYTHONPATH": str(source.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    surroundings.pop("GITHUB_ACTIONS", None)
    return subprocess.run([sys.executable, *words], env=surroundings, capture_output=True, encoding="utf-8")


def check(source: Path, store: Path) -> str:
    """What a check says; no failure shows."""
    done = python(source, "-m", "liushou", "-C", str(store), "check", *ON)
    assert (done.returncode, done.stderr) == (1, "")
    return without_time(done.stdout)


def test_a_changed_message_is_told_at_once_and_the_old_one_where_it_comes_back(
    store: Path, source: Path
) -> None:
    first = check(source, store)
    assert check(source, store) == first
    for room, words in _SAID:
        assert words in first, (room, words)
        (file,) = [each for each in modules(source / room) if words in each.read_text("utf-8")]
        old, then = file.read_text("utf-8"), file.stat()
        file.write_text(old.replace(words, words[::-1]), "utf-8")  # of the same size
        assert check(source, store) == first.replace(words, words[::-1]), file
        file.write_text(old, "utf-8")
        os.utime(file, ns=(then.st_atime_ns, then.st_mtime_ns))
        assert check(source, store) == first


def modules(place: Path) -> Iterator[Path]:
    return iter([place]) if place.is_file() else place.rglob("*.py")


def test_every_module_that_a_check_is_made_with_is_part_of_the_program(store: Path, source: Path) -> None:
    """Its files are touched one after the other; each time what was kept must be forgotten."""
    script = """
        import contextlib, io, json, os, pathlib, sqlite3, sys
        from liushou.cli import main
        def check(*more):
            with contextlib.redirect_stdout(io.StringIO()):
                main(["-C", sys.argv[1], "check", "--on", "2026-11-20", *more])
        def kept():
            base = sqlite3.connect(pathlib.Path(sys.argv[1], ".liushou/index.sqlite"))
            program = "SELECT hex(data) FROM meta WHERE name = 'program'"
            return base.execute(f"SELECT count(*), ({program}) FROM item").fetchone()
        check("--format", "json")
        files = {name: module.__file__ for name, module in sys.modules.items() if name.startswith("liushou.")}
        same = []
        for number, (name, file) in enumerate(sorted(files.items())):
            if number % int(sys.argv[2]) == 0:
                before = kept()
                os.utime(file, ns=(0, 10**9 * number))
                check()
                if kept()[1] == before[1]:
                    same.append(name)
        assert kept()[0] > 0
        print(json.dumps(same))
    """
    every = 1 if "LIUSHOU_INDEX_WALKS" in os.environ else 9
    done = python(source, "-c", textwrap.dedent(script), str(store), str(every))
    assert done.returncode == 0, done.stderr
    shown = ("liushou.commands.", "liushou.screens.")  # they only show what was found
    unnoticed = [name for name in json.loads(done.stdout) if not f"{name}.".startswith(shown)]
    assert unnoticed == []


def test_a_program_that_cannot_be_looked_at_says_the_same(store: Path, source: Path) -> None:
    packed = shutil.make_archive(str(source.parent / "packed"), "zip", source.parent, "liushou")
    first = check(source, store)
    for _ in range(2):
        assert check(Path(packed, "liushou"), store) == first


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize("what", ["state", "file", "nothing", "another's"])
def test_where_nothing_may_be_written_all_is_said(store: Path, what: str) -> None:
    """Root may always write, so it becomes somebody else, once all that it needs is imported."""
    fresh = check(HOME, store)
    with TemporaryDirectory() as folder:  # that of pytest is for one user alone
        there = shutil.copytree(store, Path(folder).resolve() / "store")
        become = "os.seteuid(65534)" if os.geteuid() == 0 else ""
        if become:
            there.parent.chmod(0o755)
        for one in (there, *there.rglob("*")) if become and what != "another's" else ():
            os.chown(one, 65534, 65534)
        closed = without_rights(there, what)
        script = f"""
            import os, shutil, sys
            from liushou.cli import main
            shutil.rmtree(sys.argv[1] + "/.liushou", ignore_errors=True)
            main(["-C", sys.argv[1], *sys.argv[3:]])
            print("-" * 9, flush=True)
            {become}
            sys.exit(main(["-C", *sys.argv[2:]]))
        """
        words = ("-c", textwrap.dedent(script), str(store), str(there), "check", *ON)
        found = [python(HOME, *words) for _ in range(2)]
        for one in closed:
            one.chmod(0o700)
    for done in found:
        told = without_time(done.stdout).partition("-" * 9 + "\n")[2]
        assert (done.returncode, told, done.stderr) == (1, fresh, "")


def without_rights(store: Path, what: str) -> tuple[Path, ...]:
    """Take away the right to write in the store, in the folder of the index, or to the index."""
    state = store / ".liushou"
    if what == "nothing":
        remove(state)
        store.chmod(0o555)
        return (store,)
    for one in state.glob("*") if what in ("state", "file") else ():
        one.chmod(0o400)
    if what == "state":
        state.chmod(0o500)
    return (state,)
