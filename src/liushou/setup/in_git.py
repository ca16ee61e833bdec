"""What `init` does in a git repository: hooks, the lines of .gitattributes, the settings of this clone."""

from pathlib import Path

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.setup import drivers as wanted
from liushou.setup.git_hook import hook_of, install, install_merge_hook, lacks_merge_hook
from liushou.store.git_setup import WorkTree, git_version, has_git_folder, set_locally, settings, work_tree
from liushou.store.write import write_atomic

_NO_GIT = "提示：没有找到 git。装好后运行 git init，再运行一次 liushou init，就有历史和提交前的检查。"
_NOT_IN_GIT = (
    "提示：运行 git init 把档案库纳入版本管理，每次改动都有日期和姓名；"
    "再运行一次 liushou init，装上提交前的检查。"
)
_REFUSED = (
    "提示：这里有 git 仓库，但 git 不认（文件夹属于别的用户，或被忽略）。"
    "请运行 git status，按它的提示做，再运行一次 liushou init。"
)
_FILE = ".gitattributes"


def set_up(root: Path, python: Path | None, *, hook: bool, drivers: bool) -> list[str]:
    """Set up what is missing around a store; what to tell the person about it, nothing where all is there.

    `python` is an interpreter that has this program. Raises StoreError if the disk or git refuses.
    """
    if not hook and not drivers:
        return []
    tree = work_tree(root)
    if tree is None and git_version(root) is None:
        return [_NO_GIT]
    if tree is None:
        return [_REFUSED if has_git_folder(root) else _NOT_IN_GIT]
    told = _hooks(tree, python) if hook else []
    return [*told, *_attributes(root), *_settings(root, tree, python)] if drivers else told


def _hooks(tree: WorkTree, python: Path | None) -> list[str]:
    hook = hook_of(tree)
    told = []
    if hook.state == "absent":
        install(hook, tree, python)
        told = [f"已装上提交前的检查：档案有错误就先不提交（{hook.path}）。"]
    elif hook.state != "calls":
        whose = "已有提交钩子" if hook.state == "foreign" else "git 的钩子由几个仓库共用，放在"
        told = [f"{whose} {hook.path}，没有动它。要在提交前检查档案，请在里面加一行：", f"  {hook.line}"]
    if lacks_merge_hook(tree, just_written=hook.state == "absent"):
        install_merge_hook(tree)
        told = told or ["已装上合并提交前的检查。"]
    return told


def _attributes(root: Path) -> list[str]:
    """Have .gitattributes name the drivers, unless it names others."""
    found = wanted.named(root)
    if found.foreign:
        return [f"{_FILE} 已给档案指定了 {'、'.join(found.foreign)}，没有动它。"]
    if not found.missing:
        return []
    file = root / _FILE
    try:
        data = file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise StoreError(f"无法读取 {file}：{reason_of(error)}。") from error
    ending = b"\r\n" if b"\r\n" in data else b"\n"
    gap = b"" if not data or data.endswith(b"\n") else ending
    write_atomic(file, data + gap + wanted.ATTRIBUTES.encode().replace(b"\n", ending))
    return [f"{_FILE} 末尾加上了按内容比较、合并档案的两行，请一并提交。"]


def _settings(root: Path, tree: WorkTree, python: Path | None) -> list[str]:
    found = wanted.drivers(settings(root), python, alone=not tree.prefix)
    for key, value in found.missing.items():
        set_locally(root, key, value)
    told = [f"git 的 {key} 已另有设置，没有动它。" for key in found.foreign]
    if wanted.COMMANDS & found.missing.keys():
        told.append("已设好 git：git diff、git log -p 显示改了谁的什么，git merge 按内容合并档案。")
    return told
