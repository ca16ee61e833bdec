"""The names in a store and the keys of what was in them at one time: what changed since is quickly said."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from liushou.store.index.table import separate


class Listing(NamedTuple):
    """By the path of each folder its sorted names joined by `/`, and a key of `width` bytes for each name.

    Zeros stand for what has no key.
    """

    width: int
    folders: Mapping[str, tuple[bytes, bytes]]

    def packed(self) -> bytes:
        """As bytes; `unpacked` gives them back."""
        import json  # not for an unchanged check, which packs nothing

        head = [self.width, [(place, len(names), len(keys)) for place, (names, keys) in self.folders.items()]]
        parts = (part for both in self.folders.values() for part in both)
        return b"".join((json.dumps(head).encode(), b"\n", *parts))

    def changed(self, now: "Listing") -> Mapping[str, tuple[bytes, bytes]] | None:
        """The files whose content is another now: by path the key they had and the key they have.

        None where more than contents changed (names, folders, the width of keys), and where something has
        no key, so that nobody can say.
        """
        if (self.width, [*self.folders]) != (now.width, [*now.folders]):
            return None
        found: dict[str, tuple[bytes, bytes]] = {}
        nothing = bytes(self.width)
        for place, (names, keys) in self.folders.items():
            names_now, keys_now = now.folders[place]
            if names != names_now or len(keys) != len(keys_now):
                return None
            start, listed = f"{place}/" if place else "", None
            for number in _different(keys, keys_now, self.width, 0, len(keys) // self.width):
                listed = listed or separate(names)
                at = slice(number * self.width, (number + 1) * self.width)
                if nothing in (keys[at], keys_now[at]):
                    return None
                found[start + listed[number]] = keys[at], keys_now[at]
        return found


def unpacked(data: bytes) -> Listing:
    """The listing that was packed. Raises ValueError for anything else."""
    import json

    head, _, rest = data.partition(b"\n")
    folders, at = {}, 0
    try:
        width, sizes = json.loads(head)
        for place, names, keys in sizes:
            folders[place] = rest[at : at + names], rest[at + names : at + names + keys]
            at += names + keys
    except TypeError as error:
        raise ValueError("no listing") from error
    if at != len(rest):
        raise ValueError("no listing")
    return Listing(width, folders)


def _different(before: bytes, now: bytes, width: int, first: int, end: int) -> Iterator[int]:
    """The numbers of the keys that differ, found by halves: most of a big store is the same."""
    if before[first * width : end * width] == now[first * width : end * width]:
        return
    if end - first == 1:
        yield first
        return
    middle = (first + end) // 2
    yield from _different(before, now, width, first, middle)
    yield from _different(before, now, width, middle, end)
