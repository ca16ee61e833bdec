"""The results as tables in Markdown, and the misses one by one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mutations.campaign import Outcome

GOAL = 0.95
HEAD = (
    "| 变异类别 | 个数 | 发现 | 其中行对 | 发现率 | 行对率 | 文件本身看得出 | 由谁发现 |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)
_MOST_CODES = 4


def row(outcome: Outcome) -> str:
    """One class."""
    count = len(outcome.judged)
    codes = Counter(code for _, verdict in outcome.judged for code in verdict.codes)
    by = "、".join(f"{code} {number}" for code, number in codes.most_common(_MOST_CODES))
    shows = ("是" if reached(outcome) else "是，**未达 95%**") if outcome.of.shows else "否"
    return (
        f"| {outcome.of.name} | {count} | {outcome.found} | {outcome.on_line} "
        f"| {_share(outcome.found, count)} | {_share(outcome.on_line, count)} | {shows} | {by} |"
    )


def total(outcomes: Sequence[Outcome]) -> str:
    """All classes that show, and all that do not."""
    lines = []
    for shows, name in ((True, "看得出的合计"), (False, "看不出的合计")):
        of = [outcome for outcome in outcomes if outcome.of.shows is shows]
        count, found = sum(len(one.judged) for one in of), sum(one.found for one in of)
        on_line = sum(one.on_line for one in of)
        shares = f"发现 {found}（{_share(found, count)}），行对 {on_line}（{_share(on_line, count)}）"
        lines.append(f"{name} {count} 个：{shares}")
    return "\n".join(lines)


def reached(outcome: Outcome) -> bool:
    """True where the class was found often enough; one without mutants shows nothing."""
    return bool(outcome.judged) and outcome.found >= GOAL * len(outcome.judged)


def misses(outcome: Outcome, most: int | None) -> Iterator[str]:
    """The mutants not found, and those found on another line, at most `most` of them."""
    for mutant, verdict in outcome.missed[:most]:
        how = f"行不对（{'、'.join(verdict.codes)}）" if verdict.found else "没有发现"
        also = f"，另报 {'、'.join(verdict.others)}" if verdict.others else ""
        yield f"{outcome.of.name}：{mutant.where}：{mutant.before} → {mutant.after}：{how}{also}"
    rest = len(outcome.missed) - (most if most is not None else len(outcome.missed))
    if rest > 0:
        yield f"{outcome.of.name}：还有 {rest} 个，用 --all 列出"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"
