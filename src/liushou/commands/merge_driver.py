"""liushou merge-driver: what git runs to merge one archive of two branches. People hardly ever call it."""

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer

from liushou.console import note
from liushou.errors import Status
from liushou.history.merging.held import Clash
from liushou.history.merging.texts import MergedText, merged_text
from liushou.oserror import reason_of
from liushou.printable import printable
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.store.paths import id_of, kind_of
from liushou.store.textmerge import plain_merge
from liushou.store.write import write_atomic
from liushou.yamltext.reader import Value, read

_FIELDS_NAMED = 3
_INNER = 9
"""Marks of this size and more git asks for when it merges versions that two branches have in common: nobody
is asked to decide anything there."""
_RESOLVE = "请用 liushou resolve 逐处选定"


def command(
    base: Annotated[Path, typer.Argument(metavar="原来", help="两边分开以前的内容（%O）")],
    ours: Annotated[Path, typer.Argument(metavar="本机", help="本机这边的内容（%A），结果也写在这里")],
    theirs: Annotated[Path, typer.Argument(metavar="对方", help="对方那边的内容（%B）")],
    size: Annotated[int, typer.Argument(metavar="记号长度", help="冲突记号的长度（%L）", min=1)],
    path: Annotated[str, typer.Argument(metavar="路径", help="档案在仓库里的路径（%P）")],
) -> None:
    """合并一份档案的两边改动。这个命令由 git 在合并时自己运行。

    按内容合并：两边各加的记录都留下，按日期排好；改了不同的字段，都算数；
    同一个字段两边改得不一样，在那一行留下冲突记号，用 liushou resolve 选定。
    注释、引号、先后次序、空行尽量不动。退出码：0 合并好了，1 有冲突。

    例：
    liushou merge-driver %O %A %B %L %P
    git config merge.liushou.driver "liushou merge-driver %O %A %B %L %P"
    """
    try:
        contents = [file.read_bytes() for file in (base, ours, theirs)]
    except OSError as error:
        note(f"{printable(path)}：git 给的文件读不出来（{reason_of(error)}），没有合并。")
        raise typer.Exit(Status.UNREADABLE) from None
    data, left = _merged(printable(path), model_of(path), *contents, size=size)
    write_atomic(ours, data)
    if left and size < _INNER:
        note(f"{printable(path)}：{left}。")
    if left:
        raise typer.Exit(Status.FINDINGS)


def model_of(path: str) -> type[Record] | None:
    """The model of the archive at a path of the repository, whose store may be in a folder of it."""
    parts = path.split("/")
    kind = kind_of(parts[-1]) or kind_of("/".join(parts[-3:]))
    return None if kind is None else kind.model


def _merged(
    path: str, model: type[Record] | None, base: bytes, ours: bytes, theirs: bytes, *, size: int
) -> tuple[bytes, str]:
    """The result, and what is left to be done; the lines merged by git where that is all that can be had."""
    found = None
    try:
        found = None if model is None else merged_text(model, base, ours, theirs, size)
    except Exception:  # noqa: BLE001 - a defect here must not cost anybody's work: git's own merge takes over
        note(f"{path}：按内容合并时程序出错，改为逐行合并，请核对这份档案。")
    if found is not None and found.way == "two archives":
        return _one_of_two(path, ours, theirs)
    if found is not None and model is not None:
        return found.data, "" if found.is_clean else _left(model, found)
    plain = plain_merge(Path(), base, ours, theirs, size)
    if plain is None:
        return ours, f"内容不是文字，没有合并，留下的是本机的，对方的用 git show :3:{path} 查看"
    return plain[0], "" if plain[1] else f"两边改了相同的几行，{_RESOLVE}"


def _one_of_two(path: str, ours: bytes, theirs: bytes) -> tuple[bytes, str]:
    """The archive that the file's name means, ours where it means both or none, and how to see the other.

    git takes a deleted and a new archive that look alike for one that was renamed: under the new name it
    would leave what ours did to the old one.
    """
    stem = id_of(path)
    is_theirs = _id_of(theirs) == stem != _id_of(ours)
    whose, other, stage = ("对方", "本机", 2) if is_theirs else ("本机", "对方", 3)
    return theirs if is_theirs else ours, (
        "两边是两份不同的档案（编号不一样，或者不是同一个人），没有合并。留下的是"
        f"{whose}的，{other}的用 git show :{stage}:{path} 查看，另存为自己的文件，或用 liushou resolve 处理"
    )


def _id_of(data: bytes) -> Value:
    return (read(data).value or {}).get("id")


def _left(model: type[Record], found: MergedText) -> str:
    if not found.clashes:
        return f"两边的改动没能按内容合并，{_RESOLVE}"
    return f"{_named(model, found.clashes)}两边改得不一样，{_RESOLVE}"


def _named(model: type[Record], clashes: Iterable[Clash]) -> str:
    """The fields concerned, without their values."""
    names = list(dict.fromkeys(_label(model, clash) for clash in clashes))
    more = f"等 {len(names)} 处" if len(names) > _FIELDS_NAMED else ""
    return f"{'、'.join(names[:_FIELDS_NAMED])}{more}"


def _label(model: type[Record], clash: Clash) -> str:
    """The field in Chinese; of what the format does not know, nothing: it may be part of what a note says."""
    keys = [part for part in clash.path if isinstance(part, str)]
    known = [field_at(model, tuple(keys[: at + 1])) for at in range(len(keys))]
    return "的".join(info.label for info in takewhile(bool, known) if info) or "格式里没有的字段"
