"""Rows that are none, rows said twice, tables below and beside one another."""

from tests.messy.books import HEADS, PLAIN, Sheet, book, roster
from tests.messy.case import Case, child, school

LI = ("李小雨", "女", "2015-03-05")
WU = ("吴刚", "男", "2014-06-01")
ZHOU = ("周晓", "男", "2014-07-02")
NEW_LI, NEW_WU, NEW_ZHOU = (child(*one) for one in (LI, WU, ZHOU))
_CLASS = {**PLAIN, "班级": "class_label"}
_GUARDIAN = {
    "监护人姓名": "guardians[0].name",
    "与儿童关系": "guardians[0].relation",
    "联系电话": "guardians[0].phone",
}
_NOBODY = ("", "", "")
_NUMBERED = ("序号", *HEADS, "备注")

CASES = (
    Case(
        "totals-notes-and-signatures-below",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    _NUMBERED,
                    (1, *LI),
                    (2, *WU, "单亲"),
                    ("本页小计", 2),
                    ("合计", "2人", "男1女1"),
                    ("说明：1.本表一式两份，一份留校，一份报中心校。",),
                    ("2.出生日期按户口簿填写",),
                    ("填表人：何秀兰", "", "审核人：张伟", "", "联系电话：15400019999"),
                    ("校长（签字）：",),
                ),
                merged=("A6:E6",),
            )
        ),
        {**PLAIN, "备注": "notes"},
        new=(NEW_LI, {**NEW_WU, "notes": "单亲"}),
        left_out={"合计": (4, 5), "说明": (6, 7, 8, 9)},
    ),
    Case(
        "a-total-counted-by-a-formula",
        "花名册.xlsx",
        roster((1, *LI), ("合计：", "=COUNTA(B2:B2)"), heads=("序号", *HEADS)),
        PLAIN,
        new=(NEW_LI,),
        left_out={"合计": (3,)},
    ),
    Case(
        "numbers-before-rows-that-are-not-filled-in",
        "花名册.xlsx",
        roster((1, *LI), (2,), (3,), (), (4, *WU), (5,), heads=("序号", *HEADS)),
        PLAIN,
        new=(NEW_LI, NEW_WU),
        left_out={"空行": (3, 4, 5, 7)},
    ),
    Case(
        "a-table-of-helpers-below",
        "花名册.xlsx",
        roster(
            LI,
            (),
            ("帮扶教师名册",),
            ("教师姓名", "性别", "政治面貌", "任教学科"),
            ("何秀兰", "女", "党员", "语文"),
            ("合计", 1),
        ),
        PLAIN,
        new=(NEW_LI,),
        left_out={"别的表": (4, 5, 6, 7)},
    ),
    Case(
        "teachers-below-who-would-pass-for-children",
        "花名册.xlsx",
        roster(
            LI,
            ("姓名", "性别", "出生日期", "政治面貌", "职务", "专长", "联系电话"),
            ("何秀兰", "女", "1985-02-03", "党员", "教师", "书法", "15400010033"),
        ),
        PLAIN,
        new=(NEW_LI,),
        left_out={"别的表": (3, 4)},
    ),
    Case(
        "marks-of-the-same-children-below",
        "花名册.xlsx",
        roster(LI, WU, (), ("期末成绩",), ("姓名", "语文", "数学", "总分"), ("李小雨", 90, 91, 181)),
        PLAIN,
        new=(NEW_LI, NEW_WU),
        left_out={"别的表": (5, 6, 7)},
    ),
    Case(
        "more-children-below-with-other-columns",
        "花名册.xlsx",
        roster(
            LI, (), ("转入学生",), ("姓名", "出生日期", "性别", "民族"), ("吴刚", "2014-06-01", "男", "土家")
        ),
        {**PLAIN, "民族": "ethnicity"},
        new=(NEW_LI, {**NEW_WU, "ethnicity": "土家族"}),
    ),
    Case(
        "blocks-side-by-side",
        "花名册.xlsx",
        roster(
            (1, *LI, "", 3, *ZHOU),
            (2, *WU, "", "", "", "", ""),
            heads=("序号", *HEADS, "", "序号", *HEADS),
        ),
        PLAIN,
        new=(NEW_LI, NEW_ZHOU, NEW_WU),
        left_out={"空行": (3,)},
    ),
    Case(
        "blocks-side-by-side-one-of-whom-looks-alike",
        "花名册.xlsx",
        roster(
            (*LI, *_NOBODY, *ZHOU, *_NOBODY),
            ("田晓禾", "女", "2015-11-20", "周桂香", "奶奶", "15400010003", *WU, *_NOBODY),
            heads=(*HEADS, *_GUARDIAN) * 2,
        ),
        {**PLAIN, **_GUARDIAN},
        new=(NEW_LI, NEW_ZHOU, NEW_WU),
        rejected=((3, "", "c-1"),),
    ),
    Case(
        "the-head-again-on-each-page",
        "花名册.xlsx",
        roster(LI, ("石桥小学留守儿童花名册",), HEADS, WU, (), HEADS, ZHOU),
        PLAIN,
        new=(NEW_LI, NEW_WU, NEW_ZHOU),
        left_out={"说明": (3,), "重复的表头": (4, 7), "空行": (6,)},
    ),
    Case(
        "lines-between-that-name-the-class",
        "花名册.xlsx",
        book(
            Sheet((HEADS, ("五（2）班",), LI, ("六年级1班（共2人）",), WU, ZHOU), merged=("A2:C2", "A4:C4"))
        ),
        PLAIN,
        new=(
            {**NEW_LI, "school": school("五年级", 2)},
            {**NEW_WU, "school": school("六年级", 1)},
            {**NEW_ZHOU, "school": school("六年级", 1)},
        ),
        left_out={"班级小标题": (2, 4)},
    ),
    Case(
        "hidden-rows",
        "花名册.xlsx",
        book(Sheet((HEADS, LI, WU, ZHOU), hidden=(3,))),
        PLAIN,
        new=(NEW_LI, NEW_ZHOU),
        left_out={"隐藏的行": (3,)},
    ),
    Case(
        "hidden-rows-asked-for",
        "花名册.xlsx",
        book(Sheet((HEADS, LI, WU, ZHOU), hidden=(3,))),
        PLAIN,
        new=(NEW_LI, NEW_WU, NEW_ZHOU),
        words=("--hidden",),
    ),
    Case(
        "rows-filtered-away",
        "花名册.xlsx",
        book(Sheet((HEADS, LI, WU, ZHOU), hidden=(3, 4), filtered="A1:C4")),
        PLAIN,
        new=(NEW_LI,),
        left_out={"隐藏的行": (3, 4)},
    ),
    Case(
        "hidden-columns-are-read",
        "花名册.xlsx",
        book(Sheet(((*HEADS, "班级"), (*LI, "五年级2班")), unseen_columns=("C",))),
        _CLASS,
        new=({**NEW_LI, "school": school("五年级", 2)},),
    ),
    Case(
        "the-same-row-twice",
        "花名册.xlsx",
        roster(LI, WU, LI),
        PLAIN,
        new=(NEW_LI, NEW_WU),
        unchanged=1,
        told=("表里写了两次、内容相同的，只取一次：1 行",),
    ),
    Case(
        "the-same-child-twice-with-another-class",
        "花名册.xlsx",
        roster((*LI, "五年级2班"), (*LI, "五年级3班"), (*WU, "六年级1班"), heads=(*HEADS, "班级")),
        _CLASS,
        new=({**NEW_WU, "school": school("六年级", 1)},),
        rejected=((2, "", "第 3 行"), (3, "", "第 2 行")),
    ),
    Case(
        "classes-merged-down",
        "花名册.xlsx",
        book(
            Sheet(
                (("年级", "班", *HEADS), ("五年级", 2, *LI), ("", "", *WU), ("六年级", 1, *ZHOU)),
                merged=("A2:A3", "B2:B3"),
            )
        ),
        {"年级": "school.grade", "班": "school.class", **PLAIN},
        new=(
            {**NEW_LI, "school": school("五年级", 2)},
            {**NEW_WU, "school": school("五年级", 2)},
            {**NEW_ZHOU, "school": school("六年级", 1)},
        ),
    ),
)
