"""LS305: the agenda fits into the activity, and nobody is in two places at once."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.dates import Interval
from liushou.records.activity import Activity, Phase, When
from liushou.records.agenda import Item, items_of, minutes

_LONGEST_GAP_MINUTES = 30


@rule("LS305", "agenda-times", "error", Activity)
def agenda_times(activity: Activity, _on: date) -> Iterator[Hit]:
    """议程的钟点在活动时间以内，没有负责人或组别同一时间在两处；大家都空着超过 30 分钟时作警告。

    排得重了，总有一组孩子没有人带；空得久了，孩子就会走散。

    坏例（活动方案）：
        when: {from: 2026-11-06, start: "09:00", end: "10:45"}
        agenda: [{start: "10:30", end: "11:00", title: 合影}]

    坏例（活动方案）：
        agenda:
          - {start: "09:00", end: "09:40", title: 游园, group: 一组}
          - {start: "09:30", end: "10:00", title: 朗诵, group: 一组}

    坏例（活动方案）：
        agenda:
          - {start: "09:00", end: "09:30", title: 游园}
          - {start: "10:15", end: "10:45", title: 联欢}

    好例（活动方案）：
        when: {from: 2026-11-06, start: "09:00", end: "10:45"}
        agenda:
          - {start: "09:00", end: "09:40", title: 游园, group: 一组, lead: v-3h8ft}
          - {start: "09:00", end: "09:40", title: 朗诵, group: 二组, lead: 王老师}
          - {start: "09:40", end: "10:45", title: 联欢}

    怎样改：错开时间，或换一个负责人；中间休息、路上的时间也写成一项。
    """
    timed = items_of(activity)
    outside = (hit for item in timed for hit in _outside(item, activity))
    # An item of several days is looked at on each of them, and told of once.
    yield from dict.fromkeys((*outside, *_clashes(timed), *_gaps(timed)))


def _outside(item: Item, activity: Activity) -> Iterator[Hit]:
    when = activity.when
    if item.days is None or (when.to is not None and when.to < when.from_):
        return
    if item.days.within(when.days):
        yield from _outside_clock(item, item.days, when)
    elif not _in_its_phase(item.days, activity.agenda[item.index].phase, activity.phases):
        key = "to" if when.days.holds(item.days.first) else "date"
        days = f"{when.from_} 至 {when.to}" if when.to else f"{when.from_}"
        yield _hit(item, key, f"日期不在活动的日子（{days}）里")


def _in_its_phase(days: Interval, name: str | None, phases: tuple[Phase, ...]) -> bool:
    """True for the items of a phase of its own days, such as getting ready on the days before."""
    return any(phase.name == name and days.within(Interval(phase.from_, phase.to)) for phase in phases)


def _outside_clock(item: Item, days: Interval, when: When) -> Iterator[Hit]:
    first, last = _clock_bounds(days, when)
    if first is not None and item.start < first:
        yield _hit(item, "start", f"{item.start} 早于活动开始的 {first}")
    elif last is not None and days.first == days.last and item.start > last:
        yield _hit(item, "start", f"{item.start} 晚于活动结束的 {last}")
    elif last is not None and item.end is not None and item.end > last:
        yield _hit(item, "end", f"{item.end} 晚于活动结束的 {last}")


def _clock_bounds(days: Interval, when: When) -> tuple[str | None, str | None]:
    """The clock times that bound an item: of each day where it recurs, else of its first and last.

    None where the end is before the beginning: that is LS303's matter, and bounds nothing.
    """
    if when.weekdays or when.days.first == when.days.last:
        in_order = when.start is None or when.end is None or when.start <= when.end
        return (when.start, when.end) if in_order else (None, None)
    return (
        when.start if days.first == when.days.first else None,
        when.end if days.last == when.days.last else None,
    )


def _clashes(timed: tuple[Item, ...]) -> Iterator[Hit]:
    """Of all that a person or group has begun on a day, the item that ends last is kept."""
    busy: dict[tuple[date | int, str, str], Item] = {}
    for item in timed:
        for key, place, who in item.taking_part:
            other = busy.get((item.day, key, who))
            if other is not None and other.runs_at(item.start):
                message = f"“{who}”同一时间在两处：与“{other.title}”（{other.shown}）时间重叠，请错开"
                yield _hit(item, key, message, place)
            if other is None or other.last < item.last:
                busy[item.day, key, who] = item


def _gaps(timed: tuple[Item, ...]) -> Iterator[Hit]:
    """A gap is between the moment when everybody is done and the next item of that day.

    An item whose end is not written is taken to last until the next one.
    """
    done: str | None = None
    day = None
    for item in timed:
        if item.day != day:
            day, done = item.day, None
        elif done is not None and minutes(item.start) - minutes(done) > _LONGEST_GAP_MINUTES:
            idle = minutes(item.start) - minutes(done)
            yield _hit(
                item, "start", f"{done} 至 {item.start} 大家都没有安排，空了 {idle} 分钟", warning=True
            )
        end = item.end or "23:59"
        done = end if done is None or done == "23:59" else max(done, end)


def _hit(item: Item, key: str, message: str, place: int | None = None, *, warning: bool = False) -> Hit:
    """A hit at one field of the item."""
    path = ("agenda", item.index, key) if place is None else ("agenda", item.index, key, place)
    return Hit(path, f"议程“{item.title}”：{message}", severity="warning" if warning else None)
