"""All that could be read out of a file: for tests that look for what must not be in it."""

import html
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BETWEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff-]")
"""What may stand in the middle of a number or a name and not be seen: blanks, hyphens, invisible ones."""


def solid(text: str) -> str:
    """The text without what may stand in the middle of a name or a number."""
    return _BETWEEN.sub("", text)


def readable(text: str) -> str:
    """A text in every way it can be read: as it is, without tags, with references and escapes resolved."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return "\n".join(
        solid(each)
        for each in dict.fromkeys(
            (text, html.unescape(plain), html.unescape(_TAG.sub("", plain)), unquote(plain))
        )
    )


def content(file: Path) -> str:
    """All that is in a file, its name too: the parts of a package, their names, comments and properties."""
    return "\n".join((solid(file.name), _content(file.read_bytes())))


def _content(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return _pdf(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [_content(package.read(name)) for name in package.namelist()]
            return "\n".join(
                [*parts, *package.namelist(), readable(package.comment.decode("utf-8", "ignore"))]
            )
    return readable(data.decode("utf-8-sig", "ignore"))


def _pdf(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    words = [page.get_textpage().get_text_bounded() for page in document]
    return solid("".join([*words, *map(str, document.get_metadata_dict().values())]))


def found_in(text: str, needles: Iterable[str]) -> list[str]:
    """Of these values those in a text that `content`, `readable` or `solid` gave."""
    return sorted(value for value in set(needles) if solid(value) in text)
