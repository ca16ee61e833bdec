"""Everything the checks know of the machine, asked once; tests make up their own."""

import locale
import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.commands.keys_at_hand import identity_file
from liushou.doctor.installed import installed_faces
from liushou.doctor.remotes import Remote, remotes_of
from liushou.errors import StoreError
from liushou.store.git_setup import WorkTree, git_version, settings, work_tree
from liushou.store.root import find_root


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The machine as seen from `folder`; `root` is the store there, if any.

    `encoding` is the locale's, `code_page` the console's on Windows; `faces` has the names of fonts
    (families or files) in lower case, None where they cannot be found out; `free` is in bytes.
    `git`, the settings and the work tree are as git tells them, None or empty without git. `identity` is
    where the person's private key is looked for, whether or not it is there.
    """

    folder: Path
    root: Path | None
    python: str
    system: str
    encoding: str
    code_page: int | None
    faces: frozenset[str] | None
    free: int
    git: str | None
    git_settings: Mapping[str, str]
    tree: WorkTree | None
    identity: Path | None = None
    remotes: tuple[Remote, ...] = ()


def look_around(folder: Path) -> Surroundings:
    """Ask the machine. Raises StoreError if `folder` does not exist."""
    root = _root(folder)
    base = root or folder
    return Surroundings(
        folder=folder.resolve(),
        root=root,
        python=platform.python_version(),
        system=platform.system(),
        encoding=locale.getencoding(),
        code_page=_code_page(),
        faces=installed_faces(),
        free=shutil.disk_usage(base).free,
        git=git_version(base),
        git_settings=settings(base),
        tree=work_tree(base),
        identity=identity_file(),
        remotes=remotes_of(base),
    )


def _root(folder: Path) -> Path | None:
    try:
        return find_root(folder)
    except StoreError:
        if folder.is_dir():
            return None
        raise


def _code_page() -> int | None:
    page = 0
    if sys.platform == "win32":
        import ctypes

        page = ctypes.windll.kernel32.GetConsoleOutputCP()
    return page or None
