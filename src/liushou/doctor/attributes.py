"""What .gitattributes says of archives, and whether this machine's git can follow it."""

import re

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn
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
    """The diff and merge drivers that .gitattributes names are known to this machine's git."""
    if around.tree is None or around.root is None:
        return None
    missing = [f"{kind}={name}" for kind, name in _drivers(around) if not _defined(around, kind, name)]
    if missing:
        return warn(
            f".gitattributes 里的 {'、'.join(missing)} 在这台电脑上没有设置，比较和合并时不起作用",
            "运行 liushou init；不是 liushou 的，请照其说明设置。",
        )
    return ok(".gitattributes 用到的比较、合并程序都有")


def _drivers(around: Surroundings) -> list[tuple[str, str]]:
    file = around.root / ".gitattributes" if around.root else None
    if file is None or not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    told = [found for line in lines if not line.lstrip().startswith("#") for found in _DRIVER.findall(line)]
    return list(dict.fromkeys(told))


def _defined(around: Surroundings, kind: str, name: str) -> bool:
    return name in _BUILT_IN[kind] or any(key.startswith(f"{kind}.{name}.") for key in around.git_settings)
