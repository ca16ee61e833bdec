"""The rows of the campaign: what is tried, and how much of it in the long and in the short form."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from faults import controls, disks, mounts, power, together, tracing
from faults.injection import SORTS, disturbed, expected, points, staged
from faults.results import Tally
from faults.writers import WRITERS, Writer

_SORT_TITLES = {"kill": "在每个调用之前断掉", "error": "每个调用出错一次", "lasting": "从每个调用起一直出错"}
_SHORT = 12
"""Points of each sort in the short form."""


@dataclass(frozen=True, slots=True)
class Row:
    """`table` is the part of the page it stands in; a `control` has to find faults, or all is worth nothing.

    `run` gives the tally as it grows, in a folder of its own; `most` is how many points, 0 for all it has.
    `needs` says why it cannot be run here.
    """

    key: str
    table: str
    title: str
    run: Callable[[Path, int], Iterator[Tally]]
    needs: Callable[[Path], str | None]
    control: bool = False


def rows() -> tuple[Row, ...]:
    """All rows, in the order of the page."""
    found = [_injection(writer, sort) for writer in WRITERS.values() for sort in SORTS]
    found += [_injection(writer, "kill", control=True) for writer in controls.KILLED]
    found += [_full(WRITERS[key]) for key in ("set", "new", "record", "import", "document", "example")]
    found += [
        Row("read-only", "disks", "只读的磁盘：照常读，写时说明", _once(disks.read_only), mounts.why_not),
        Row("writers", "together", "32 个程序同时写", _once(together.writers_at_once), _always),
        Row("readers", "together", "一边改写两份，一边读", _readers(steady=True), _always),
        Row("half", "together", "对照：读时不看有没有人在写", _readers(steady=False), _always, control=True),
    ]
    found += [_power(WRITERS[key]) for key in ("set", "record", "document")]
    found += [_power(controls.GOOD), *(_power(writer, control=True) for writer in controls.CUT)]
    return tuple(found)


def _injection(writer: Writer, sort: str, *, control: bool = False) -> Row:
    def run(work: Path, most: int) -> Iterator[Tally]:
        stage = staged(writer, work)
        wanted, calls = expected(stage)
        limit = min(filter(None, (most, writer.most)), default=0)
        yield from disturbed(stage, wanted, points(calls, sort, limit), time.monotonic() + 3600)

    title = f"{writer.title}，{_SORT_TITLES[sort]}"
    table = "controls" if control else "injection"
    key = f"{writer.key}-{sort}"
    return Row(key, table, title, run, lambda _: tracing.why_not(), control)


def _full(writer: Writer) -> Row:
    return Row(
        f"{writer.key}-full",
        "disks",
        f"{writer.title}，磁盘从刚好放下逐步加大",
        lambda work, most: disks.full(writer, work, most or 60),
        lambda work: tracing.why_not() or mounts.why_not(work),
    )


def _power(writer: Writer, *, control: bool = False) -> Row:
    return Row(
        f"{writer.key}-power",
        "cut-controls" if control else "power",
        writer.title,
        lambda work, most: power.cuts(writer, work, most or (12 if control else 60)),
        lambda work: tracing.why_not() or mounts.why_no_image(work),
        control,
    )


def _always(_: Path) -> None:
    """It can be run anywhere that a process can be forked."""


def _once(tried: Callable[[Path], Tally]) -> Callable[[Path, int], Iterator[Tally]]:
    def run(work: Path, _: int) -> Iterator[Tally]:
        yield tried(work)

    return run


def _readers(*, steady: bool) -> Callable[[Path, int], Iterator[Tally]]:
    def run(work: Path, most: int) -> Iterator[Tally]:
        yield together.readers_meanwhile(work, most or 80, steady=steady)

    return run


def short(row: Row) -> Row | None:
    """The row as CI runs it; None where it takes too long for that."""
    kept = {"set-kill", "set-error", "set-lasting", "pair-kill", "document-kill", "merge-driver-kill"}
    kept |= {"plain-kill", "applied-first-kill", "set-full", "read-only", "writers", "transaction-power"}
    if row.key not in kept:
        return None
    return replace(row, run=lambda work, most: row.run(work, most or _SHORT))
