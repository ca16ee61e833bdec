"""Children, helpers and a school to write letters, agreements and plans about."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from liushou.documents.blocks import Block, Form, text_of_runs
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.letters import letters_context
from liushou.documents.contexts.village import village_context
from liushou.documents.contexts.volunteer import volunteer_context
from liushou.documents.frontmatter import Audience
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.records.child import Child
from liushou.records.unit import Unit
from liushou.records.volunteer import Volunteer
from liushou.resources import shipped_templates
from liushou.store.load import Store
from tests.builders import activity, child, school, store, term, unit, volunteer
from tests.documents.reading import DANGLING

ON = date(2026, 11, 20)
FOLDERS = (shipped_templates(),)
RENDERER = Renderer(FOLDERS)
OF_CHILD = (
    "care-agreement", "parent-letter", "greeting-letter", "parent-feedback", "study-plan", "individual-plan",
)  # fmt: skip
TO_ALL = ("parent-letter", "greeting-letter")

Say = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


def rich_child(say: Say = _as_it_is) -> dict[str, Any]:
    """The fields of a child of whom much is known; `say` may change its free texts."""
    return {
        "name": say("小满"),
        "id_number": "439900201505010029",
        "address": {"village": say("青塘村"), "detail": say("3组")},
        "school": school("五年级", 2, name=say("临溪小学")),
        "parents": [
            {
                "relation": "父亲", "name": say("老满"), "situation": "外出务工", "phone": "15400000001",
                "id_number": "439900198501010015", "workplace": say("浙江宁波"), "away_since": "2020-02-01",
            },
            {"relation": "母亲", "name": say("满嫂"), "situation": "外出务工", "phone": "15400000002"},
        ],
        "guardians": [
            {
                "name": say("满奶奶"), "relation": "祖母", "phone": "15400000003", "primary": True,
                "id_number": "439900195501010029",
                "delegated": {"signed_on": "2026-09-10", "until": "2026-12-10"},
            }
        ],
        "health": {
            "condition": "健康", "immunised": False,
            "checkups": [
                {"date": "2026-10-14", "height_cm": 140.5, "weight_kg": 33, "vision": say("5.0/4.9")}
            ],
        },
        "pairings": [
            {"with": "v-pal", "role": "代理家长", "since": "2026-09-15"},
            {"with": "v-mate", "role": "学习帮手", "since": "2026-09-20"},
        ],
        "grades": [
            {"term": "2025-2026-1", "scores": {"语文": 80}},
            {"term": "2025-2026-2", "scores": {"语文": 88, "数学": 91.5}, "class_rank": 3, "class_size": 40},
        ],
        "conduct": [{"term": "2025-2026-2", "violations": 2, "honours": [say("书法展一等奖")]}],
        "records": [
            {"date": "2026-10-30", "kind": "谈心", "by": "v-head"},
            {"date": "2026-11-08", "kind": "亲情视频", "by": "v-head"},
            {"date": "2026-11-11", "kind": "亲情电话", "by": "v-head"},
            {"date": "2026-11-12", "kind": "谈心", "by": "v-head", "note": say("想妈妈")},
            {"date": "2026-11-13", "kind": "信息核查", "by": "v-head"},
        ],
        "cases": [
            {"opened": "2026-10-09", "kind": "行为", "level": "一般", "what": say("课间推搡同学")},
            {
                "opened": "2026-09-09", "kind": "学习", "level": "一般", "what": say("缺交作业"),
                "closed": "2026-10-01",
            },
        ],
        "plans": [
            {
                "term": "2026-2027-1", "kind": "学习帮扶", "aim": say("作文成篇"), "by": "v-head",
                "steps": [
                    {"period": say("9月"), "content": say("每天一句"), "result": say("写满一本")},
                    {"period": say("10月"), "content": say("每周一段")},
                ],
            },
            {
                "term": "2026-2027-1", "kind": "个别教育", "aim": say("遇事先说"), "by": "v-head",
                "steps": [{"period": say("10月"), "content": say("约定暂停手势")}],
            },
            {"term": "2025-2026-2", "kind": "学习帮扶", "aim": "去年的计划", "by": "v-head"},
        ],
        "consent": {"signed_on": "2025-09-01", "by": "老满"},
    }  # fmt: skip


def a_unit(say: Say = _as_it_is) -> Unit:
    """A school with rooms, contacts and duties."""
    return unit(
        info={"name": say("临溪小学"), "hotline": "12345"},
        rooms=[
            {
                "name": say("亲情室"), "place": say("一楼东"), "phone": "15400000009",
                "openings": [
                    {"day": "周二", "from": "12:30", "to": "13:30"},
                    {"day": "周四", "from": "12:30", "to": "13:30"},
                    {"day": "周日", "from": "18:00", "to": "20:00"},
                ],
            },
            {"name": "青塘村留守儿童活动室", "place": "村委会", "openings": [
                {"day": "周六", "from": "14:00", "to": "16:30"},
            ]},
            {"name": "上湾村图书室", "place": "村委会", "openings": [
                {"day": "周六", "from": "09:00", "to": "11:00"},
            ]},
            {"name": "储藏室", "place": "二楼"},
        ],
        contacts=[
            {"village": "青塘村", "service": say("村委会"), "name": say("郑支书"), "phone": "15400000011"},
            {"village": "上湾村", "service": "村委会", "name": "上湾主任", "phone": "15400000012"},
            {"service": "医疗", "name": "镇卫生院", "phone": "15400000013"},
            {"service": "报警", "name": "公安报警", "phone": "110"},
        ],
        duties=[
            {"name": "班主任谈心", "kind": "谈心", "every": "month", "by": "班主任"},
            {"name": "亲情通话", "kind": ["亲情电话", "亲情视频"], "every": "week", "times": 2},
            {"kind": "信息核查", "every": "term"},
            {"kind": "走访", "every": "month", "for": "重点"},
            {"kind": "课业辅导", "every": "week", "by": "帮扶教师"},
            {"name": "领导小组会议", "activity": "会议", "every": "quarter"},
        ],
    )  # fmt: skip


def a_store(*children: Child, settings: Unit | None = None) -> Store:
    """A school in its autumn term, with a homeroom teacher, a substitute parent, a classmate, activities."""
    return store(
        settings or a_unit(),
        term(
            holidays=[
                {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"},
                {"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"},
            ],
            vacation={"from": "2027-01-30", "to": "2027-02-28"},
        ),
        volunteer("v-head", name="宁远", phone="15400000021", homeroom={"grade": "五年级", "class": 2}),
        volunteer("v-pal", name="温如", kind="党员干部", phone="15400000022"),
        volunteer("v-mate", name="小寒", kind="学生"),
        activity("a-law", title="法治讲座", status="计划", when={"from": "2026-12-04", "start": "14:30"}),
        activity("a-other", title="他班游园", status="计划", kind="节日活动", children=["c-x"],
                 when={"from": "2026-12-31"}),
        activity("a-team", title="领导小组会议", status="计划", kind="会议", when={"from": "2026-12-10"}),
        activity(
            "a-club", title="留守儿童书法小组", kind="兴趣小组", status="进行",
            when={"from": "2026-09-05", "to": "2027-01-16", "start": "09:00", "end": "11:00",
                  "weekdays": ["周六"]},
            sessions=[
                {"date": "2026-10-31", "present": ["c-a"]},
                {"date": "2026-11-07", "present": ["c-a"]},
                {"date": "2026-11-14", "present": [], "absent": [{"child": "c-a", "reason": "生病"}]},
            ],
        ),
        *children,
    )  # fmt: skip


RICH = child("c-a", **rich_child())
TINY = child("c-a", parents=[])


def letter(
    name: str,
    one: Child | None,
    *,
    on: date = ON,
    audience: Audience = "internal",
    settings: Unit | None = None,
) -> Rendered:
    """A document of a child, or for all."""
    template = find(name, FOLDERS)
    known = a_store(*([one] if one else []), settings=settings)
    document = document_facts(template.about, day=on)
    return RENDERER.render(template, letters_context(known, one, document, on=on, audience=audience))


def pledge(one: Volunteer, known: Store, *, on: date = ON, audience: Audience = "internal") -> Rendered:
    """The pledge of a volunteer."""
    template = find("pledge", FOLDERS)
    context = volunteer_context(known, one, document_facts(template.about), on=on, audience=audience)
    return RENDERER.render(template, context)


def service_card(village: str, known: Store) -> Rendered:
    """The card of a village."""
    template = find("service-card", FOLDERS)
    return RENDERER.render(template, village_context(known, village, document_facts(template.about), on=ON))


def texts_of_forms(blocks: Iterable[Block]) -> list[str]:
    """The text of every cell of every form."""
    forms = (block for block in blocks if isinstance(block, Form))
    return [text_of_runs(cell.runs) for form in forms for cell in form.cells]


def assert_forms_read_well(blocks: Iterable[Block]) -> None:
    """No cell with a sentence without beginning or end."""
    for text in texts_of_forms(blocks):
        assert not DANGLING.search(text), text
