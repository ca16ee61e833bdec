"""The results as Markdown."""

from codemutants.draw import interval
from codemutants.results import Results, RoomResult
from codemutants.rooms import ROOMS

VERDICTS = {
    "equivalent": "等价：结果没有不同",
    "speed": "只影响快慢",
    "guarded": "后面还有一道检查，结果没有不同",
    "wording": "只影响措辞",
    "machine": "这台机器上看不出（别的系统、少有的故障）",
    "open": "缺测试",
    "": "未看",
}
"""What a survivor may be; all but the last two are harmless."""

HEAD = (
    "| 部分 | 变异总数 | 抽取 | 发现 | 发现率（95% 置信区间） | 其中命令的测试发现 | 没有发现 |\n"
    "| --- | --: | --: | --: | --- | --: | --: |"
)
_TITLES = {room.name: room.title for room in ROOMS}


def row(room: RoomResult) -> str:
    """One line of the table."""
    low, high = interval(room.killed, room.tried)
    share = f"{room.killed / room.tried:.1%}（{low:.0%}–{high:.0%}）" if room.tried else "—"
    beyond, left = room.killed - room.by_mirror, room.tried - room.killed
    numbers = f"{room.mutants:,} | {room.tried} | {room.killed} | {share} | {beyond} | {left}"
    return f"| {_TITLES[room.room]} | {numbers} |"


def section(results: Results) -> str:
    """The table of all rooms, and each mutant that no test noticed, by what was judged of it."""
    lines = [f"{results.day}，种子 {results.seed}。", "", HEAD, *map(row, results.rooms), ""]
    left = [survivor for room in results.rooms for survivor in room.survivors]
    lines += [f"没有发现的 {len(left)} 个都看过：" if left else "全部发现。", ""]
    for verdict, label in VERDICTS.items():
        found = [survivor for survivor in left if survivor.verdict == verdict]
        if found:
            lines += [f"### {label}：{len(found)} 个", ""]
            lines += [f"- `{one.name.removeprefix('liushou.')}`{one.why and '：'}{one.why}" for one in found]
            lines.append("")
    return "\n".join(lines)
