"""One item of a checklist, made ready to be asked of many children."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.duties import Period, duty_periods
from liushou.records.fields import Record
from liushou.records.lookup import Getter, Lookup, UnknownFieldError, lookup
from liushou.records.promises.dated import Moment, count_held
from liushou.records.promises.ground import Ground
from liushou.records.standing import in_focus
from liushou.records.term import Term
from liushou.records.unit import ChecklistItem, Duty, Unit
from liushou.terms import term_school_year

Asked = Callable[[Record, date], bool]
Topic = tuple[str, ...]
"""What an item is `about`: the ways in which one thing is said."""

_FOR_BIRTHDAYS = frozenset({"生日祝福", "生日会"})
"""The kind of record and of activity that belong to a child's birthday."""


@dataclass(frozen=True, slots=True)
class FieldWay:
    """A field that shows that a promise was kept: `found.values` where it is derived or the unit's, else
    `first` gives the field of the archive itself on a day, of which the values under `rest` are asked.
    """

    found: Lookup
    of_unit: bool
    first: Getter | None
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """What the words of an item mean: to whom it was promised, its conditions, the field that shows it."""

    applies: Asked | None
    fits: Asked | None
    unless: Asked | None
    field: FieldWay | None


@dataclass(frozen=True, slots=True)
class Promise:
    """An item as it stands on a ground: `periods` are those that have come due.

    `applies`: to whom it was promised (None: to everyone); `fits`, `unless`: its conditions; `about`: the
    topics of each activity by id, by their first word, each with the word that says it there. `times`: how
    often in a period, or how many things it is about. `of_birthday`: only wishes or a party for the child's
    birthday show it. `can_be_shown` is False of words only, which somebody has to look after by hand.
    `in_settings`: how many values its field has, where that is one of the unit's settings.
    """

    item: ChecklistItem
    ground: Ground
    periods: tuple[Period, ...]
    applies: Asked | None
    fits: Asked | None
    unless: Asked | None
    field: FieldWay | None
    topics: tuple[Topic, ...]
    about: Mapping[str, Mapping[str, str]]
    times: int
    of_birthday: bool
    can_be_shown: bool
    in_settings: int


def promise_of(item: ChecklistItem, ground: Ground) -> Promise:
    """An item on a ground. Raises UsageError for what of it cannot be read: readable.py leaves such out."""
    ways = ways_of(item, ground.unit.min_away_months)
    topics = tuple(topic for word in item.about if (topic := tuple(filter(None, word.split("/")))))
    return Promise(
        item=item,
        ground=ground,
        periods=tuple(each for each in periods_of(item, ground.term) if each.due_by(ground.on)),
        applies=ways.applies,
        fits=ways.fits,
        unless=ways.unless,
        field=ways.field,
        topics=topics,
        about={id_: topics_in(each, topics) for id_, each in ground.activities.items()} if topics else {},
        times=item.times or 1,
        of_birthday=_of_birthday(item),
        can_be_shown=_can_be_shown(item),
        in_settings=_in_settings(ways.field, ground),
    )


def _of_birthday(item: ChecklistItem) -> bool:
    otherwise = item.about or item.pairing or item.field or item.where
    named = {*item.record, *item.activity}
    return bool(named) and named <= _FOR_BIRTHDAYS and not otherwise


def _can_be_shown(item: ChecklistItem) -> bool:
    return bool(item.record or item.activity or item.about or item.pairing or item.field or item.where)


def _in_settings(way: FieldWay | None, ground: Ground) -> int:
    """Settings have no days: they hold for every child alike."""
    if way is None or not way.of_unit:
        return 0
    moment = Moment(ground.on, None, ground.term.id, year=False)
    return sum(count_held(value, way.rest, moment) for value in way.found.values(ground.unit, ground.on))


def ways_of(item: ChecklistItem, min_away_months: int = 0) -> Ways:
    """What the words of an item mean. Raises UsageError that names the item, for what cannot be read."""
    if (why := uncounted_times(item)) is not None:
        raise _unreadable(item, why)
    try:
        return Ways(
            applies=_owed_to(item.for_, min_away_months),
            fits=None if item.where is None else condition(item.where, min_away_months),
            unless=None if item.unless is None else condition(item.unless, min_away_months),
            field=None if item.field is None else field_way(item.field, min_away_months),
        )
    except UsageError as error:
        raise _unreadable(item, error.message) from None


def _unreadable(item: ChecklistItem, why: str) -> UsageError:
    return UsageError(f"liushou.yaml 的 checklists 里“{item.name}”读不懂：{why}")


def uncounted_times(item: ChecklistItem) -> str | None:
    """Why `times` asks for more than the item could count: a condition holds or not. None where it can."""
    counted = item.record or item.activity or item.about or item.pairing or item.field
    if item.where is None or counted or (item.times or 1) == 1:
        return None
    instead = "请不写 times，或改用 record、activity、pairing 等能数的写法"
    return f"条件只有符合、不符合，数不出 {item.times} 次：{instead}"


def periods_of(item: ChecklistItem, term: Term) -> tuple[Period, ...]:
    """The periods of an item in a term, as those of duties are, but for the longest.

    A yearly one counts over the school year in both its terms, so that progress shows; one of the term counts
    its vacation too.
    """
    if item.every == "year":
        return (Period(term_school_year(term.id), term.days, whole=True),)
    if item.every is None or item.every == "term":
        return (Period(Interval(term.begins, term.last_day), term.days, whole=True),)
    return duty_periods(Duty.model_validate({"every": item.every}), term)


def condition(text: str, min_away_months: int = 0) -> Asked:
    """A filter over children. Raises FilterError."""
    # Only a filter needs the parser library.
    from liushou.records.filters import child_filter

    return child_filter(text, min_away_months)


def field_way(name: str, min_away_months: int = 0) -> FieldWay:
    """A field by key or label, of the archive, else of the unit's settings. Raises UnknownFieldError."""
    try:
        found = lookup(name, Child, min_away_months)
    except UnknownFieldError:
        try:
            return FieldWay(lookup(name, Unit), of_unit=True, first=None, rest=())
        except UnknownFieldError:
            pass
        raise
    if found.info is None:
        return FieldWay(found, of_unit=False, first=None, rest=())
    first, *rest = found.key.split(".")
    return FieldWay(found, of_unit=False, first=lookup(first, Child).values, rest=tuple(rest))


def topics_in(activity: Activity, topics: tuple[Topic, ...]) -> dict[str, str]:
    """The topics (by first word) that an activity is about for whoever was there: the word that says each.

    Its title or theme says so; or all its groups do, for nobody wrote down which group a child was in.
    """
    texts = f"{activity.title}\n{activity.theme or ''}"
    groups = dict.fromkeys(item.group for item in activity.agenda if item.group)
    found: dict[str, str] = {}
    for topic in topics:
        in_groups = [said_in(group, topic) for group in groups]
        said = said_in(texts, topic) or (in_groups[0] if in_groups and all(in_groups) else None)
        if said is not None:
            found[topic[0]] = said
    return found


def said_in(text: str, topic: Topic) -> str | None:
    """The first of the ways to say it that stands in the text; None if none does."""
    return next((word for word in topic if word in text), None)


def _owed_to(text: str | None, months: int) -> Asked | None:
    if text is None or text == "全部":
        return None
    if text == "重点":
        return lambda record, day: isinstance(record, Child) and in_focus(record, day)
    return condition(text, months)
