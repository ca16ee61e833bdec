"""Many texts of a file exchanged at once: for sealing, where an edit each would read it fifty times over."""

import codecs
from collections.abc import Mapping

from liushou.errors import EditError
from liushou.yamltext.amend import amended
from liushou.yamltext.edit_types import Put
from liushou.yamltext.edit_values import same
from liushou.yamltext.edits import Splice, spliced
from liushou.yamltext.emit import text_in_style
from liushou.yamltext.gate import MAX_BYTES, open_bytes
from liushou.yamltext.positions import Positions
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import STYLES, Path

Archive = dict[str, Value]
_SCALARS = frozenset(STYLES.values())


def exchanged(data: bytes, texts: Mapping[Path, str]) -> bytes:
    """The file with another text at each of these paths, where there is a text now; all else stays.

    A new text of one line stands in double quotes, whatever stood there; one of several lines is written as
    `amended` does. Read back, the result has just the values meant.

    Raises:
        EditError: for a file that cannot be read, and a text that cannot be exchanged with certainty.
    """
    if not texts:
        return data
    value, text = read(data).value, open_bytes(data).text
    if value is None or text is None:
        raise EditError("文件现在读不出来，没有修改：请先运行 liushou check，按提示改好。")
    positions = Positions(text)
    splices = {path: _splice(positions, path, new) for path, new in texts.items()}
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    made = mark + spliced(text, sorted(one for one in splices.values() if one is not None)).encode()
    puts = [Put(path, texts[path]) for path, one in splices.items() if one is None]
    size = len(made) + sum(len(texts[put.path].encode()) for put in puts)
    if size > MAX_BYTES:
        raise EditError(f"改好以后约有 {size} 字节，超过一个文件的上限 1 MiB，没有修改：请先把内容分开存放。")
    made = amended(made, puts) if puts else made
    after = read(made).value
    if after is None or not same(after, with_texts(value, texts)):
        raise EditError("有的内容不便自动修改，没有修改：请先运行 liushou check，按提示改好。")
    return made


def with_texts(value: Archive, texts: Mapping[Path, str]) -> Archive:
    """The values with other texts at these paths; parts that stay the same are shared with the old ones."""
    parts = _by_head(texts)
    return {key: _changed(item, parts[key]) if key in parts else item for key, item in value.items()}


def _changed(value: Value, texts: Mapping[Path, str]) -> Value:
    if () in texts:
        return texts[()]
    if isinstance(value, dict):
        return with_texts(value, texts)
    parts = _by_head(texts)
    items = list(value) if isinstance(value, list) else []
    return [_changed(item, parts[number]) if number in parts else item for number, item in enumerate(items)]


def _by_head(texts: Mapping[Path, str]) -> dict[str | int, dict[Path, str]]:
    heads: dict[str | int, dict[Path, str]] = {}
    for path, text in texts.items():
        heads.setdefault(path[0], {})[path[1:]] = text
    return heads


def _splice(positions: Positions, path: Path, new: str) -> Splice | None:
    """What takes the place of a text; None where that is not done on one line: a comment may be within."""
    raw, style = positions.raw(path), positions.style(path)
    if not raw or "\n" in new or style not in _SCALARS or ("#" in raw and style in ("literal", "folded")):
        return None
    put = text_in_style(new, "double")
    return None if put is None else (*positions.range(path), put)
