"""A version of an archive as merging sees it: text, value, comments, faults; and how its file is dressed."""

import codecs
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from liushou.history.merging.notes import Notes, notes
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.reader import read


@dataclass(frozen=True, slots=True)
class Version:
    """One version: `text` has no byte order mark and lines that end in LF, the last one too.

    `faults` are how often each code is found in the text, `notes` the same of its comments.
    """

    text: str
    value: Archive
    notes: Notes
    faults: Counter[str]


@dataclass(frozen=True, slots=True)
class Dress:
    """What belongs to the file and not to its text: a byte order mark, and how its lines end."""

    mark: bytes
    newline: str

    def on(self, text: str) -> bytes:
        """The file that has this text."""
        return self.mark + text.replace("\n", self.newline).encode()


def version_of(data: bytes) -> Version | None:
    """The version that a file is, an empty file an empty archive; None where it cannot be read."""
    text = open_bytes(data).text
    return None if text is None else version(text.replace("\r\n", "\n"))


@lru_cache(maxsize=16)
def version(text: str) -> Version | None:
    """The version that a text with LF is; None where it cannot be read. It is not to be changed."""
    if not text:
        return Version("", {}, Counter(), Counter())
    whole = text if text.endswith("\n") else f"{text}\n"
    found = read(whole.encode())
    if found.value is None:
        return None
    return Version(whole, found.value, notes(whole), Counter(fault.code for fault in found.faults))


def dress_of(data: bytes) -> Dress:
    """How a file is dressed; lines end as most of them do."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    crlf = data.count(b"\r\n")
    return Dress(mark, "\r\n" if 2 * crlf > data.count(b"\n") else "\n")
