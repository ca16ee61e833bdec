"""The checks of `doctor`, in the order they are told."""

from collections.abc import Callable
from dataclasses import dataclass

from liushou.doctor import (
    archive,
    attributes,
    files,
    fonts,
    git,
    git_state,
    index,
    leftovers,
    machine,
    private_key,
    repository,
    sealing,
)
from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a stable ASCII name, a title, and what to do; None where it does not apply."""

    name: str
    title: str
    run: Callable[[Surroundings], Verdict | None]


CHECKS: tuple[Check, ...] = (
    Check("program", "程序", machine.program),
    Check("encoding", "编码", machine.encoding),
    Check("fonts", "字体", fonts.fonts),
    Check("space", "磁盘", machine.free_space),
    Check("git", "git", git.git),
    Check("git-identity", "提交人", git.identity),
    Check("git-quotepath", "中文路径", git.quote_path),
    Check("store", "档案库", archive.archive),
    Check("folder", "文件夹", machine.synced_folder),
    Check("writable", "写入", archive.writable),
    Check("unfinished", "没写完的", leftovers.unfinished),
    Check("temporary", "临时文件", leftovers.temporary),
    Check("damaged", "空白档案", files.damaged),
    Check("alike", "重名重复", files.alike),
    Check("rights", "权限", files.rights),
    Check("index", "索引", index.index),
    Check("private-key", "私钥", private_key.private_key),
    Check("keys", "密钥", sealing.keys),
    Check("sealed", "密封", sealing.sealed),
    Check("schemas", "字段提示", archive.schemas),
    Check("editor", "编辑器", archive.editor),
    Check("git-repository", "git 仓库", repository.repository),
    Check("git-state", "git 状态", git_state.git_state),
    Check("git-line-endings", "换行", attributes.line_endings),
    Check("git-drivers", "比较合并", attributes.drivers),
    Check("git-hook", "提交检查", repository.hook),
    Check("git-remote", "远程仓库", repository.remote),
)


def examine(around: Surroundings) -> tuple[tuple[Check, Verdict], ...]:
    """What each check that applies says."""
    told = ((check, check.run(around)) for check in CHECKS)
    return tuple((check, verdict) for check, verdict in told if verdict is not None)
