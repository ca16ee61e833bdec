"""What .gitattributes says of archives, and whether this machine's git can follow it."""

import re
from collections.abc import Mapping
from pathlib import Path

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn
from liushou.setup.drivers import COMMANDS, interpreter, is_ours, named
from liushou.store.git_setup import line_ending

_BUILT_IN = {
    "diff": frozenset(
        [
            "ada",
            "bash",
            "bibtex",
            "cpp",
            "csharp",
            "css",
            "dts",
            "elixir",
            "fortran",
            "fountain",
            "golang",
            "html",
            "java",
            "kotlin",
            "markdown",
            "matlab",
            "objc",
            "pascal",
            "perl",
            "php",
            "python",
            "ruby",
            "rust",
            "scheme",
            "tex",
        ]
    ),
    "merge": frozenset({"text", "binary", "union"}),
}
_DRIVER = re.compile(r"\s(diff|merge)=(\S+)")


def line_endings(around: Surroundings) -> Verdict | None:
    """Archives have LF everywhere, whatever core.autocrlf says."""
    if around.tree is None or around.root is None:
        return None
    told = line_ending(around.root, "data/children/c-1.yaml")
    if told == "lf":
        return ok(".gitattributes 规定档案用 LF 换行")
    if around.git_settings.get("core.autocrlf", "false").lower() == "true":
        said = "core.autocrlf 是 true，又没有 .gitattributes 的规定：取出的档案会变成 CRLF 换行"
    else:
        said = ".gitattributes 没有规定档案的换行，别人的电脑上可能变成 CRLF"
    return warn(said, "运行 liushou init 补上 .gitattributes；已有的请在里面加一行 *.yaml text eol=lf")


def drivers(around: Surroundings) -> Verdict | None:
    """The diff and merge drivers that .gitattributes names are known to this machine's git, and can run."""
    if around.tree is None or around.root is None:
        return None
    missing = [f"{kind}={name}" for kind, name in _drivers(around) if not _defined(around, kind, name)]
    if missing:
        return warn(
            f".gitattributes 里的 {'、'.join(missing)} 在这台电脑上没有设置，比较和合并时不起作用",
            "运行 liushou init；不是 liushou 的，请照其说明设置。",
        )
    found = named(around.root)
    if found.foreign:
        return ok(f".gitattributes 给档案指定了 {'、'.join(found.foreign)}，不由 liushou 比较、合并")
    if found.missing:
        return warn(
            ".gitattributes 没有让 git 按内容比较、合并档案：git diff 难读，两个人改同一份容易冲突",
            "运行 liushou init 补上，再提交 .gitattributes。",
        )
    return _commands(around.git_settings)


def _commands(settings: Mapping[str, str]) -> Verdict:
    """The commands of our drivers: whose they are, and whether the Python they name is still there."""
    for key in sorted(COMMANDS):
        command = settings.get(key, "")
        if not is_ours(command):
            return ok(f"档案由别的程序比较、合并（{key}）")
        python = interpreter(command)
        if python is not None and not Path(python).exists():
            return warn(
                f"git 比较、合并档案用的 Python 不在了（{python}）：改用 PATH 里的 liushou，没有就只按文本行",
                "运行 liushou init 重新设好。",
            )
    return ok("git 按内容比较、合并档案")


def _drivers(around: Surroundings) -> list[tuple[str, str]]:
    file = around.root / ".gitattributes" if around.root else None
    if file is None or not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    told = [found for line in lines if not line.lstrip().startswith("#") for found in _DRIVER.findall(line)]
    return list(dict.fromkeys(told))


def _defined(around: Surroundings, kind: str, name: str) -> bool:
    return name in _BUILT_IN[kind] or any(key.startswith(f"{kind}.{name}.") for key in around.git_settings)
