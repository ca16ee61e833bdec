"""LS402: nobody is in two activities at once."""

from collections.abc import Iterator, Mapping
from datetime import date

from liushou.check.questions.bookings import Booked, booked
from liushou.check.questions.people import Helper, helper
from liushou.check.repeated import repeated
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.records.meetings import Time
from liushou.store.bookings import Booking, clashes, is_a_person


@rule("LS402", "double-booked", "warning", World, asks=(booked, helper))
def double_booked(world: World, _on: date) -> Iterator[Hit]:
    """没有帮扶人员同一时间排在两个活动里。

    一个人分不了身，总有一边的孩子没有人带。
    参加的帮扶人员（volunteers）、筹备组、到场的帮扶人员按活动的钟点，议程的负责人按那一项的钟点；
    只写姓名的，两边姓名相同就算同一个人。没有写钟点的、已经取消的不比较；一个结束、另一个才开始的不算，每周的活动放假停一次的也不算。

    坏例（活动方案）：
        # 这一天 10:00 至 11:00，v-3h8ft 还在另一个活动里
        when: {from: 2026-11-13, start: "09:00", end: "10:45"}
        volunteers: [v-3h8ft]

    好例（活动方案）：
        when: {from: 2026-11-13, start: "09:00", end: "10:00"}
        volunteers: [v-3h8ft]

    怎样改：错开时间，或在其中一个活动里换人。
    """
    several = repeated(who for file in world.told(booked) for who in _people(Booked(*file.fact)))
    if not several:
        return
    # A clash is of one person in two files, so whoever stands in one alone need not be looked at.
    helpers = {one.id: Helper(*one.fact) for one in world.told(helper) if hash(one.id) in several}
    told: set[tuple[str, str, str]] = set()
    for earlier, later in clashes(_bookings(world, several, helpers)):
        if (later.file, earlier.file, later.whose) not in told:
            told.add((later.file, earlier.file, later.whose))
            yield Hit(later.path, _message(helpers.get(later.whose), earlier, later), file=later.file)


def _people(activity: Booked) -> set[str]:
    return {who for _, people in activity.people for who, _ in people}


def _bookings(world: World, several: frozenset[int], helpers: Mapping[str, Helper]) -> Iterator[Booking]:
    """The bookings of those people in the files in which they stand."""
    for file in world.told(booked):
        activity = Booked(*file.fact)
        begins = date.fromisoformat(activity.first), activity.start
        for times, people in activity.people:
            for who, path in people:
                known = helpers.get(who)
                if hash(who) in several and is_a_person(who, None if known is None else known.kind):
                    for day, start, end in times:
                        time = Time(date.fromisoformat(day), start, end)
                        yield Booking(who, time, file.path, tuple(path), activity.title, begins)


def _message(helper: Helper | None, earlier: Booking, later: Booking) -> str:
    who, here, there = later.whose, later.time, earlier.time
    named = f"“{who}”" if helper is None else f"{who}（{helper.name}）"
    return (
        f"{named}同一时间在两个活动里：{here.day} {here.shown} 在这里，"
        f"{there.shown} 在“{earlier.what}”；请错开时间，或换人"
    )
