"""Disks of our own, mounted for a while: small ones in memory, and one in a file whose power can be cut."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TRIES = 50


def why_not(work: Path) -> str | None:
    """Why no disk can be mounted here; None where one can."""
    try:
        with in_memory(work / "try", "size=64k"):
            return None
    except (OSError, subprocess.CalledProcessError):
        return "no right to mount a disk here (root)"


def why_no_image(work: Path) -> str | None:
    """The same for a disk in a file."""
    if shutil.which("mkfs.ext4") is None:
        return "mkfs.ext4 is not installed"
    image = work / "try.img"
    try:
        make_image(image, 8)
        with mounted(image, work / "try-image", "loop"):
            return None
    except (OSError, subprocess.CalledProcessError):
        return "no right to mount a file as a disk here (root, loop devices)"
    finally:
        image.unlink(missing_ok=True)


@contextmanager
def in_memory(place: Path, options: str) -> Iterator[Path]:
    """A tmpfs with these options."""
    place.mkdir(parents=True, exist_ok=True)
    _call("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place))
    try:
        yield place
    finally:
        _unmount(place)


def make_image(file: Path, megabytes: int) -> None:
    """A file with an empty ext4."""
    with file.open("wb") as opened:
        opened.truncate(megabytes << 20)
    _call("mkfs.ext4", "-q", "-F", str(file))


def copy_image(source: Path, target: Path) -> None:
    """What a disk has at this moment: what it was not yet given is not there, as after a power cut."""
    target.unlink(missing_ok=True)
    _call("cp", "--sparse=always", str(source), str(target))


@contextmanager
def mounted(image: Path, place: Path, options: str) -> Iterator[Path]:
    """A disk in a file; what its journal holds is replayed."""
    place.mkdir(parents=True, exist_ok=True)
    _call("mount", "-o", options, str(image), str(place))
    try:
        yield place
    finally:
        _unmount(place)


def remount(place: Path, options: str) -> None:
    """Mount again with other options."""
    _call("mount", "-o", f"remount,{options}", str(place))


def _unmount(place: Path) -> None:
    """Once nobody is in it any more."""
    for _ in range(_TRIES):
        if subprocess.run(["umount", str(place)], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.05)
    _call("umount", "-l", str(place))


def _call(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)
