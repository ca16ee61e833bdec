"""What rows of the campaign come to, and their lines in the tables of the page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_MOST_EXAMPLES = 12


@dataclass(slots=True)
class Tally:
    """How often which verdict fell, and examples of what was wrong."""

    points: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    faults: int = 0
    seconds: float = 0.0

    def add(self, verdict: str, point: str, wrong: Iterable[str]) -> None:
        """Count a point."""
        self.points += 1
        self.verdicts[verdict] += 1
        for one in wrong:
            self.faults += 1
            if len(self.wrong) < _MOST_EXAMPLES:
                self.wrong.append(f"{point}: {one}")

    def plain(self) -> Mapping[str, object]:
        """As JSON keeps it."""
        return {
            "points": self.points,
            "verdicts": dict(sorted(self.verdicts.items())),
            "faults": self.faults,
            "wrong": self.wrong,
            "seconds": round(self.seconds, 1),
        }
