"""Templates: Markdown files with a front matter, in the unit's folder or in the shipped one.

A unit overrides a shipped template by a file of the same name in its own folder, so folders are given
in the order in which they are searched.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.documents.errors import TemplateError, meant
from liushou.documents.frontmatter import FrontMatter, read_front_matter
from liushou.errors import UsageError

SUFFIX = ".md"
STYLE_FILE = "styles.docx"
"""A docx among the templates whose styles, changed in Word, take the place of ours."""
MAX_BYTES = 256 * 1024
_NAME = re.compile(r"[\w-]{1,80}")
_FULL_WIDTH_TAGS = re.compile("｛[｛%％#＃]|[｝%％#＃]｝")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read: its name, file, front matter and body (line numbers as in the file)."""

    name: str
    path: Path
    about: FrontMatter
    body: str


def find(name: str, folders: Sequence[Path]) -> Template:
    """The template of that name from the first folder that has it.

    Raises UsageError naming the nearest template if there is none, TemplateError if it cannot be used.
    """
    path = locate(name, folders)
    if path is None:
        names = sorted(each.stem for each in _files(folders))
        raise UsageError(
            f"没有名为“{name}”的模板{meant(name, names) or '；现有：' + '、'.join(names) + '。'}"
        )
    return _read(path)


def listing(folders: Sequence[Path]) -> tuple[Template | TemplateError, ...]:
    """All templates that `find` finds, by name; one that cannot be used as the error it would raise."""
    return tuple(_read_or_error(path) for path in sorted(_files(folders), key=lambda each: each.stem))


def _read_or_error(path: Path) -> Template | TemplateError:
    try:
        return _read(path)
    except TemplateError as error:
        return error


def locate(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of a template: a regular file right in one of the folders, no link, or None."""
    stem = name.removesuffix(SUFFIX)
    if not _NAME.fullmatch(stem):
        return None
    paths = (folder / f"{stem}{SUFFIX}" for folder in folders)
    return next((path for path in paths if _is_plain(path)), None)


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    seen: set[str] = set()
    for folder in folders:
        for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
            if path.stem not in seen and _NAME.fullmatch(path.stem) and _is_plain(path):
                seen.add(path.stem)
                yield path


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _read(path: Path) -> Template:
    name = path.stem
    text = _text(path)
    found = _FULL_WIDTH_TAGS.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise TemplateError(name, line, f"“{found[0]}”是全角符号，模板标记要用半角的 {{{{ }}}} 或 {{% %}}")
    about, body = read_front_matter(name, text)
    return Template(name, path, about, body)


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise TemplateError(path.stem, None, f"文件超过 {MAX_BYTES // 1024} KiB")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(path.stem, None, "文件不是 UTF-8 编码，请另存为 UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
