"""Headings: below titles, in two and three rows, with all that is added to them."""

from tests.messy.books import HEADS, PLAIN, Sheet, book, roster
from tests.messy.case import Case, child, father, guardian, mother, school

_FAMILY = (
    ("序号", "姓名", "性别", "出生日期", "父亲", "", "", "母亲", "", "", "监护人", "", ""),
    ("", "", "", "", *("姓名", "电话", "务工地点") * 2, "姓名", "与儿童关系", "联系电话"),
    (1, "李小雨", "女", "2015-03-05", "李大山", "15400010011", "浙江温岭",
     "吴翠英", "15400010012", "广东东莞", "王桂英", "奶奶", "15400010013"),
)  # fmt: skip
_MERGED = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:J1", "K1:M1")
_FAMILY_COLUMNS = {
    **PLAIN,
    "父亲·姓名": "parents[父亲].name",
    "父亲·电话": "parents[父亲].phone",
    "父亲·务工地点": "parents[父亲].workplace",
    "母亲·姓名": "parents[母亲].name",
    "母亲·电话": "parents[母亲].phone",
    "母亲·务工地点": "parents[母亲].workplace",
    "监护人·姓名": "guardians[0].name",
    "监护人·与儿童关系": "guardians[0].relation",
    "监护人·联系电话": "guardians[0].phone",
}
_LI = child(
    "李小雨",
    "女",
    "2015-03-05",
    parents=[
        father(name="李大山", phone="15400010011", workplace="浙江温岭"),
        mother(name="吴翠英", phone="15400010012", workplace="广东东莞"),
    ],
    guardians=[guardian("王桂英", "祖母", phone="15400010013")],
)

CASES = (
    Case(
        "title-and-date-above",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    ("石桥小学2026年秋季学期农村留守儿童花名册",),
                    ("填报单位（盖章）：石桥小学        填报时间：2026年9月10日",),
                    HEADS,
                    ("李小雨", "女", "2015-03-05"),
                ),
                merged=("A1:C1", "A2:C2"),
            )
        ),
        PLAIN,
        new=(child("李小雨", "女", "2015-03-05"),),
        told=("没有父母的情况",),
    ),
    Case(
        "empty-rows-for-a-logo-and-an-empty-first-column",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    (),
                    (),
                    ("", "附件2"),
                    ("", "农村留守儿童花名册"),
                    (),
                    ("", *HEADS, ""),
                    ("", "李小雨", "女", "2015-03-05", ""),
                )
            )
        ),
        PLAIN,
        new=(child("李小雨", "女", "2015-03-05"),),
    ),
    Case("two-rows-merged", "花名册.xlsx", book(Sheet(_FAMILY, merged=_MERGED)), _FAMILY_COLUMNS, new=(_LI,)),
    Case("two-rows-blank-to-the-right", "花名册.xlsx", book(Sheet(_FAMILY)), _FAMILY_COLUMNS, new=(_LI,)),
    Case(
        "three-rows",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    ("学生基本情况", "", "", "", "", "家庭成员情况", "", "", ""),
                    ("姓名", "性别", "出生日期", "就读班级", "", "父亲", "", "母亲", ""),
                    ("", "", "", "年级", "班", "姓名", "务工地点", "姓名", "务工地点"),
                    ("李小雨", "女", "2015-03-05", "五年级", 2, "李大山", "温岭", "吴翠英", "东莞"),
                ),
                merged=("A1:E1", "F1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"),
            )
        ),
        {
            "学生基本情况·姓名": "name",
            "学生基本情况·性别": "sex",
            "学生基本情况·出生日期": "birth_date",
            "学生基本情况·就读班级·年级": "school.grade",
            "学生基本情况·就读班级·班": "school.class",
            "家庭成员情况·父亲·姓名": "parents[父亲].name",
            "家庭成员情况·父亲·务工地点": "parents[父亲].workplace",
            "家庭成员情况·母亲·姓名": "parents[母亲].name",
            "家庭成员情况·母亲·务工地点": "parents[母亲].workplace",
        },
        new=(
            child(
                "李小雨",
                "女",
                "2015-03-05",
                school=school("五年级", 2),
                parents=[father(name="李大山", workplace="温岭"), mother(name="吴翠英", workplace="东莞")],
            ),
        ),
    ),
    Case(
        "line-breaks-blanks-and-stars",
        "花名册.xlsx",
        roster(
            (1, "李小雨", "女", "2015-03-05", "五年级2班", "王桂英", "奶奶", "15400010013"),
            heads=(
                "序\n号",
                "姓　　名",
                "性\n别",
                "*出生年月日\n（必填）",
                "班  级★",
                "监护人\n姓名",
                "与儿童\n关系",
                "联系电话（必填）",
            ),
        ),
        {
            "姓　　名": "name",
            "性别": "sex",
            "*出生年月日（必填）": "birth_date",
            "班  级★": "class_label",
            "监护人姓名": "guardians[0].name",
            "与儿童关系": "guardians[0].relation",
            "联系电话（必填）": "guardians[0].phone",
        },
        new=(
            child(
                "李小雨",
                "女",
                "2015-03-05",
                school=school("五年级", 2),
                guardians=[guardian("王桂英", "祖母", phone="15400010013")],
            ),
        ),
    ),
    Case(
        "numbered-and-english",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015-03-05", "汉"),
            heads=("1.学生姓名", "2、性别 Sex", "③出生日期(yyyy-mm-dd)", "（4）民 族："),
        ),
        {
            "1.学生姓名": "name",
            "2、性别 Sex": "sex",
            "③出生日期(yyyy-mm-dd)": "birth_date",
            "（4）民 族：": "ethnicity",
        },
        new=(child("李小雨", "女", "2015-03-05", ethnicity="汉族"),),
    ),
    Case(
        "bare-columns-beside-each-parent",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015-03-05", "李大山", "15400010011", "温岭", "吴翠英", "15400010012", "东莞"),
            heads=(*HEADS, "父亲姓名", "电话", "务工地点", "母亲姓名", "电话", "务工地点"),
        ),
        {
            **PLAIN,
            "父亲姓名": "parents[父亲].name",
            "电话": "parents[父亲].phone",
            "务工地点": "parents[父亲].workplace",
            "母亲姓名": "parents[母亲].name",
            "电话（第 8 列）": "parents[母亲].phone",
            "务工地点（第 9 列）": "parents[母亲].workplace",
        },
        new=(
            child(
                "李小雨",
                "女",
                "2015-03-05",
                parents=[
                    father(name="李大山", phone="15400010011", workplace="温岭"),
                    mother(name="吴翠英", phone="15400010012", workplace="东莞"),
                ],
            ),
        ),
        told=("父亲有务工地点或外出日期，状况写作“外出务工”：1 行",),
    ),
    Case(
        "one-phone-after-both-parents-is-nobodys",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015-03-05", "李大山", "吴翠英", "双留守", "15400010011"),
            heads=(*HEADS, "父亲姓名", "母亲姓名", "留守类型", "联系电话"),
        ),
        {
            **PLAIN,
            "父亲姓名": "parents[父亲].name",
            "母亲姓名": "parents[母亲].name",
            "留守类型": "left_behind",
        },
        new=(child("李小雨", "女", "2015-03-05", parents=[father(name="李大山"), mother(name="吴翠英")]),),
    ),
    Case(
        "numbers-of-columns-and-an-example-below",
        "花名册.xlsx",
        roster(("甲", 1, 2), ("例：张三", "男", "2015-01-01"), ("李小雨", "女", "2015-03-05")),
        PLAIN,
        new=(child("李小雨", "女", "2015-03-05"),),
        left_out={"栏次": (2,), "示例": (3,)},
    ),
    Case(
        "columns-that-nobody-knows",
        "花名册.xlsx",
        roster(("李小雨", "女", "2015-03-05", "M", "37", "O"), heads=(*HEADS, "校服尺码", "鞋码", "血型")),
        PLAIN,
        new=(child("李小雨", "女", "2015-03-05"),),
    ),
    Case(
        "sexes-as-two-ticked-columns",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    ("姓名", "性别", "", "出生日期"),
                    ("", "男", "女", ""),
                    ("李小雨", "", "√", "2015-03-05"),
                    ("吴刚", "√", "", "2014-06-01"),
                    ("周晓", "√", "√", "2014-07-01"),
                    ("郑好", "", "", "2014-08-01"),
                ),
                merged=("A1:A2", "B1:C1", "D1:D2"),
            )
        ),
        {"姓名": "name", "性别·男": "sex", "性别·女": "sex", "出生日期": "birth_date"},
        new=(child("李小雨", "女", "2015-03-05"), child("吴刚", "男", "2014-06-01")),
        rejected=((5, "性别·男", "应为下列之一"), (6, "性别·男", "没有性别")),
    ),
    Case(
        "left-behind-as-two-ticked-columns",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    (*HEADS, "留守类型", "", ""),
                    ("", "", "", "双留守", "父亲外出", "母亲外出"),
                    ("李小雨", "女", "2015-03-05", "√", "", ""),
                    ("吴刚", "男", "2014-06-01", "", "", "1"),
                    ("周晓", "男", "2014-07-01", "√", "", "√"),
                ),
                merged=("A1:A2", "B1:B2", "C1:C2", "D1:F1"),
            )
        ),
        {
            **PLAIN,
            "留守类型·双留守": "left_behind",
            "留守类型·父亲外出": "left_behind",
            "留守类型·母亲外出": "left_behind",
        },
        new=(
            child("李小雨", "女", "2015-03-05", parents=[father(), mother()]),
            child("吴刚", "男", "2014-06-01", parents=[father("在家"), mother()]),
        ),
        rejected=((5, "留守类型·双留守", "看不出父母谁外出"),),
    ),
)
