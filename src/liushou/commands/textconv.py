"""`liushou textconv`: an archive as lines for `git diff`; git calls it, by the settings `init` makes."""

import re
from hashlib import blake2b
from pathlib import Path
from typing import Annotated

import typer

from liushou.check.covered import text_of
from liushou.check.secret_lines import Stretch, secrets_in_lines
from liushou.check.secret_places import hidden_names, secret_places
from liushou.console import raw
from liushou.errors import StoreError
from liushou.history.reading_copy import Covering, reading_copy, with_markers
from liushou.history.resolving.answers import Answered
from liushou.oserror import reason_of
from liushou.printable import printable
from liushou.records.describe import fields_of
from liushou.records.fields import Sensitivity
from liushou.records.kinds import BY_NAME, KINDS, Kind
from liushou.records.masks import mask
from liushou.store.git_setup import SALT, setting
from liushou.yamltext.conflicts import Block, blocks_and_strays
from liushou.yamltext.edits import spliced
from liushou.yamltext.reader import Scalar, read

_KEY = re.compile(r"^([a-z_]+)[ \t]*:", re.MULTILINE)
_ID = re.compile(r"^id[ \t]*:[ \t]*([a-z0-9-]+)", re.MULTILINE)
_SIGN_BYTES = 3


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="一份档案，或 git 取出的旧版")],
) -> None:
    """把一份档案写成一行一件事，给 git 比较用；git 自己会运行它，人不必运行。

    liushou init 设好以后，git diff、git log -p、git show 就按这个样子显示改动。

    电话、证件号码、谈话内容等显示为 ***，“·”后面是暗记：值变了，暗记也变。

    暗记只在这一份克隆里有意义，看不出原来的值。要看原文的改动：git diff --no-textconv

    例：
    liushou textconv data/children/c-7kq2m.yaml
    git log -p data/children/c-7kq2m.yaml
    """
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise StoreError(f"{file} 不是普通文件。")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise StoreError(f"无法读取 {file}：{reason_of(error)}。") from error
    lines = archive_lines(data, setting(Path(), SALT))
    raw("".join(f"{printable(line)}\n" for line in lines).encode("utf-8"))


def archive_lines(data: bytes, salt: str | None) -> list[str]:
    """A version of an archive, whatever it is, as lines; never none.

    A covered value has a sign after it that changes when the value does. It is a keyed hash: there are
    few possible id numbers and phones, so without a secret key anyone could try them all. The key
    (`salt`) is random, and stays in this clone's git settings. Without one there are no signs. The same
    value has another sign in another archive: nobody learns from signs who shares a phone.
    """
    text = text_of(data)
    named = _ID.search(text or "")
    signs = _Signs(salt, named[1] if named else "")
    if text is None:
        return [f"〔不是档案的文字，共 {len(data)} 字节〕{signs.of(data)}"]
    kind = kind_of(text)
    value = read(data).value
    if value is None and (sides := _both_sides(text, salt)):
        return sides
    if value is None:
        stretches = signs.signed(text, secret_places(text, kind.model))
        return [f"〔{kind.label}，读不出来，照原文显示〕", *spliced(text, stretches).splitlines()]
    cover = _covering(kind, signs)
    return reading_copy(kind.label, kind.model, text, value, cover)


def _both_sides(text: str, salt: str | None) -> list[str] | None:
    """The lines of an archive in conflict, where both sides can be read; None where they cannot."""
    found = tuple(blocks_and_strays(text))
    blocks = tuple(one for one in found if isinstance(one, Block))
    if not blocks or len(blocks) < len(found):
        return None
    conflict = Answered.nothing(text, blocks)
    sides = [conflict.filled(side).result.encode("utf-8", "surrogatepass") for side in ("ours", "theirs")]
    if any(read(side).value is None for side in sides):
        return None
    ours, theirs = (archive_lines(side, salt) for side in sides)
    return with_markers(ours, theirs, blocks[0].names)


def kind_of(text: str) -> Kind:
    """What kind of archive a text is, by its keys: git gives old versions under names of its own.

    A child's where no key is known: no kind has more to cover.
    """
    keys = set(_KEY.findall(text))
    known = {kind.name: len(keys & fields_of(kind.model).keys()) for kind in KINDS}
    best = max(KINDS, key=lambda kind: known[kind.name])
    return best if known[best.name] else BY_NAME["child"]


class _Signs:
    """Short signs of covered values, keyed with a secret and the id of the archive."""

    def __init__(self, salt: str | None, archive: str) -> None:
        self._key = blake2b(f"{archive}\n{salt}".encode("utf-8", "surrogateescape")).digest() if salt else b""

    def of(self, value: Scalar | bytes) -> str:
        """The sign of a value, with its dot; nothing without a key. 1 and "1" differ."""
        if not self._key:
            return ""
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        return f"·{blake2b(data, digest_size=_SIGN_BYTES, key=self._key).hexdigest()}"

    def signed(self, text: str, stretches: list[Stretch]) -> list[Stretch]:
        """The stretches with the sign of what each covers behind its cover."""
        return [(start, end, put + self.of(text[start:end])) for start, end, put in stretches]


def _covering(kind: Kind, signs: _Signs) -> Covering:
    names = hidden_names(kind.model)

    def secret(value: Scalar, mark: Sensitivity) -> str:
        return mask(str(value), mark) + signs.of(value)

    def loose(text: str) -> str:
        return spliced(text, signs.signed(text, list(secrets_in_lines(text, 0, len(text), names))))

    return Covering(secret, loose)
