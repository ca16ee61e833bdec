"""`liushou schema`: the JSON Schema of each kind of file, by which editors complete and explain."""

from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import OutputOption, deliver, root_of
from liushou.console import note, out, table
from liushou.errors import StoreError, UsageError
from liushou.oserror import reason_of
from liushou.records.kinds import BY_NAME, KINDS, Kind, KindName
from liushou.records.schema import FOLDER, schema_path, schema_text
from liushou.store.root import SETTINGS
from liushou.store.write import locked, write_atomic


def command(
    ctx: typer.Context,
    name: Annotated[
        KindName | None,
        typer.Argument(metavar="[种类]", help="、".join(BY_NAME), show_default=False),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="写到档案库的 schemas 文件夹，供编辑器使用")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="与 --write 同用：只说会写哪些文件，不写")
    ] = False,
    output: OutputOption = None,
) -> None:
    """列出各种档案的 JSON Schema，输出其中一种，或写进档案库。编辑器据此补全字段和值，并显示它们的含义。

    例：
    liushou schema --write
    liushou schema child -o child.schema.json
    """
    if dry_run and not write:
        raise UsageError("--dry-run 要与 --write 一起用。")
    kinds = (BY_NAME[name],) if name else KINDS
    if write:
        if output is not None:
            raise UsageError("--write 写到档案库的 schemas 文件夹，不能同时用 -o。")
        _write(root_of(ctx), kinds, dry_run=dry_run)
    elif name:
        deliver(schema_text(BY_NAME[name]), output)
    elif output is not None:
        raise UsageError(f"-o 只能写一种：请指明 {'、'.join(BY_NAME)} 中的一种。")
    else:
        table(["种类", "名称", "用于"], [_row(kind) for kind in KINDS])
        note(f"用 liushou schema --write 写进档案库的 {FOLDER} 文件夹。")


def _row(kind: Kind) -> list[str]:
    return [kind.name, kind.label, f"data/{kind.folder}/*.yaml" if kind.folder else SETTINGS]


def _write(root: Path, kinds: tuple[Kind, ...], *, dry_run: bool) -> None:
    if dry_run:
        for path in _stale(root, kinds):
            out(path)
        return
    with locked(root):
        stale = _stale(root, kinds)
        _make_folder(root / FOLDER)
        for path, text in stale.items():
            write_atomic(root / path, text.encode())
    note(f"已写入 {'、'.join(stale)}" if stale else f"{FOLDER} 里的文件都是最新的，没有改动。")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"无法建立“{folder}”：{reason_of(error)}。") from error


def _stale(root: Path, kinds: tuple[Kind, ...]) -> dict[str, str]:
    """The schemas that the store lacks or has otherwise, by path."""
    wanted = {schema_path(kind): schema_text(kind) for kind in kinds}
    return {path: text for path, text in wanted.items() if _held(root / path) != text.encode()}


def _held(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.exists() else None
    except OSError as error:
        raise StoreError(f"无法读取 {file}：{reason_of(error)}。") from error
