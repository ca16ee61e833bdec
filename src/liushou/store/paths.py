"""Where archives lie, from the root of a store: `data/children/<id>.yaml`, forward slashes everywhere."""

from liushou.records.kinds import BY_FOLDER, BY_NAME, Kind, KindName
from liushou.store.root import SETTINGS

_SUFFIX = ".yaml"


def path_of(kind: KindName, record_id: str) -> str:
    """The path of a record's file, whether or not there is one."""
    folder = BY_NAME[kind].folder
    return SETTINGS if folder is None else f"data/{folder}/{record_id}{_SUFFIX}"


def kind_of(path: str) -> Kind | None:
    """The kind of an archive by its path; None for any other file."""
    if path == SETTINGS:
        return BY_NAME["unit"]
    top, _, rest = path.partition("/")
    folder, _, name = rest.partition("/")
    return BY_FOLDER.get(folder) if top == "data" and name.endswith(_SUFFIX) and "/" not in name else None


def id_of(path: str) -> str:
    """The id of an archive by its path."""
    return path.rpartition("/")[2].removesuffix(_SUFFIX)
