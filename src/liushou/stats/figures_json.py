"""What figures as JSON have in common, of one unit and of many: keys are ASCII and stable."""

from collections.abc import Iterable, Mapping
from typing import Protocol

Json = Mapping[str, "Json"] | list["Json"] | str | int | float | bool | None


class Share(Protocol):
    """A numerator over a denominator; the rate is None where there is nothing to divide by."""

    @property
    def numerator(self) -> int: ...

    @property
    def denominator(self) -> int: ...

    @property
    def rate(self) -> float | None: ...


class Duty(Protocol):
    """How often a duty was due, and done."""

    @property
    def name(self) -> str: ...

    @property
    def every(self) -> str: ...

    @property
    def due(self) -> int: ...

    @property
    def done(self) -> int: ...

    @property
    def rate(self) -> float | None: ...


def share_json(share: Share) -> dict[str, Json]:
    """A share; nothing rounded."""
    return {"numerator": share.numerator, "denominator": share.denominator, "rate": share.rate}


def duty_json(duty: Duty, overdue: Iterable[str]) -> dict[str, Json]:
    """One duty; `overdue` lists those whose latest period was missed."""
    return {
        "kind": duty.name,
        "every": duty.every,
        "due": duty.due,
        "done": duty.done,
        "rate": duty.rate,
        "overdue": [*overdue],
    }
