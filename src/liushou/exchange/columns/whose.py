"""The columns that say whose row it is, for sheets about children who have archives already."""

from liushou.exchange.columns.column import NOT_TAKEN, Column
from liushou.exchange.columns.family import ID_NUMBER
from liushou.exchange.columns.said import said, word
from liushou.records.child import Child

_NAMES = "学生姓名 儿童姓名 名字 留守儿童姓名 孩子姓名 幼儿姓名 学生 儿童 留守儿童 学生名字"
_CLASSES = "所在班级 年级班级 年班 就读班级 年级(班级) 年级班 年级/班级 年级、班级 所属班级 班 年级及班级"

ID = said(Child, "id", "", "档案编号 儿童编号 学生编号", width=10)
CLASS = word("class_label", "班级", _CLASSES, width=12)
ID_CARD = said(Child, "id_number", "身份证号码", ID_NUMBER, width=21)
STUDENT_NUMBER = said(Child, "student_number", "", "学籍号码 全国学籍号 学籍", width=22)
NUMBER = word(
    NOT_TAKEN, "序号", "编次 顺序 № NO No. 号 序 顺序号 座号 学号 考号 考场 座位号 准考证号", width=6
)
OTHER_NUMBER = word(NOT_TAKEN, "学籍辅号", "学籍副号 学生辅号 辅号", width=12)
"""A number of the school's own, which is not the 学籍号."""
SEX = word(NOT_TAKEN, "性别", width=6)
AGE = word(NOT_TAKEN, "年龄", "周岁", width=6)
VILLAGE = word(NOT_TAKEN, "村", "所在村 居住村 行政村 村名 村(社区) 村社区", width=10)


def name(more: str = "") -> Column:
    """The child's name, with what a kind of sheet calls it besides."""
    return said(Child, "name", "", f"{_NAMES} {more}", needed=True, width=10)
