"""Since which version each value of an archive stands, wherever in its lists it stood before."""

from collections.abc import Iterator, Mapping, Sequence

from liushou.findings import Path
from liushou.history.lineage import Version
from liushou.history.matching import matched
from liushou.history.story import readable_before
from liushou.history.words.wording import is_secret
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive, same
from liushou.yamltext.scalars import Value


def origins(model: type[Record], versions: Sequence[Version]) -> Mapping[Path, Version]:
    """For each value of the first of the versions (as `lineage` gives them) the one since which it stands.

    Values are those that hold no others, and empty lists and groups. A value that was set, changed and set
    back stands since it was set back. Empty where the first version cannot be read.
    """
    newest = versions[0] if versions else None
    if newest is None or newest.values is None:
        return {}
    found: dict[Path, Version] = {}
    waiting: dict[int, dict[Path, list[Path]]] = {0: {path: [path] for path in leaves(model, newest.values)}}
    for place, one in enumerate(versions):
        here = waiting.pop(place, None)
        if here is None:
            continue
        for parent in readable_before(versions, one):
            old = versions[parent].values
            held = carried(model, old, one.values) if old and one.values else {}
            before = waiting.setdefault(parent, {})
            for path in [path for path in here if path in held]:
                before.setdefault(held[path], []).extend(here.pop(path))
        found.update((asked, one) for paths in here.values() for asked in paths)
    return found


def leaves(model: type[Record], value: Value, path: Path = ()) -> Iterator[Path]:
    """The places of all values that hold no others, in the order of the file; `value` is the one at `path`.

    A mapping in the place of a sensitive value counts as one that holds no others.
    """
    parts: Iterator[tuple[str | int, Value]] = iter(())
    if isinstance(value, dict) and not is_secret(model, path):
        parts = iter(value.items())
    elif isinstance(value, list):
        parts = iter(enumerate(value))
    else:
        yield path
        return
    if not value and path:
        yield path
    for part, inner in parts:
        yield from leaves(model, inner, (*path, part))


def carried(model: type[Record], old: Archive, new: Archive) -> dict[Path, Path]:
    """The places of the values of `new` that `old` has too, each with where it stands there."""
    return dict(_carried(model, (), (), old, new))


def _carried(
    model: type[Record], was: Path, path: Path, old: Value, new: Value
) -> Iterator[tuple[Path, Path]]:
    groups = not is_secret(model, path) and ((old and new) or not path)
    if isinstance(old, dict) and isinstance(new, dict) and groups:
        for key in new:
            if key in old:
                yield from _carried(model, (*was, key), (*path, key), old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        info = field_at(model, path)
        found = matched(info.part if info and info.many else None, old, new)
        for before, after in found.pairs:
            yield from _carried(model, (*was, before), (*path, after), old[before], new[after])
    elif same(old, new):
        yield path, was
