"""Under which heading of a meeting each field of an archive is told."""

from collections.abc import Mapping

from liushou.records.kinds import KindName

CAME = "新建档、回来"
LEFT = "转出、毕业、结束"
FAMILY = "监护人和父母"
PAIRINGS = "结对"
CASES = "个案"
CONCERN = "重点、类别和监护情况"
CARE = "帮扶记录"
BASICS = "就学和基本情况"
REST = "成绩、健康、救助和其他"
VOLUNTEERS = "帮扶人员"
ACTIVITIES = "活动"
TERMS = "学期计划"
RESIDENTS = "留守妇女和老人"
SETTINGS = "单位设置"
FILES = "档案本身"

HEADINGS = (
    CAME,
    LEFT,
    FAMILY,
    PAIRINGS,
    CASES,
    CONCERN,
    CARE,
    BASICS,
    REST,
    VOLUNTEERS,
    ACTIVITIES,
    TERMS,
    RESIDENTS,
    SETTINGS,
    FILES,
)
"""All headings, in the order of a meeting."""

_OF_KIND: Mapping[KindName, str] = {
    "volunteer": VOLUNTEERS,
    "activity": ACTIVITIES,
    "term": TERMS,
    "resident": RESIDENTS,
    "publication": SETTINGS,
    "erasure": LEFT,
    "unsealing": SETTINGS,
    "unit": SETTINGS,
    "child": REST,
}
_OF_CHILD = {
    "status": LEFT,
    "closed_on": LEFT,
    "parents": FAMILY,
    "guardians": FAMILY,
    "grandparents": FAMILY,
    "consent": FAMILY,
    "pairings": PAIRINGS,
    "cases": CASES,
    "guardianship": CONCERN,
    "focus": CONCERN,
    "categories": CONCERN,
    "records": CARE,
    **dict.fromkeys(
        (
            "name",
            "sex",
            "birth_date",
            "registered_on",
            "earlier",
            "id_number",
            "student_number",
            "ethnicity",
            "phone",
            "hukou",
            "address",
            "school",
            "siblings",
        ),
        BASICS,
    ),
    "id": FILES,
    "past": FILES,
    "not_duplicate": FILES,
}


def heading_of(kind: KindName, field: str) -> str:
    """The heading under which a top field of an archive of that kind is told."""
    if kind == "child":
        return _OF_CHILD.get(field, REST)
    return FILES if field in ("id", "past") else _OF_KIND[kind]
