"""Children to print forms and cards of: one of whom nothing more is known, one with everything."""

from datetime import date
from typing import Any

from liushou.documents.blocks import Block, Form, text_of_runs
from liushou.documents.contexts.child import child_context
from liushou.documents.contexts.facts import document_facts
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.resources import shipped_templates
from liushou.store.load import Store
from tests.builders import child, school, store, unit, volunteer

ON = date(2026, 11, 20)
CARDS = ("child-card", "registration", "contact-card", "talk-record", "peer-card", "visit-record")
FOLDERS = (shipped_templates(),)
RENDERER = Renderer(FOLDERS)

TINY = child("c-tiny", name="小满", parents=[])

RICH_FIELDS: dict[str, Any] = {
    "name": "喆堃",
    "sex": "男",
    "birth_date": "2015-03-17",
    "id_number": "439900201503171116",
    "student_number": "G439900201503171116",
    "ethnicity": "土家族",
    "phone": "15400001111",
    "hukou": {"rural": True, "registered": True, "place": "临溪县青塘村"},
    "address": {"village": "青塘村", "detail": "3组12号"},
    "school": school(name="临溪小学"),
    "parents": [
        {
            "relation": "父亲", "name": "镕安", "situation": "外出务工", "phone": "15400002222",
            "id_number": "439900198505220038", "birth_date": "1985-05-22", "away_since": "2018-02-21",
            "workplace": "浙江温岭", "employer": "水泵厂",
        },
        {"relation": "母亲", "name": "玥玟", "situation": "去世", "birth_date": "1988-01-02"},
        {"relation": "继母", "name": "婳垚", "situation": "在家", "can_guard": False},
    ],
    "guardians": [
        {
            "name": "春婶", "relation": "祖母", "phone": "15400003333", "birth_date": "1957-06-23",
            "id_number": "439900195706230046", "occupation": "务农", "education": "小学", "health": "患病",
            "primary": True, "delegated": {"signed_on": "2026-09-02", "until": "2027-08-31"},
        },
        {"name": "二叔", "relation": "亲属", "phone": "15400004444", "address": "临溪县城东街"},
    ],
    "grandparents": [
        {"relation": "祖父", "name": "老安", "alive": False},
        {"relation": "外祖父", "name": "老玥", "birth_date": "1950-03-04", "alive": True},
    ],
    "siblings": ["c-sister"],
    "guardianship": "差",
    "focus": {"since": "2026-10-01", "why": "祖母住院，夜里没有人照看。"},
    "categories": ["困难", "学困"],
    "health": {
        "condition": "患病", "detail": "支气管哮喘", "immunised": True,
        "checkups": [
            {"date": "2026-10-14", "height_cm": 142.6, "weight_kg": 33, "vision": "5.0", "note": "偏瘦"},
            {"date": "2027-03-01", "height_cm": 145},
        ],
    },
    "income_sources": ["打工收入", "其他"],
    "aid": [
        {"kind": "低保", "amount": 420, "per": "月", "from": "2025-01-01"},
        {"kind": "两免一补", "amount": 312.5, "per": "学期", "from": "2026-09-01", "to": "2027-08-31"},
        {"kind": "临时救助", "amount": 800, "per": "次", "from": "2025-03-01", "to": "2025-03-01"},
    ],
    "interests": ["下棋", "画画"],
    "pairings": [
        {"with": "v-head", "role": "代理家长", "since": "2026-09-15", "signed_on": "2026-09-15"},
        {
            "with": "c-peer", "role": "手拉手伙伴", "since": "2026-09-22", "goal": "一起读书",
            "feedback": "都进步了",
        },
        {"with": "v-gone", "role": "志愿者", "since": "2025-09-15", "until": "2026-07-10"},
    ],
    "grades": [
        {"term": "2025-2026-2", "scores": {"语文": 88, "数学": 82.5}, "class_rank": 11, "class_size": 39},
        {"term": "2025-2026-1", "scores": {"语文": 80}},
    ],
    "conduct": [{"term": "2025-2026-2", "violations": 0, "honours": ["书法展一等奖"]}],
    "records": [
        {"date": "2026-11-19", "kind": "亲情视频", "by": "v-head"},
        {
            "date": "2026-10-16", "kind": "谈心", "by": "v-head", "place": "亲情室", "note": "说起想妈妈。",
            "follow_up": {"due": "2026-11-01", "what": "约继母来校", "done": "2026-10-28"},
        },
        {"date": "2026-09-09", "kind": "谈心", "by": "v-head", "note": "新学期的打算"},
        {
            "date": "2026-10-24", "kind": "家访", "by": ["v-head", "村支书老郑"], "place": "青塘村",
            "note": "屋里整洁", "follow_up": {"due": "2026-12-01", "what": "检修电线"},
        },
        {"date": "2026-12-01", "kind": "谈心", "note": "还没有到这一天"},
    ],
    "cases": [
        {"opened": "2026-10-08", "kind": "监护", "level": "重点", "what": "夜里独自在家"},
        {"opened": "2025-10-08", "closed": "2025-12-08", "kind": "学习", "level": "一般", "what": "旧事一桩"},
    ],
    "notes": "对花生过敏。",
}  # fmt: skip
RICH = child("c-rich", **RICH_FIELDS)

PEOPLE: tuple[Record, ...] = (
    unit(
        info={"hotline": "12345"},
        contacts=[{"village": "青塘村", "service": "儿童主任", "name": "辛姐", "phone": "15400005555"}],
    ),
    volunteer(
        "v-head", name="宁远", position="数学教师", phone="15400006666",
        homeroom={"grade": "五年级", "class": 2},
    ),
    volunteer("v-gone", name="走远", kind="大学生"),
    child(
        "c-peer", name="小寒", sex="男", school=school(), address={"village": "白石村"},
        guardians=[{"name": "冬爷", "relation": "祖父", "phone": "15400007777"}],
    ),
    child("c-sister", name="喆瑶"),
)  # fmt: skip


def a_store(*children: Child) -> Store:
    """A school with a homeroom teacher, a village director, a classmate, a sister and these children."""
    return store(*PEOPLE, *children)


def context(record: Child, *, audience: Audience = "internal", on: date = ON) -> dict[str, Plain]:
    """The context of a child in that store."""
    return child_context(a_store(record), record, {"date": None}, on=on, audience=audience)


def card(name: str, record: Child, *, audience: Audience = "internal", day: date | None = None) -> Rendered:
    """A form or card of a child; `day` is the document's date."""
    template = find(name, FOLDERS)
    document = document_facts(template.about, day=day)
    facts = child_context(a_store(record), record, document, on=ON, audience=audience)
    return RENDERER.render(template, facts)


def file(name: str, rendered: Rendered) -> bytes:
    """The docx of a form or card."""
    page = find(name, FOLDERS).about.page
    return write_docx(rendered.blocks, title=rendered.title, date=ON, profile=page)


def cells(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of all cells of the forms of a document."""
    return [text_of_runs(cell.runs) for block in blocks if isinstance(block, Form) for cell in block.cells]


def beside(blocks: tuple[Block, ...], label: str) -> str:
    """The text of the cell to the right of the label; it must be there."""
    for form in blocks:
        if isinstance(form, Form):
            for cell in form.cells:
                if text_of_runs(cell.runs).replace("\n", "") == label:
                    right = (cell.row, cell.column + cell.columns)
                    (found,) = [each for each in form.cells if (each.row, each.column) == right]
                    return text_of_runs(found.runs)
    raise AssertionError(label)
