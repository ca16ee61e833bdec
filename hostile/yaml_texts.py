"""Archives that are hostile by their bytes: bombs, depth, size, encodings, signs nobody sees."""

from pathlib import Path

from hostile.case import Build, Case, checked
from hostile.store import GOOD, HEAD, put

_BOMB = "a: &a [x, x]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
_MiB = 1 << 20
_GiB = 1 << 30
_SMALL = 10_000


def archive(content: str | bytes) -> Build:
    """The archive c-9 with this content."""
    return lambda root: put(root / "data/children/c-9.yaml", content)


def _sparse(root: Path) -> None:
    with (root / "data/children/c-9.yaml").open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(_GiB)


def _in_every_folder(root: Path) -> None:
    small = [text for text, _ in TEXTS.values() if len(text) < _SMALL]
    for folder in ("children", "volunteers", "activities", "terms", "residents", "published"):
        for number, text in enumerate(small):
            put(root / f"data/{folder}/h-{number}.yaml", text)


_RECORDS = "".join("  - {date: 2026-10-10, kind: 谈心}\n" for _ in range(20_000))
TEXTS: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (_BOMB, "LS005"),
    "anchor in a value": (f"{HEAD}notes: &x y\n", "LS005"),
    "anchor that holds itself": ("a: &a [*a]\n", "LS005"),
    "python object": (f"{HEAD}notes: !!python/object/apply:os.system ['true']\n", "LS005"),
    "local tag": (f"{HEAD}notes: !secret x\n", "LS005"),
    "tag of a gigabyte": (f"{HEAD}notes: !!binary {'A' * 200_000}\n", "LS005"),
    "33 levels": (f"{HEAD}notes: {'[' * 33}{']' * 33}\n", "LS005"),
    "depth 200000 in brackets": ("a: " + "[" * 200_000, "LS005"),
    "depth 200000 in braces": ("a: " + "{a: " * 200_000, "LS005"),
    "depth 400 in dashes": ("a:\n" + "".join(" " * at + "-\n" for at in range(400)), "LS005"),
    "depth 100000 in dashes of one line": ("a:\n  " + "- " * 100_000 + "x\n", "LS005"),
    "question marks": ("? " * 100_000 + "\n", "LS005"),
    "over a MiB": (f"{GOOD}# {'x' * _MiB}\n", "LS005"),
    "line of a MiB": (f"{GOOD}notes: {'长' * (_MiB // 3 - 200)}\n", "LS505"),
    "key of 500000 letters": (f"{GOOD}{'k' * 500_000}: 1\n", "LS002"),
    "100000 keys": (GOOD + "".join(f"k{at}: 1\n" for at in range(90_000)), "LS101"),
    "100000 items": (f"{GOOD}interests: [{'a, ' * 100_000}a]\n", "LS505"),
    "20000 records": (f"{GOOD}records:\n{_RECORDS}", "LS505"),
    "70000 lists in a line": (f"{GOOD}notes: {'[],' * 70_000}\n", "LS002"),
    "300000 lines of nothing": (GOOD + "\n" * 300_000, "LS505"),
    "300000 brackets in a text": (f"{GOOD}notes: 甲{' [乙，' * 60_000}\n", "LS505"),
    "quotes that never end": (f'{GOOD}notes: "{chr(10).join("x" for _ in range(200_000))}\n', "LS002"),
    "escapes without end": (f'{GOOD}notes: "{chr(92)}x{"0" * 500_000}"\n', "LS505"),
    "hashes": (f"{GOOD}notes: {'#' * 500_000}\n", "LS505"),
    "colons": (f"{GOOD}notes: {'a: ' * 150_000}\n", "LS002"),
    "colons of full width": (f"{'甲：' * 150_000}\n", "LS002"),
    "stars": (f"{GOOD}notes: {'*' * 500_000}\n", "LS002"),
    "exclamation marks": (f"{GOOD}notes: {'!' * 500_000}\n", "LS005"),
    "percent signs": ("%" * 500_000 + "\n", "LS002"),
    "block scalar indented for ever": (f"{GOOD}notes: |\n{' ' * 500_000}x\n", "LS505"),
    "merge key": (f"{GOOD}<<: {{name: x}}\n", "LS002"),
    "several documents": (f"{GOOD}---\n{GOOD}", "LS002"),
    "30000 documents": ("---\na: 1\n" * 30_000, "LS002"),
    "directives": ("%YAML 9.9\n%TAG ! tag:evil,2026:\n---\n" + GOOD, "LS002"),
    "conflict": (f"{HEAD}<<<<<<< HEAD\nnotes: a\n=======\nnotes: b\n>>>>>>> theirs\n", "LS004"),
    "20000 conflicts": ("<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n" * 20_000, "LS004"),
    "conflict without an end": ("<<<<<<< a\n" * 50_000, "LS004"),
    "duplicate key": (f"{GOOD}name: 别人\n", "LS003"),
    "duplicate key 50000 times": (GOOD + "name: 别人\n" * 50_000, "LS003"),
    "bidi override": (GOOD.replace("周一帆", '"周\u202e一帆"'), "LS108"),
    "zero width": (GOOD.replace("周一帆", '"周\u200b一帆"'), "LS108"),
    "not composed": (f"{GOOD}notes: e{chr(0x301) * 100_000}\n", "LS108"),
    "escape character": (f'{GOOD}notes: "\\e]0;x\\a\\e[2J"\nx\\ey: 1\n', "LS101"),
    "surrogate escapes": (f'{GOOD}notes: "\\ud800\\udc00\\ud800"\n', "LS002"),
    "code point beyond all": (f'{GOOD}notes: "\\UFFFFFFFF"\n', "LS002"),
    "raw escape": (GOOD.encode() + b"notes: \x1b[31m\n", "LS108"),
    "NUL": (GOOD.encode() + b"notes: a\x00b\n", "LS108"),
    "lone surrogate": (GOOD.encode() + b"notes: \xed\xa0\x80\n", "LS001"),
    "overlong UTF-8": (GOOD.encode() + b"notes: \xc0\xae\xc0\xae/\n", "LS001"),
    "GBK": (GOOD.encode("gbk"), "LS001"),
    "UTF-16": (GOOD.encode("utf-16"), "LS001"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "LS001"),
    "UTF-32": (GOOD.encode("utf-32"), "LS001"),
    "two marks of order": (b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), "LS108"),
    "all bytes": (bytes(range(256)) * 100, "LS001"),
    "only a mark": (b"\xef\xbb\xbf", "LS002"),
    "5000 digits": (f"{GOOD}grades: [{{term: 2026-2027-1, total: {'9' * 5000}}}]\n", "LS103"),
    "1e400": (f"{GOOD}grades: [{{term: 2026-2027-1, total: 1e400}}]\n", "LS103"),
    "1e-400000000": (f"{GOOD}grades: [{{term: 2026-2027-1, total: 1e-400000000}}]\n", "LS505"),
    "1e999999999": (f"{GOOD}aid: [{{kind: 低保, amount: 1e999999999, from: 2026-01-01}}]\n", "LS103"),
    "nan": (f"{GOOD}grades: [{{term: 2026-2027-1, total: .nan}}]\n", "LS103"),
    "1_000": (f"{GOOD}grades: [{{term: 2026-2027-1, total: 1_000}}]\n", "LS103"),
    "sixty to the sixtieth": (
        f"{GOOD}grades: [{{term: 2026-2027-1, total: {':'.join(['59'] * 900)}}}]\n",
        "LS103",
    ),
    "day that is none": (GOOD.replace("2015-05-05", "2015-02-30"), "LS105"),
    "year 0": (GOOD.replace("2015-05-05", "0000-01-01"), "LS105"),
    "year 1": (GOOD.replace("2015-05-05", "0001-01-01").replace("2024-09-01", "0001-01-01"), "LS105"),
    "year 9999": (GOOD.replace("2024-09-01", "9999-12-31"), "LS312"),
    "climbing id": (GOOD.replace("c-9", "../../etc/passwd"), "LS103"),
    "id of a megabyte": (GOOD.replace("c-9", "c-" + "9" * 900_000), "LS006"),
    "another's id": (GOOD.replace("c-9", "c-1"), "LS006"),
    "siblings in a circle": (f"{GOOD}siblings: [c-9, c-1]\n", "LS509"),
    "paired with itself": (
        f"{GOOD}pairings: [{{with: c-9, role: 手拉手伙伴, since: 2026-09-01}}]\n",
        "LS204",
    ),
}

CASES: tuple[Case, ...] = (
    *(checked(f"yaml/{name}", archive(text), says) for name, (text, says) in TEXTS.items()),
    checked("yaml/sparse file of a GiB", _sparse, "LS005"),
    checked("yaml/all of them in every folder", _in_every_folder, "LS005"),
)
