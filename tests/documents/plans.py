"""Activities to make plans of: one with the required fields only, one with everything."""

from datetime import date
from typing import Any

from liushou.documents.blocks import Block
from liushou.documents.contexts.activity import activity_context
from liushou.documents.contexts.facts import document_facts, field_labels
from liushou.documents.plain import Plain
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.records.activity import Activity
from liushou.resources import shipped_templates
from liushou.store.load import Store
from tests.builders import activity, child, store, unit, volunteer

ON = date(2027, 6, 20)

TINY = activity("a-tiny", title="安全讲座", status="计划")

RICH_FIELDS: dict[str, Any] = {
    "title": "“粽叶飘香”端午同乐会",
    "kind": "节日活动",
    "theme": "粽叶飘香，伙伴同行",
    "background": "端午将至，不少孩子的父母不能返家。学校与村里一起为孩子过节",
    "basis": ["《中华人民共和国未成年人保护法》", "《家庭教育促进法》", "县教育局通知（2027年第3号）"],
    "concept": "孩子动手，大人搭手。",
    "aims": ["让孩子了解节日由来", "让每个孩子与亲人通一次话；"],
    "hosts": ["共青团临溪县委员会", "临溪小学"],
    "organisers": ["临溪小学"],
    "co_organisers": ["青塘村村民委员会"],
    "when": {"from": "2027-06-09", "start": "14:00", "end": "16:30"},
    "places": ["多功能厅", "操场"],
    "phases": [
        {
            "name": "准备阶段",
            "from": "2027-05-28",
            "to": "2027-06-08",
            "lead": ["v-head", "村支书老郑"],
            "tasks": ["排定节目", "采购糯米和粽叶"],
        },
        {"name": "实施阶段", "from": "2027-06-09", "to": "2027-06-09", "tasks": ["当天清点人数"]},
    ],
    "agenda": [
        {"date": "2027-06-08", "title": "彩排", "phase": "准备阶段", "lead": "v-art", "place": "操场"},
        {
            "start": "14:00", "end": "14:10", "title": "开场", "phase": "实施阶段", "lead": "v-head",
            "items": ["致辞"],
        },
        {
            "start": "14:10", "end": "15:10", "title": "包粽子", "phase": "实施阶段", "group": "一组",
            "lead": "v-art", "place": "东侧", "items": ["洗叶", "包扎"],
        },
        {
            "start": "14:10", "end": "15:10", "title": "包粽子", "phase": "实施阶段", "group": "二组",
            "organiser": "青塘村", "items": ["煮粽"],
        },
        {
            "start": "15:10", "end": "16:30", "title": "联欢", "phase": "实施阶段",
            "participants": ["全体儿童", "来宾"],
            "items": [
                "三年级合唱《小小的船》", "四年级诗朗诵《等你回家》", "与父母视频连线，每人十分钟",
                "合影并分发粽子",
            ],
        },
        {"date": "2027-06-11", "title": "整理照片", "lead": "v-art"},
    ],
    "attendees": {
        "total": 60,
        "groups": [
            {"name": "儿童", "count": 40},
            {"name": "家长", "count": 8},
            {
                "name": "志愿者", "count": 12,
                "parts": [{"name": "团县委", "count": 5}, {"name": "村民", "count": 7}],
            },
        ],
    },
    "children": ["c-one", "c-two"],
    "volunteers": ["v-head", "v-art"],
    "team": [
        {"role": "组长", "people": "v-head", "duty": "全面负责"},
        {"role": "摄影", "people": ["v-art", "老郑"]},
    ],
    "preparations": ["制作横幅", "备好医药箱"],
    "slogans": ["有人陪，就是节日"],
    "materials": [
        {"item": "糯米", "quantity": 20, "unit": "斤", "unit_price": 3.5},
        {"item": "粽叶", "quantity": 4, "unit": "捆"},
    ],
    "budget": {
        "total": 1270.5,
        "items": [
            {"item": "糯米", "quantity": 20, "unit_price": 3.5, "amount": 70, "source": "学校公用经费"},
            {"item": "慰问品", "quantity": 40, "unit_price": 30, "amount": 1200, "source": "爱心捐款"},
            {"item": "零星开支", "amount": 0.5, "source": "学校公用经费"},
        ],
    },
    "requirements": ["各班清点人数。", "拍照先征得同意"],
    "safety": ["明火由食堂人员看管"],
    "contact": {"name": "贺老师", "phone": "12345"},
}  # fmt: skip
RICH = activity("a-rich", **RICH_FIELDS)
FOLDERS = (shipped_templates(),)
TEMPLATE = find("activity-plan", FOLDERS)
RENDERER = Renderer(FOLDERS)

PEOPLE = (
    volunteer("v-head", name="宁远", position="德育主任", organisation="临溪小学"),
    volunteer("v-art", name="温如"),
    child("c-one", name="小满"),
    child("c-two", name="小寒"),
)


def a_store(*more: Activity) -> Store:
    """A school with two teachers, two children and the activities given."""
    return store(unit(), *PEOPLE, *more)


def plan(record: Activity, given: dict[str, Plain] | None = None, *, allow_missing: bool = False) -> Rendered:
    """The plan of an activity; `given` are fields of `document`."""
    document = {**document_facts(TEMPLATE.about), **(given or {})}
    context = activity_context(a_store(record), record, document, on=ON)
    labels = field_labels("activity", Activity)
    return RENDERER.render(TEMPLATE, context, labels=labels, allow_missing=allow_missing)


def blocks_of(record: Activity) -> tuple[Block, ...]:
    """The blocks of an activity's plan."""
    return plan(record).blocks
