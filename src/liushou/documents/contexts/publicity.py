"""What may hang on a wall: words without labels of children, numbers that single nobody out."""

import re

_LABELS = (
    "留守|困境|家庭(?:经济)?困难|困难(?:家庭)?|贫困(?:家庭)?|特困|低保(?:家庭)?|单亲(?:家庭)?|离异(?:家庭)?|残疾|学困|问题"
    "|事实无人抚养|重点(?:关爱|关注|帮扶)?"
)
_NOUNS = "儿童|学生|孩子|少年|青少年|未成年人|幼儿|小学生|中学生|家庭|对象|妇女|老人|人员"
_LABEL = re.compile(
    f"(?:农村|城乡)?(?:{_LABELS})(?:的)?(?:(?:[、，和及与或]|以及)?(?:{_LABELS})(?:的)?)*(?={_NOUNS})"
)


def for_wall(text: str) -> str:
    """The text without words that label children: 留守儿童座谈会 as 儿童座谈会, 困难家庭学生 as 学生."""
    return _LABEL.sub("", text).replace("孤儿", "儿童").replace("留守", "")


def labels_children(text: str) -> bool:
    """True if the text names a group that children should not be seen to belong to."""
    return for_wall(text) != text
