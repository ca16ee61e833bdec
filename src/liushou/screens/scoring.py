"""An assessment as people read it: its rules, tables by place, prizes, all parts, and what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liushou.care.scoring.amounts import added
from liushou.care.scoring.score import ChildScore, Gap, Part, Score, Scores, Won
from liushou.records.present import Naming
from liushou.records.unit import Scoring
from liushou.sums import shown
from liushou.terms import term_name

_SHOWN = 6
"""So many names stand with what is missing, unless all are asked for."""
_MEAN = "本班儿童得分的平均（缺名次、缺操行的，按现有的得分算）"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `numbers` are the columns that stand at the right edge."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def rules_text(rules: Scoring, *, configured: bool) -> str:
    """What gives how many points, in one sentence."""
    each = (
        (f"每进步1名{shown(rules.rank_up)}分", rules.rank_up),
        (f"两学期都在前{rules.top}名{shown(rules.top_kept)}分", rules.top_kept),
        (f"没有违纪{shown(rules.no_violation)}分", rules.no_violation),
        (f"荣誉每项{shown(rules.honour)}分", rules.honour),
    )
    told = "；".join(text for text, points in each if points)
    usual = "" if configured else "（liushou.yaml 里没有写 scoring，用的是常用的分值）"
    return f"{told}；每分{shown(rules.yuan_per_point)}元{usual}。"


def head_lines(scores: Scores, unit: str) -> list[str]:
    """What is scored: the term, what it is compared with, the day, how many children, the rules."""
    return [
        f"{unit}　{term_name(scores.term)}考核",
        f"与 {term_name(scores.before)}相比，截至 {scores.days.last}，计分儿童 {len(scores.children)} 名",
        rules_text(scores.rules, configured=scores.configured),
    ]


def tables(scores: Scores, naming: Naming) -> tuple[Table, ...]:
    """Helpers, homeroom teachers and classes by place, and the prizes; without those that have no rows."""
    teachers = tuple((*_first(one, naming), one.room or "", *_shared(one)) for one in scores.teachers)
    classes = tuple(
        (str(one.place), one.id, naming(one.room) if one.room else "", *_shared(one))
        for one in scores.classes
    )
    every = (
        Table(
            "帮扶人员：整学期结对的儿童，得分相加",
            ("位次", "姓名", "儿童", "得分", "金额（元）"),
            tuple(
                (*_first(one, naming), str(len(one.children)), shown(one.points), shown(scores.money(one)))
                for one in scores.volunteers
            ),
            (0, 2, 3, 4),
        ),
        Table(
            f"班主任：{_MEAN}",
            ("位次", "姓名", "班级", "儿童", "合计", "得分", "金额（元）"),
            tuple(
                (*row, shown(scores.money(one))) for row, one in zip(teachers, scores.teachers, strict=True)
            ),
            (0, 3, 4, 5, 6),
        ),
        Table(
            f"班级：{_MEAN}",
            ("位次", "班级", "班主任", "儿童", "合计", "得分"),
            classes,
            (0, 3, 4, 5),
        ),
        _prizes(scores, naming),
    )
    return tuple(table for table in every if table.rows)


def _first(score: Score, naming: Naming) -> tuple[str, str]:
    return str(score.place), naming(score.id)


def _shared(score: Score) -> tuple[str, str, str]:
    return str(len(score.children)), shown(score.total), shown(score.points)


def _prizes(scores: Scores, naming: Naming) -> Table:
    rooms = {child.child: child.class_label or "" for child in scores.children}
    rows = tuple(
        (one.prize, naming(one.child), rooms[one.child], one.reason, shown(one.amount))
        for one in scores.prizes
    )
    return Table(prizes_title(scores.prizes), ("奖项", "姓名", "班级", "依据", "金额（元）"), rows, (4,))


def prizes_title(prizes: Sequence[Won]) -> str:
    """奖励：28 名儿童，31 份，共 3360 元."""
    total = added(one.amount for one in prizes)
    return f"奖励：{len({one.child for one in prizes})} 名儿童，{len(prizes)} 份，共 {shown(total)} 元"


def details(scores: Scores, naming: Naming) -> Iterator[tuple[int, str]]:
    """All parts of everybody, so that anyone can add them up: at level 0 who, at level 1 each child."""
    alone = (one for one in scores.classes if one.room is None)
    for score in (*scores.volunteers, *scores.teachers, *alone):
        yield 0, _sum(score, scores, naming)
        for child in score.children:
            yield 1, child_text(child, naming)


def _sum(score: Score, scores: Scores, naming: Naming) -> str:
    """何秀兰（帮扶人员）70 分，70 元; 孔令仪（四年级1班班主任）260 ÷ 6 = 43.33 分，43.33 元."""
    if score.whose == "帮扶人员":
        return f"{naming(score.id)}（帮扶人员）{shown(score.points)} 分，{shown(scores.money(score))} 元"
    mean = f"{shown(score.total)} ÷ {len(score.children)} = {shown(score.points)} 分"
    if score.whose == "班级":
        return f"{score.id}（班级）{mean}"
    return f"{naming(score.id)}（{score.room}班主任）{mean}，{shown(scores.money(score))} 元"


def child_text(child: ChildScore, naming: Naming) -> str:
    """李小雨（四年级1班）70 分：名次 12→8，进步4名 ×10 = 40分；没有违纪 20分."""
    label = f"（{child.class_label}）" if child.class_label else ""
    parts = "；".join(map(part_text, child.parts))
    return f"{naming(child.child)}{label}{shown(child.points)} 分" + (f"：{parts}" if parts else "")


def part_text(part: Part) -> str:
    """What a part is for and what it comes to."""
    if part.rule == "rank_up":
        return f"{part.reason} ×{shown(part.each)} = {shown(part.points)}分"
    return f"{part.reason} {shown(part.points)}分"


def gap_lines(gaps: Iterable[Gap], naming: Naming, *, every: bool) -> Iterator[str]:
    """What is missing, one line for what is missing of the same; a few names, or with `every` all."""
    alike: dict[str, list[Gap]] = {}
    for gap in gaps:
        alike.setdefault(gap.general, []).append(gap)
    lines: dict[str, list[str]] = {}
    for general, found in alike.items():
        named = found if every else found[:_SHOWN]
        more = f" 等 {len(found)} {_counted(found[0])}" if len(named) < len(found) else ""
        whose = "、".join(gap_text(gap, naming) for gap in named) + more
        lines.setdefault(whose, []).append(general)
    for whose, generals in lines.items():
        yield f"{'，'.join(generals)}：{whose}"


def gap_text(gap: Gap, naming: Naming) -> str:
    """Whom something is missing of: 李小雨, 李小雨（何秀兰，2026-10-08 起结对）, 四年级1班（何秀兰）."""
    whose = naming(gap.child) if gap.child else gap.class_label
    if whose is None:
        return gap.detail
    told = "，".join(filter(None, (naming(gap.volunteer) if gap.volunteer else "", gap.detail)))
    return f"{whose}（{told}）" if told else whose


def _counted(gap: Gap) -> str:
    return "名" if gap.child else "个"
