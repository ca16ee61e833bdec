"""What happened in a child's cases: opened, followed, told to someone above, closed."""

from collections.abc import Iterator

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.history.words.entries import Found, by_entry, entry_of, is_new, whole
from liushou.history.words.phrases import Versions, pieces
from liushou.yamltext.scalars import Value


def cases(versions: Versions, changes: Found) -> Iterator[str]:
    """Cases opened, followed, escalated and closed."""
    for place, found in by_entry(changes):
        name = versions.called(found[0], 2)
        entry = entry_of(versions, found[0], place)
        if is_new(found[0], 2):
            yield _opened(versions, found[0].path, entry)
        elif whole(found[0]):
            yield f"删去一件个案：{name}"
        else:
            yield f"{name}：{'；'.join(_case(versions, found, entry))}"


def _opened(versions: Versions, path: Path, entry: dict[str, Value]) -> str:
    told = [versions.text((*path, key), entry[key]) for key in ("kind", "level") if entry.get(key)]
    opened = versions.wording.day(entry.get("opened") or "")
    what = versions.shown((*path, "what"), entry.get("what")) if entry.get("what") else ""
    closed = versions.wording.day(entry.get("closed") or "")
    steps = entry.get("steps")
    parts = [f"立案（{opened}）：{'，'.join(told)}", what]
    parts.append(f"已记 {len(steps)} 步" if isinstance(steps, list) and steps else "")
    above = entry.get("escalated")
    for place, one in enumerate(above if isinstance(above, list) else []):
        parts.append(_told_above(versions, (*path, "escalated", place), one))
    parts.append(f"{closed}办结" if closed else "")
    return "，".join(part for part in parts if part)


def _case(versions: Versions, found: Found, entry: dict[str, Value]) -> Iterator[str]:
    steps = [change for change in found if change.path[2] == "steps" and is_new(change, 4)]
    told = [change for change in found if change.path[2] == "escalated" and is_new(change, 4)]
    closing = [change for change in found if change.path[2:] == ("closed",) and change.kind == "added"]
    if steps:
        yield f"有进展，{'，'.join(_step(versions, change) for change in steps)}"
    for change in told:
        yield _told_above(versions, change.path, change.new)
    if closing:
        outcome = versions.shown((*closing[0].path[:2], "outcome"), entry.get("outcome"))
        result = f"（结果：{outcome}）" if outcome and entry.get("outcome") else ""
        yield f"{versions.wording.day(entry.get('closed') or '')}办结{result}"
    known = [*steps, *told, *closing]
    if closing:
        known += [change for change in found if change.path[2:] == ("outcome",) and change.kind == "added"]
    yield from pieces(versions, [change for change in found if change not in known], 2)


def _step(versions: Versions, change: Change) -> str:
    entry = change.new if isinstance(change.new, dict) else {}
    day = versions.wording.day(entry.get("date") or "")
    what = versions.shown((*change.path, "what"), entry.get("what")) if entry.get("what") else ""
    by = versions.shown((*change.path, "by"), entry.get("by")) if entry.get("by") else ""
    return f"{day}{f' {by}' if by else ''}{f' {what}' if what else ''}"


def _told_above(versions: Versions, path: Path, told: Value) -> str:
    entry = told if isinstance(told, dict) else {}
    to = versions.shown((*path, "to"), entry.get("to") or "")
    return f"{versions.wording.day(entry.get('date') or '')}{f'向{to}' if to else ''}上报"
