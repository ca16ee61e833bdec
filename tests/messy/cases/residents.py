"""Ledgers of 留守妇女、留守老人 as townships send them."""

from typing import Any

from tests.messy.books import Sheet, book
from tests.messy.case import Case

PEOPLE = "residents"
WOMAN, MAN = "439900194809166060", "439900195211039037"


def _resident(name: str, sex: str, born: str, kind: str, **more: Any) -> dict[str, Any]:
    base = {"name": name, "sex": sex, "birth_date": born, "kind": kind, "status": "在册"}
    return {**base, "registered_on": "2026-11-20", "address": {"village": "朝阳村"}, **more}


CASES = (
    Case(
        "a township's ledger: a sheet for each kind, titles, heads of two rows",
        "三留守人员台账.xlsx",
        book(
            Sheet(
                (
                    ("石桥镇农村三留守人员台账（留守老人）",),
                    ("填报单位：朝阳村", "", "", "", "", "", "", "2026年11月"),
                    ("序号", "姓名", "性别", "身份证号", "家庭住址", "子女情况", "", "", "健康状况"),
                    ("", "", "", "", "", "姓名", "务工地点", "联系电话", ""),
                    (1, "钱阿婆", "女", WOMAN, "石桥镇朝阳村3组", "钱 大", "浙江宁波", "15400010042", "良好"),
                    (2, "钱老汉", "男", MAN, "朝阳村5组", "", "", "", "高血压"),
                    (3, "孙老太", "女", 439900194502216211, "朝阳村1组", "孙二", "广东", "", "患病"),
                    ("合计", 3),
                ),
                name="留守老人",
                merged=("A1:I1", "F3:H3", "I3:I4"),
            ),
            Sheet(
                (
                    ("石桥镇农村三留守人员台账（留守妇女）",),
                    ("序号", "姓名", "出生年月", "村", "丈夫姓名", "务工地点", "需求", "帮扶责任人"),
                    (1, "李春兰", "1987.5.14", "朝阳村", "王大伟", "上海", "法律援助、心理抚慰", "何秀兰"),
                    (2, "赵小梅", "", "朝阳村", "", "", "", ""),
                ),
                name="留守妇女",
                merged=("A1:H1",),
            ),
        ),
        {
            "姓名": "name",
            "性别": "sex",
            "身份证号": "id_number",
            "家庭住址": "address",
            "子女情况·姓名": "family[0].name",
            "子女情况·务工地点": "family[0].workplace",
            "子女情况·联系电话": "family[0].phone",
            "健康状况": "health.condition",
            "出生年月": "birth_date",
            "村": "address.village",
            "丈夫姓名": "family[0].name",
            "务工地点": "family[0].workplace",
            "需求": "needs",
            "帮扶责任人": "helpers.with",
        },
        new=(
            _resident(
                "钱阿婆",
                "女",
                "1948-09-16",
                "留守老人",
                id_number=WOMAN,
                address={"village": "朝阳村", "detail": "3组"},
                family=[
                    {"relation": "子女", "name": "钱大", "phone": "15400010042", "workplace": "浙江宁波"}
                ],
                health={"condition": "健康"},
            ),
            _resident(
                "李春兰",
                "女",
                "1987-05-14",
                "留守妇女",
                family=[{"relation": "丈夫", "name": "王大伟", "workplace": "上海"}],
                needs=["法律援助", "心理抚慰"],
                helpers=[{"with": "v-1", "since": "2026-11-20"}],
            ),
        ),
        rejected=(
            (6, "健康状况", "应为下列之一：健康、残疾、患病"),
            (7, "身份证号", "号码被当成数字存了"),
            (4, "出生年月", "没有出生日期"),
        ),
        told=("留守妇女没有写性别的，写作女：1 行", "帮扶起始写作 2026-11-20：1 行"),
        left_out={"合计": (8,)},
        kind=PEOPLE,
    ),
    Case(
        "all in one sheet: the kind in a column, children among them, only an age",
        "留守人员.xlsx",
        book(
            Sheet(
                (
                    ("姓名", "性别", "年龄", "出生日期", "类别", "村", "电话"),
                    ("周大爷", "男", 78, "1948-03-02", "老人", "朝阳村", "15400010051"),
                    ("周大妈", "女", 77, "", "留守老人", "朝阳村", ""),
                    ("吴小刚", "男", 9, "2017-03-02", "留守儿童", "朝阳村", ""),
                )
            )
        ),
        {
            "姓名": "name",
            "性别": "sex",
            "出生日期": "birth_date",
            "类别": "kind",
            "村": "address.village",
            "电话": "phone",
        },
        new=(_resident("周大爷", "男", "1948-03-02", "留守老人", phone="15400010051"),),
        rejected=((3, "出生日期", "只有年龄不够"), (4, "类别", "应为下列之一：留守妇女、留守老人")),
        kind=PEOPLE,
    ),
    Case(
        "an elder who has an archive: a phone, the son's place, a daughter more",
        "老人.xlsx",
        book(
            Sheet(
                (
                    ("朝阳村留守老人花名册",),
                    ("老人姓名", "村", "联系电话", "与老人关系", "家属姓名", "务工地点"),
                    ("冯老太", "朝阳村", "15400010072", "儿子", "冯大", "上海"),
                )
            )
        ),
        {
            "老人姓名": "name",
            "村": "address.village",
            "联系电话": "phone",
            "与老人关系": "family[0].relation",
            "家属姓名": "family[0].name",
            "务工地点": "family[0].workplace",
        },
        changed=(
            (
                3,
                "r-1",
                {
                    "phone": ("15400010071", "15400010072"),
                    "family[0].workplace": ("浙江宁波", "上海"),
                },
            ),
        ),
        kind=PEOPLE,
    ),
    Case(
        "one phone beside an elder and a son is nobody's",
        "老人电话.xlsx",
        book(
            Sheet(
                (
                    ("留守老人登记表",),
                    ("姓名", "性别", "出生日期", "村", "儿子姓名", "联系电话"),
                    ("钱阿婆", "女", "1948-09-16", "朝阳村", "钱大", "15400010042"),
                )
            )
        ),
        {
            "姓名": "name",
            "性别": "sex",
            "出生日期": "birth_date",
            "村": "address.village",
            "儿子姓名": "family[0].name",
        },
        new=(
            _resident(
                "钱阿婆", "女", "1948-09-16", "留守老人", family=[{"relation": "儿子", "name": "钱大"}]
            ),
        ),
        kind=PEOPLE,
    ),
    Case(
        "the elders beside the children in one workbook",
        "三留守.xlsx",
        book(
            Sheet(
                (("姓名", "性别", "出生日期", "班级"), ("李小雨", "女", "2015-03-03", "五年级1班")),
                name="留守儿童",
            ),
            Sheet(
                (("姓名", "性别", "出生日期", "村"), ("钱阿婆", "女", "1948-09-16", "朝阳村")),
                name="留守老人",
            ),
        ),
        {"姓名": "name", "性别": "sex", "出生日期": "birth_date", "村": "address.village"},
        new=(_resident("钱阿婆", "女", "1948-09-16", "留守老人"),),
        words=("--kind", PEOPLE),
        kind=PEOPLE,
    ),
)
