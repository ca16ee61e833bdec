"""Those who look after the children, in a store under construction, and how many each may still take."""

from dataclasses import dataclass
from datetime import date
from random import Random

from mutations.correct.hands import Record
from mutations.correct.people import ON, VILLAGES, day, older_name, phone, surname

_KINDS = ("教师", "教师", "党员干部", "五老", "大学生", "村干部", "儿童主任", "社工", "社会人士")
_IDS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Helper:
    """A volunteer; `room` is for how many more children there is a place."""

    id: str
    name: str
    kind: str
    joined: date
    left: date | None
    room: int
    record: Record

    def serves(self, on: date) -> bool:
        """True while in service."""
        return self.joined <= on and (self.left is None or on <= self.left)


class Ids:
    """New ids, no two alike."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._taken = rng, set[str]()

    def new(self, letter: str) -> str:
        """An id such as `new` makes."""
        while True:
            found = f"{letter}-{''.join(self._rng.choices(_IDS, k=5))}"
            if found not in self._taken:
                self._taken.add(found)
                return found


def helpers(rng: Random, ids: Ids, capacity: int) -> list[Helper]:
    """Some in service since before the first term, one perhaps gone, perhaps a unit and a classmate."""
    found = [_helper(rng, ids, rng.choice(_KINDS), capacity) for _ in range(rng.randint(3, 7))]
    if rng.random() < 0.4:
        found.append(_helper(rng, ids, "单位", capacity))
    if rng.random() < 0.3:
        gone = _helper(rng, ids, "社会人士", capacity)
        gone.left = day(rng, date(2026, 3, 1), date(2026, 7, 31))
        gone.room = 0
        gone.record |= {"status": "离岗", "left_on": gone.left}
        found.append(gone)
    return found


def _helper(rng: Random, ids: Ids, kind: str, capacity: int) -> Helper:
    sex = rng.choice("男女")
    name = "青禾镇卫生院" if kind == "单位" else older_name(rng, surname(rng), sex)
    joined = day(rng, date(2021, 9, 1), date(2025, 8, 31))
    id_ = ids.new("v")
    record: Record = {"id": id_, "name": name}
    if kind != "单位":
        record["sex"] = sex
    record |= {"kind": kind, "status": "在岗", "joined_on": joined, "phone": phone(rng)}
    record["address"] = {"village": rng.choice(VILLAGES)}
    if rng.random() < 0.5:
        record["skills"] = rng.sample(["书法", "辅导数学", "篮球", "心理疏导"], 2)
    if rng.random() < 0.4:
        record["available"] = [{"day": rng.choice(("周一", "周六", "周日")), "from": "08:30", "to": "11:00"}]
    room = capacity
    if rng.random() < 0.5:
        room = record["capacity"] = rng.randint(1, 4)
    if kind != "单位":
        record["clearance"] = {"checked_on": day(rng, date(2025, 12, 1), ON), "result": "通过"}
        if rng.random() < 0.4:
            record["training"] = [{"date": day(rng, joined, ON), "topic": "与孩子相处的边界"}]
    if rng.random() < 0.3:
        record["notes"] = "周末有空，会骑车去村里"
    return Helper(id_, name, kind, joined, None, room, record)
