"""A new archive in one line."""

from collections.abc import Callable, Iterator, Mapping

from liushou.history.words.called import called
from liushou.history.words.wording import Wording
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import Kind, KindName
from liushou.records.standing import standing
from liushou.records.validate import build
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.scalars import Value


def introduced(kind: Kind, new: Archive, wording: Wording) -> str:
    """What a meeting wants to know of a new archive of that kind."""
    words = _OF_KIND.get(kind.name)
    parts = [] if words is None else [part for part in words(kind.model, new, wording) if part]
    said = _SAID[kind.name]
    return f"{said}：{'，'.join(parts)}" if parts else said


_SAID: Mapping[KindName, str] = {
    "child": "新建档",
    "volunteer": "新增",
    "activity": "新的活动方案",
    "term": "新的学期计划",
    "resident": "新建档",
    "publication": "新的公开发布",
    "erasure": "档案已删除",
    "unsealing": "解封了密文",
    "unit": "新的单位设置",
}


def _child(model: type[Record], new: Archive, wording: Wording) -> Iterator[str]:
    if new.get("status", "在册") != "在册":
        yield wording.text(model, ("status",), new["status"])
    yield left_behind_of(new, wording)
    yield from _guardians(model, new, wording)
    village = at(new, ("address", "village"))
    yield wording.text(model, ("address", "village"), village) if village else ""
    registered = new.get("registered_on")
    yield f"{wording.day(registered)}建档" if registered else ""
    for key, what, unit in (
        ("pairings", "结对", "人"),
        ("cases", "个案", "件"),
        ("records", "帮扶记录", "次"),
    ):
        entries = new.get(key)
        yield f"{what} {len(entries)} {unit}" if isinstance(entries, list) and entries else ""


def left_behind_of(new: Archive, wording: Wording) -> str:
    """留守类型 today; nothing where the archive has errors."""
    record = build(Child, new)
    return standing(record, wording.on).left_behind if isinstance(record, Child) else ""


def _guardians(model: type[Record], new: Archive, wording: Wording) -> Iterator[str]:
    guardians = new.get("guardians")
    if not isinstance(guardians, list):
        return
    names = [called(model, ("guardians", place), entry, wording) for place, entry in enumerate(guardians)]
    yield f"监护人{'、'.join(names)}" if names else "没有监护人"


def _values(*paths: str) -> Callable[[type[Record], Archive, Wording], Iterator[str]]:
    def words(model: type[Record], new: Archive, wording: Wording) -> Iterator[str]:
        for path in paths:
            keys = tuple(path.split("."))
            value: Value = at(new, keys)
            yield wording.text(model, keys, value) if value is not None else ""

    return words


def _term(model: type[Record], new: Archive, wording: Wording) -> Iterator[str]:
    first, last = (wording.text(model, (key,), new.get(key) or "") for key in ("begins", "ends"))
    yield f"{first}至{last}" if first and last else first or last


_OF_KIND: Mapping[KindName, Callable[[type[Record], Archive, Wording], Iterator[str]]] = {
    "child": _child,
    "volunteer": _values("kind", "position"),
    "activity": _values("kind", "when.from", "status"),
    "term": _term,
    "resident": _values("kind", "address.village"),
    "publication": _values("term", "as_of"),
    "erasure": _values("kind", "why"),
    "unsealing": _values("on", "why"),
}
