"""The third-party YAML test suite: where it is, and its cases as bytes and expected JSON."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

_REPOSITORY = Path(__file__).resolve().parents[2]


_DECORATED = re.compile(r"^ *(?:[-+=]\w+ (?:\{\} |\[\] )?[&<]|=ALI)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the file and the number in it, its bytes, and the documents it means.

    `documents` is None where the suite gives no JSON or says that the text must fail; `decorated` says
    that the text has tags, anchors or aliases, which archives may not have.
    """

    name: str
    data: bytes
    documents: tuple[object, ...] | None
    decorated: bool


def suite() -> Path:
    """The folder of the suite's cases; skips the test, saying where it looked, when there is none."""
    root = Path(os.environ.get("LIUSHOU_CORPUS") or _REPOSITORY.parent / "shared" / "corpus")
    folder = root / "yaml-test-suite" / "src"
    if not folder.is_dir():
        pytest.skip(f"yaml-test-suite not found at {folder} (set LIUSHOU_CORPUS)")
    return folder


def cases() -> list[Case]:
    """All cases; a case takes what it does not say from the one before it in its file."""
    found = []
    for path in sorted(suite().glob("*.yaml")):
        entry: dict[str, str] = {}
        for number, own in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            entry = {**entry, "fail": "", **own}
            found.append(_case(f"{path.stem}-{number}", entry))
    return found


def _case(name: str, entry: dict[str, str]) -> Case:
    expected = None if entry["fail"] or entry.get("json") is None else tuple(_documents(entry["json"]))
    return Case(name, _unmarked(entry["yaml"]), expected, bool(_DECORATED.search(entry["tree"])))


def _unmarked(text: str) -> bytes:
    """The bytes meant: the suite writes spaces, tabs and line ends that are not seen as signs."""
    text = re.sub("\u2014*\u00bb", "\t", text.replace("\u2423", " ").replace("\u21b5", ""))
    text = text.replace("\u2190", "\r").replace("\u21d4", "\ufeff")
    return text.removesuffix("\u220e\n").encode()


def _documents(text: str) -> list[object]:
    """The JSON values that follow one another in a text."""
    decoder, index, found = json.JSONDecoder(), 0, []
    while (index := len(text) - len(text[index:].lstrip())) < len(text):
        value, index = decoder.raw_decode(text, index)
        found.append(value)
    return found
