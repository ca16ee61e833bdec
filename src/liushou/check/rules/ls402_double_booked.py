"""LS402: nobody is in two activities at once."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.store.bookings import Booking, bookings_of_people, clashes
from liushou.store.load import Store


@rule("LS402", "double-booked", "warning", Store)
def double_booked(store: Store, _on: date) -> Iterator[Hit]:
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
    told: set[tuple[str, str, str]] = set()
    for earlier, later in clashes(bookings_of_people(store)):
        if (later.file, earlier.file, later.whose) not in told:
            told.add((later.file, earlier.file, later.whose))
            yield Hit(later.path, _message(store, earlier, later), file=later.file)


def _message(store: Store, earlier: Booking, later: Booking) -> str:
    who, here, there = later.whose, later.time, earlier.time
    named = f"{who}（{store.name_of(who)}）" if who in store.volunteers else f"“{who}”"
    return (
        f"{named}同一时间在两个活动里：{here.day} {here.shown} 在这里，"
        f"{there.shown} 在“{earlier.what}”；请错开时间，或换人"
    )
