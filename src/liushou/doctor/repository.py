"""The repository of the store: is there one, is its hook there, where is it sent?"""

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn
from liushou.setup.git_hook import hook_of, lacks_merge_hook
from liushou.store.git_setup import has_git_folder
from liushou.store.sealing.keyfile import key_files
from liushou.store.sealing.state import any_unsealed


def repository(around: Surroundings) -> Verdict | None:
    """The store lies in a git work tree that git lets us use."""
    if around.git is None or around.root is None:
        return None
    if around.tree is not None:
        return ok(str(around.tree.top))
    if has_git_folder(around.root):
        return warn(
            "这里有 git 仓库，但 git 不认（文件夹属于别的用户，或被忽略）",
            f"在档案库里运行 git status，按它的提示做；常见的是 git config --global --add "
            f"safe.directory {around.root.as_posix()}",
        )
    return warn("档案库不在 git 里：没有历史，改错了难以找回", "运行 git init，再运行 liushou init。")


def hook(around: Surroundings) -> Verdict | None:
    """Archives are checked before each commit."""
    if around.tree is None or around.root is None:
        return None
    found = hook_of(around.tree)
    if found.state == "calls" and lacks_merge_hook(around.tree):
        return warn("git merge 自己提交时不检查档案", "运行 liushou init 装上。")
    if found.state == "calls":
        return ok("提交前检查改动的档案")
    if found.state == "absent":
        return warn("提交前不检查档案", "运行 liushou init 装上。")
    return warn("git 有别的提交钩子，里面没有检查档案", f"在 {found.path} 里加一行 {found.line}")


def remote(around: Surroundings) -> Verdict | None:
    """Archives belong on a self-hosted git or none (safety.md); at the least their fields are sealed."""
    if around.tree is None or around.root is None:
        return None
    public = {one.name: one.host for one in around.remotes if one.host is not None}
    if not public:
        return ok("没有公共平台上的远程仓库" if around.remotes else "没有远程仓库")
    told = "、".join(f"{name}（{host}）" for name, host in public.items())
    if not key_files(around.root) or any_unsealed(around.root):
        return warn(
            f"远程仓库 {told} 在公共平台上：档案里是孩子的个人信息，还没有密封，私有仓库也不合适",
            f"改用自建的 git，或只存本机：git remote remove {next(iter(public))}；一定要用，先 liushou seal",
        )
    return ok(f"{told} 在公共平台上；敏感内容已密封，姓名、日期、类别和密封以前的历史还是明文")
