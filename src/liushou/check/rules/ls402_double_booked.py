"""LS402: nobody is in two activities at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liushou.check.presence import Presence, presences
from liushou.check.rule import Hit, rule
from liushou.records.activity import Activity
from liushou.records.types import looks_like_id
from liushou.store.load import Store

_MOST_AT_ONCE = 10
"""Of the activities that a person is in at one time, so many are compared with the next: nobody has more."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One person's part in one activity at one time."""

    file: str
    activity: Activity
    presence: Presence

    @property
    def order(self) -> tuple[date, str, str]:
        """By this the later of two activities is told."""
        when = self.activity.when
        return when.from_, when.start or "", self.file


@rule("LS402", "double-booked", "warning", Store)
def double_booked(store: Store, _on: date) -> Iterator[Hit]:
    """没有帮扶人员同一时间排在两个活动里。

    一个人分不了身，总有一边的孩子没有人带。
    参加的帮扶人员（volunteers）、筹备组、到场的帮扶人员按活动的钟点，议程的负责人按那一项的钟点；
    只写姓名的，两边姓名相同就算同一个人。没有写钟点的、已经取消的不比较；一个结束、另一个才开始的不算。

    坏例（活动方案）：
        # 这一天 10:00 至 11:00，v-3h8ft 还在另一个活动里
        when: {from: 2026-11-13, start: "09:00", end: "10:45"}
        volunteers: [v-3h8ft]

    好例（活动方案）：
        when: {from: 2026-11-13, start: "09:00", end: "10:00"}
        volunteers: [v-3h8ft]

    怎样改：错开时间，或在其中一个活动里换人。
    """
    told: set[tuple[str, str, str]] = set()
    for (_, person), parts in sorted(_parts(store).items()):
        for earlier, later in _clashes(parts):
            if (later.file, earlier.file, person) not in told:
                told.add((later.file, earlier.file, person))
                yield Hit(later.presence.path, _message(store, earlier, later), file=later.file)


def _parts(store: Store) -> dict[tuple[date, str], list[_Part]]:
    """What everyone does on each day."""
    parts: defaultdict[tuple[date, str], list[_Part]] = defaultdict(list)
    for file in store.files:
        if isinstance(file.record, Activity) and file.record.status != "取消":
            for one in presences(file.record):
                if _is_a_person(store, one.person):
                    parts[one.time.day, one.person].append(_Part(file.source.path, file.record, one))
    return parts


def _clashes(parts: list[_Part]) -> Iterator[tuple[_Part, _Part]]:
    """The pairs of one person's parts on a day that overlap, the part in the later activity second."""
    if len({part.file for part in parts}) < 2:
        return
    running: list[_Part] = []
    for part in sorted(parts, key=lambda part: (part.presence.time.start, part.order)):
        running = [other for other in running if other.presence.time.still_runs(part.presence.time.start)]
        for other in running:
            if other.file != part.file:
                yield (other, part) if other.order < part.order else (part, other)
        if len(running) < _MOST_AT_ONCE:
            running.append(part)


def _is_a_person(store: Store, who: str) -> bool:
    """True for plain names and volunteers; a unit (单位) can be in two places, an unknown id is LS201's."""
    volunteer = store.volunteers.get(who)
    return not looks_like_id(who) if volunteer is None else volunteer.kind != "单位"


def _message(store: Store, earlier: _Part, later: _Part) -> str:
    who, here, there = later.presence.person, later.presence.time, earlier.presence.time
    named = f"{who}（{store.name_of(who)}）" if who in store.volunteers else f"“{who}”"
    return (
        f"{named}同一时间在两个活动里：{here.day} {here.shown} 在这里，"
        f"{there.shown} 在“{earlier.activity.title}”；请错开时间，或换人"
    )
