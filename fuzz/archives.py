"""The archives of the sample: as bytes to be changed, and as records to be looked at."""

from pathlib import Path

from liushou.records.child import Child
from liushou.records.kinds import BY_FOLDER, BY_NAME, Kind
from liushou.store.load import load_bytes
from liushou.store.sources import Source

SAMPLE = Path(__file__).resolve().parents[1]


def source(kind: Kind, id_: str) -> Source:
    """Where an archive would be."""
    return Source(f"data/{kind.folder}/{id_}.yaml", kind, id_, SAMPLE / f"data/{kind.folder}/{id_}.yaml")


def _archives() -> tuple[tuple[Source, bytes], ...]:
    found = [(source(BY_NAME["unit"], "liushou"), (SAMPLE / "liushou.yaml").read_bytes())]
    for folder, kind in BY_FOLDER.items():
        files = sorted((SAMPLE / "data" / folder).glob("*.yaml"))
        found += [(source(kind, file.stem), file.read_bytes()) for file in files]
    return tuple(found)


ARCHIVES: tuple[tuple[Source, bytes], ...] = _archives()
SMALL: tuple[tuple[Source, bytes], ...] = tuple(each for each in ARCHIVES if len(each[1]) < 1500) or ARCHIVES
CHILDREN: tuple[Child, ...] = tuple(
    record
    for where, data in ARCHIVES
    if where.kind.model is Child and isinstance(record := load_bytes(where, data).record, Child)
)[:5]
