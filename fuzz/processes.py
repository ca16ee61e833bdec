"""Runs in several processes at once, and what they have come to so far."""

import multiprocessing
from collections.abc import Iterator
from functools import reduce
from queue import Empty

from fuzz.campaign import Tally, run

Told = tuple[int, Tally | None]
_PATIENCE = 5
"""Seconds without a word after which somebody looks whether a process has died."""


def totals(executions: int, seed: int, processes: int) -> Iterator[Tally]:
    """What all processes have done, each time one of them tells; process n has the seed plus n.

    Raises:
        RuntimeError: when a process ends without having said that it is done.
    """
    if processes == 1:
        yield from run(executions, seed)
        return
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[Told] = context.Queue()
    shares = [executions // processes + (number < executions % processes) for number in range(processes)]
    workers = [
        context.Process(target=_tell, args=(number, share, seed + number, told), daemon=True)
        for number, share in enumerate(shares)
    ]
    for worker in workers:
        worker.start()
    latest, running = dict[int, Tally](), len(workers)
    while running:
        try:
            number, tally = told.get(timeout=_PATIENCE)
        except Empty:
            if any(worker.exitcode for worker in workers):
                raise RuntimeError("a process of the run has died") from None
            continue
        if tally is None:
            running -= 1
        else:
            latest[number] = tally
            yield reduce(Tally.plus, latest.values())


def _tell(number: int, executions: int, seed: int, told: "multiprocessing.Queue[Told]") -> None:
    for tally in run(executions, seed):
        told.put((number, tally))
    told.put((number, None))
