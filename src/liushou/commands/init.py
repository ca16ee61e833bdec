"""`liushou init`: a new store, or what an existing one lacks."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.start import Start
from liushou.console import note
from liushou.errors import StoreError, UsageError
from liushou.records.kinds import BY_FOLDER
from liushou.resources import example_store
from liushou.store.root import SETTINGS, STATE
from liushou.store.write import locked, write_atomic
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import Value
from liushou.yamltext.spans import Path as ValuePath

_DUTIES: list[Value] = [
    {"kind": "谈心", "every": "month", "by": "班主任"},
    {"name": "亲情通话", "kind": ["亲情电话", "亲情视频"], "every": "week"},
    {"name": "入户走访", "kind": ["家访", "走访"], "every": "term"},
    {"kind": "信息核查", "every": "term"},
]
_REMARKS: dict[ValuePath, str] = {
    (): "本单位的设置；全部字段见说明文档《档案格式》。",
    ("unit", "level"): "班级 学校 村 社区 乡镇 县 市；还可以写 parent（上级单位）、hotline（热线电话）等",
    ("duties",): "每名儿童应做的事，report、stats 按这里计算。\n"
    "every：day 每日 week 每周 month 每月 quarter 每季度 term 每学期 year 每学年",
    ("pairing", "capacity"): "每人同时最多结对几名儿童",
    ("pairing", "clearance_months"): "违法犯罪记录查询几个月内有效",
}
_IGNORED = f"# liushou 的锁、索引等，可随时删除\n/{STATE}/\n"
_ATTRIBUTES = "# 档案一律用 UTF-8、LF 换行，Windows 上也一样\n*.yaml text eol=lf\n*.md text eol=lf\n"


def command(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[目录]", help="不写为当前目录")] = None,
    example: Annotated[bool, typer.Option("--example", help="加上虚构的样例档案，供学习和试用")] = False,
    name: Annotated[str | None, typer.Option("--name", metavar="单位", help="单位全称")] = None,
) -> None:
    """新建档案库；在已有的档案库里（例如刚克隆的）只补上缺少的文件，不改动已有的。

    例：
    liushou init 石桥小学 --name 石桥镇中心小学
    liushou init 试用 --example
    """
    start = ctx.obj.folder if isinstance(ctx.obj, Start) else Path()
    root = start / folder if folder else start
    _make_folder(root)
    with locked(root.resolve()):
        if example:
            _copy_example(root)
        written = _fill(root, name or root.resolve().name)
    _report(root, written, example=example)


def _make_folder(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"无法建立“{root}”：{error.strerror or error}。") from error


def _copy_example(root: Path) -> None:
    present = [path for path in (root / SETTINGS, *(root / "data").glob("*/*.yaml")) if path.exists()]
    if present:
        raise UsageError(f"“{root}”里已经有档案（{present[0].name}），不能再放样例：请换一个空目录。")
    source = example_store()
    shutil.copytree(source / "data", root / "data", dirs_exist_ok=True)
    shutil.copyfile(source / SETTINGS, root / SETTINGS)


def _fill(root: Path, name: str) -> list[str]:
    """Write what is missing; the names of what was written."""
    files = {
        SETTINGS: _settings(name),
        ".gitignore": _IGNORED,
        ".gitattributes": _ATTRIBUTES,
    }
    for folder in (*(f"data/{each}" for each in BY_FOLDER), "templates"):
        (root / folder).mkdir(parents=True, exist_ok=True)
        files[f"{folder}/.gitkeep"] = ""
    missing = {path: text for path, text in files.items() if not (root / path).exists()}
    for path, text in missing.items():
        write_atomic(root / path, text.encode())
    return list(missing)


def _settings(name: str) -> str:
    """The settings of a new store; they are the unit's own from then on."""
    settings: dict[str, Value] = {
        "format": 1,
        "unit": {"name": name, "level": "学校"},
        "duties": _DUTIES,
        "pairing": {"capacity": 2, "clearance_months": 12},
    }
    return dump(settings, _REMARKS)


def _report(root: Path, written: list[str], *, example: bool) -> None:
    root = root.resolve()
    shown = [path for path in written if not path.endswith(".gitkeep")]
    if example:
        note(f"样例档案库已建在 {root}（人物、地点均为虚构）。")
    elif written:
        note(f"档案库已备好：{root}" + (f"（新写 {'、'.join(shown)}）" if shown else ""))
    else:
        note(f"{root} 已经齐全，没有改动。")
    if not (root / ".git").exists():
        note("提示：用 git init 把档案库纳入版本管理，每次改动都有日期和姓名。")
    note(
        "下一步：liushou check，再 liushou report --term"
        if example
        else "下一步：填写 liushou.yaml，再运行 liushou check"
    )
