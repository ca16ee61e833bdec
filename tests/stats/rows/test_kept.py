"""Rows that are kept are the rows that would be counted, whatever has changed meanwhile."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from liushou.stats.frames import frames_of
from liushou.stats.occasion import occasion_of
from liushou.stats.population import scope_of
from liushou.stats.rows.kept import Archive, rows_kept
from liushou.stats.rows.row import Row
from liushou.store.index.contents import key_of
from liushou.store.load import load, load_file, load_with
from liushou.store.sources import Source, sources

A = TypeVar("A")
B = TypeVar("B")
CHECKOUT = Path(__file__).resolve().parents[3]
TERM = "2026-2027-1"
ON = date(2026, 11, 17)
"""A Tuesday in the middle of the term: on the day after it nothing is due that was not."""


class Kept:
    """An index in memory."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, bytes], dict[str, tuple[bytes, bytes]]] = {}

    def rows(self, part: str, context: bytes, /) -> Iterable[tuple[str, bytes, bytes]]:
        return [(path, *item) for path, item in self.items.get((part, context), {}).items()]

    def put(self, part: str, context: bytes, items: Iterable[tuple[str, bytes, bytes]], /) -> None:
        for path, key, data in items:
            self.items.setdefault((part, context), {})[path] = (key, data)


class Reader:
    """A mapper that counts what it maps."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, do: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
        self.read += [item.id for item in items if isinstance(item, Archive)]
        return map(do, items)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    shutil.copyfile(CHECKOUT / "liushou.yaml", tmp_path / "liushou.yaml")
    return tmp_path


def again(root: Path, kept: Kept, on: date = ON) -> tuple[list[Row], list[str]]:
    """The rows, and the ids of the children whose files were read for them."""
    found = [one for one in sources(root) if isinstance(one, Source)]
    rest = load_with(root, [one for one in found if one.kind.name != "child"], load_file)
    archives = [
        Archive(one.path, one.id, key_of(one.absolute.read_bytes()))
        for one in found
        if one.kind.name == "child"
    ]
    run = Reader()
    rows = rows_kept(occasion_of(rest, TERM, on), archives, kept, run).rows
    assert rows == [*frames_of(scope_of(load(root), TERM, on)).rows]
    return rows, run.read


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def file_of(root: Path, id_: str) -> Path:
    return root / "data" / "children" / f"{id_}.yaml"


@pytest.fixture
def kept(root: Path) -> Kept:
    """What is kept of a first report."""
    found = Kept()
    again(root, found)
    return found


def test_every_archive_is_read_and_then_none(root: Path) -> None:
    kept = Kept()
    rows, first = again(root, kept)
    assert len(rows) > 40
    assert {*first} == {*load(root).children}
    assert again(root, kept)[1] == []


def test_what_changed_is_read_again(root: Path, kept: Kept) -> None:
    rows, _ = again(root, kept)
    file = file_of(root, rows[3].id)
    change(file, "status:", "# 备注\nstatus:")
    read = again(root, kept)[1]
    assert {*read} == {rows[3].id}


def test_a_peer_is_read_again_that_another_archive_names(root: Path, kept: Kept) -> None:
    store = load(root)
    one, other = [id_ for id_, child in sorted(store.children.items()) if not child.pairings][:2]
    line = f"pairings:\n  - {{with: {other}, role: 手拉手伙伴, since: 2026-11-01}}\n"
    with file_of(root, one).open("a", encoding="utf-8", newline="\n") as file:
        file.write(line)
    rows, read = again(root, kept)
    assert {*read} == {one, other}
    assert {row.id for row in rows if row.peer} >= {one, other} & {row.id for row in rows}


def test_who_comes_to_an_activity_is_read_again(root: Path, kept: Kept) -> None:
    store = load(root)
    file, session = next(
        (root / "data" / "activities" / f"{id_}.yaml", one.sessions[-1])
        for id_, one in sorted(store.activities.items())
        if one.sessions and one.term == TERM and one.status != "取消"
    )
    gone = session.present[0]
    text = file.read_text(encoding="utf-8")
    place = text.rindex(gone, 0, text.rindex("absent:") if "absent:" in text else len(text))
    other = next(id_ for id_ in sorted(store.children) if id_ not in text)
    file.write_text(text[:place] + other + text[place + len(gone) :], encoding="utf-8", newline="\n")
    assert {*again(root, kept)[1]} <= {gone, other}
    assert "slogans:" not in text
    change(file, "title:", "slogans: [手拉手]\ntitle:")
    assert again(root, kept)[1] == []


def test_on_the_next_day_only_those_are_read_again_for_whom_something_turns_over(
    root: Path, kept: Kept
) -> None:
    everybody = {*load(root).children}
    tomorrow = ON + timedelta(days=1)
    read = {*again(root, kept, tomorrow)[1]}
    assert read
    assert len(read) < len(everybody) / 2
    for id_ in read:
        text = file_of(root, id_).read_text(encoding="utf-8")
        assert str(ON) in text or str(tomorrow) in text
    assert {*again(root, kept, ON + timedelta(days=7))[1]} == everybody


def test_a_volunteer_more_spoils_nothing_and_a_homeroom_everything(root: Path, kept: Kept) -> None:
    store = load(root)
    teacher = next(one for one in store.volunteers.values() if one.homeroom and one.status == "在岗")
    other = next(one for one in store.volunteers.values() if not one.homeroom and not one.past)
    folder = root / "data" / "volunteers"
    change(folder / f"{other.id}.yaml", f"name: {other.name}", "name: 改了名")
    assert again(root, kept)[1] == []
    change(folder / f"{teacher.id}.yaml", f"name: {teacher.name}", "name: 改了名")
    assert {*again(root, kept)[1]} == {*store.children}


def test_the_unit_s_own_indicators_ask_for_whom_they_name_and_nobody_else(root: Path, kept: Kept) -> None:
    store = load(root)
    asked = next(
        one
        for one in store.volunteers.values()
        if any(one.id in str(c.pairings) for c in store.children.values())
    )
    own = f"  - {{name: 名下, where: '结对:{asked.name}'}}\n"
    settings = root / "liushou.yaml"
    text = settings.read_text(encoding="utf-8")
    with settings.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{'' if 'indicators:' in text else 'indicators:'}\n{own}")
    rows, read = again(root, kept)
    assert {*read} == {*store.children}
    assert any(one[-1] for row in rows if (one := row.own[-1]))
    other = next(id_ for id_ in sorted(store.children) if not store.children[id_].siblings)
    change(file_of(root, other), f"name: {store.children[other].name}", "name: 改了名")
    assert {*again(root, kept)[1]} == {other}


def test_who_is_gone_or_cannot_be_read_has_no_row(root: Path, kept: Kept) -> None:
    gone, broken = (row.id for row in again(root, kept)[0][:2])
    file_of(root, gone).unlink()
    file_of(root, broken).write_text("name: [", encoding="utf-8")
    rows, read = again(root, kept)
    assert {gone, broken}.isdisjoint(row.id for row in rows)
    assert broken in read
    assert again(root, kept)[1] == []


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_what_it_was(root: Path, kept: Kept) -> None:
    found = [one for one in sources(root) if isinstance(one, Source)]
    rest = load_with(root, [one for one in found if one.kind.name != "child"], load_file)
    child = next(one for one in found if one.kind.name == "child")
    rows_kept(occasion_of(rest, TERM, ON), [Archive(child.path, child.id, bytes(20))], kept)
    (key,) = {
        key
        for (part, _), items in kept.items.items()
        for path, (key, _) in items.items()
        if path == child.path
    }
    assert key == key_of(child.absolute.read_bytes())


@pytest.mark.parametrize("part", ["touches", "rows"])
@pytest.mark.parametrize("data", [b"{", b"1,2", b"7", b'["2000-01-01","2100-01-01","",[1]]'])
def test_what_is_kept_and_no_row_is_as_if_it_were_not_there(
    root: Path, kept: Kept, part: str, data: bytes
) -> None:
    for (of, _), items in kept.items.items():
        if of == part:
            path = next(iter(items))
            items[path] = (items[path][0], data)
    assert again(root, kept)[1]
