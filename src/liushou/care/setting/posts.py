"""A volunteer's class changes hands: `past` keeps the former one, `since` says when the new one began."""

from collections.abc import Iterator, Mapping
from datetime import date

from liushou.care.setting.changing import change_to
from liushou.care.setting.desk import Desk
from liushou.care.setting.history import kept, told_changes
from liushou.records.volunteer import Volunteer
from liushou.store.sources import Source
from liushou.yamltext.scalars import Value

_CLASS = ("grade", "class")


def keep_post(
    desk: Desk, source: Source, before: Mapping[str, Value], after: Mapping[str, Value], since: date
) -> Iterator[str]:
    """What goes with another `homeroom` (Volunteer.homeroom_on): the former one in `past`, the first day.

    The first day is `since`, or that which the new homeroom itself gives; it is written beside the class.
    Nothing where the class is the same, or the volunteer had not joined before; no `past` for a class that
    was not taught for a day.
    """
    old, new = _post(before), _post(after)
    if _class_of(old) == _class_of(new) or not str(before.get("joined_on")) < since.isoformat():
        return
    fresh = _fresh_since(old, new)
    first = date.fromisoformat(fresh) if fresh else since
    if old is not None and str(old.get("since", "")) < first.isoformat():
        keeping = kept(Volunteer, before, after, ("homeroom",), first)
        desk.edit(source.path, keeping.edits)
        yield from told_changes(keeping, Volunteer, first)
    if new is not None and not fresh:
        path = ("homeroom", "since")
        desk.edit(source.path, [change_to(Volunteer, desk.values(source.path), path, first.isoformat())])


def _post(values: Mapping[str, Value]) -> dict[str, Value] | None:
    post = values.get("homeroom")
    return post if isinstance(post, dict) else None


def _class_of(post: Mapping[str, Value] | None) -> tuple[Value, ...] | None:
    return None if post is None else tuple(post.get(key) for key in _CLASS)


def _fresh_since(old: Mapping[str, Value] | None, new: Mapping[str, Value] | None) -> str | None:
    """The first day that the new post says of itself; None where it says none, or still that of the old."""
    said = new.get("since") if new is not None else None
    return said if isinstance(said, str) and (old is None or said != old.get("since")) else None
