"""Two archives that git took for one, put into a file each."""

from collections.abc import Callable
from pathlib import PurePosixPath

from liushou.history.resolving.answers import Side
from liushou.history.resolving.conflict import Conflict
from liushou.records.types import looks_like_id
from liushou.yamltext.amend import Put, amended
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.reader import read


def apart(conflict: Conflict, is_free: Callable[[str], bool], new_id: Callable[[], str]) -> dict[str, bytes]:
    """Both sides' archives by the path each gets, that of the conflict among them.

    An archive whose own id is another one than the file's goes under that, if it is free; of two with the
    file's id theirs gets a new one. Raises EditError where an id cannot be changed in the text.
    """
    sides: tuple[Side, Side] = ("ours", "theirs")
    versions = {side: conflict.side(side) or b"" for side in sides}
    ids = {side: str((read(data).value or _NOTHING).get("id", "")) for side, data in versions.items()}
    stays: Side = "theirs" if ids["theirs"] == conflict.source.id != ids["ours"] else "ours"
    goes: Side = "ours" if stays == "theirs" else "theirs"
    return {
        conflict.source.path: _named(versions[stays], ids[stays], conflict.source.id),
        **_elsewhere(conflict, versions[goes], ids[goes], is_free, new_id),
    }


_NOTHING: Archive = {}


def _elsewhere(
    conflict: Conflict, data: bytes, own: str, is_free: Callable[[str], bool], new_id: Callable[[], str]
) -> dict[str, bytes]:
    folder = PurePosixPath(conflict.source.path).parent
    if own != conflict.source.id and looks_like_id(own) and is_free(f"{folder}/{own}.yaml"):
        return {f"{folder}/{own}.yaml": data}
    other = new_id()
    return {f"{folder}/{other}.yaml": _named(data, own, other)}


def _named(data: bytes, own: str, wanted: str) -> bytes:
    return data if own == wanted else amended(data, [Put(("id",), wanted)])
