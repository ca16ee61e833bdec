"""Since when and by whom the values of an archive stand: as a table, JSON or rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from liushou.dates import looks_like_date
from liushou.findings import Path
from liushou.history.lineage import Version
from liushou.history.origin import leaves
from liushou.history.words.called import CALLED, called
from liushou.history.words.labels import label, readable, written
from liushou.history.words.wording import Wording, is_secret
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.screens.log import NOT_YET
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.scalars import Value

HEADS = ("字段", "现在的值", "自何时", "谁", "版本")
_NOTHING = "（空）"
_LONGEST = 44
"""More characters of a value are not shown on a screen."""
_FIELD = re.compile(r"\{([a-z_]+)\}")
_MANY = 3
"""From so many on, entries in a row that came with one version share a line."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The values of an archive, and since which version each stands that holds no others."""

    model: type[Record]
    values: Archive
    since: Mapping[Path, Version]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the places it tells of, which stand since one version, what they are called, their value."""

    paths: tuple[Path, ...]
    label: str
    value: str
    since: Version


def rows_of(standing: Standing, path: Path = ()) -> Iterator[Row]:
    """The lines for the value at a path, or for the whole archive.

    Of a list each entry, of a group each field; what is within them stands in one line where all of it came
    with one version. Of the whole archive lists that did so too, and many entries in a row.
    """
    value = at(standing.values, path)
    parts = _parts(standing, path)
    if not parts:
        yield _row(standing, path, value)
    for part in parts:
        inner = at(standing.values, part)
        if path or not isinstance(inner, list) or not inner:
            yield from _together(standing, part, inner)
        else:
            yield from _list(standing, part)


def cells(row: Row) -> tuple[str, str, str, str, str]:
    """The line as texts, in the order of HEADS."""
    return (row.label, row.value, *_signed(row.since))


def leaf_rows(standing: Standing, paths: Sequence[Path]) -> list[tuple[str, ...]]:
    """A row for each value that holds no others: where it is in the file, and the cells of its line."""
    rows = []
    for path in _leaves(standing, paths):
        value = at(standing.values, path)
        name, text, *signed = cells(_row(standing, path, value))
        # days as they stand in the file: a table is sorted and counted by them
        day = value if isinstance(value, str) and looks_like_date(value) else text
        rows.append((written(path), name, day, *signed))
    return rows


def as_json(standing: Standing, paths: Sequence[Path]) -> list[dict[str, object]]:
    """The same with values as they are; `cut`: the value may be older than the history on this machine."""
    return [_entry(standing, path) for path in _leaves(standing, paths)]


def is_cut(version: Version) -> bool:
    """True where a shallow clone begins with this version: what came with it may be older."""
    return version.commit is not None and version.commit.cut


def _entry(standing: Standing, path: Path) -> dict[str, object]:
    since, commit = standing.since[path], standing.since[path].commit
    value = at(standing.values, path)
    return {
        "field": written(path),
        "label": label(standing.model, path),
        "value": readable(standing.model, path, value, reveal=standing.wording.reveal),
        "date": commit.day.isoformat() if commit else None,
        "author": commit.author if commit else None,
        "commit": commit.name if commit else None,
        "short": commit.short if commit else None,
        "cut": is_cut(since),
    }


def _leaves(standing: Standing, paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from leaves(standing.model, at(standing.values, path), path)


def _list(standing: Standing, path: Path) -> Iterator[Row]:
    """A list of the whole archive: a line for each entry, but one for many in a row that came at once.

    Plain values that came at once share a line however few they are.
    """
    info = field_at(standing.model, path)
    least = _MANY if info is not None and info.part is not None else 1
    for since, group in groupby(_parts(standing, path), key=lambda part: _one_version(standing, part)):
        run = tuple(group)
        if since is None or len(run) < least:
            for part in run:
                yield from _together(standing, part, at(standing.values, part))
        else:
            yield Row(run, label(standing.model, path), _several(standing, run), since)


def _several(standing: Standing, run: Sequence[Path]) -> str:
    """画画、唱歌 of a few values, 12 项：9月3日的谈心 至 11月2日的家访 of many."""
    items = [at(standing.values, part) for part in run]
    pairs = zip(run, items, strict=True)
    names = [called(standing.model, part, item, standing.wording) for part, item in pairs]
    if len(names) <= _MANY or not isinstance(items[0], dict):
        return _short("、".join(names))
    return f"{len(items)} 项：{_short(names[0])} 至 {_short(names[-1])}"


def _together(standing: Standing, path: Path, value: Value) -> Iterator[Row]:
    """One line where all within came with one version, else a line for each part that did not with most."""
    if not isinstance(value, dict | list) or not value or _one_version(standing, path) is not None:
        yield _row(standing, path, value)
        return
    parts = _parts(standing, path)
    since = {part: _one_version(standing, part) for part in parts}
    rest = _most(since) if isinstance(value, dict) else ()
    for part in parts:
        if part not in rest:
            yield from _together(standing, part, at(standing.values, part))
    if rest and isinstance(value, dict):
        names = {part[-1] for part in rest}
        others = {key: item for key, item in value.items() if key in names}
        left = _short(standing.wording.text(standing.model, path, others))
        version = since[rest[0]]
        if version is not None:
            yield Row(rest, f"{_called(standing, path)}·其余 {len(rest)} 项", left, version)


def _most(since: Mapping[Path, Version | None]) -> tuple[Path, ...]:
    """The parts of a group that came with one version, where they are many; the most there are."""
    groups: dict[int, list[Path]] = {}
    for part, version in since.items():
        if version is not None:
            groups.setdefault(id(version), []).append(part)
    found = max(groups.values(), key=len, default=[])
    return tuple(found) if len(found) >= _MANY else ()


def _row(standing: Standing, path: Path, value: Value) -> Row:
    """One line for a value; of an entry not again what it is called by."""
    since = standing.since[next(leaves(standing.model, value, path))]
    info = field_at(standing.model, path)
    if isinstance(path[-1], int) and isinstance(value, dict) and info is not None and info.part is not None:
        said = _FIELD.findall(CALLED.get(info.part, ""))
        left: Value = {key: item for key, item in value.items() if key not in said}
        value = left or value
    text = _NOTHING if value in ([], {}) else _short(standing.wording.text(standing.model, path, value))
    return Row((path,), _called(standing, path), text, since)


def _one_version(standing: Standing, path: Path) -> Version | None:
    """The version since which all within a value stands; None where there are several."""
    found = {id(one): one for one in (standing.since[leaf] for leaf in _leaves(standing, (path,)))}
    return next(iter(found.values())) if len(found) == 1 else None


def _parts(standing: Standing, path: Path) -> tuple[Path, ...]:
    value = at(standing.values, path)
    if isinstance(value, dict) and not is_secret(standing.model, path):
        return tuple((*path, key) for key in value)
    return tuple((*path, place) for place in range(len(value))) if isinstance(value, list) else ()


def _called(standing: Standing, path: Path) -> str:
    """The way to a value in words: 祖母李秀英·电话; a plain entry of a list has the label of its list."""
    names: list[str] = []
    for depth, part in enumerate(path):
        here = path[: depth + 1]
        info = field_at(standing.model, here)
        if isinstance(part, str):
            names.append(info.label if info is not None else part)
        elif info is not None and info.part is not None:
            entry = at(standing.values, here)
            names[-1] = called(standing.model, here, entry, standing.wording) or f"{info.label}{part + 1}"
    return "·".join(names)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _signed(version: Version) -> tuple[str, str, str]:
    """Since when, who and which commit; of a shallow clone, at least since."""
    commit = version.commit
    if commit is None:
        return (NOT_YET, "", "")
    return (f"{'至少自 ' if commit.cut else ''}{commit.day}", commit.author, commit.short)
