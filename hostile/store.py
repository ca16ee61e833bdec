"""The small sound store that is made hostile: a child, her teacher, an activity, a term, an old man."""

from pathlib import Path

DAY = "2026-11-20"

SETTINGS = "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n"
HEAD = "id: c-9\nname: 周一帆\nsex: 男\nbirth_date: 2015-05-05\nstatus: 在册\nregistered_on: 2024-09-01\n"
GOOD = f"{HEAD}address: {{village: 朝阳村}}\nparents: []\nguardians: []\n"
"""A child in whose archive something is put."""

FILES = {
    "liushou.yaml": SETTINGS + "duties:\n  - {kind: 谈心, every: month}\n",
    "data/children/c-1.yaml": (
        "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-11-20\nstatus: 在册\nregistered_on: 2024-09-01\n"
        'phone: "15400012345"\naddress: {village: 朝阳村}\n'
        "school: {stage: 小学, grade: 五年级, class: 1, boarding: false, enrolled: true}\n"
        "parents:\n  - {relation: 父亲, situation: 外出务工}\n  - {relation: 母亲, situation: 外出务工}\n"
        "guardians: []\npairings:\n  - {with: v-1, role: 爱心妈妈, since: 2026-09-10}\n"
        "records:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"
        "cases:\n  - {opened: 2026-10-12, kind: 心理, level: 一般, what: 不爱说话, by: v-1}\n"
    ),
    "data/volunteers/v-1.yaml": (
        "id: v-1\nname: 何秀兰\nsex: 女\nkind: 教师\nstatus: 在岗\njoined_on: 2020-09-01\n"
        "homeroom: {grade: 五年级, class: 1}\n"
    ),
    "data/activities/a-1.yaml": (
        "id: a-1\ntitle: 冬至包饺子\nkind: 节日活动\nterm: 2026-2027-1\nstatus: 计划\n"
        "when: {from: 2026-12-22}\nplaces: [亲情室]\nchildren: [c-1]\nvolunteers: [v-1]\n"
    ),
    "data/terms/2026-2027-1.yaml": "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n",
    "data/residents/r-1.yaml": (
        "id: r-1\nname: 田有福\nsex: 男\nbirth_date: 1950-03-02\nkind: 留守老人\nstatus: 在册\n"
        "registered_on: 2024-09-01\naddress: {village: 朝阳村}\n"
    ),
}


def make_store(root: Path) -> None:
    """Write the sound store into a folder that is not there yet."""
    for path, text in FILES.items():
        put(root / path, text)


def put(file: Path, content: str | bytes) -> None:
    """Write a file, making its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
