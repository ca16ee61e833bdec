"""A school of four children to make the tables of a term of, and of which nothing but names is known."""

from datetime import date
from typing import Any

from liushou.documents.contexts.drawing import Drawing
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.inspection import inspection_context
from liushou.documents.contexts.survey_shape import SurveyJson
from liushou.documents.contexts.tables import tables_context
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import find
from liushou.records.fields import Record
from liushou.records.term import Term
from liushou.resources import shipped_templates
from liushou.stats.survey_columns import COLUMNS
from liushou.store.load import Store
from tests.builders import FATHER_HOME, MOTHER_AWAY, child, school, store, term, unit, volunteer

DAY = date(2026, 11, 20)
TERM = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
GRANDMOTHER = {"name": "严奶奶", "relation": "祖母", "phone": "13900000001"}
RICH: tuple[dict[str, Any], ...] = (
    {
        "id_": "c-one", "name": "镕喆小满", "sex": "男", "address": {"village": "青塘村"},
        "school": school("三年级", 1),
        "parents": [
            {"relation": "父亲", "situation": "外出务工", "phone": "13800000001"},
            {"relation": "母亲", "situation": "外出务工"},
        ],
        "guardians": [{**GRANDMOTHER, "delegated": {"signed_on": "2026-09-01"}}],
        "guardianship": "较好",
        "pairings": [
            {"with": "v-art", "role": "爱心妈妈", "since": "2026-10-11"},
            {"with": "v-head", "role": "代理家长", "since": "2025-09-18", "signed_on": "2025-09-18"},
            {"with": "v-gone", "role": "志愿者", "since": "2025-09-01", "until": "2026-07-01"},
            {"with": "c-two", "role": "手拉手伙伴", "since": "2026-09-22"},
        ],
        "vacations": [
            {"term": "2026-2027-1", "place": "随父母", "carer": "父母", "parents_back": "2027-02-01",
             "plan": "去看海"},
            {"term": "2025-2026-2", "place": "在家"},
        ],
        "records": [
            {"date": "2026-09-11", "kind": "信息核查"},
            {"date": "2026-10-24", "kind": "家访", "by": "v-head"},
            {"date": "2026-11-12", "kind": "谈心", "by": "v-head"},
            {"date": "2026-12-01", "kind": "谈心", "by": "v-head"},
        ],
    },
    {
        "id_": "c-two", "name": "镕堃", "address": {"village": "上湾村"}, "school": school("四年级", 2),
        "guardians": [{"name": "老周", "relation": "邻居", "phone": "13900000002",
                       "delegated": {"signed_on": "2025-09-01", "until": "2026-08-31"}}],
        "pairings": [
            {"with": "c-one", "role": "手拉手伙伴", "since": "2026-09-22"},
            {"with": "v-mate", "role": "学习帮手", "since": "2026-10-10"},
        ],
        "vacations": [{"term": "2026-2027-1", "place": "在家", "carer": "老周"}],
    },
    {
        "id_": "c-three", "name": "玥璟婳", "address": {"village": "上湾村"}, "school": school("三年级", 1),
        "parents": [FATHER_HOME, MOTHER_AWAY],
        "pairings": [{"with": "v-head", "role": "代理家长", "since": "2026-09-01"}],
    },
    {"id_": "c-bare", "name": "垚垚", "registered_on": "2026-11-01"},
    {"id_": "c-left", "name": "走了", "status": "转出", "closed_on": "2026-11-01"},
)  # fmt: skip
"""Children by what is known of them: everything, much, little, nothing; the last has moved away."""

HELPERS = (
    volunteer("v-head", name="宁远", position="德育主任", organisation="临溪小学", phone="13700000001"),
    volunteer("v-art", name="温如", kind="五老"),
    volunteer("v-gone", name="何往", status="离岗", left_on="2026-07-01"),
    volunteer("v-mate", name="项东星", kind="学生", position="四年级2班学生"),
)
CHECKLISTS = [
    {
        "name": "督导检查",
        "items": [
            {"name": "监护人同意书", "field": "consent"},
            {"name": "监护人电话", "field": "guardians.phone"},
            {"name": "谈心记录", "record": "谈心", "every": "month"},
            {"name": "家访记录", "record": "家访", "times": 2, "every": "term"},
            {"name": "家长会", "activity": "家长会"},
            {"name": "会议", "activity": "会议", "every": "month"},
            {"name": "台账上墙"},
        ],
    }
]
FOLDERS = (shipped_templates(),)
RENDERER = Renderer(FOLDERS)
COUNTS = (2, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 2, 0, 0, 0, 1, 1, 0)
TABLE: SurveyJson = {
    "unit": "临溪小学",
    "on": "2026-11-20",
    "definition": "official",
    "title": "农村留守儿童统计表",
    "counted": "国家口径：在册的不满16周岁的农村留守儿童",
    "note": "说明：国家口径：在册的不满16周岁的农村留守儿童。",
    "columns": tuple({"number": one.number, "group": one.group, "label": one.label} for one in COLUMNS),
    "rows": ({"village": "青塘村", "counts": COUNTS}, {"village": None, "counts": COUNTS}),
    "total": tuple(2 * count for count in COUNTS),
    "unbalanced": (),
    "mismatches": (),
    "incomplete": (
        {
            "id": "c-x",
            "name": "镕喆小满",
            "village": "青塘村",
            "class": "三年级1班",
            "lacks": ("身体情况",),
            "fields": ("health",),
            "path": "data/children/c-x.yaml",
        },
        {
            "id": "c-y",
            "name": "镕堃",
            "village": None,
            "class": None,
            "lacks": ("就学情况", "监护情况评估"),
            "fields": ("school", "guardianship"),
            "path": "data/children/c-y.yaml",
        },
    ),
}
"""A survey table as the command gives it; its sums are right."""


def a_school(*people: dict[str, Any], more: tuple[Record, ...] = ()) -> Store:
    """A school with these children, everyone of RICH where none are given, and its helpers."""
    children = (child(**fields) for fields in people or RICH)
    return store(unit(checklists=CHECKLISTS), TERM, *HELPERS, *children, *more)


def empty_school() -> Store:
    """A school without children or helpers."""
    return store(unit(), term())


def of_term(
    name: str,
    known: Store | None = None,
    *,
    on: date = DAY,
    audience: Audience = "internal",
    day: date | None = None,
    table: SurveyJson | None = TABLE,
) -> Rendered:
    """A document of the autumn term."""
    found, kept = find(name, FOLDERS), known or a_school()
    subject: Term = kept.terms["2026-2027-1"]
    document = document_facts(found.about, day=day)
    context = tables_context(kept, subject, document, on=on, audience=audience, table=table)
    return RENDERER.render(found, context)


def of_sample(
    ids: tuple[str, ...],
    known: Store | None = None,
    *,
    audience: Audience = "internal",
    on: date = DAY,
    day: date | None = None,
    drawing: Drawing | None = None,
) -> Rendered:
    """The inspection form of these children."""
    found, kept = find("inspection-form", FOLDERS), known or a_school()
    return RENDERER.render(
        found, sample_context(ids, kept, audience=audience, on=on, day=day, drawing=drawing)
    )


def sample_context(
    ids: tuple[str, ...],
    kept: Store,
    *,
    audience: Audience = "internal",
    on: date = DAY,
    day: date | None = None,
    drawing: Drawing | None = None,
) -> dict[str, Plain]:
    """The context of an inspection of these children."""
    document = document_facts(find("inspection-form", FOLDERS).about, day=day)
    children = [kept.children[id_] for id_ in ids]
    return inspection_context(kept, children, document, on=on, audience=audience, drawing=drawing)
