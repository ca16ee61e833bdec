"""A year of random edits of archives, in a real repository: every version is known as a plain dict.

What entries of lists are is known too, without the program's help: no two of one list, however far apart
in the year, agree in what could make them the same.
"""

import random
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

from tests.commands.git_repository import git

from liushou.yamltext.emit import dump

FIRST_DAY = date(2026, 9, 1)
KEYS = {"guardians": "relation", "parents": "relation", "pairings": "with", "records": "date"}
"""What tells the entries of each list from one another; of other lists their values do."""
_RELATIONS = ("祖母", "祖父", "外祖母", "外祖父", "亲属", "邻居", "其他")
_VILLAGES = ("朝阳村", "枫坪村", "石桥村")
_CHINA = timezone(timedelta(hours=8))

Values = dict[str, Any]
Files = dict[str, bytes]


@dataclass
class Year:
    """The commits of a year: the day of each, all archives after it by path, and the same as bytes."""

    root: Path
    days: list[date] = field(default_factory=list)
    archives: list[dict[str, Values]] = field(default_factory=list)
    files: list[Files] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def texts(self, path: str) -> list[bytes | None]:
        """The bytes of one archive after each commit."""
        return [files.get(path) for files in self.files]

    def versions(self, path: str) -> list[Values | None]:
        """The values of one archive after each commit."""
        return [archives.get(path) for archives in self.archives]


def write_year(root: Path, seed: int, commits: int) -> Year:
    """Make the year in a new repository; the last commit is checked out."""
    made = Year(root)
    rng = random.Random(seed)
    fresh = _Fresh(rng)
    archives = {f"data/children/c-{number}.yaml": fresh.child(f"c-{number}") for number in range(6)}
    remarks: dict[str, str] = {}
    for number in range(commits):
        if number:
            for _ in range(rng.randint(1, 3)):
                _edit(rng, fresh, archives, remarks)
        made.days.append(FIRST_DAY + timedelta(days=2 * number))
        made.archives.append(deepcopy(archives))
        made.files.append(
            {path: (remarks.get(path, "") + dump(each)).encode() for path, each in archives.items()}
        )
    _commit_all(made)
    return made


class _Fresh:
    """What never was there before."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.count = rng, 0
        self.left: dict[str, list[str]] = {}

    def word(self, lead: str) -> str:
        """A text that is like no other."""
        self.count += 1
        return f"{lead}{self.count:04}"

    def phone(self) -> str:
        self.count += 1
        return f"15400{self.count:06}"

    def day(self) -> str:
        self.count += 1
        return (date(2024, 1, 1) + timedelta(days=self.count)).isoformat()

    def record(self) -> Values:
        kind = self.rng.choice(("谈心", "家访", "亲情电话"))
        return {"date": self.day(), "kind": kind, "by": "v-1", "note": self.word("记")}

    def guardian(self, relation: str) -> Values:
        return {"name": self.word("田"), "relation": relation, "phone": self.phone()}

    def relations(self, key: str) -> Iterator[str]:
        """Those that no guardian of this child ever was; what is taken is gone."""
        left = self.left.setdefault(key, list(_RELATIONS[1:]))
        while left:
            yield left.pop()

    def child(self, key: str) -> Values:
        away = [{"relation": relation, "situation": "外出务工"} for relation in ("父亲", "母亲")]
        return {
            "id": key, "name": self.word("田小"), "sex": self.rng.choice("男女"), "birth_date": "2015-11-20",
            "status": "在册", "registered_on": "2023-09-01",
            "address": {"village": self.rng.choice(_VILLAGES)},
            "parents": away, "guardians": [self.guardian(_RELATIONS[0])],
        }  # fmt: skip


def _edit(rng: random.Random, fresh: _Fresh, archives: dict[str, Values], remarks: dict[str, str]) -> None:
    happens = rng.random()
    if happens < 0.06:
        key = fresh.word("c-n")
        archives[f"data/children/{key}.yaml"] = fresh.child(key)
        return
    path = rng.choice(sorted(archives))
    if happens < 0.1:
        del archives[path]
        remarks.pop(path, None)
    elif happens < 0.15:
        remarks[path] = f"# {fresh.word('注')}\n"
    elif happens < 0.2:
        archives[path] = dict(sorted(archives[path].items(), key=lambda _: rng.random()))
    else:
        rng.choice((_field, _field, _nested, _guardian, _record, _record, _interest, _pairing, _order))(
            rng, fresh, archives[path]
        )


def _field(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    key = rng.choice(("phone", "notes", "guardianship", "interests", "pairings"))
    made = {"phone": fresh.phone(), "notes": fresh.word("备注"), "guardianship": rng.choice(("较好", "一般"))}
    if key in one and rng.random() < 0.3:
        del one[key]
    elif key in made:
        one[key] = made[key]


def _nested(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    one["address"]["village"] = rng.choice(_VILLAGES)
    if rng.random() < 0.5:
        one["health"] = {"condition": "患病", "detail": fresh.word("病")}
    else:
        one.pop("health", None)


def _guardian(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    people = one["guardians"]
    relation = next(fresh.relations(one["id"]), None) if rng.random() < 0.4 else None
    if relation is not None:
        people.insert(rng.randint(0, len(people)), fresh.guardian(relation))
    elif people and rng.random() < 0.2:
        people.pop(rng.randrange(len(people)))
    elif people:
        rng.choice(people)[rng.choice(("phone", "occupation"))] = fresh.phone()


def _record(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    done = one.setdefault("records", [])
    if not done or rng.random() < 0.5:
        done.insert(rng.randint(0, len(done)), fresh.record())
    elif rng.random() < 0.3:
        done.pop(rng.randrange(len(done)))
    else:
        rng.choice(done)["note"] = fresh.word("改")


def _interest(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    liked = one.setdefault("interests", [])
    if liked and rng.random() < 0.4:
        liked.pop(rng.randrange(len(liked)))
    else:
        liked.insert(rng.randint(0, len(liked)), fresh.word("好"))


def _pairing(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    paired = one.setdefault("pairings", [])
    running = [each for each in paired if "until" not in each]
    if running and rng.random() < 0.5:
        rng.choice(running)["until"] = "2026-12-31"
    else:
        paired.append({"with": fresh.word("v-n"), "role": "爱心妈妈", "since": "2026-09-01"})


def _order(rng: random.Random, fresh: _Fresh, one: Values) -> None:
    for key in ("guardians", "records", "parents"):
        if key in one:
            rng.shuffle(one[key])


def _commit_all(year: Year) -> None:
    """All versions in one go, each at nine in the morning of its day in China."""
    git(year.root, "init", "-q", "-b", "main")
    subprocess.run(
        ["git", "-C", str(year.root), "fast-import", "--quiet"],
        input=b"".join(_stream(year)),
        check=True,
        capture_output=True,
    )
    git(year.root, "checkout", "-q", "-f", "main")
    year.names.extend(reversed(git(year.root, "log", "--format=%H").split()))


def _stream(year: Year) -> Iterator[bytes]:
    before: Files = {}
    for number, (day, files) in enumerate(zip(year.days, year.files, strict=True)):
        seconds = int(datetime.combine(day, time(9), _CHINA).timestamp())
        yield f"commit refs/heads/main\ncommitter 人{number % 3} <t@t> {seconds} +0800\ndata 1\nx\n".encode()
        now = {**_AROUND, **files}
        yield from (f"D {path}\n".encode() for path in before if path not in now)
        for path, data in now.items():
            if before.get(path) != data:
                yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
        before = now


_AROUND: Files = {
    "liushou.yaml": "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n".encode(),
    "data/volunteers/v-1.yaml": (
        "id: v-1\nname: 何秀兰\nsex: 女\nkind: 教师\nstatus: 在岗\njoined_on: 2020-09-01\n".encode()
    ),
    "data/terms/2026-2027-1.yaml": b"id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n",
}
