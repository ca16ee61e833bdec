"""The parts of the program whose tests are tried, and where the tests of each stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Room:
    """Some files of src/liushou (patterns of pathlib), the tests that mirror them, which are tried first, and
    some of commands, with which a mutant is tried that those have not noticed.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    tests: tuple[str, ...]
    beyond: tuple[str, ...]

    def files(self, source: Path) -> Iterator[Path]:
        """The files of the room, sorted, below `source` (src/liushou)."""
        found = {file for pattern in self.sources for file in source.glob(pattern)}
        yield from sorted(file for file in found if file.suffix == ".py")


def _commands(*names: str) -> tuple[str, ...]:
    return tuple(f"tests/commands/test_{name}.py" for name in names)


ROOMS = (
    Room(
        "yamltext",
        "读写文字",
        ("yamltext/*.py",),
        ("tests/yamltext",),
        ("tests/check/test_found.py", *_commands("check_fix", "set")),
    ),
    Room(
        "store",
        "存取",
        ("store/*.py", "store/index/*.py"),
        ("tests/store",),
        _commands("at", "diff", "doctor", "log", "set", "told"),
    ),
    Room(
        "sealing",
        "密封",
        ("store/sealing/**/*.py",),
        ("tests/store/sealing",),
        _commands("keys", "seal", "sealed_writing", "unsealed_log"),
    ),
    Room("rules", "检查规则", ("check/rules/*.py",), ("tests/check",), _commands("check", "check_fix")),
    Room(
        "indicators",
        "统计指标",
        (
            *(f"stats/{name}.py" for name in ("population", "duties", "frames", "facts", "cases", "goals")),
            *(f"stats/{name}.py" for name in ("targets", "activities", "attendance", "named", "occasion")),
            "stats/indicators/*.py",
            "stats/rows/*.py",
            *(f"records/{name}.py" for name in ("duties", "standing", "completeness")),
        ),
        ("tests/stats", "tests/records"),
        _commands("recount", "recount_sample", "report", "stats_groups"),
    ),
)
