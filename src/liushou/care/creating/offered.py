"""What a new file offers to be filled in by hand, and how `new` is called: one list for each kind."""

from collections.abc import Mapping

from liushou.records.kinds import KindName

OFFERED: Mapping[KindName, str] = {
    "child": """
        id_number student_number ethnicity phone hukou.rural hukou.registered hukou.place
        address.village address.detail
        school.stage school.name school.grade school.class school.boarding school.enrolled
        parents.relation parents.name parents.situation parents.phone parents.workplace parents.away_since
        guardians.name guardians.relation guardians.phone guardians.primary guardians.delegated.signed_on
        guardianship categories health.condition health.immunised income_sources interests
        pairings.with pairings.role pairings.since consent.signed_on consent.by consent.scope notes
    """,
    "volunteer": """
        organisation position phone address.village party_member homeroom.grade homeroom.class
        covers.village skills available.day available.from available.to capacity
        clearance.checked_on clearance.result notes
    """,
    "activity": """
        theme background basis aims hosts organisers when.to when.start when.end
        agenda.start agenda.end agenda.title agenda.lead children volunteers team.role team.people
        preparations materials.item materials.quantity materials.unit budget.total budget.items.item
        budget.items.amount safety contact.name contact.phone
    """,
    "term": """
        title guidance basis principles goals.text goals.indicator goals.target measures.title measures.items
        calendar.month calendar.items.task calendar.items.lead vacation.from vacation.to
    """,
    "resident": """
        id_number phone address.village address.detail family.relation family.name family.phone
        family.workplace health.condition needs helpers.with helpers.since notes
    """,
}
"""Dotted keys, in any order: a file has them in the model's."""

EXAMPLES: Mapping[KindName, str] = {
    "child": "liushou new child name=田小禾 sex=女 birth_date=2015-11-20",
    "volunteer": "liushou new volunteer name=何秀兰 sex=女 kind=教师",
    "activity": "liushou new activity title=法治讲座 kind=讲座 when.from=2026-12-04 places=多功能厅",
    "term": "liushou new term 2027春 begins=2027-03-01 ends=2027-07-09",
    "resident": (
        "liushou new resident name=石有根 sex=男 birth_date=1951-03-08 kind=留守老人 address.village=朝阳村"
    ),
}


def offered(kind: KindName) -> frozenset[tuple[str, ...]]:
    """The paths of keys offered, with those of the parts they lie in."""
    paths = (tuple(word.split(".")) for word in OFFERED.get(kind, "").split())
    return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))
