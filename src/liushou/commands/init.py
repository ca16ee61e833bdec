"""`liushou init`: a new store, or what an existing one lacks."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.start import Start
from liushou.console import note
from liushou.errors import StoreError, UsageError
from liushou.oserror import reason_of
from liushou.resources import example_store
from liushou.setup.in_git import set_up
from liushou.setup.store_files import grouped, store_files
from liushou.store.drafts import FileChange
from liushou.store.git_setup import in_git_folder
from liushou.store.root import SETTINGS
from liushou.store.transaction import commit, recover
from liushou.store.variant import source_of
from liushou.store.write import locked, write_atomic


def command(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[目录]", help="不写为当前目录")] = None,
    example: Annotated[bool, typer.Option("--example", help="加上虚构的样例档案，供学习和试用")] = False,
    name: Annotated[str | None, typer.Option("--name", metavar="单位", help="单位全称")] = None,
    no_hook: Annotated[bool, typer.Option("--no-hook", help="不装 git 提交前的检查")] = False,
    no_drivers: Annotated[
        bool, typer.Option("--no-drivers", help="不让 git 按内容显示和合并档案的改动")
    ] = False,
) -> None:
    """新建档案库；在已有的档案库里（例如刚克隆的）只补上缺少的文件，不改动已有的。

    在 git 仓库里还装上提交前的检查：档案有错误就先不提交。并让 git 按内容看待档案：
    git diff 显示改了谁的什么，git merge 把两个人对同一份档案的改动合在一起。

    已有自己的钩子、自己的比较合并程序时，不动它。

    例：
    liushou init 石桥小学 --name 石桥镇中心小学
    liushou init 试用 --example
    """
    start = ctx.obj.folder if isinstance(ctx.obj, Start) else Path()
    root = (start / folder if folder else start).resolve()
    if in_git_folder(next(one for one in (root, *root.parents) if one.is_dir())):
        raise UsageError(
            f"{root} 是 git 自己的文件夹，或是服务器上不带文件的仓库，不能放档案："
            "请先 git clone 一份，在那一份里运行 liushou init。"
        )
    _make_folder(root)
    recover(root)
    if example:
        _write_example(root)
    with locked(root):
        written = _fill(root, name or root.name)
        python = Path(sys.executable) if sys.executable else None
        told = set_up(root, python, hook=not no_hook, drivers=not no_drivers)
    _report(root, written, told, example=example)


def _make_folder(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"无法建立“{root}”：{reason_of(error)}。") from error


def _write_example(root: Path) -> None:
    """All of the example archives, in one transaction; nothing where they are there already.

    Raises UsageError where there are other archives, StoreError where they cannot be written.
    """
    folder = example_store()
    files = [folder / SETTINGS, *sorted((folder / "data").rglob("*.yaml"))]
    wanted = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    present = [file for file in (root / SETTINGS, *(root / "data").glob("*/*.yaml")) if file.exists()]
    for file in present:
        if wanted.get(file.relative_to(root).as_posix()) != file.read_bytes():
            raise UsageError(f"“{root}”里已经有档案（{file.name}），不能再放样例：请换一个空目录。")
    sources = (source_of(root, path) for path in wanted)
    commit(
        root,
        [FileChange(one, None, wanted[one.path]) for one in sources if one and not one.absolute.exists()],
    )


def _fill(root: Path, name: str) -> list[str]:
    """Write what is missing; the paths of what was written."""
    missing = {path: text for path, text in store_files(name).items() if not (root / path).exists()}
    for path, text in missing.items():
        _make_folder((root / path).parent)
        write_atomic(root / path, text.encode())
    return list(missing)


def _report(root: Path, written: list[str], told: list[str], *, example: bool) -> None:
    shown = grouped(written)
    if example:
        note(f"样例档案库已建在 {root}（人物、地点均为虚构）。")
    elif written:
        note(f"档案库已备好：{root}" + (f"（新写 {'、'.join(shown)}）" if shown else ""))
    else:
        note(f"{root} 的文件已经齐全，没有改动。")
    for line in told:
        note(line)
    if example:
        note("下一步：liushou check，再 liushou report --term")
    elif SETTINGS in written:
        note("下一步：填写 liushou.yaml，再运行 liushou check")
