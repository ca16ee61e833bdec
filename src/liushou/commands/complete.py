"""What the shell completes: ids and names, read off the files without reading the archives themselves."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typer

from liushou.errors import LiushouError
from liushou.records.kinds import BY_NAME, KindName
from liushou.store.root import find_root

Completer = Callable[[typer.Context, list[str], str], list[tuple[str, str]]]

_CALLED = re.compile(rb"^(?:name|title)[ \t]*:[ \t]*(.*?)[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)
_HEAD_BYTES = 4096
"""A record's name stands at the head of its file."""


def ids_of(*kinds: KindName) -> Completer:
    """Completes the ids of these kinds, with the name as help; or names, once one is begun."""

    def completed(ctx: typer.Context, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        del args
        try:
            root = find_root(Path(ctx.find_root().params.get("folder") or "."))
        except LiushouError:
            return []
        found = (each for kind in kinds for each in _records(root, kind))
        return sorted(pair for each in found if (pair := _offered(*each, incomplete)))

    return completed


def words_of(words: Mapping[str, str]) -> Completer:
    """Completes one of a few words, with what each is called as help."""

    def completed(ctx: typer.Context, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        del ctx, args
        return [(word, called) for word, called in words.items() if word.startswith(incomplete)]

    return completed


def _records(root: Path, kind: KindName) -> Iterator[tuple[str, str]]:
    """The id and name of every record of a kind; a file that cannot be read has no name."""
    for file in sorted((root / "data" / (BY_NAME[kind].folder or "")).glob("*.yaml")):
        try:
            with file.open("rb") as opened:
                called = _CALLED.search(opened.read(_HEAD_BYTES))
        except OSError:
            called = None
        yield file.stem, called[1].decode("utf-8", "replace").strip("\"'") if called else ""


def _offered(record_id: str, name: str, begun: str) -> tuple[str, str] | None:
    if record_id.startswith(begun):
        return record_id, name
    return (name, record_id) if name.startswith(begun) else None
