"""Contents that stand in for those of files: an editor's text, the last commit's."""

from collections.abc import Mapping

from liushou.store.sources import Reader, Source, read_bytes

Given = Mapping[str, bytes | None]
"""What files hold instead of what they do on the disk, by path; None for one that is not there."""


def reader(given: Given) -> Reader:
    """How files are read as if some held what is given."""

    def read(source: Source) -> bytes | str:
        data = given.get(source.path)
        return read_bytes(source) if data is None else data

    return read
