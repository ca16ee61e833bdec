"""考核: the workbook of an assessment: who came to how much, every part of it, prizes, what is missing."""

from liushou.care.scoring.amounts import added, as_number
from liushou.care.scoring.score import Scores
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.records.present import Naming
from liushou.screens.scoring import rules_text
from liushou.screens.scoring_rows import part_rows, summary_rows
from liushou.terms import term_name

_ADDED = (
    "帮扶人员的得分是整学期结对的儿童得分之和；班主任、班级的得分是本班儿童得分的平均（合计÷人数，两位小数）；"
    "金额＝得分×每分金额。每一分的由来见“明细”，按“得分者”筛选后相加即得。"
)
_INSIDE = "本表有儿童的名次和操行，只供单位内部核算，不要张贴、转发。"


def scoring(scores: Scores, unit: str, naming: Naming) -> Workbook:
    """The assessment as four sheets (汇总, 明细, 奖励, 缺项); prizes and gaps only where there are any."""
    title = f"{unit}考核（{term_name(scores.term)}）"
    line = (f"单位：{unit}", f"截至{full_date(scores.days.last)}" if scores.days.last else "")
    sheets = [_summary(scores, naming, title, line), _details(scores, naming, line)]
    if scores.prizes:
        sheets.append(_prizes(scores, naming, line))
    if scores.gaps:
        sheets.append(_gaps(scores, naming, line))
    return Workbook(title, tuple(sheets))


def _summary(scores: Scores, naming: Naming, title: str, line: tuple[str, str]) -> Sheet:
    rows = tuple(
        (whose, place, name, room, number, total, points, money)
        for whose, place, _, name, room, number, total, points, money in summary_rows(scores, naming)
    )
    due = as_number(added(scores.money(one) for one in (*scores.volunteers, *scores.teachers)))
    return Sheet(
        name="汇总",
        title=title,
        heads=(
            Head("类别", width=11, look="centred"),
            Head("位次", width=6, look="number"),
            Head("姓名", width=12, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("儿童人数", width=9, look="number"),
            Head("合计", width=9, look="number"),
            Head("得分", width=9, look="number"),
            Head("金额（元）", width=11, look="number"),
        ),
        rows=tuple(map(_cells, rows)),
        line=line,
        total=("合计", None, None, None, None, None, None, due),
        notes=(rules_text(scores.rules, configured=scores.configured), _ADDED, _INSIDE),
        landscape=False,
    )


def _details(scores: Scores, naming: Naming, line: tuple[str, str]) -> Sheet:
    rows = tuple(
        (whose, who, name, room, reason, count, each, points)
        for whose, who, _, name, room, reason, count, each, points in part_rows(scores, naming)
    )
    return Sheet(
        name="明细",
        title=f"得分明细（{term_name(scores.term)}）",
        heads=(
            Head("类别", width=11, look="centred"),
            Head("得分者", width=12, look="centred"),
            Head("儿童", width=10, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("事由", width=34, look="wrapped"),
            Head("数量", width=6, look="number"),
            Head("每项（分）", width=10, look="number"),
            Head("得分", width=8, look="number"),
        ),
        rows=tuple(map(_cells, rows)),
        line=line,
        notes=("班主任的得分由本班（类别为“班级”）的各行得出。", _INSIDE),
        landscape=False,
    )


def _prizes(scores: Scores, naming: Naming, line: tuple[str, str]) -> Sheet:
    """The sheet that children sign: no rank stands on it, since it goes from hand to hand."""
    rooms = {child.child: child.class_label for child in scores.children}
    return Sheet(
        name="奖励",
        title=f"奖励签领表（{term_name(scores.term)}）",
        heads=(
            Head("序号", width=6, look="number"),
            Head("奖项", width=16, look="centred"),
            Head("姓名", width=12, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("金额（元）", width=11, look="number"),
            Head("签领", width=18, look="centred"),
        ),
        rows=tuple(
            (number, one.prize, naming(one.child), rooms[one.child], as_number(one.amount), None)
            for number, one in enumerate(scores.prizes, 1)
        ),
        line=line,
        total=("合计", None, None, None, as_number(added(one.amount for one in scores.prizes)), None),
        landscape=False,
    )


def _gaps(scores: Scores, naming: Naming, line: tuple[str, str]) -> Sheet:
    """One row for all that is missing of a child, and one for each helper it was not counted for."""
    rooms = {child.child: child.class_label for child in scores.children}
    alike: dict[tuple[str | None, str | None, str | None], list[str]] = {}
    for gap in scores.gaps:
        room = gap.class_label or rooms.get(gap.child or "")
        alike.setdefault((gap.child, room, gap.volunteer), []).append(gap.reason)
    return Sheet(
        name="缺项",
        title=f"没有计入的和缺少的（{term_name(scores.term)}）",
        heads=(
            Head("序号", width=6, look="number"),
            Head("儿童", width=12, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("帮扶人员", width=12, look="centred"),
            Head("说明", width=44, look="wrapped"),
        ),
        rows=tuple(
            (number, _named(child, naming), room, _named(helper, naming), "；".join(reasons))
            for number, ((child, room, helper), reasons) in enumerate(alike.items(), 1)
        ),
        line=line,
        landscape=False,
    )


def _named(id_: str | None, naming: Naming) -> str | None:
    return naming(id_) if id_ else None


def _cells(row: tuple[object, ...]) -> tuple[Value, ...]:
    return tuple(each if isinstance(each, (str, int, float)) else None for each in row)
