"""What the setting of a store is made of, as it was read once: the same in every process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from liushou.check.setting import Setting
from liushou.check.world_of import setting_of
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.store.load import assemble, load_file
from liushou.store.sources import Reader, Source
from liushou.store.variant import source_of


@dataclass(frozen=True, slots=True)
class Basis:
    """The bytes of the settings and terms of the store at `root` by path (or why they cannot be read), and
    the day that counts as today.
    """

    root: Path
    on: date
    files: tuple[tuple[str, bytes | str], ...]


def basis_of(root: Path, sources: Iterable[Source], on: date, read: Reader) -> Basis:
    """Read what the setting is made of, among these files."""
    wanted = (source for source in sources if source.kind.model in (Unit, Term))
    return Basis(root, on, tuple((source.path, read(source)) for source in wanted))


@lru_cache(maxsize=2)
def setting_on(basis: Basis) -> Setting:
    """The setting; what cannot be read is not in it, and has findings of its own."""
    known = dict(basis.files)
    sources = (source_of(basis.root, path) for path in known)
    files = tuple(load_file(one, lambda each: known[each.path]) for one in sources if one is not None)
    return setting_of(assemble(basis.root, files), basis.on)
