"""指标, 职责, 承诺: what was reached beside what was to be, and the children behind the difference."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from liushou.documents.blocks import Bar, Chart
from liushou.documents.contexts.measures import counted, next_step
from liushou.documents.contexts.report_shape import ChecklistJson, DutyJson, IndicatorJson, ReportJson
from liushou.documents.figures.model import Column, Part, Row, Section, Table, Words
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.figures.shared import AGAINST, MET, SHARE, in_percent
from liushou.screens.report_page.behind import Behind
from liushou.stats.checklists import ALL
from liushou.stats.report import TermReport

_OF_CASES = "件"
_LATE, _EARLIER = "最近一期没有做", "以前有没做的"


def indicators(figures: ReportJson, report: TermReport, seen: Behind) -> Section:
    """Every indicator against its goal; a row opens to the children it still lacks."""
    goals = any(one["target"] is not None for one in figures["indicators"])
    words = {one.indicator.name: one.goal for one in report.indicators}
    target, met = AGAINST
    against = (target, Column("还差", "number"), met)
    table = Table(
        "各项指标完成情况",
        (Column("指标"), *SHARE, *(against if goals else ())),
        tuple(
            _indicator(one, _goal(one, words.get(one["name"])), seen, goals=goals)
            for one in figures["indicators"]
        ),
        note=_told(report, seen, goals=goals),
    )
    return Section("指标与目标", (table, *_chart(figures)))


def _indicator(one: IndicatorJson, words: tuple[str, ...], seen: Behind, *, goals: bool) -> Row:
    cells = (one["name"], one["numerator"], one["denominator"], one["rate"])
    against = (one["target"], lacking(one), MET[one["met"]] or None)
    concerned = "有关的儿童" if counted(one["name"]) == _OF_CASES else "还没有做到的儿童"
    told: tuple[Part, ...] = (Words(words),) if words else ()
    detail = (*told, *seen.table(f"{one['name']}：{concerned}", one["missing"]))
    return Row((*cells, *(against if goals else ())), missed=one["met"] is False, detail=detail)


def _goal(one: IndicatorJson, wording: str | None) -> tuple[str, ...]:
    """The goal in its own words, and what to do where it is not reached."""
    if one["target"] is None:
        return ()
    goal = f"目标：{wording}。" if wording else ""
    step = f"下一步：{next_step(one['name'])}。" if one["met"] is False else ""
    return tuple(line for line in (goal, step) if line)


def lacking(one: IndicatorJson) -> int | None:
    """How many more reach the goal; None where it is reached or there is none."""
    if one["met"] is not False or one["target"] is None:
        return None
    needed = Decimal(str(one["target"])) * one["denominator"]
    return int(needed.to_integral_value(ROUND_CEILING)) - one["numerator"]


def _told(report: TermReport, seen: Behind, *, goals: bool) -> str:
    lines = ["点开指标可看到目标原文、下一步和有关的儿童。"] if seen.names else []
    lines += ["还差：再完成多少就达到目标。"] if goals else []
    if report.survey is not None and goals:
        lines.append(f"摸底{report.survey.surveyed}人，在册口径{report.survey.registered}人，请核对。")
    return "".join(lines)


def _chart(figures: ReportJson) -> Iterator[Chart]:
    bars = tuple(
        Bar(one["name"], in_percent(one["rate"]), in_percent(one["target"]))
        for one in figures["indicators"]
        if one["rate"] is not None
    )
    if bars:
        yield Chart("指标完成率", "%", "", bars)


def duties(figures: ReportJson, report: TermReport, seen: Behind, *, late: bool) -> Iterator[Section]:
    """How far each duty was done; a row opens to the children for whom it was not.

    With `late` it says for how many the latest period was missed.
    """
    # Where children are seen the figures are those of the report, one by one.
    lapsed = [duty.lapsed for duty in report.duties] if seen.names else [()] * len(figures["duties"])
    rows = tuple(_duty(one, ids, seen, late=late) for one, ids in zip(figures["duties"], lapsed, strict=True))
    columns = (Column("职责"), Column("频次"), Column("完成", "number"), Column("应做", "number"))
    further = (Column("履职率", "percent"), *((Column("逾期人数", "number"),) if late else ()))
    note = "逾期：最近一期应做而没有做的儿童。" if late else ""
    if rows:
        yield Section("职责履行", (Table("各项职责履行情况", (*columns, *further), rows, note=note),))


def _duty(one: DutyJson, lapsed: Sequence[str], seen: Behind, *, late: bool) -> Row:
    every = EVERY_LABELS.get(one["every"], one["every"])
    overdue = (len(one["overdue"]) or None,) if late else ()
    told = {id_: _LATE if id_ in one["overdue"] else _EARLIER for id_ in lapsed}
    return Row(
        (one["kind"], every, one["done"], one["due"], one["rate"], *overdue),
        detail=seen.table(f"{one['kind']}：没有做全的儿童", lapsed, told),
    )


def checklists(figures: ReportJson, seen: Behind) -> Iterator[Section]:
    """Each list of promises, opening to its items, these to the children for whom one was not kept."""
    rows = tuple(_checklist(one, seen) for one in figures["checklists"])
    counts = (Column("已兑现", "number"), Column("应兑现", "number"), Column("兑现率", "percent"))
    note = f"清单一行是各项相加；“{ALL}”是到期的承诺一项不缺的儿童。"
    if rows:
        yield Section(
            "承诺清单", (Table("承诺清单兑现情况", (Column("清单与承诺"), *counts), rows, note=note),)
        )


def _checklist(one: ChecklistJson, seen: Behind) -> Row:
    counts = [*((item["name"], item) for item in one["items"]), (ALL, one["all"])]
    under = tuple(
        Row(
            (name, count["numerator"], count["denominator"], count["rate"]),
            detail=seen.table(f"{one['name']}·{name}：还没有兑现的儿童", count["missing"]),
        )
        for name, count in counts
    )
    done = sum(item["numerator"] for item in one["items"])
    due = sum(item["denominator"] for item in one["items"])
    return Row((one["name"], done, due, done / due if due else None), under=under)
