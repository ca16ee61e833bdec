"""Every command over one hostile store, in this process: `python -m hostile.worker BASE CASE PART OF`."""

import contextlib
import io
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hostile.case import Case
from hostile.corpus import STORES
from hostile.every import READING, WRITING, words_of
from hostile.packages import HEADS, VALUES
from hostile.place import Place, place
from hostile.store import put
from liushou.errors import Status

_MOST_SECONDS = 400
"""Of processor time for all commands over one store."""
_ENDS = frozenset(int(status) for status in Status)


def main(arguments: list[str]) -> int:
    """Try the commands of one part of so many; tell each on a line of JSON before and after it ran."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    base, name, part, of = Path(arguments[0]), arguments[1], int(arguments[2]), int(arguments[3])
    case = next(each for each in STORES if each.name == name)
    for told in tried(base, case, part, of):
        sys.__stdout__.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.__stdout__.flush()
    return 0


def tried(base: Path, case: Case, part: int, of: int) -> Iterator[dict[str, object]]:
    """What came of each command: its words, status, seconds, and what is wrong, if anything is."""
    lines = [(line, False) for line in READING] + [(line, dry) for line in WRITING for dry in (True, False)]
    chosen = lines[part::of]
    here = _place(base / "0", case)
    for number, (line, dry) in enumerate(chosen, 1):
        writes = line in WRITING and not dry
        yield {"begun": line}
        yield {"line": line, "dry": dry, **_run(here, line, dry=dry)}
        if writes and number < len(chosen) and not case.large:
            _leave(here)
            here = _place(base / str(number), case)
    _leave(here)


def _place(base: Path, case: Case) -> Place:
    base.mkdir()
    here = place(base, case)
    put(here.input / "roster.csv", ",".join(HEADS) + "\n" + ",".join(VALUES) + "\n")
    for key, value in {**here.environment, **case.environment}.items():
        if value is None:
            os.environ.pop(key, None)
        else:
            os.environ[key] = value
    os.chdir(here.root)
    return here


def _leave(here: Place) -> None:
    os.chdir("/")
    for folder in here.base.rglob("*"):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o755)
    shutil.rmtree(here.base, ignore_errors=True)


def _run(here: Place, line: str, *, dry: bool) -> dict[str, object]:
    from liushou.cli import main as liushou

    words = words_of(line, store=str(here.root), out=str(here.base / "out"), given=str(here.input), dry=dry)
    before = here.untouched()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    start = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = liushou(["-C", str(here.root), *words])
        except BaseException as error:  # noqa: BLE001 - whatever comes out is what is looked for
            status = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - start
    for stream in (out, err):
        stream.flush()
    said = "".join(stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err))
    return {"status": status, "seconds": round(seconds, 3), "wrong": _wrong(here, before, status, said)}


def _wrong(here: Place, before: dict[str, tuple[object, ...]], status: object, said: str) -> list[str]:
    found = []
    if status not in _ENDS:
        found.append(f"status {status}: {''.join(here.defects())[-1500:]}")
    if "Traceback" in said:
        found.append("a traceback")
    if here.untouched() != before:
        found.append("something outside the store was changed")
    if here.ran():
        found.append("a program of the repository was run")
    if "不得读出的内容" in said:
        found.append("a file outside the store was told")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
