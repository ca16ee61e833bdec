"""Running commands as a person would, in this process."""

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from liushou.cli import main

CHECKOUT = Path(__file__).resolve().parents[2]
DAY = "2026-11-20"


class Result(NamedTuple):
    """What a person sees: the exit status, the result, the messages."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def liushou(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `liushou …` as on a machine that says no width; no traceback may ever show."""
    for variable in ("COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: str | Path) -> Result:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err + captured.out
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give the next command these bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archives, outside git (no revision in the output); not to be written to."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(CHECKOUT / "data", root / "data")
    shutil.copyfile(CHECKOUT / "liushou.yaml", root / "liushou.yaml")
    return root.resolve()


@pytest.fixture(scope="session")
def sample_report(sample: Path) -> dict[str, Any]:
    """The running term of the sample as `report --format json` gives it, made once."""
    arguments = ["-C", str(sample), "report", "--term", "2026-2027-1", "--on", DAY, "--format", "json"]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(arguments) == 0
    found = json.loads(out.getvalue())
    assert isinstance(found, dict)
    return found


class Sealed(NamedTuple):
    """A store that is sealed, and the file of the private key that opens it."""

    root: Path
    identity: Path


@pytest.fixture(scope="session")
def sealed_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """The sample archives sealed, outside git; not to be written to."""
    folder = tmp_path_factory.mktemp("sealed").resolve()
    root, identity = folder / "store", folder / "identity.txt"
    shutil.copytree(sample, root)
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        patch.setenv("LIUSHOU_IDENTITY", str(identity))
        for words in (["keys", "new", "-o", str(identity)], ["keys", "init"], ["seal"]):
            assert main(["-C", str(root), *words]) == 0
    return Sealed(root, identity)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small store of one child, one volunteer and one term."""
    files = {
        "liushou.yaml": "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n",
        "data/children/c-1.yaml": (
            "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-11-20\nstatus: 在册\n"
            'registered_on: 2024-09-01\nphone: "15400012345"\naddress: {village: 朝阳村}\n'
            "parents:\n  - {relation: 父亲, situation: 外出务工}\n  - {relation: 母亲, situation: 外出务工}\n"
            "guardians: []\npairings:\n  - {with: v-1, role: 爱心妈妈, since: 2026-09-10}\n"
            "records:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"
        ),
        "data/volunteers/v-1.yaml": (
            "id: v-1\nname: 何秀兰\nsex: 女\nkind: 教师\nstatus: 在岗\njoined_on: 2020-09-01\n"
        ),
        "data/terms/2026-2027-1.yaml": "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path.resolve()
