"""How whoever asks for work on many things can look on, so that a person is told how far it is."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Goes along with the items while they are gone through, and changes nothing."""

    def __call__(self, items: Iterable[T], /) -> Iterable[T]: ...


def unwatched(items: Iterable[T], /) -> Iterable[T]:
    """Nobody looks on."""
    return items
