"""Files renamed, cut short, saved in another encoding; one child entered twice."""

import codecs
from random import Random

from liushou.yamltext.reader import read
from liushou.yamltext.spans import Lines
from mutations.mutant import Mutant, mutation
from mutations.page import Page
from mutations.sample import Sample
from mutations.slips import DIGITS, LETTERS

_ANYTHING_GARBLED = ("LS00", "LS10")


@mutation("文件改名", "LS006", "LS101", "LS102")
def renamed(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice([page for page in sample.pages if page.source.kind.folder])
    folder, name = page.path.rsplit("/", 1)
    stem = name.removesuffix(".yaml")
    at = rng.randrange(2, len(stem))
    others = {"data/children", "data/volunteers", "data/activities"} - {folder}
    path = rng.choice((
        f"{folder}/{stem[:at]}{rng.choice(LETTERS + DIGITS)}{stem[at + 1 :]}.yaml",
        f"{folder}/{stem.upper()}.yaml",
        f"{folder}/{stem} (1).yaml",
        f"{folder}/{stem}.yml",
        f"{folder}/旧档案/{name}",
        f"{rng.choice(sorted(others))}/{name}",
    ))  # fmt: skip
    if path in sample.files or path == page.path:
        return None
    changes = ((page.path, None), (path, sample.files[page.path]))
    # What lies in a folder of its own is reported under the folder's name.
    reported = f"{folder}/旧档案" if "旧档案" in path else path
    lines = frozenset({(reported, 1), (reported, page.line(("id",)))})
    return Mutant(changes, lines, page.path, page.path, path, moves=True)


@mutation("截断（断在一行中间）", "LS001", "LS002", "LS102", "LS103", "LS104", "LS105")
def cut_in_line(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.pages)
    data = sample.files[page.path]
    at = rng.randrange(1, len(data))
    if data[at - 1 : at] == b"\n":
        return None
    return _cut(page, data[:at])


@mutation("截断（断在两项之间）", shows=False)
def cut_between(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.pages)
    key = rng.choice(list(page.values)[1:])
    start = page.text.rfind("\n", 0, page.key_range((key,))[0]) + 1
    data = page.text[:start].encode()
    required = [name for name, field in type(page.record).model_fields.items() if field.required]
    left = read(data).value
    return _cut(page, data) if left and set(required) <= left.keys() else None


def _cut(page: Page, data: bytes) -> Mutant:
    kept = data.decode("utf-8", errors="replace")
    last = len(Lines(kept))
    lines = frozenset((page.path, line) for line in (last, last - 1, page.line(())))
    return Mutant(
        ((page.path, data),),
        lines,
        f"{page.path}:{last}",
        f"{len(page.text.encode())} 字节",
        f"{len(data)} 字节",
    )


@mutation("换编码", *_ANYTHING_GARBLED)
def encoded(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.pages)
    how = rng.choice(list(_WAYS))
    data = _WAYS[how](page.text)
    if data is None:
        return None
    foreign = [number for number, line in enumerate(page.text.split("\n"), 1) if not line.isascii()]
    seen = foreign if _WAYS[how] is _misread else foreign[:1]
    lines = frozenset((page.path, line) for line in (1, *seen, page.line(())))
    return Mutant(((page.path, data),), lines, page.path, "UTF-8", how)


def _misread(text: str) -> bytes | None:
    """UTF-8 read as GBK by an old program, and saved again."""
    return text.encode().decode("gbk", errors="replace").encode()


_WAYS = {
    "GBK": lambda text: text.encode("gb18030"),
    "UTF-16 LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 无 BOM": lambda text: text.encode("utf-16-le"),
    "UTF-8 BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "当作 GBK 读过的 UTF-8": _misread,
}
