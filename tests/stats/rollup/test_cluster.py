"""The same figures wherever they are counted: one process, several, a cluster of which a worker dies."""

import importlib.util
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from bench.nation import write_nation

from liushou.errors import StoreError, UsageError
from liushou.stats.rollup import cluster
from liushou.stats.rollup.cluster import on_cluster
from liushou.stats.rollup.model import Asked, Rollup
from liushou.stats.rollup.rolled import roll_up
from liushou.stats.summary.text import summary_text
from liushou.workers import Lost, Mapper, here, in_processes
from tests.stats.summary.made import ON

A = TypeVar("A")
B = TypeVar("B")
ASKED = Asked(None, None, ON, names=True)
UNITS = 13

extra = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra [distributed] is not installed"
)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirteen small stores of three towns."""
    root = tmp_path_factory.mktemp("nation")
    write_nation(root, UNITS, 5)
    return root


@pytest.fixture(scope="module")
def alone(stores: Path) -> Rollup:
    """Their roll-up by this process alone."""
    return roll_up([stores], ASKED, here)


@pytest.fixture
def workers() -> Iterator[Any]:
    """A real cluster of three processes on this machine."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=":0") as running:
        yield running
    assert not multiprocessing.active_children()


def after_first(run: Mapper, what: Callable[[], None]) -> Mapper:
    """The mapper, with something that happens when the first result is there."""

    def mapped(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        results = run(do, items)
        yield next(results)
        what()
        yield from results

    return mapped


def same(one: Rollup, other: Rollup) -> bool:
    """Byte for byte what is sent on, and all that is told."""
    return summary_text(one.total) == summary_text(other.total) and one == other


def test_several_processes_count_as_one_does(stores: Path, alone: Rollup) -> None:
    with in_processes(2, few=2) as run:
        assert same(roll_up([stores], ASKED, run), alone)
    assert len([*alone.total.leaves()]) == UNITS


@extra
@pytest.mark.skipif(sys.platform == "win32", reason="a worker is killed as POSIX does it")
def test_a_cluster_counts_the_same_though_a_worker_dies(stores: Path, alone: Rollup, workers: Any) -> None:
    victim = next(iter(workers.workers.values())).pid
    killed: list[int] = []

    def kill() -> None:
        os.kill(victim, signal.SIGKILL)
        killed.append(victim)

    with on_cluster(workers.scheduler_address) as run:
        assert same(roll_up([stores], ASKED, after_first(run, kill)), alone)
    assert killed


@extra
def test_a_scheduler_that_goes_away_ends_the_work(stores: Path, workers: Any) -> None:
    with (
        on_cluster(workers.scheduler_address) as run,
        pytest.raises(StoreError, match="连接中断了，没有统计完"),
    ):
        roll_up([stores], ASKED, after_first(run, workers.close))


@extra
def test_a_scheduler_that_does_not_answer_is_told_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.5)
    with pytest.raises(StoreError, match="没有调度器应答"), on_cluster("tcp://127.0.0.1:9"):
        pass


@extra
@pytest.mark.parametrize(
    "address",
    [
        "nonsense://x y",
        "",
        "甲机",
        "x",
        "x:",
        "x:0",
        "x:65536",
        "a..b:1",
        f"{'x' * 64}:1",
        "tls://x:1",
        "http://x:1",
    ],
)
def test_what_is_no_address_is_told_before_anything_is_started(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client made with one ends half a minute later with a traceback."""
    import distributed

    monkeypatch.setattr(distributed, "Client", None)
    with pytest.raises(UsageError, match="不是调度器的地址"), on_cluster(address):
        pass


@extra
def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.5)
    with (
        LocalCluster(n_workers=0, processes=False, protocol="tcp://", dashboard_address=":0") as nobody,
        pytest.raises(StoreError, match="没有工作进程"),
        on_cluster(nobody.scheduler_address),
    ):
        pass


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'liushou\[distributed\]'"), on_cluster("tcp://x:1"):
        pass


def test_stores_that_the_workers_do_not_see_are_told_of(
    stores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine where the folder of the stores is not mounted."""
    link = tmp_path / "各校"
    stores_here = write_nation(link, 2, 1)

    def elsewhere(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        link.rename(tmp_path / "不在")
        yield from here(do, items)

    found = roll_up([*stores.glob("第1县/第1镇/第1小学"), *stores_here], ASKED, elsewhere)
    assert [(one.kind, one.counted) for one in found.remarks] == [("unreadable", False)] * 2
    assert "每台工作机都要能按同样的路径读到各档案库" in found.remarks[0].text


def test_a_store_over_which_processes_die_is_told_of(stores: Path) -> None:
    def dying(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        for place, item in enumerate(items):
            yield Lost() if place == 1 else do(item)

    found = roll_up([stores], ASKED, dying)
    assert [(one.kind, one.unit, one.counted) for one in found.remarks] == [("unreadable", "第2小学", False)]
    assert "意外中断" in found.remarks[0].text
