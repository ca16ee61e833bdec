"""git: is it there, does it know who commits, does it show Chinese paths?"""

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, warn

_SAMPLE = {"user.name": "您的姓名", "user.email": "您的邮箱"}


def git(around: Surroundings) -> Verdict:
    """git itself."""
    if around.git is None:
        return warn(
            "没有找到 git：档案照常能用，但没有历史，也没有提交前的检查", "装上 git，再运行 git init。"
        )
    return ok(around.git)


def identity(around: Surroundings) -> Verdict | None:
    """Every change has a name: without one git refuses to commit."""
    if around.git is None:
        return None
    missing = [key for key in ("user.name", "user.email") if not around.git_settings.get(key)]
    if missing:
        commands = "；".join(f"git config --global {key} {_SAMPLE[key]}" for key in missing)
        return bad(f"没有设置 {'、'.join(missing)}，git 不让提交", f"运行 {commands}")
    return ok(f"{around.git_settings['user.name']} <{around.git_settings['user.email']}>")


def quote_path(around: Surroundings) -> Verdict | None:
    """Chinese file names in git's own output."""
    if around.git is None:
        return None
    if around.git_settings.get("core.quotepath", "true").lower() in ("false", "no", "off", "0"):
        return ok("git 照原样显示中文文件名")
    return warn(
        r"git 把中文文件名显示成 \346\241\243 的样子",
        "运行 git config --global core.quotePath false",
    )
