"""A mapper over the machines of a Dask cluster: an extra that is imported only where one is asked for.

The workers import this program themselves, and read the stores by the paths they have here. Back come counts
and digests; no name and no id number crosses the network.
"""

import importlib
import logging
import pickle
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Protocol, TypeVar

from liushou.errors import StoreError, UsageError
from liushou.workers import Lost, Mapper

A = TypeVar("A")
B = TypeVar("B")
B_co = TypeVar("B_co", covariant=True)

ANSWERS_WITHIN = 10
"""Seconds within which a scheduler answers, and a worker is there, before and while it works."""
_LOOKS_EVERY = 2
_LABEL = r"[A-Za-z0-9_-]{1,63}"
_ADDRESS = re.compile(rf"(?:tcp://)?(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:.]+\]):([0-9]{{1,5}})")
_LAST_PORT = 65535


class _Future(Protocol[B_co]):
    """The part of a future of `distributed` that is used here."""

    def result(self, timeout: float) -> B_co: ...


class _Client(Protocol):
    """The part of its client that is used here."""

    def wait_for_workers(self, n_workers: int, timeout: float) -> None: ...

    def map(self, func: Callable[[A], B], *iterables: Sequence[A], pure: bool) -> list[_Future[B]]: ...

    def cancel(self, futures: Sequence[_Future[object]]) -> None: ...

    def nthreads(self) -> Mapping[str, int]: ...

    def close(self, timeout: float) -> None: ...


@contextmanager
def on_cluster(address: str) -> Iterator[Mapper]:
    """A mapper over the workers of the scheduler at `address` (tcp://…).

    What a worker was doing when it died is done by another; an item over which several died is Lost.
    Raises UsageError where the extra is not installed or `address` is none, StoreError where no scheduler
    answers, it has no workers, or it goes away meanwhile.
    """
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise UsageError("交给集群统计需要安装 pip install 'liushou[distributed]'。") from None
    _check(address)
    with _quiet():
        client = _client(distributed.Client, address)
        try:
            yield _mapper(client, address, distributed.scheduler.KilledWorker)
        finally:
            client.close(timeout=_LOOKS_EVERY)


def _check(address: str) -> None:
    """A client of the library that could not be made still takes half a minute to end, with a traceback."""
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match[1]) <= _LAST_PORT:
        raise UsageError(f"“{address}”不是调度器的地址：请写成 tcp://主机:8786。")


def _client(make: Callable[..., _Client], address: str) -> _Client:
    try:
        client = make(address, timeout=ANSWERS_WITHIN, set_as_default=False)
    except OSError:  # as TimeoutError is
        raise StoreError(
            f"{address} 没有调度器应答：请先在那台机器上运行 dask scheduler，并检查地址、端口和防火墙。"
        ) from None
    try:
        client.wait_for_workers(1, timeout=ANSWERS_WITHIN)
    except TimeoutError:
        client.close(timeout=_LOOKS_EVERY)
        raise _no_worker(address) from None
    return client


def _mapper(client: _Client, address: str, killed: type[Exception]) -> Mapper:
    def mapped(do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B | Lost]:
        # Not pure: what a store holds may have changed since it was last counted.
        futures = deque(client.map(do, items, pure=False))
        try:
            while futures:
                # A result that nobody holds any more is kept by no worker.
                yield _result(client, futures.popleft(), address, killed)
        finally:
            client.cancel([*futures])

    return mapped


def _result(client: _Client, future: _Future[B], address: str, killed: type[Exception]) -> B | Lost:
    idle = 0
    while True:
        try:
            return future.result(timeout=_LOOKS_EVERY)
        except TimeoutError:
            idle = 0 if _works(client) else idle + _LOOKS_EVERY
            if idle >= ANSWERS_WITHIN:
                raise _no_worker(address) from None
        except killed:
            return Lost("处理它的工作进程一个接一个意外中断（多半是内存不够）")
        except (CancelledError, OSError):
            raise _cut_off(address) from None
        except (ImportError, pickle.UnpicklingError) as error:
            raise StoreError(
                f"{address} 的工作进程上用不了 liushou（{error}）：请在每台工作机上安装与这里相同的版本。"
            ) from None


def _works(client: _Client) -> bool:
    """Whether there is anyone to work; a scheduler that is gone is told of by the future itself."""
    try:
        return bool(client.nthreads())
    except (OSError, ValueError):
        return False


def _no_worker(address: str) -> StoreError:
    return StoreError(f"{address} 的调度器没有工作进程：请在工作机上运行 dask worker {address}，再重试。")


def _cut_off(address: str) -> StoreError:
    return StoreError(f"与 {address} 的连接中断了，没有统计完：请检查调度器后重试。")


@contextmanager
def _quiet() -> Iterator[None]:
    """What the library logs of its connections is for those who run the cluster; nothing of ours logs."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(level)
