"""The store: its format, its schemas, its editor settings, whether it can be written."""

import os
from pathlib import Path

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, some, warn
from liushou.errors import StoreError
from liushou.records.schema import schema_files
from liushou.records.unit import Unit
from liushou.setup.editor_files import editor_files
from liushou.store.load import load_file
from liushou.store.root import SETTINGS
from liushou.store.sources import read_bytes, settings_source
from liushou.store.write import locked
from liushou.yamltext.reader import read


def archive(around: Surroundings) -> Verdict:
    """Is this a store, and of a format that this program knows?"""
    root = around.root
    if root is None:
        return warn(
            f"{around.folder} 不是档案库，只看了这台电脑",
            "到档案库的文件夹里运行，或用 -C 指明，如 liushou -C 石桥小学 doctor",
        )
    loaded = load_file(settings_source(root))
    if isinstance(loaded.record, Unit):
        return ok(f"{loaded.record.unit.name}，格式 {loaded.record.format}")
    newer = _newer_format(root)
    if newer is not None:
        return bad(
            f"档案库的格式是 {newer}，这个程序（{_KNOWN}）读不了",
            "装上新版的 liushou；不要手工改 format。",
        )
    reasons = [fault.message for fault in loaded.faults] + [problem.message for problem in loaded.problems]
    return bad(f"{SETTINGS} 读不出来：{reasons[0]}", "用 liushou check 查看并改正。")


def writable(around: Surroundings) -> Verdict | None:
    """The lock can be had, and so nobody else is writing; archives can be written."""
    if around.root is None:
        return None
    try:
        with locked(around.root):
            pass
    except StoreError as error:
        return bad(error.message, "关掉别的 liushou；仍不行，请检查文件夹的权限、磁盘是否只读。")
    folders = [folder for folder in (around.root, around.root / "data") if folder.is_dir()]
    if not all(os.access(folder, os.W_OK) for folder in folders):
        return bad("档案库的文件夹不能写入", "请检查文件夹的权限、磁盘是否只读。")
    return ok("可以写入，没有别的程序正在写")


def schemas(around: Surroundings) -> Verdict | None:
    """The schemas by which an editor completes are those of this program."""
    if around.root is None:
        return None
    wanted = schema_files()
    missing = [path for path in wanted if not (around.root / path).is_file()]
    if missing:
        return warn(f"缺少 {some(missing)}：编辑器不能提示字段", "运行 liushou init 补上。")
    old = [path for path, text in wanted.items() if _text(around.root / path) != text]
    if old:
        return warn(f"{some(old)} 与这个程序的版本不符", "运行 liushou schema --write 更新。")
    return ok(f"{len(wanted)} 个，与程序相符")


def editor(around: Surroundings) -> Verdict | None:
    """The settings of editors are there; what they say is the unit's own."""
    if around.root is None:
        return None
    missing = [path for path in editor_files() if not (around.root / path).exists()]
    if missing:
        return warn(f"缺少 {some(missing)}", "运行 liushou init 补上。")
    return ok("齐全")


_KNOWN = "格式 1"


def _newer_format(root: Path) -> int | None:
    data = read_bytes(settings_source(root))
    value = None if isinstance(data, str) else read(data).value
    written = value.get("format") if isinstance(value, dict) else None
    return written if isinstance(written, int) and written > 1 else None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
