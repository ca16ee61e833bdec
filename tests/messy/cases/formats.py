"""The kinds of file: texts in several encodings, old workbooks, and what other programs save."""

from pathlib import Path

from tests.messy.books import HEADS, PLAIN, Data, text_file
from tests.messy.case import Case, child, guardian, school
from tests.messy.wps import wps_book

_FILES = Path(__file__).resolve().parents[1] / "files"
_CLASS = {**PLAIN, "班级": "class_label"}
_NEW = (
    child("李小雨", "女", "2015-03-05", school=school("五年级", 2)),
    child("吴小刚", "男", "2014-06-01", school=school("六年级", 1)),
)
_LINES = (
    (*HEADS, "班级"),
    ("李小雨", "女", "2015/3/5", "五（2）班"),
    ("吴小刚", "男", "2014年6月1日", "601"),
    ("合计", "2人", "", ""),
)


_OF_WPS = {"姓  名": "name", "性别": "sex", "出生日期": "birth_date", "班级": "class_label"}
_SAVED = {
    "姓名": "name",
    "性别": "sex",
    "出生日期": "birth_date",
    "班级": "class_label",
    "监护人·姓名": "guardians[0].name",
    "监护人·与儿童关系": "guardians[0].relation",
    "监护人·联系电话": "guardians[0].phone",
    "备注": "notes",
}
_OF_SAVED = (
    child(
        "李小雨",
        "女",
        "2015-03-05",
        school=school("五年级", 2),
        guardians=[guardian("王桂英", "祖母", phone="15400010011")],
    ),
    child(
        "吴小刚",
        "男",
        "2014-06-01",
        school=school("六年级", 1),
        guardians=[guardian("张三妹", "外祖母", phone="15400010012")],
        notes="体弱",
    ),
    child("郑小好", "女", "2016-08-09", school=school("四年级", 1), guardians=[guardian("郑老根", "祖父")]),
)


def _kept(name: str) -> Data:
    """A workbook made by us and saved once by LibreOffice: merged heads, a hidden row, days, formulas."""
    return (_FILES / name).read_bytes


CASES = (
    *(
        Case(
            f"text-{name}",
            "花名册.csv",
            text_file(encoding, separator, *_LINES),
            _CLASS,
            new=_NEW,
            left_out={"合计": (4,)},
        )
        for name, encoding, separator in (
            ("gbk-semicolons", "gbk", ";"),
            ("utf-16-tabs", "utf-16", "\t"),
            ("utf-8-with-mark", "utf-8-sig", ","),
            ("gb18030-commas", "gb18030", ","),
        )
    ),
    *(
        Case(
            f"libreoffice-{suffix}{'' if named == suffix else '-named-' + named}",
            f"花名册.{named}",
            _kept(f"libreoffice.{suffix}"),
            _SAVED,
            new=_OF_SAVED,
            left_out={"隐藏的行": (6,), "合计": (8,), "说明": (9,)},
        )
        for suffix, named in (("xlsx", "xlsx"), ("ods", "ods"), ("xls", "xls"), ("xls", "et"))
    ),
    Case("a-workbook-of-wps", "花名册.xlsx", wps_book, _OF_WPS, new=_NEW, left_out={"合计": (5,)}),
    Case(
        "text-with-numbers-shielded",
        "导出.csv",
        text_file(
            "gbk",
            ",",
            (*HEADS, "身份证件号", "备注"),
            ("李小雨", "女", "2015/3/5 0:00:00", '"=""439900201503051124"""', '"爱画画,\n爱唱歌"'),
            ("吴小刚", "女", "20150704", "43990020150704102X\t", '"说""好"""'),
            ("周小晓", "女", "2015-09-09", "'439900201509091020", ""),
            ("郑小好", "女", "2016-12-12", "4.399E+17", ""),
        ),
        {**PLAIN, "身份证件号": "id_number", "备注": "notes"},
        new=(
            child("李小雨", "女", "2015-03-05", id_number="439900201503051124", notes="爱画画,\n爱唱歌"),
            child("吴小刚", "女", "2015-07-04", id_number="43990020150704102X", notes='说"好"'),
            child("周小晓", "女", "2015-09-09", id_number="439900201509091020"),
        ),
        rejected=((5, "身份证件号", "科学计数法"),),
    ),
)
