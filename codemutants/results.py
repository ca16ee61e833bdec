"""What a run came to: kept in results.json, with what was judged of the mutants that no test noticed."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from codemutants.tried import SEEN, Difference, Tried

RESULTS = Path(__file__).with_name("results.json")
VERDICTS = Path(__file__).with_name("verdicts.json")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test noticed. `verdict` is empty until somebody has looked at it."""

    name: str
    outcome: str
    before: str
    after: str
    verdict: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RoomResult:
    """One room: how many mutants there are, how many were tried, and what became of them.

    `by_mirror` of the `killed` were noticed by the tests that mirror the room, the others by the rest.
    """

    room: str
    mutants: int
    tried: int
    killed: int
    by_mirror: int
    survivors: tuple[Survivor, ...]

    def judged(self, verdict: str) -> int:
        """How many survivors have this verdict."""
        return Counter(survivor.verdict for survivor in self.survivors)[verdict]


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run. `day` is the day of the run, written by whoever started it."""

    seed: int
    day: str
    rooms: tuple[RoomResult, ...]


def summed(room: str, mutants: int, near: Iterable[Tried], far: Iterable[Tried]) -> RoomResult:
    """A room's result of both stages: `far` are those of `near` that nobody noticed, tried again."""
    first, second = {one.name: one for one in near}, {one.name: one for one in far}
    final = {name: _better(one, second.get(name)) for name, one in first.items()}
    return RoomResult(
        room,
        mutants,
        len(final),
        sum(one.outcome in SEEN for one in final.values()),
        sum(one.outcome in SEEN for one in first.values()),
        tuple(_survivor(one) for one in final.values() if one.outcome not in SEEN),
    )


def _better(near: Tried, far: Tried | None) -> Tried:
    """What is known of a mutant after both stages."""
    if far is None or (near.outcome == "survived" and far.outcome == "uncovered"):
        return near
    return far


def _survivor(one: Tried) -> Survivor:
    return Survivor(one.name, one.outcome, one.difference.before, one.difference.after)


def with_verdicts(results: Results, verdicts: dict[str, dict[str, str]]) -> Results:
    """With what was judged of the survivors, as far as they still read as they did then."""

    def judged(survivor: Survivor) -> Survivor:
        found = verdicts.get(survivor.name, {})
        same = found.get("after") == survivor.after
        return replace(survivor, verdict=found["verdict"], why=found["why"]) if same else survivor

    rooms = (
        replace(room, survivors=tuple(judged(survivor) for survivor in room.survivors))
        for room in results.rooms
    )
    return replace(results, rooms=tuple(rooms))


def verdicts() -> dict[str, dict[str, str]]:
    """What was judged of survivors, by the name of the mutant: how it read, the verdict, and why."""
    found: dict[str, dict[str, str]] = json.loads(VERDICTS.read_text(encoding="utf-8"))
    return found


def save(results: Results, file: Path) -> None:
    """Write results as JSON that reads well in a diff."""
    text = json.dumps(asdict(results), ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def load(file: Path) -> Results:
    """What `save` wrote."""
    found = json.loads(file.read_text(encoding="utf-8"))
    rooms = tuple(
        RoomResult(**{**room, "survivors": tuple(Survivor(**one) for one in room["survivors"])})
        for room in found["rooms"]
    )
    return Results(found["seed"], found["day"], rooms)


def line_of(tried: Tried) -> str:
    """A trial as one line of JSON."""
    return json.dumps(asdict(tried), ensure_ascii=False)


def lines(file: Path) -> list[Tried]:
    """What `line_of` wrote, each mutant as it was told of last; nothing where there is no file."""
    if not file.exists():
        return []
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    tried = (Tried(**{**one, "difference": Difference(**one["difference"])}) for one in found)
    return list({one.name: one for one in tried}.values())
