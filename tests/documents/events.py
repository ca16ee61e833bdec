"""Activities with everything that happened at them, for their documents beside the plan."""

from datetime import date
from typing import Any

from liushou.documents.contexts.activity import activity_context
from liushou.documents.contexts.facts import document_facts, field_labels
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.documents.render import Rendered
from liushou.documents.templates import find
from liushou.records.activity import Activity
from liushou.store.load import Store
from tests.builders import MOTHER_AWAY, activity, child, school, store, term, unit, volunteer
from tests.documents.plans import FOLDERS, RENDERER

ON = date(2026, 11, 20)


def pupil(id_: str, name: str, grade: str, village: str, guardian: str, **fields: Any) -> Any:
    """A child with a class, an address and a grandmother."""
    return child(
        id_,
        name=name,
        school=school(grade, 1),
        address={"village": village, "detail": "3组"},
        guardians=[{"name": guardian, "relation": "祖母", "phone": "13900000001", "primary": True}],
        **fields,
    )


PEOPLE = (
    volunteer("v-head", name="宁远", position="德育主任", organisation="临溪小学"),
    volunteer("v-art", name="温如"),
    volunteer("v-far", name="骆平川", kind="村干部"),
    pupil("c-one", "常小满", "五年级", "青塘村", "常桂枝"),
    pupil("c-two", "谷雨", "三年级", "樟下村", "谷秋香", parents=[{**MOTHER_AWAY, "name": "谷春梅"}]),
    pupil("c-three", "白露晨", "三年级", "大青塘村", "白玉兰"),
    pupil("c-four", "立冬阳", "一年级", "樟下村", "立金花"),
    pupil("c-gone", "夏至远", "六年级", "青塘村", "夏玉珍", status="毕业", closed_on="2026-07-10"),
)
ALL = ["c-one", "c-two", "c-three", "c-four"]

CLUB_FIELDS: dict[str, Any] = {
    "title": "“小小木工”周末班",
    "kind": "兴趣小组",
    "status": "进行",
    "theme": "一双手，一件活",
    "aims": ["学会使用工具", "做成一件作品。"],
    "hosts": ["临溪小学"],
    "organisers": ["青塘村村民委员会"],
    "co_organisers": ["县木艺协会"],
    "when": {
        "from": "2026-10-17", "to": "2026-12-26", "start": "14:00", "end": "16:00", "weekdays": ["周六"],
    },
    "places": ["木工坊"],
    "phases": [
        {"name": "入门阶段", "from": "2026-10-17", "to": "2026-11-07", "tasks": ["认识工具"]},
    ],
    "agenda": [
        {"start": "14:00", "end": "14:10", "title": "签到", "lead": "v-head"},
        {"start": "14:10", "end": "15:40", "title": "动手", "lead": "v-art", "items": ["锯", "刨"]},
        {"start": "15:40", "end": "16:00", "title": "讲评", "lead": "常桂枝"},
    ],
    "attendees": {"total": 9, "groups": [{"name": "儿童", "count": 5}, {"name": "志愿者", "count": 4}]},
    "children": [*ALL, "c-gone"],
    "volunteers": ["v-head", "v-art"],
    "materials": [
        {"item": "木料", "quantity": 4, "unit": "份", "unit_price": 12.5},
        {"item": "砂纸", "quantity": 10, "unit": "张", "unit_price": 1},
    ],
    "budget": {
        "total": 60,
        "items": [
            {"item": "木料", "quantity": 4, "unit_price": 12.5, "amount": 50, "source": "村集体"},
            {"item": "砂纸", "quantity": 10, "unit_price": 1, "amount": 10, "source": "捐款"},
        ],
    },
    "sessions": [
        {
            "date": "2026-10-17",
            "present": ["c-one", "c-two", "c-three"],
            "absent": [{"child": "c-four", "reason": "感冒"}],
            "volunteers": ["v-head", "v-art"],
            "guardians": ["c-one"],
        },
        {
            "date": "2026-10-24",
            "present": ["c-one", "c-two", "c-three", "c-four", "c-gone"],
            "volunteers": ["v-art"],
            "others": [{"name": "木艺协会", "count": 2}],
        },
        {"date": "2026-11-28", "present": ["c-one"]},
    ],
    "outcome": {
        "summary": "常小满做成了第一把小凳。\n谷秋香说孩子坐得住了。",
        "spent": 63.5,
        "feedback": [
            {"from": "c-two", "text": "我想再做一个送给妈妈谷春梅", "score": 5},
            {"from": "常桂枝", "text": "放学路远", "score": 4},
            {"from": "宁远", "text": "工具要少而精。"},
            {"from": "家长", "score": 4},
        ],
        "photos": ["photos/木工/一.jpg", "二.jpg"],
        "next_steps": ["添置护目镜", "请常桂枝来教编筐；"],
    },
}  # fmt: skip
CLUB = activity("a-club", **CLUB_FIELDS)
ONCE_FIELDS: dict[str, Any] = {
    **CLUB_FIELDS,
    "title": "木工日",
    "status": "完成",
    "when": {"from": "2026-10-17", "start": "14:00"},
    "sessions": CLUB_FIELDS["sessions"][:1],
}
ONCE = activity("a-once", **ONCE_FIELDS)
VISIT_FIELDS: dict[str, Any] = {
    "title": "冬季留守儿童走访慰问",
    "kind": "走访慰问",
    "status": "计划",
    "background": "天冷了，到孩子家里看一看",
    "basis": ["《中华人民共和国未成年人保护法》"],
    "theme": "冷暖到户",
    "aims": ["看清过冬条件"],
    "hosts": ["临溪小学"],
    "co_organisers": ["村卫生室"],
    "when": {"from": "2026-12-21", "to": "2027-01-08"},
    "places": ["各村"],
    "phases": [
        {
            "name": "准备阶段", "from": "2026-12-21", "to": "2026-12-25", "lead": "v-head",
            "tasks": ["核对名单"],
        },
        {"name": "走访阶段", "from": "2026-12-26", "to": "2027-01-08", "tasks": ["分组入户", "当日汇总"]},
    ],
    "agenda": [
        {"date": "2026-12-25", "start": "16:00", "title": "走访人员会", "lead": "v-head", "place": "会议室"},
        {
            "date": "2026-12-26", "title": "走访樟下村", "group": "第一组", "lead": "v-head",
            "items": ["看取暖", "送棉衣"],
        },
        {"date": "2027-01-02", "title": "走访大青塘村", "group": "第二组", "organiser": "村卫生室"},
        {"date": "2027-01-08", "title": "汇总"},
    ],
    "children": ALL,
    "volunteers": ["v-head", "v-far"],
    "preparations": ["联系车辆"],
    "materials": [
        {"item": "棉衣", "quantity": 4, "unit": "件", "unit_price": 89.9},
        {"item": "大米", "quantity": 8, "unit": "袋", "unit_price": 25},
    ],
    "budget": {"total": 559.6, "items": [{"item": "棉衣和大米", "amount": 559.6}]},
    "requirements": ["两人同行"],
    "safety": ["雪天改期"],
    "contact": {"name": "宁远", "phone": "12345"},
}  # fmt: skip
VISIT = activity("a-visit", **VISIT_FIELDS)
MEETING = activity(
    "a-meeting",
    title="留守儿童工作座谈会",
    kind="座谈会",
    when={"from": "2026-11-06", "start": "15:00", "end": "16:20"},
    places=["会议室"],
    agenda=[
        {"title": "主持", "lead": "v-head"},
        {"title": "通报情况", "lead": "v-art", "items": ["到校情况", "家访情况。"]},
        {"title": "讨论"},
    ],
    children=["c-one"],
    volunteers=["v-head", "v-art", "v-far"],
    team=[{"role": "会议记录", "people": ["v-art", "老郑"]}],
    sessions=[
        {
            "date": "2026-11-06",
            "present": ["c-one"],
            "volunteers": ["v-head", "v-art"],
            "guardians": ["c-one", "c-two"],
            "others": [{"name": "镇干部", "count": 2}],
        }
    ],
    outcome={"summary": "议定三件事。", "next_steps": ["补签协议。", "添置棉衣", "开放图书室", "下月再议"]},
)
PLANNED = activity("a-planned", title="元旦联欢", status="计划", when={"from": "2026-12-31"}, children=ALL)


def a_store(*more: Activity, **settings: Any) -> Store:
    """A school with helpers, children of three villages, and the activities given."""
    holidays = [{"name": "运动会", "from": "2026-12-05", "to": "2026-12-05"}]
    return store(unit(**settings), term(holidays=holidays), *PEOPLE, *more)


def context(
    record: Activity, audience: Audience = "internal", on: date = ON, store: Store | None = None
) -> dict[str, Any]:
    """The context of an activity."""
    return activity_context(store or a_store(record), record, {}, on=on, audience=audience)


def document(
    name: str,
    record: Activity,
    *,
    audience: Audience | None = None,
    given: dict[str, Plain] | None = None,
    allow_missing: bool = False,
) -> Rendered:
    """A document of an activity, for the template's own readers unless told otherwise."""
    template = find(name, FOLDERS)
    facts = {**document_facts(template.about), **(given or {})}
    made = activity_context(
        a_store(record), record, facts, on=ON, audience=audience or template.about.audience
    )
    labels = field_labels("activity", Activity)
    return RENDERER.render(template, made, labels=labels, allow_missing=allow_missing)
