"""A small store with a few errors of every kind of writing, to look at reports of it."""

from functools import cache
from pathlib import Path

from liushou.check.covered import Covered, covered, text_of
from liushou.check.reporters import Outcome
from tests.check.case_files import parse
from tests.check.stores import Files, base_files, check_files, source_of

_BROKEN = Path(__file__).parent / "broken.txt"


@cache
def broken_files() -> Files:
    """The files of the broken store, by path."""
    case = parse(_BROKEN.stem, _BROKEN.read_text(encoding="utf-8"))
    return {**base_files(), **case.files}


def broken_text(path: str) -> Covered | None:
    """What may be shown of one of its files."""
    text = text_of(broken_files()[path])
    return None if text is None else covered(text, source_of(path).kind.model)


@cache
def broken() -> Outcome:
    """What a check of the broken store came to, in 0.43 seconds."""
    files = broken_files()
    return Outcome(check_files(files), len(files), broken_text, "0.1.0", 0.43)
