"""What a row of the benchmark comes to, and its line in the table."""

from dataclasses import dataclass
from typing import Protocol

HEAD = (
    "| 项目 | 对照 | 本程序（中位数） | 对照（中位数） | 比值（最小–最大） | 目标 | |\n"
    "| --- | --- | ---: | ---: | ---: | ---: | --- |"
)


class Result(Protocol):
    """One line of the table."""

    def line(self, title: str, *, judged: bool) -> str:
        """The line in Markdown: the row's title before its own name; `judged`: whether the goal is met."""
        ...


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians in seconds of what was measured and of its yardstick, and of their ratio, with its spread."""

    name: str
    yardstick: str
    goal: float
    ours: float
    theirs: float
    ratio: float
    lowest: float
    highest: float

    def line(self, title: str, *, judged: bool) -> str:
        """With how often one goes into the other, where that says more than a small fraction."""
        return _line(
            f"{title}{self.name}",
            self.yardstick,
            _time(self.ours),
            _time(self.theirs),
            f"{_short(self.ratio)} × ({_short(self.lowest)}–{_short(self.highest)})",
            f"≤ {_short(self.goal)} ×",
            _met(self.ratio <= self.goal) if judged else "",
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that stands for itself, and what it may come to."""

    name: str
    found: float
    most: float
    unit: str
    remark: str = ""

    def line(self, title: str, *, judged: bool) -> str:
        """The number where the program's time would stand."""
        found, most = f"{_short(self.found)} {self.unit}", f"≤ {_short(self.most)} {self.unit}"
        verdict = _met(self.found <= self.most) if judged else ""
        return _line(f"{title}{self.name}", self.remark, found, "", "", most, verdict)


@dataclass(frozen=True, slots=True)
class Told:
    """Something worth saying beside the others, without a goal."""

    name: str
    remark: str
    found: str

    def line(self, title: str, *, judged: bool) -> str:
        """As an amount, with nothing to reach."""
        return _line(f"{title}{self.name}", self.remark, self.found, "", "", "", "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be measured here; `failed` when it should have been."""

    name: str
    why: str
    failed: bool = False

    def line(self, title: str, *, judged: bool) -> str:
        """With the reason."""
        return _line(f"{title}{self.name}", self.why, "", "", "", "", "失败" if self.failed else "略过")


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _met(met: bool) -> str:
    return "达到" if met else "未达"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _short(number: float) -> str:
    """Two figures after the point, or two that count where it is small; none where it is large."""
    if number >= 100:
        return f"{number:.0f}"
    return f"{number:.2f}" if number >= 0.095 else f"{number:.2g}"
