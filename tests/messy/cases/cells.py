"""Cells: days, sexes, yes and no, phones, formulas, and what nobody sees in a text."""

from datetime import date, datetime

from tests.exchange.workbooks import rows_of, xlsx
from tests.messy.books import HEADS, PLAIN, roster
from tests.messy.case import NAMES, Case, child, guardian, school

_FORMULA = (
    '<row><c t="str"><f>A9&amp;B9</f><v>{}</v></c><c t="str"><v>女</v></c>'
    "<c><f>DATE(2015,3,5)</f><v>42068</v></c></row>"
)


def _days(*cells: object) -> list[tuple[object, ...]]:
    return [(name, "女", cell) for name, cell in zip(NAMES, cells, strict=False)]


def _born(*days: str) -> tuple[dict[str, object], ...]:
    return tuple(child(name, "女", day) for name, day in zip(NAMES, days, strict=False))


CASES = (
    Case(
        "birth-dates-in-ten-spellings",
        "花名册.xlsx",
        roster(
            *_days(
                "2015-03-05",
                "2015.3.5",
                "2015/3/6",
                "2015年3月7日",
                "20150308",
                "二〇一五年三月九日",
                "２０１５．３．１０",
                20150311,
                date(2015, 3, 12),
                datetime(2015, 3, 13, 8, 30),  # noqa: DTZ001 - a spreadsheet knows no zones
                "2015 3 14",
                "2015、3、15",
            )
        ),
        PLAIN,
        new=_born(
            "2015-03-05",
            "2015-03-05",
            "2015-03-06",
            "2015-03-07",
            "2015-03-08",
            "2015-03-09",
            "2015-03-10",
            "2015-03-11",
            "2015-03-12",
            "2015-03-13",
            "2015-03-14",
            "2015-03-15",
        ),
    ),
    Case(
        "birth-dates-as-serial-numbers",
        "花名册.xlsx",
        roster(*_days(42068, 42069.0, "42070", 12345)),
        PLAIN,
        new=_born("2015-03-05", "2015-03-06"),
        rejected=((4, "出生日期", "不是日期"), (5, "出生日期", "不是日期")),
    ),
    Case(
        "days-counted-from-1904",
        "花名册.xlsx",
        lambda: xlsx(
            rows_of(HEADS)
            + '<row><c t="inlineStr"><is><t>李小雨</t></is></c><c t="inlineStr"><is><t>女</t></is></c>'
            '<c s="1"><v>40606</v></c></row>',
            since_1904=True,
        ),
        PLAIN,
        new=_born("2015-03-05"),
    ),
    Case(
        "birth-dates-that-may-be-several",
        "花名册.xlsx",
        roster(
            *_days(
                2014.1,
                "2014.1",
                "03/05/2014",
                "14.3.5",
                "2014",
                "2015年2月29日",
                "农历2015年正月初三",
                "2035-01-01",
            )
        ),
        PLAIN,
        rejected=(
            (2, "出生日期", "分不清是 1 月还是 10 月"),
            (3, "出生日期", "分不清是 1 月还是 10 月"),
            (4, "出生日期", "分不清哪个是月"),
            (5, "出生日期", "年份不是四位"),
            (6, "出生日期", "只有年份"),
            (7, "出生日期", "日历上没有这一天"),
            (8, "出生日期", "农历"),
            (9, "出生日期", "以后"),
        ),
    ),
    Case(
        "months-only",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015年3月", "439900201503051140"),
            ("吴小刚", "女", "2015.03", ""),
            ("周小晓", "女", 2014.12, ""),
            heads=(*HEADS, "身份证号"),
        ),
        {**PLAIN, "身份证号": "id_number"},
        new=(
            child("李小雨", "女", "2015-03-05", id_number="439900201503051140"),
            child("吴小刚", "女", "2015-03-01"),
            child("周小晓", "女", "2014-12-01"),
        ),
        told=("出生日期只有年月的，日写作 1 日：2 行",),
    ),
    Case(
        "sexes-in-all-words",
        "花名册.xlsx",
        roster(
            ("李小雨", "女生", "2015-03-05"),
            ("吴小刚", "男 ", "2015-03-06"),
            ("周小晓", "M", "2015-03-07"),
            ("郑小好", "f", "2015-03-08"),
            ("冯小春", "男性", "2015-03-09"),
            ("陈小夏", "女孩", "2015-03-10"),
            ("褚小秋", "不详", "2015-03-11"),
            ("卫小冬", "男/女", "2015-03-12"),
            ("蒋小东", 1, "2015-03-13"),
        ),
        PLAIN,
        new=tuple(
            child(name, sex, f"2015-03-{day:02}")
            for name, sex, day in zip(NAMES[:6], "女男男女男女", range(5, 11), strict=True)
        ),
        rejected=((8, "性别", "没有性别"), (9, "性别", "男、女"), (10, "性别", "男、女")),
    ),
    Case(
        "yes-and-no-in-all-words",
        "花名册.xlsx",
        roster(
            *(
                (name, "女", f"2015-03-{day:02}", "五年级2班", cell)
                for name, day, cell in zip(
                    NAMES,
                    range(5, 15),
                    ("√", "住校", "是", True, "×", "走读", "无", 0, "", "周末回家"),
                    strict=False,
                )
            ),
            heads=(*HEADS, "班级", "是否寄宿"),
        ),
        {**PLAIN, "班级": "class_label", "是否寄宿": "school.boarding"},
        new=tuple(
            child(name, "女", f"2015-03-{day:02}", school=school("五年级", 2, boarding=day < 9))
            for name, day in zip(NAMES[:9], range(5, 14), strict=True)
        ),
        rejected=((11, "是否寄宿", "是 或 否"),),
        told=("没有写寄宿的，写作不寄宿：1 行",),
    ),
    Case(
        "phones-in-all-ways",
        "花名册.xlsx",
        roster(
            *(
                (name, "女", f"2015-03-{day:02}", "王桂英", "奶奶", cell)
                for name, day, cell in zip(
                    NAMES[:12],
                    range(5, 17),
                    (
                        15400010011,
                        15400010011.0,
                        "154 0001 0011",
                        "154-0001-0011",
                        "+8615400010011",
                        "１５４０００１００１１",
                        "15400010011/15400010012",
                        "0573-86012345",
                        "057386012345",
                        57386012345,
                        "1540001001",
                        "15400010011王桂英",
                    ),
                    strict=True,
                )
            ),
            heads=(*HEADS, "监护人姓名", "与儿童关系", "联系电话"),
        ),
        {
            **PLAIN,
            "监护人姓名": "guardians[0].name",
            "与儿童关系": "guardians[0].relation",
            "联系电话": "guardians[0].phone",
        },
        new=tuple(
            child(name, "女", f"2015-03-{day:02}", guardians=[guardian("王桂英", "祖母", phone=phone)])
            for name, day, phone in zip(
                NAMES,
                range(5, 14),
                ["15400010011"] * 4
                + ["+8615400010011"]
                + ["15400010011"] * 2
                + ["0573-86012345", "057386012345"],
                strict=False,
            )
        ),
        rejected=(
            (11, "联系电话", "不是电话号码"),
            (12, "联系电话", "应为 11 位，现为 10 位"),
            (13, "联系电话", "号码后面有别的字"),
        ),
        told=("几个号码的，只记第一个：1 行",),
    ),
    Case(
        "formulas-with-their-results",
        "花名册.xlsx",
        lambda: xlsx(rows_of(HEADS) + _FORMULA.format("李小雨")),
        PLAIN,
        new=_born("2015-03-05"),
    ),
    Case(
        "formulas-without-results",
        "花名册.xlsx",
        roster(("李小雨", "女", "=DATE(2015,3,5)"), ("吴小刚", "女", "2015-03-06")),
        PLAIN,
        new=(child("吴小刚", "女", "2015-03-06"),),
        rejected=((2, "出生日期", "公式"),),
    ),
    Case(
        "errors-of-formulas",
        "花名册.xlsx",
        lambda: xlsx(
            rows_of((*HEADS, "身份证号"))
            + "".join(
                f'<row><c t="inlineStr"><is><t>{name}</t></is></c><c t="inlineStr"><is><t>女</t></is></c>'
                f'<c t="{kind}"><f>VLOOKUP(A2,库!A:C,3,0)</f><v>{value}</v></c><c/></row>'
                for name, kind, value in (
                    ("李小雨", "e", "#N/A"),
                    ("吴小刚", "e", "#REF!"),
                    ("周小晓", "str", "#N/A"),
                )
            )
        ),
        {**PLAIN, "身份证号": "id_number"},
        rejected=((2, "出生日期", "公式出错"), (3, "出生日期", "公式出错"), (4, "出生日期", "公式出错")),
    ),
    Case(
        "blanks-and-marks-that-nobody-sees",
        "花名册.xlsx",
        roster(
            (" 李小雨\u3000", "女\u200b", "2015-03-05 ", "五年级2班\xa0"),
            ("吴 刚", "\ufeff男", "2015-03-06\n", "五 年 级 2 班"),
            ("周\u3000晓", "男\t", "\u200e2015-03-07", "５年级２班"),
            ("买买提·艾力", "男", "2015-03-08", ""),
            heads=(*HEADS, "班级"),
        ),
        {**PLAIN, "班级": "class_label"},
        new=(
            child("李小雨", "女", "2015-03-05", school=school("五年级", 2)),
            child("吴刚", "男", "2015-03-06", school=school("五年级", 2)),
            child("周晓", "男", "2015-03-07", school=school("五年级", 2)),
            child("买买提·艾力", "男", "2015-03-08"),
        ),
    ),
    Case(
        "dashes-and-words-that-say-nothing",
        "花名册.xlsx",
        roster(
            ("李小雨", "女", "2015-03-05", "/", "-", "无", "——"),
            ("吴小刚", "男", "2015-03-06", "不详", "同上", "", ""),
            heads=(*HEADS, "民族", "家庭住址", "备注", "联系电话"),
        ),
        {
            **PLAIN,
            "民族": "ethnicity",
            "家庭住址": "address",
            "备注": "notes",
            "联系电话": "guardians[0].phone",
        },
        new=(child("李小雨", "女", "2015-03-05"),),
        rejected=((3, "家庭住址", "同上"),),
    ),
)
