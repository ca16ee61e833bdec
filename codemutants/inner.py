"""One session of pytest in a copy of the checkout: `record` which tests run which lines, or `try` mutants.

    python -m codemutants.inner record OUT TEST...
    python -m codemutants.inner try ROOM NAMES COVERING OUT SECONDS TEST...

The working directory is the copy, and its src stands first on the path.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import liushou
from codemutants import unshrunk
from codemutants.covering import Recorder, load
from codemutants.made import mutants
from codemutants.results import line_of, lines
from codemutants.rooms import ROOMS
from codemutants.trial import Trials
from codemutants.tried import Tried

PACKAGE = Path("src/liushou")
_QUIET = ("-q", "-p", "no:cacheprovider", "--basetemp")


def main(arguments: Sequence[str]) -> int:
    """Run one of both; the status of pytest."""
    if not Path(liushou.__file__).is_relative_to(PACKAGE.resolve()):
        raise RuntimeError("the program that is imported is not that of the copy")
    what, *rest = arguments
    return _record(*rest) if what == "record" else _try(*rest)


def _record(out: str, *tests: str) -> int:
    """A test that fails is passed over: it cannot tell a mutant from what was there before."""
    recorder = Recorder(Path(out), PACKAGE)
    status = pytest.main([*_QUIET, f"{out}.tmp", *tests], plugins=[unshrunk, recorder])
    return 0 if status == pytest.ExitCode.TESTS_FAILED else int(status)


def _try(room: str, names: str, covering: str, out: str, seconds: str, *tests: str) -> int:
    """`NAMES` is a file of names of mutants; those that stand in `OUT` have been tried already."""
    wanted = set(Path(names).read_text(encoding="utf-8").split())
    files = next(one for one in ROOMS if one.name == room).files(PACKAGE.resolve())
    chosen = [
        mutant for file in files for mutant in mutants(file, PACKAGE.resolve()) if mutant.name in wanted
    ]
    earlier = lines(Path(out))
    with Path(out).open("a", encoding="utf-8", newline="\n", buffering=1) as told:

        def tell(tried: Tried) -> None:
            told.write(f"{line_of(tried)}\n")

        trials = Trials(chosen, load(Path(covering)), float(seconds), tell, earlier=earlier)
        return int(pytest.main([*_QUIET, f"{out}.tmp", *tests], plugins=[unshrunk, trials]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
