"""What stands before the command on the line, handed to the command."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """The folder to start from (`-C`)."""

    folder: Path
