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
from liushou.store.root import FOLDERS, SETTINGS
from liushou.store.sources import Reader, Source, read_bytes, settings_source, sources
from liushou.store.variant import source_of


@dataclass(frozen=True, slots=True)
class Basis:
    """The bytes of the settings and terms of the store at `root` by path (or why they cannot be read), and
    the day that counts as today.
    """

    root: Path
    on: date
    files: tuple[tuple[str, bytes | str], ...]


def basis_of(root: Path, files: Iterable[Source], on: date, read: Reader) -> Basis:
    """Read what the setting is made of, among these files."""
    wanted = sorted((one for one in files if one.kind.model in (Unit, Term)), key=lambda one: one.path)
    return Basis(root, on, tuple((one.path, read(one)) for one in wanted))


def basis_at(root: Path, on: date) -> Basis:
    """The same of the store on the disk. Raises OSError where its folders cannot be read."""
    others = tuple(folder for folder in FOLDERS if folder != "terms")
    terms = (one for one in sources(root, but=others) if isinstance(one, Source))
    return basis_of(root, (settings_source(root), *terms), on, read_bytes)


def is_of_basis(path: str) -> bool:
    """True for a file that the setting is made of."""
    return path == SETTINGS or path.startswith("data/terms/")


@lru_cache(maxsize=2)
def setting_on(basis: Basis) -> Setting:
    """The setting; what cannot be read is not in it, and has findings of its own."""
    known = dict(basis.files)
    sources = (source_of(basis.root, path) for path in known)
    files = tuple(load_file(one, lambda each: known[each.path]) for one in sources if one is not None)
    return setting_of(assemble(basis.root, files), basis.on)
