"""Contents that stand in for those of files: an editor's text, the last commit's."""

from collections.abc import Collection, Mapping

from liushou.errors import StoreError
from liushou.store.sources import Reader, Source, read_bytes

Given = Mapping[str, bytes | None]
"""What files hold instead of what they do on the disk, by path; None for one that is not there."""


def insisting(read: Reader, unread: Collection[str] = ()) -> Reader:
    """How files are read once more that were read before; `unread` are those that could not be.

    Raises StoreError where one cannot be read now: findings would be lost, and their places.
    """

    def again(source: Source) -> bytes | str:
        data = read(source)
        if isinstance(data, str) and source.path not in unread:
            raise StoreError(f"{source.path}：{data}。没有检查完：请再运行一次。")
        return data

    return again


def reader(given: Given) -> Reader:
    """How files are read as if some held what is given."""

    def read(source: Source) -> bytes | str:
        data = given.get(source.path)
        return read_bytes(source) if data is None else data

    return read
