"""Stores made in memory for the tests of check: a small valid one, and changes to it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from liushou.check.catalogue import question
from liushou.check.runner import check
from liushou.check.world import World
from liushou.check.world_of import setting_of, world_of
from liushou.findings import Finding
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.store.load import Store, assemble, load_bytes
from liushou.store.sources import Source

ON = date(2026, 11, 20)
BASE = Path(__file__).parent / "base"
MAIN_FILES = {
    "儿童档案": "data/children/c-7kq2m.yaml",
    "帮扶人员": "data/volunteers/v-3h8ft.yaml",
    "活动方案": "data/activities/a-5m2ce.yaml",
    "学期计划": "data/terms/2026-2027-1.yaml",
    "留守妇女老人": "data/residents/r-2c8ua.yaml",
    "公开发布": "data/published/2026-2027-1-20261120-7c0ffe.yaml",
    "删除登记": "data/erased/c-7kq2m.yaml",
    "解封登记": "data/unsealed/u-4d8wn.yaml",
    "单位设置": "liushou.yaml",
}
"""The file of the base store that stands for each kind, by the kind's label."""
CHILD = MAIN_FILES["儿童档案"]
ACTIVITY = MAIN_FILES["活动方案"]

_KEY = re.compile(r"[a-z_]+(?=[:：])")

Files = Mapping[str, bytes]


@cache
def base_files() -> Files:
    """The files of the base store, by path."""
    return {file.relative_to(BASE).as_posix(): file.read_bytes() for file in sorted(BASE.rglob("*.yaml"))}


def store_of(files: Files) -> Store:
    """A store of these files, read as the program reads them."""
    order = sorted(files, key=lambda path: (path != "liushou.yaml", path))
    return assemble(Path("store"), tuple(load_bytes(source_of(path), files[path]) for path in order))


def source_of(path: str) -> Source:
    """Where a path of a store leads: its kind by its folder."""
    parts = path.split("/")
    kind = BY_NAME["unit"] if len(parts) == 1 else BY_FOLDER[parts[1]]
    return Source(path, kind, parts[-1].removesuffix(".yaml"), Path("store", *parts))


def world(store: Store, on: date = ON) -> World:
    """A store as rules over several files see it."""
    return world_of(store, setting_of(store, on), question)


def check_files(
    files: Files, on: date = ON, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """What check finds in these files."""
    return check(store_of(files), on, select=select, ignore=ignore, reread=lambda source: files[source.path])


def check_changed(**changes: str) -> tuple[Finding, ...]:
    """What check finds in the base store, with top-level fields of the files of a kind replaced."""
    files = dict(base_files())
    for label, fragment in changes.items():
        path = MAIN_FILES[label]
        files[path] = overlay(files[path].decode(), fragment).encode()
    return check_files(files)


def overlay(text: str, fragment: str) -> str:
    """A record's text with the top-level fields of a fragment in place of its own, at the end."""
    named = {key[0] for line in fragment.splitlines() if (key := _KEY.match(line))}
    kept, keeping = [], True
    for line in text.splitlines():
        if key := _KEY.match(line):
            keeping = key[0] not in named
        if keeping:
            kept.append(line)
    return "\n".join((*kept, fragment.rstrip("\n"))) + "\n"
