"""Sheets as certain offices have them: exports of the register of pupils, lists of villages, ledgers."""

from tests.messy.books import HEADS, PLAIN, Sheet, book, roster
from tests.messy.case import Case, child, father, guardian, mother, school
from tests.messy.cases.rows import LI, NEW_LI, NEW_WU, NEW_ZHOU, WU, ZHOU

CASES = (
    Case(
        "an-export-of-the-register-of-pupils",
        "学籍导出.xlsx",
        roster(
            (
                "G439900201503051124",
                "李小雨",
                "女",
                "20150305",
                "居民身份证",
                "439900201503051124",
                "汉族",
                "临溪县石桥镇朝阳村",
                "农业户口",
                "202109",
                "五年级",
                "2班",
                "走读",
                "是",
                "否",
                "李大山",
                "父亲",
                "15400010011",
            ),
            heads=(
                "学籍号",
                "姓名",
                "性别",
                "出生日期",
                "身份证件类型",
                "身份证件号",
                "民族",
                "户口所在地",
                "户口性质",
                "入学年月",
                "年级",
                "班级",
                "就读方式",
                "是否留守儿童",
                "是否独生子女",
                "成员1姓名",
                "成员1关系",
                "成员1联系电话",
            ),
        ),
        {
            "学籍号": "student_number",
            **PLAIN,
            "身份证件号": "id_number",
            "民族": "ethnicity",
            "户口所在地": "hukou.place",
            "户口性质": "hukou.rural",
            "入学年月": "school.since",
            "年级": "school.grade",
            "班级": "class_label",
            "就读方式": "school.boarding",
        },
        new=(
            child(
                "李小雨",
                "女",
                "2015-03-05",
                id_number="439900201503051124",
                student_number="G439900201503051124",
                ethnicity="汉族",
                hukou={"rural": True, "registered": True, "place": "临溪县石桥镇朝阳村"},
                school=school("五年级", 2, since="2021-09-01"),
            ),
        ),
    ),
    Case(
        "a-list-of-a-village",
        "朝阳村.xlsx",
        book(
            Sheet(
                (
                    ("朝阳村农村留守儿童摸底排查登记表",),
                    ("填报单位：", "朝阳村村委会", "", "填报时间：", "2026.9.10"),
                    (
                        "序号",
                        "行政村",
                        "组",
                        "户主姓名",
                        "儿童姓名",
                        "性别",
                        "出生年月",
                        "就读学校",
                        "监护人姓名",
                        "与儿童关系",
                        "联系电话",
                    ),
                    (
                        1,
                        "朝阳村",
                        "3组",
                        "李老根",
                        *LI[:2],
                        "2015年3月",
                        "石桥小学",
                        "李老根",
                        "爷爷",
                        "15400010013",
                    ),
                    (2, "", "", "吴二", *WU, "", "吴二", "父亲", ""),
                ),
                merged=("A1:K1", "B4:B5", "C4:C5"),
            )
        ),
        {
            "行政村": "address.village",
            "组": "address.detail",
            "儿童姓名": "name",
            "性别": "sex",
            "出生年月": "birth_date",
            "就读学校": "school.name",
            "监护人姓名": "guardians[0].name",
            "与儿童关系": "guardians[0].relation",
            "联系电话": "guardians[0].phone",
        },
        new=(
            child(
                "吴刚",
                "男",
                "2014-06-01",
                address={"village": "朝阳村", "detail": "3组"},
                guardians=[guardian("吴二", "父亲")],
            ),
        ),
        rejected=((4, "年级", "没有写年级"),),
    ),
    Case(
        "year-month-and-day-in-three-columns",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    ("姓名", "性别", "出生日期", "", ""),
                    ("", "", "年", "月", "日"),
                    ("李小雨", "女", 2015, 3, 5),
                ),
                merged=("A1:A2", "B1:B2", "C1:E1"),
            )
        ),
        {"姓名": "name", "性别": "sex"},
        rejected=((3, "出生日期", "没有出生日期"),),
        words=("--kind", "children"),
    ),
    Case(
        "subtotals-of-each-class",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    ("班级", *HEADS),
                    ("五年级2班", *LI),
                    ("五年级2班小计", "1人"),
                    ("六年级1班", *WU),
                    ("", *ZHOU),
                    ("小计", "", "2人"),
                    ("总计", "共3人"),
                ),
                merged=("A4:A5",),
            )
        ),
        {"班级": "class_label", **PLAIN},
        new=(
            {**NEW_LI, "school": school("五年级", 2)},
            {**NEW_WU, "school": school("六年级", 1)},
            {**NEW_ZHOU, "school": school("六年级", 1)},
        ),
        left_out={"合计": (3, 6, 7)},
    ),
    Case(
        "a-sheet-copied-and-left",
        "花名册.xlsx",
        book(Sheet((HEADS, LI, WU), name="Sheet1"), Sheet((HEADS, LI, WU), name="Sheet1 (2)")),
        PLAIN,
        new=(NEW_LI, NEW_WU),
        unchanged=2,
        told=("内容相同的，只取一次：2 行",),
    ),
    Case(
        "a-guardian-with-relation-and-phone-in-one-cell",
        "花名册.xlsx",
        roster((*LI, "王桂英 奶奶 15400010013"), (*WU, "张三妹（外婆）"), heads=(*HEADS, "监护人")),
        {**PLAIN, "监护人": "guardians[0]"},
        new=({**NEW_WU, "guardians": [guardian("张三妹", "外祖母")]},),
        rejected=((2, "监护人", "电话另写一列"),),
    ),
    Case(
        "what-parents-do-in-free-words",
        "花名册.xlsx",
        roster(
            (*LI, "在广东打工", "在家务农"),
            (*WU, "外出", "已故"),
            (*ZHOU, "打工", "改嫁"),
            heads=(*HEADS, "父亲情况", "母亲情况"),
        ),
        {**PLAIN, "父亲情况": "parents[父亲].situation", "母亲情况": "parents[母亲].situation"},
        new=(
            {**NEW_WU, "parents": [father(), mother("去世")]},
            {**NEW_ZHOU, "parents": [father(), mother("另组家庭")]},
        ),
        rejected=((2, "父亲情况", "应为下列之一"),),
    ),
    Case(
        "left-behind-yes-or-no",
        "花名册.xlsx",
        roster((*LI, "是"), (*WU, "否"), heads=(*HEADS, "是否留守儿童")),
        PLAIN,
        new=(NEW_LI, NEW_WU),
    ),
    Case(
        "the-word-for-family-heads",
        "花名册.xlsx",
        roster(
            (*LI, "王桂英", "祖孙", "15400010013"),
            (*WU, "吴二", "父子", ""),
            heads=(*HEADS, "家长姓名", "关系", "家长电话"),
        ),
        {
            **PLAIN,
            "家长姓名": "guardians[0].name",
            "关系": "guardians[0].relation",
            "家长电话": "guardians[0].phone",
        },
        rejected=((2, "关系", "应为下列之一"), (3, "关系", "应为下列之一")),
    ),
    Case(
        "ticked-months-of-visits-are-not-taken",
        "台账.xlsx",
        book(
            Sheet(
                (
                    (*HEADS, "走访情况", "", "", "帮扶记录"),
                    ("", "", "", "9月", "10月", "11月", ""),
                    (*LI, "√", "√", "", "送书包一个"),
                ),
                merged=("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"),
            )
        ),
        PLAIN,
        new=(NEW_LI,),
    ),
    Case(
        "the-grandparents-in-columns-of-their-own",
        "花名册.xlsx",
        roster(
            (*LI, "李老根", "15400010021", "王桂英", "15400010022", "爷爷"),
            heads=(*HEADS, "爷爷姓名", "电话", "奶奶姓名", "电话", "主要监护人"),
        ),
        {**PLAIN, "主要监护人": "guardians[0]"},
        rejected=((2, "主要监护人", "没有写姓名"),),
    ),
    Case(
        "a-row-for-each-of-the-family",
        "花名册.xlsx",
        book(
            Sheet(
                (
                    (*HEADS, "家庭成员姓名", "与儿童关系", "联系电话"),
                    (*LI, "李大山", "父亲", "15400010011"),
                    ("", "", "", "吴翠英", "母亲", "15400010012"),
                    (*WU, "吴二", "父亲", "15400010015"),
                ),
                merged=("A2:A3", "B2:B3", "C2:C3"),
            )
        ),
        PLAIN,
        new=(NEW_LI, NEW_WU),
        unchanged=1,
        words=("--kind", "children"),
    ),
    Case(
        "remarks-behind-names",
        "花名册.xlsx",
        roster(
            ("李小雨（新转入）", *LI[1:]),
            ("吴刚*", *WU[1:]),
            ("周晓(女)", *ZHOU[1:]),
            ("1.郑好", "男", "2014-08-02"),
            ("冯春15400010011", "女", "2014-08-03"),
            ("田小禾（下学期转走）", "女", "2015-11-20"),
            ("买买提·艾力", "男", "2014-08-04"),
        ),
        PLAIN,
        new=(child("买买提·艾力", "男", "2014-08-04"),),
        rejected=tuple((row, "姓名", "只写姓名") for row in range(2, 8)),
    ),
)
