"""Which tests run which lines, found by running all of them once under coverage."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests that run each line of a file, and the seconds that each test takes.

    A line that runs while the tests are imported has the test `""` among its own.
    """

    seconds: dict[str, float]
    lines: dict[str, dict[int, frozenset[str]]]

    def tests(self, file: str, begin: int, end: int) -> frozenset[str]:
        """The tests that run any of the lines from `begin` to `end`, both counted."""
        found = self.lines.get(file, {})
        return frozenset().union(*(found.get(line, frozenset()) for line in range(begin, end + 1)))


class Recorder:
    """A plugin of pytest that runs its tests under coverage and writes what it found to `out`."""

    def __init__(self, out: Path, source: Path) -> None:
        self._out = out
        self._source = source.resolve()
        self._seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(data_file=None, source=[str(self._source)], messages=False)
        self._coverage.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.failed:
            self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        else:
            self._seconds.pop(report.nodeid, None)

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        number = {test: index for index, test in enumerate(["", *self._seconds])}
        data = self._coverage.get_data()
        lines = {
            Path(file).relative_to(self._source).as_posix(): {
                line: sorted(number[test] for test in tests if test in number)
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in sorted(data.measured_files())
        }
        found = {"seconds": self._seconds, "lines": lines}
        self._out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8", newline="\n")


def load(file: Path) -> Covering:
    """What a `Recorder` has written."""
    found = json.loads(file.read_text(encoding="utf-8"))
    names = ["", *found["seconds"]]
    lines = {
        source: {int(line): frozenset(names[index] for index in tests) for line, tests in of.items()}
        for source, of in found["lines"].items()
    }
    return Covering(found["seconds"], lines)
