"""What may not be interrupted is not; what came meanwhile is not forgotten."""

import signal
import threading
from collections.abc import Iterator

import pytest

from liushou.interruptions import put_off


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt here, also where the tests were started in the background."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def test_it_comes_at_the_end() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt):
        pressed_within(done)
    assert done == ["before", "after"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def pressed_within(done: list[str]) -> None:
    with put_off():
        done.append("before")
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("after")


def test_what_comes_too_late_has_no_effect() -> None:
    with put_off() as late:
        signal.raise_signal(signal.SIGINT)
        late.drop()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_one_within_another_waits_for_both() -> None:
    with put_off() as outer:
        with put_off():
            signal.raise_signal(signal.SIGINT)
        assert outer.came == [signal.SIGINT]
        outer.drop()


def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with put_off() as late:
        signal.raise_signal(signal.SIGINT)
    assert late.came == []
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_other_threads_leave_the_handlers_alone() -> None:
    seen = []

    def work() -> None:
        with put_off():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
