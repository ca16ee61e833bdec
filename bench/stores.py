"""Big stores out of the sample archives: as many copies as it takes, each of other people."""

import re
from pathlib import Path

from liushou.identity import check_character

SAMPLE = Path(__file__).resolve().parents[1]
_ID = re.compile(r"\b([cva]-[a-z0-9]{5})\b")
_ID_NUMBER = re.compile(r"(?<![0-9])([0-9]{14})([0-9]{3})[0-9X](?![0-9])")
_BARE_ID_NUMBER = re.compile(r"(id_number): ([0-9X]{18})$", re.MULTILINE)
_MOBILE = re.compile(r"(?<![0-9])(1[3-9][0-9]{5})([0-9]{4})(?![0-9])")
_PEOPLE = re.compile(r"\b(name|lead|people): (\[[^\]]*\]|[^,}\n]+)")
_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


def build_store(root: Path, children: int) -> int:
    """Write a store with at least `children` archives under `root`; the number written.

    The copies do not refer to one another, and have names, id numbers and phones of their own, so that
    the store grows and nothing else changes.
    """
    archives = sorted((SAMPLE / "data").glob("*/*.yaml"))
    each = sum(file.parent.name == "children" for file in archives)
    copies = -(-children // each)
    for file in archives:
        folder = root / "data" / file.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8")
        if folder.name == "terms":
            _write(folder / file.name, _ID.sub(r"\1-0", text))
            continue
        for copy in range(copies):
            _write(folder / f"{file.stem}-{copy}.yaml", _of_copy(text, copy))
    _write(root / "liushou.yaml", _ID.sub(r"\1-0", (SAMPLE / "liushou.yaml").read_text(encoding="utf-8")))
    return copies * each


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _of_copy(text: str, copy: int) -> str:
    """An archive's text for other people: the first copy's are those of the sample."""
    text = _ID.sub(rf"\1-{copy}", text)
    if copy == 0:
        return text
    text = _BARE_ID_NUMBER.sub(r'\1: "\2"', text)
    text = _ID_NUMBER.sub(lambda found: _id_number(found[1], int(found[2]), copy), text)
    text = _MOBILE.sub(lambda found: f"{found[1]}{(int(found[2]) + copy) % 10_000:04}", text)
    suffix = str(copy).translate(_DIGITS)
    return _PEOPLE.sub(
        lambda found: f"{found[1]}: " + _NAME.sub(lambda name: name[0] + suffix, found[2]), text
    )


def _id_number(head: str, sequence: int, copy: int) -> str:
    """The same region, day and sex, another person."""
    digits = f"{head}{(sequence + 2 * copy) % 1000:03}"
    return digits + check_character(digits)
