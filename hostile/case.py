"""What a hostile input is: how it is made, the command that meets it, what that must say and do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from liushou.errors import Status

Build = Callable[[Path], None]
"""Makes a small sound store, given by its root, hostile."""

SOUND = '"LS504"'
"""What `check` says of the sound store (its child's archive is not complete): the input does no harm."""
INPUT = "{input}"
"""In the words of a command: a folder beside the store, where a build puts files to be imported."""
FINE, FOUND = int(Status.FINE), int(Status.FINDINGS)
WRONG, UNREADABLE = int(Status.WRONG_USE), int(Status.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input.

    `words` are the command that meets it, after `-C <store>`; it must end with one of `statuses` and say
    `says` (a code of a finding, a part of a message) on one of its streams.

    `everywhere`: the store is hostile, so every command is run over it; otherwise only the command's own
    file is. `alone`: it must be met in a process of its own (its surroundings matter, or it could end the
    interpreter). `large`: making it takes long, so it is made once for all commands.
    """

    name: str
    build: Build
    words: tuple[str, ...]
    says: str
    statuses: tuple[int, ...]
    everywhere: bool = True
    alone: bool = False
    large: bool = False
    environment: Mapping[str, str | None] = field(default_factory=dict)
    closed: tuple[int, ...] = ()

    @property
    def group(self) -> str:
        """What sort of input it is: the name's first part."""
        return self.name.partition("/")[0]


def checked(name: str, build: Build, says: str, *, large: bool = False, alone: bool = False) -> Case:
    """A store in which `check` finds `says`: a warning alone leaves the status as it is."""
    statuses = (FINE,) if says == SOUND else (FINE, FOUND)
    return Case(name, build, ("check", "--format", "json"), says, statuses, large=large, alone=alone)


def input_of(root: Path) -> Path:
    """The folder beside the store for files to be imported."""
    folder = root.parent / "input"
    folder.mkdir(exist_ok=True)
    return folder


def outside_of(root: Path) -> Path:
    """The folder beside the store in which nothing may ever change."""
    return root.parent / "outside"
