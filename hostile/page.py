"""The section of docs/reliability.md on hostile input, from what the long form measured."""

from collections.abc import Iterator, Mapping
from typing import TypedDict

_GROUPS = {
    "yaml": "档案的文字",
    "settings": "liushou.yaml、学期、活动",
    "templates": "模板",
    "names": "文件名、链接、管道、文件夹",
    "git": "git 仓库的状态和设置",
    "state": ".liushou：写入记录、索引、锁",
    "sealed": "密封：密钥、密文、私钥、登记",
    "xlsx": "xlsx 表格",
    "csv": "csv 表格",
    "xls": "xls 表格",
    "ods": "ods 表格",
    "docx": "别的文件当作表格",
    "json": "别的文件当作表格",
    "html": "别的文件当作表格",
    "around": "环境：没有终端、家目录、编码……",
}


class MetRow(TypedDict):
    """A case as `build/hostile.json` has it (`campaign.Met`)."""

    name: str
    command: str
    says: str
    status: int
    seconds: float
    mebibytes: float
    wrong: list[str]


class BorneRow(TypedDict):
    """A store as `build/hostile.json` has it (`campaign.Borne`)."""

    name: str
    commands: int
    slowest: float
    slowest_command: str
    wrong: list[str]


class Results(TypedDict):
    """`build/hostile.json`."""

    limits: Mapping[str, float]
    commands: int
    met: list[MetRow]
    borne: list[BorneRow]


def section(results: Results) -> str:
    """The section in Markdown: a row for each sort of input, and what came of all commands."""
    runs = sum(one["commands"] for one in results["borne"])
    bad = sum(bool(one["wrong"]) for one in (*results["met"], *results["borne"]))
    limits = results["limits"]
    said = (
        f"共 {len(results['met'])} 种，每一种都有名称、做法（`hostile/`）和应有的提示，"
        f"最多用 {limits['seconds']:g} 秒处理器时间、{limits['mebibytes']:g} MiB 内存。"
        f"其中 {len(results['borne'])} 种是整个档案库，各种命令都在上面运行，共 {runs:,} 次："
        "不许有 traceback，不许不结束，不许动档案库以外的文件，不许运行别的程序。"
        f"不合要求的 {bad} 处。"
    )
    return "\n".join(
        (
            "## 有意做坏的输入",
            "",
            said,
            "",
            "| 输入 | 种数 | 最慢（秒） | 最多内存（MiB） | 不对的 |",
            "| --- | ---: | ---: | ---: | ---: |",
            *_rows(results["met"]),
            "",
            "重做：`python -m hostile --output build/hostile.json`",
            "",
        )
    )


def _rows(met: list[MetRow]) -> Iterator[str]:
    for title in dict.fromkeys(_GROUPS.values()):
        those = [one for one in met if _GROUPS[one["name"].partition("/")[0]] == title]
        if those:
            slowest, most = (max(one[key] for one in those) for key in ("seconds", "mebibytes"))
            bad = sum(bool(one["wrong"]) for one in those)
            yield f"| {title} | {len(those)} | {slowest:.2f} | {most:.0f} | {bad} |"
