"""Which program this is: what one has kept, another must not take for its own."""

# ruff: noqa: PTH118, PTH120, PTH208 (asked at every start, and pathlib takes long to import)

import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec

from liushou import __version__
from liushou.digests import blake2b

_HOME = os.path.dirname(__file__)
_LIBRARIES = ("pydantic", "pydantic_core", "yaml")
"""Those that decide what a file says and whether it is right."""
_INFO = ".dist-info"


def program(*rooms: str) -> str:
    """A name that changes with the version, with Python and with the libraries that read and validate.

    Where the program runs from its sources, it changes also with any file of these rooms and of the lowest
    floor (by size and time: it is asked at every start). The same program has the same name on all machines.
    """
    try:
        return _digest(rooms)
    except OSError:  # it cannot be looked at, as in a zip file: never the same as an earlier one
        return os.urandom(16).hex()


def _digest(rooms: Iterable[str]) -> str:
    hashed = blake2b(f"liushou {__version__} {sys.version_info[:3]}".encode(), digest_size=16)
    if not _versions(os.path.dirname(_HOME), "liushou"):
        for folder in (_HOME, *(os.path.join(_HOME, room) for room in rooms)):
            for entry in _files(folder):
                hashed.update(entry.encode())
    for name in _LIBRARIES:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            installed = os.path.dirname(os.path.dirname(found.origin))
            told = _versions(installed, "pyyaml" if name == "yaml" else name)
            hashed.update("\n".join(told).encode())
    return hashed.hexdigest()


def _versions(folder: str, name: str) -> list[str]:
    """The names under which a library is installed in a folder: `pydantic-2.11.0.dist-info`."""
    names = (entry.lower() for entry in os.listdir(folder))
    return sorted(one for one in names if one.startswith(f"{name}-") and one.endswith(_INFO))


def _files(folder: str) -> Iterable[str]:
    """Name, size and time of each module and list in a folder, and in the folders below a room, in order."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".yaml")):
                status = entry.stat()
                found.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n")
            elif folder != _HOME and entry.name != "__pycache__" and entry.is_dir():
                found += _files(entry.path)
    return sorted(found)
