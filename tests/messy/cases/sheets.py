"""Several sheets in a book, and what their names and titles say."""

from tests.messy.books import HEADS, PLAIN, Sheet, book
from tests.messy.case import Case, child, school
from tests.messy.cases.rows import LI, NEW_LI, NEW_WU, NEW_ZHOU, WU, ZHOU

CASES = (
    Case(
        "a-sheet-for-each-class",
        "各班.xlsx",
        book(
            Sheet((HEADS, LI), name="五（2）班"),
            Sheet((("石桥小学留守儿童花名册",), HEADS, WU, ZHOU), name="601"),
            Sheet((), name="Sheet3"),
        ),
        PLAIN,
        new=(
            {**NEW_LI, "school": school("五年级", 2)},
            NEW_WU,
            NEW_ZHOU,
        ),
    ),
    Case(
        "the-class-in-the-title",
        "花名册.xlsx",
        book(Sheet((("石桥小学五（2）班留守儿童花名册",), ("班主任：何秀兰",), HEADS, LI))),
        PLAIN,
        new=({**NEW_LI, "school": school("五年级", 2)},),
    ),
    Case(
        "the-grade-in-the-title-and-classes-as-numbers",
        "花名册.xlsx",
        book(Sheet((("六年级留守儿童登记表",), ("班级", *HEADS), (1, *WU), ("2班", *ZHOU)))),
        {"班级": "class_label", **PLAIN},
        new=({**NEW_WU, "school": school("六年级", 1)}, {**NEW_ZHOU, "school": school("六年级", 2)}),
    ),
    Case(
        "a-hidden-sheet-of-last-year",
        "花名册.xlsx",
        book(
            Sheet((HEADS, LI), name="2026秋"),
            Sheet((HEADS, WU), name="2025秋", state="hidden"),
            Sheet((("男", "女"), ("是", "否")), name="选项", state="veryHidden"),
        ),
        PLAIN,
        new=(NEW_LI,),
    ),
    Case(
        "one-sheet-of-several-by-name",
        "各班.xlsx",
        book(Sheet((HEADS, LI), name="五年级2班"), Sheet((HEADS, WU), name="六年级1班")),
        PLAIN,
        new=({**NEW_WU, "school": school("六年级", 1)},),
        words=("--sheet", "六年级1班"),
    ),
    Case(
        "a-sheet-of-figures-beside",
        "花名册.xlsx",
        book(
            Sheet(
                (("统计表",), ("年级", "人数", "其中女生"), ("五年级", 12, 5), ("合计", 12, 5)), name="统计"
            ),
            Sheet((("填表说明",), ("一、出生日期写到日。",), ("二、身份证号用文本。",)), name="说明"),
            Sheet((HEADS, LI), name="名册"),
        ),
        PLAIN,
        new=(NEW_LI,),
    ),
    Case(
        "headings-that-differ-from-sheet-to-sheet",
        "各班.xlsx",
        book(
            Sheet((HEADS, LI), name="五年级2班"),
            Sheet((("学生姓名", "生日", "男/女"), ("吴刚", "2014.6.1", "男")), name="六年级1班"),
        ),
        {**PLAIN, "学生姓名": "name", "生日": "birth_date", "男/女": "sex"},
        new=(
            {**NEW_LI, "school": school("五年级", 2)},
            child("吴刚", "男", "2014-06-01", school=school("六年级", 1)),
        ),
    ),
)
