"""Which program it is that has kept something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import liushou
from liushou.program import program


def named(folder: Path, *rooms: str) -> str:
    """The name that the program in a folder gives itself."""
    code = f"from liushou.program import program; print(program(*{rooms!r}))"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def copied(folder: Path) -> Path:
    home = Path(liushou.__file__).parent
    (folder / "liushou" / "check").mkdir(parents=True)
    for name in ("__init__.py", "program.py", "digests.py", "check/rule.py"):
        shutil.copy2(home / name, folder / "liushou" / name)
    return folder


def test_it_is_the_same_each_time() -> None:
    assert program("check") == program("check") != program("records")


def test_it_changes_with_any_module_of_its_rooms(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    first = named(folder, "check")
    assert named(folder, "check") == first
    with (folder / "liushou/check/rule.py").open("a", encoding="utf-8") as file:
        file.write("# another\n")
    assert named(folder, "check") != first


def test_where_it_is_installed_its_version_is_its_name(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "liushou-0.1.0.dist-info").mkdir()
    first = named(folder, "check")
    os.utime(folder / "liushou/check/rule.py", (1, 1))
    assert named(folder, "check") == first
    init = folder / "liushou/__init__.py"
    init.write_text(init.read_text("utf-8").replace(liushou.__version__, "9.9.9"), "utf-8")
    assert named(folder, "check") != first
