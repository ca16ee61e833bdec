"""Pictures of pages in 16 greys, as small PNG files, and how far two of them are apart."""

import os
import struct
import zlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from tests.documents.pdf.opened import pypdfium2
from tests.golden import UPDATE

Picture = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
"""Greys from 0 (black) to 15 (white), by row and column."""

APPROVED = Path(__file__).parent.parent / "golden"
_SET_WITH = {"typst": "0.15.", "pylopdf-fonts-zh-cn": "0.1.1"}
_SCALE = 0.5
_FAR = 5
_MOST_FAR = 0.004
"""Of the dots of a page, so many may be far off: another version of a renderer smooths otherwise."""


def page_pictures(content: bytes) -> list[Picture]:
    """Each page at 36 dots an inch."""
    made = []
    for page in pypdfium2.PdfDocument(content):
        dots = page.render(scale=_SCALE, grayscale=True).to_numpy()
        made.append((dots.reshape(dots.shape[:2]) // 16).astype(np.uint8))
    return made


def agrees_with_approved(name: str, pictures: Iterable[Picture]) -> None:
    """Compare pages with the approved ones; with LIUSHOU_UPDATE_GOLDEN=1, write them instead.

    Skips the test where typst or the fonts are others than the approved pages were set with.
    """
    for package, wanted in _SET_WITH.items():
        if not version(package).startswith(wanted):
            pytest.skip(f"the approved pages were set with {package} {wanted}, here is {version(package)}")
    for number, picture in enumerate(pictures, 1):
        path = APPROVED / f"{name}-page-{number}.png"
        if os.environ.get(UPDATE):
            path.write_bytes(as_png(picture))
        approved = from_png(path.read_bytes())
        assert approved.shape == picture.shape
        assert distance(approved, picture) <= _MOST_FAR, f"differs from {path.name}: look, then {UPDATE}=1"


def distance(one: Picture, other: Picture) -> float:
    """The share of dots that differ by more than a few greys."""
    return float((abs(one.astype(int) - other.astype(int)) > _FAR).mean())


def as_png(picture: Picture) -> bytes:
    """The picture as a PNG file of four bits a dot."""
    height, width = picture.shape
    even = np.pad(picture, ((0, 0), (0, width % 2)))
    packed = (even[:, ::2] << 4 | even[:, 1::2]).astype(np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in packed)
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def from_png(content: bytes) -> Picture:
    """The picture of a file that `as_png` wrote."""
    width, height = struct.unpack(">II", content[16:24])
    length = struct.unpack(">I", content[33:37])[0]
    rows = np.frombuffer(zlib.decompress(content[41 : 41 + length]), np.uint8).reshape(height, -1)[:, 1:]
    return np.stack((rows >> 4, rows & 15), axis=2).reshape(height, -1)[:, :width]
