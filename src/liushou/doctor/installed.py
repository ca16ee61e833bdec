"""The fonts installed on this machine."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})


def installed_faces() -> frozenset[str] | None:
    """Names of families (where fontconfig tells them) or of font files, in lower case.

    None where neither is to be had.
    """
    return _families() or _files(_folders(os.environ, Path.home()))


def _families() -> frozenset[str] | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    done = subprocess.run([program, ":", "family"], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip().lower() for line in lines for name in line.split(",") if name.strip())


def _files(folders: tuple[Path, ...]) -> frozenset[str] | None:
    there = [folder for folder in folders if folder.is_dir()]
    found = {file.name.lower() for folder in there for file in folder.rglob("*") if _is_font(file)}
    return frozenset(found) if there else None


def _is_font(file: Path) -> bool:
    return file.suffix.lower() in _SUFFIXES


def _folders(environment: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Where Windows, macOS and Microsoft Office for macOS keep fonts, for all and for one person."""
    windows = Path(environment.get("SYSTEMROOT", "C:/Windows")) / "Fonts"
    local = environment.get("LOCALAPPDATA")
    own = (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
    office = "Microsoft Word.app/Contents/Resources/DFonts"
    mac = ("/System/Library/Fonts", "/System/Library/AssetsV2", "/Library/Fonts", f"/Applications/{office}")
    return (windows, *own, *map(Path, mac), home / "Library/Fonts")
