"""Term reports to write: in the middle of a term with much left to do, all done, of nobody."""

from datetime import date
from typing import Any

from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.report import ReportFacts, report_context
from liushou.documents.contexts.report_shape import (
    ActivityJson,
    CasesJson,
    ChecklistJson,
    DutyJson,
    IndicatorJson,
    KeptJson,
    ReportJson,
)
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.resources import shipped_templates
from tests.builders import term, unit

CHILDREN = {
    "c-1": ("小满", "三年级1班"),
    "c-2": ("小寒", "三年级1班"),
    "c-3": ("小雪", "四年级2班"),
    "c-4": ("小暑", None),
}
GUIDANCE = "坚持儿童利益优先，把关爱落实到每一天"
TERM = term(
    guidance=GUIDANCE,
    basis=["《中华人民共和国未成年人保护法》", "《家庭教育促进法》"],
    vacation={"from": "2027-01-30", "to": "2027-02-28"},
)

FOLDERS = (shipped_templates(),)
TEMPLATE = find("term-report", FOLDERS)
RENDERER = Renderer(FOLDERS)


def indicator(
    name: str, numerator: int, denominator: int, target: float | None = None, missing: tuple[str, ...] = ()
) -> IndicatorJson:
    """An indicator with what follows from its numbers."""
    rate = numerator / denominator if denominator else None
    return {
        "name": name,
        "numerator": numerator,
        "denominator": denominator,
        "rate": rate,
        "target": target,
        "met": None if rate is None or target is None else rate >= target,
        "missing": missing,
    }


def duty(kind: str, every: str, due: int, done: int, overdue: tuple[str, ...] = ()) -> DutyJson:
    """A duty with its rate."""
    rate = done / due if due else None
    return {"kind": kind, "every": every, "due": due, "done": done, "rate": rate, "overdue": overdue}


def checklist(name: str, all_: tuple[int, int], **items: tuple[int, int]) -> ChecklistJson:
    """A list of promises with the rates of its items, and of all of them."""
    return {
        "name": name,
        "items": tuple({"name": item, **_kept(counts)} for item, counts in items.items()),
        "all": _kept(all_),
    }


def _kept(counts: tuple[int, int]) -> KeptJson:
    kept, due = counts
    return {"numerator": kept, "denominator": due, "rate": kept / due if due else None, "missing": ()}


def event(
    title: str, kind: str, status: str, day: str, present: int = 0, spent: float | None = None
) -> ActivityJson:
    """An activity of the term."""
    return {
        "id": "a-hidden",
        "title": title,
        "kind": kind,
        "status": status,
        "from": day,
        "present": present,
        "spent": spent,
    }


NO_CASES: CasesJson = {"open": 0, "closed": 0, "by_kind": {}, "by_level": {}}
EMPTY: ReportJson = {
    "unit": "临溪小学",
    "term": "2026-2027-1",
    "on": "2026-11-20",
    "revision": None,
    "population": 0,
    "indicators": (indicator("建档率", 0, 0, 1.0), indicator("走访率", 0, 0)),
    "breakdowns": {"class": {}, "sex": {"男": 0, "女": 0}, "left_behind": {"双留守": 0}},
    "duties": (duty("谈心", "month", 0, 0),),
    "checklists": (),
    "activities": (),
    "cases": NO_CASES,
}
RUNNING: ReportJson = {
    "unit": "临溪小学",
    "term": "2026-2027-1",
    "on": "2026-11-20",
    "revision": "abc",
    "population": 20,
    "indicators": (
        indicator("建档率", 19, 20, 1.0, ("c-1",)),
        indicator("走访率", 17, 20, 0.95, ("c-1", "c-2", "c-3")),
        indicator("委托照护签订率", 7, 10, 0.9, ("c-2", "c-3", "c-4")),
        indicator("亲情联系率", 130, 160, 0.9, ("c-3",)),
        indicator("活动参与率", 20, 20, 0.95),
        indicator("同意书签署率", 20, 20),
        indicator("法律援助率", 0, 0, 1.0),
    ),
    "breakdowns": {
        "class": {"三年级1班": 12, "四年级2班": 7, "未填": 1},
        "sex": {"男": 11, "女": 9},
        "age_band": {"0–5": 0, "6–13": 19, "14–15": 1, "16+": 0},
        "left_behind": {"双留守": 10, "单留守": 8, "无父母照护": 1, "非留守": 1},
        "official": {"是": 12, "否": 8},
        "guardianship": {"较好": 9, "一般": 8, "差": 1, "无人监护": 1, "未填": 1},
        "boarding": {"是": 5, "否": 15},
        "category": {"困难": 6, "单亲": 2, "未填": 12},
    },
    "duties": (
        duty("谈心", "month", 40, 37, ("c-1", "c-4")),
        duty("信息核查", "term", 20, 20),
        duty("走访", "term", 20, 17),
        duty("领导小组会议", "quarter", 0, 0),
    ),
    "checklists": (
        checklist("十个一", (2, 20), 讲座=(18, 20), 书信=(2, 20), 外出=(2, 20), 舞台=(2, 20), 好事=(2, 20)),
        checklist("五个有", (15, 20), 学业有教=(20, 20), 生活有助=(4, 6), 安全有护=(15, 20)),
        checklist("入学承诺", (20, 20), 新书包=(20, 20)),
        checklist("毕业承诺", (0, 0), 毕业照=(0, 0)),
    ),
    "activities": (
        event("秋季家长会", "家长会", "完成", "2026-09-18"),
        event("“中秋”连线", "亲情连线", "完成", "2026-09-25", 18, 352.5),
        event("周末辅导", "志愿服务", "进行", "2026-09-12", 9),
        event("秋游", "游览实践", "取消", "2026-10-22"),
        event("寒假走访", "走访慰问", "计划", "2027-01-18"),
    ),
    "cases": {"open": 2, "closed": 3, "by_kind": {"心理": 2, "监护": 3}, "by_level": {"一般": 4, "紧急": 1}},
}
FINISHED: ReportJson = {
    **RUNNING,
    "on": "2027-01-29",
    "indicators": (indicator("建档率", 20, 20, 1.0), indicator("走访率", 20, 20, 0.95)),
    "duties": (duty("谈心", "month", 80, 80),),
    "checklists": (checklist("五个有", (20, 20), 学业有教=(20, 20), 生活有助=(6, 6)),),
    "activities": (event("秋季家长会", "家长会", "完成", "2026-09-18"),),
    "cases": {"open": 0, "closed": 3, "by_kind": {"心理": 3}, "by_level": {"一般": 3}},
}


def summary(report: ReportJson, *, names: bool = False, level: str = "学校", **facts: Any) -> Rendered:
    """The summary of a report, dated 21 November 2026."""
    settings = unit(info={"level": level}).unit
    known = ReportFacts(**{"unit": settings, "term": TERM, "children": CHILDREN, "names": names, **facts})
    document = document_facts(TEMPLATE.about, day=date(2026, 11, 21))
    return RENDERER.render(TEMPLATE, report_context(report, known, document))
