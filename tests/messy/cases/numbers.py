"""Id numbers as sheets keep and lose them."""

from tests.messy.books import HEADS, PLAIN, Sheet, book, roster
from tests.messy.case import Case, child

_COLUMNS = {**PLAIN, "身份证号": "id_number"}
_HEADS = (*HEADS, "身份证号")


def _li(number: object, born: str = "2015-03-05", name: str = "李小雨") -> tuple[object, ...]:
    return (name, "女", born, number)


CASES = (
    Case(
        "id-numbers-as-numbers",
        "花名册.xlsx",
        roster(_li(439900201503051124), _li(4.39900201503051e17, name="吴小刚"), heads=_HEADS),
        _COLUMNS,
        rejected=((2, "身份证号", "被当成数字存了"), (3, "身份证号", "被当成数字存了")),
    ),
    Case(
        "id-numbers-in-scientific-text",
        "花名册.xlsx",
        roster(_li("4.399E+17"), _li("4.39900201503051E+17", name="吴小刚"), heads=_HEADS),
        _COLUMNS,
        rejected=((2, "身份证号", "科学计数法"), (3, "身份证号", "科学计数法")),
    ),
    Case(
        "id-numbers-with-signs-around",
        "花名册.xlsx",
        roster(
            _li("'439900201503051124"),
            _li("439900 20150704 102x", "2015-07-04", "吴小刚"),
            _li("４３９９００２０１５０９０９１０２０", "2015-09-09", "周小晓"),
            _li("439900-20161212-1048", "2016-12-12", "郑小好"),
            heads=_HEADS,
        ),
        _COLUMNS,
        new=(
            child("李小雨", "女", "2015-03-05", id_number="439900201503051124"),
            child("吴小刚", "女", "2015-07-04", id_number="43990020150704102X"),
            child("周小晓", "女", "2015-09-09", id_number="439900201509091020"),
            child("郑小好", "女", "2016-12-12", id_number="439900201612121048"),
        ),
    ),
    Case(
        "id-numbers-that-are-wrong",
        "花名册.xlsx",
        roster(
            _li("439900150305112"),
            _li("439900201503051125", name="吴小刚"),
            _li("43990020150305112", name="周小晓"),
            _li("439900201513051124", name="郑小好"),
            _li("439900201503051124(旧)", name="冯小春"),
            heads=_HEADS,
        ),
        _COLUMNS,
        rejected=(
            (2, "身份证号", "15 位"),
            (3, "身份证号", "校验"),
            (4, "身份证号", "18 位"),
            (5, "身份证号", "照证件改正"),
            (6, "身份证号", "照证件改正"),
        ),
    ),
    Case(
        "a-birth-date-or-sex-against-the-id-number",
        "花名册.xlsx",
        roster(
            _li("439900201503051124", "2015-05-03"),
            ("吴小刚", "男", "2015-07-04", "43990020150704102X"),
            heads=_HEADS,
        ),
        _COLUMNS,
        rejected=((2, "身份证号", "出生日期"), (3, "身份证号", "性别")),
    ),
    Case(
        "the-id-number-says-what-the-sheet-does-not",
        "花名册.xlsx",
        book(
            Sheet(
                (("姓名", "身份证号"), ("李小雨", "439900201503051124"), ("吴小刚", "")),
                name="留守儿童花名册",
            )
        ),
        {"姓名": "name", "身份证号": "id_number"},
        new=(child("李小雨", "女", "2015-03-05", id_number="439900201503051124"),),
        rejected=((3, "身份证号", "没有性别"), (3, "身份证号", "没有出生日期")),
        told=("性别、出生日期按身份证号码填写：1 行",),
    ),
    Case(
        "two-children-with-one-number",
        "花名册.xlsx",
        roster(_li("439900201503051124"), _li("439900201503051124", name="吴小刚"), heads=_HEADS),
        _COLUMNS,
        rejected=((2, "", "第 3 行"), (3, "", "第 2 行")),
    ),
)
