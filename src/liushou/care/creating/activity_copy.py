"""Last year's activity plan on this year's dates: edits of the old text, so that its prose keeps its look."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.creating.titles import Season, in_new_season, in_new_year
from liushou.dates import shifted
from liushou.records.activity import Activity
from liushou.records.standing import on_register
from liushou.store.drafts import put
from liushou.store.load import Store
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.spans import Path

_DATED = {"when": ("from", "to"), "phases": ("from", "to"), "agenda": ("date", "to")}


@dataclass(frozen=True, slots=True)
class ActivityCopy:
    """The edits that make the old plan the new one, and who is not in it any more.

    `children` and `helpers` are ids taken out of the lists; `wanted` are the duties of the team whose only
    person has left, as (duty, id): they stay until somebody else is written in.
    """

    edits: tuple[Edit, ...]
    children: tuple[str, ...]
    helpers: tuple[str, ...]
    wanted: tuple[tuple[str, str], ...]


def activity_copy(store: Store, old: Activity, new_id: str, term_id: str, first: date) -> ActivityCopy:
    """The plan of `old` as that of `new_id`, beginning on `first` in the term `term_id`.

    Everything dated moves by the same number of days; what was held and what came of it are dropped; so are
    children who are not on the register that day and helpers who have left by then.
    """
    moved = first - old.when.from_
    helpers = _helpers(store, old, first)
    title = in_new_season(old.title, Season(old.term), Season(term_id))
    title = in_new_year(title, old.when.from_.year, first.year)
    edits = (
        put(Activity, ("id",), new_id),
        put(Activity, ("title",), title),
        put(Activity, ("term",), term_id),
        put(Activity, ("status",), "计划"),
        *_dates(old, moved),
        *_without(("children",), old.children, lambda id_: not _is_there(store, id_, first)),
        *helpers.edits,
        *(Remove((key,)) for key in ("sessions", "outcome") if getattr(old, key)),
    )
    gone = tuple(id_ for id_ in old.children if not _is_there(store, id_, first))
    return ActivityCopy(edits, gone, tuple(dict.fromkeys(helpers.gone)), tuple(helpers.wanted))


def _is_there(store: Store, child_id: str, day: date) -> bool:
    child = store.children.get(child_id)
    return child is not None and on_register(child, day)


def _dates(old: Activity, moved: timedelta) -> Iterator[Edit]:
    """All days of the plan, later by `moved`."""
    for key, names in _DATED.items():
        parts = getattr(old, key)
        several = isinstance(parts, tuple)
        for index, part in enumerate(parts if several else (parts,)):
            at: Path = (key, index) if several else (key,)
            for name in names:
                day = getattr(part, "from_" if name == "from" else name)
                if day is not None:
                    yield put(Activity, (*at, name), shifted(day, moved).isoformat())


@dataclass(slots=True)
class _Helpers:
    edits: list[Edit]
    gone: list[str]
    wanted: list[tuple[str, str]]


def _helpers(store: Store, old: Activity, day: date) -> _Helpers:
    """Those who have left, taken out wherever the plan names them and somebody or nobody may be named."""

    def has_left(who: str) -> bool:
        volunteer = store.volunteers.get(who)
        return volunteer is not None and volunteer.has_left(day)

    found = _Helpers(list(_without(("volunteers",), old.volunteers, has_left)), [], [])
    found.gone += filter(has_left, old.volunteers)
    for path, lead in _leads(old):
        found.gone += filter(has_left, lead)
        if all(map(has_left, lead)):
            found.edits.append(Remove(path))
        else:
            found.edits += _without(path, lead, has_left)
    for index, member in enumerate(old.team):
        if all(map(has_left, member.people)):
            found.wanted += [(member.role, who) for who in member.people]
        else:
            found.gone += filter(has_left, member.people)
            found.edits += _without(("team", index, "people"), member.people, has_left)
    return found


def _leads(old: Activity) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Where the phases and the agenda say who leads, and who does."""
    parts = [("phases", index, part.lead) for index, part in enumerate(old.phases)]
    parts += [("agenda", index, part.lead) for index, part in enumerate(old.agenda)]
    yield from (((key, index, "lead"), lead) for key, index, lead in parts if lead)


def _without(path: Path, items: tuple[str, ...], goes: Callable[[str], bool]) -> Iterator[Edit]:
    """The removals of items of a list, the last first, so that those before keep their place."""
    for index in reversed(range(len(items))):
        if goes(items[index]):
            yield Remove((*path, index))
