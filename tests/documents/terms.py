"""Terms to make documents of: one of two days only, one with everything, and a month of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.month import month_context
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.term import term_context
from liushou.documents.frontmatter import Audience
from liushou.documents.markdown_out import write_markdown
from liushou.documents.plain import Plain
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.records.fields import Record
from liushou.records.term import Term
from liushou.resources import shipped_templates
from liushou.store.load import Store
from tests.builders import activity, child, school, store, term, unit, volunteer
from tests.documents.reports import RUNNING

ON = date(2026, 11, 20)
OF_TERM = (
    "work-plan", "calendar", "duty-roster", "award-list", "newsletter", "feedback-form",
)  # fmt: skip
OF_MONTH = ("birthday-list", "newsletter")
FOLDERS = (shipped_templates(),)
RENDERER = Renderer(FOLDERS)

TERM_FIELDS: dict[str, Any] = {
    "title": "临溪小学2026年秋季学期留守儿童关爱工作计划",
    "guidance": "坚持儿童利益优先，把陪伴落实到每一天",
    "basis": ["《中华人民共和国未成年人保护法》", "《家庭教育促进法》"],
    "principles": ["一人一档。", "家长尽责"],
    "survey": [
        {"grade": "三年级", "class": 1, "students": 40, "left_behind": 6, "both": 4, "one": 2},
        {"grade": "四年级", "class": 2, "students": 38, "left_behind": 5, "both": 5},
    ],
    "goals": [
        {"text": "档案齐全；", "indicator": "建档率", "target": 100},
        {"text": "不让一个孩子独自过节"},
        {"indicator": "走访率", "target": 97.5},
    ],
    "measures": [
        {"title": "摸清底数", "items": ["九月上旬完成摸底", "转入一周内建档。"]},
        {"title": "结对陪伴。", "items": ["每名儿童一位帮扶人"]},
    ],
    "calendar": [
        {
            "month": "2026-09", "name": "摸底月",
            "items": [{"task": "摸底、建档", "lead": ["v-head", "郑大爷"]}],
        },
        {
            "from": "2026-09-14", "to": "2026-09-18", "name": "第三周",
            "items": [{"task": "班会", "lead": "v-art"}],
        },
        {"from": "2026-10-12", "to": "2026-10-16", "name": "家访周活动", "items": [{"task": "上门家访"}]},
        {
            "month": "2026-10",
            "items": [{"task": "防溺水讲座", "activity": "a-talk"}, {"task": "秋游", "activity": "a-off"}],
        },
        {"month": "2026-12", "items": [{"task": "走访困难家庭留守学生", "lead": "v-head"}]},
        {"from": "2027-01-30", "to": "2027-02-28", "name": "寒假", "items": [{"task": "返乡登记"}]},
        {"name": "不限时间", "items": [{"task": "更新档案"}]},
    ],
    "holidays": [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
    "vacation": {
        "from": "2027-01-30",
        "to": "2027-02-28",
        "openings": [
            {"from": "2027-02-01", "to": "2027-02-05", "place": "图书室", "duty": ["v-art"]},
            {"from": "2027-02-26", "to": "2027-02-26", "place": "青塘村"},
        ],
    },
    "awards": [
        {"title": "进步之星", "date": "2026-10-30", "to": ["c-two", "c-one"]},
        {"title": "进步之星", "date": "2026-11-06", "to": ["c-three"]},
        {"title": "最美帮扶人", "date": "2026-11-06", "to": ["v-head", "青塘村村委会"]},
    ],
}  # fmt: skip
UNIT_FIELDS: dict[str, Any] = {
    "leadership": [
        {"role": "组长", "name": "宁远", "title": "校长", "phone": "15400000001", "duty": "负总责"},
        {"role": "成员", "name": "郑大爷"},
    ],
    "rooms": [
        {
            "name": "亲情室",
            "place": "一楼",
            "phone": "15400000002",
            "openings": [
                {"day": "周三", "from": "16:00", "to": "17:00", "duty": "v-art"},
                {"day": "周三", "from": "12:30", "to": "13:30"},
                {"day": "周日", "from": "18:00", "to": "20:00", "duty": ["v-head", "郑大爷"]},
            ],
        },
        {
            "name": "留守儿童图书角", "place": "二楼",
            "openings": [{"day": "周三", "from": "12:00", "to": "13:00"}],
        },
        {"name": "心理室", "place": "三楼"},
    ],
    "duties": [
        {"name": "班主任谈心", "kind": "谈心", "every": "month"},
        {"name": "重点对象走访", "kind": "走访", "every": "month", "for": "重点"},
    ],
}  # fmt: skip
CHILDREN = (
    child("c-one", name="王小满", birth_date="2016-11-05", school=school("三年级", 1)),
    child("c-two", name="陈小寒", birth_date="2015-11-02", school=school("四年级", 2)),
    child("c-three", name="林小雪", birth_date="2016-02-29"),
    child("c-gone", name="周小暑", birth_date="2015-11-11", status="转出", closed_on="2026-11-11"),
)
HELPERS = (
    volunteer("v-head", name="宁远", position="德育主任"),
    volunteer("v-art", name="温如"),
)
ALL = ["c-one", "c-two", "c-three"]
ACTIVITIES = (
    activity(
        "a-talk",
        title="防溺水讲座",
        theme="平安戏水",
        when={"from": "2026-10-16", "start": "14:00", "end": "15:00"},
        sessions=[
            {
                "date": "2026-10-16",
                "present": [*ALL, "c-gone"],
                "volunteers": ["v-art"],
                "guardians": ["c-one"],
                "others": [{"name": "民警", "count": 2}],
            }
        ],
        outcome={"summary": "王小满第一个举手，陈小寒的奶奶也来听了"},
    ),
    activity(
        "a-weekly",
        title="留守儿童周末课堂",
        kind="志愿服务",
        status="进行",
        when={
            "from": "2026-11-07", "to": "2027-01-16", "weekdays": ["周六"], "start": "09:00", "end": "11:00",
        },
        sessions=[{"date": day, "present": ALL} for day in ("2026-11-07", "2026-11-14", "2026-11-21")],
    ),
    activity("a-off", title="秋游", kind="游览实践", status="取消", when={"from": "2026-10-22"}),
    activity(
        "a-party", title="冬日生日会", kind="生日会", status="计划",
        when={"from": "2026-12-04", "start": "15:00"},
    ),
    activity("a-november", title="十一月生日会", kind="生日会", status="完成", when={"from": "2026-11-06"}),
)  # fmt: skip
TINY = term()


def rich(
    *, activities: Iterable[Record] = ACTIVITIES, unit_: dict[str, Any] | None = None, **fields: Any
) -> Store:
    """A school with everything, or with these fields of its term and settings in place of all."""
    settings = unit(info={"hotline": "12345"}, **(UNIT_FIELDS if unit_ is None else unit_))
    return store(settings, term(**(fields or TERM_FIELDS)), *CHILDREN, *HELPERS, *activities)


def context(
    where: Store,
    name: str,
    of: str = "2026-2027-1",
    *,
    audience: Audience | None = None,
    on: date = ON,
    figures: ReportJson | None = RUNNING,
    **given: Plain,
) -> dict[str, Plain]:
    """What a template gets, for a term by its id or a month (2026-11)."""
    about = find(name, FOLDERS).about
    document = {**document_facts(about), **given}
    reader = audience or about.audience
    if len(of) == len("2026-11"):
        return month_context(where, of, document, on=on, audience=reader, figures=figures)
    return term_context(where, where.terms[of], document, on=on, audience=reader, figures=figures)


def rendered(where: Store, name: str, of: str = "2026-2027-1", **how: Any) -> Rendered:
    """The document a template makes of a term or a month."""
    return RENDERER.render(find(name, FOLDERS), context(where, name, of, **how))


def written(where: Store, name: str, of: str = "2026-2027-1", **how: Any) -> str:
    """The same as Markdown."""
    return write_markdown(rendered(where, name, of, **how).blocks)


def the_term(where: Store) -> Term:
    """The one term of a store."""
    (found,) = where.terms.values()
    return found
