"""What a value reads as when a template writes it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jinja2 import Undefined
from jinja2.exceptions import TemplateRuntimeError

from liushou.documents.language import chinese


def text_of(value: object) -> str:
    """The text of a value: None as nothing, a day as 2026年9月1日, truth as 是 or 否, a list joined by 、.

    Raises TemplateRuntimeError for what is no text: a group of fields, a function.
    """
    if isinstance(value, (str, Undefined)):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (float, Decimal)):
        return chinese.figure(value)
    if isinstance(value, date):
        return chinese.full_date(value)
    if isinstance(value, (list, tuple)):
        return "、".join(text_of(each) for each in value if each is not None)
    if isinstance(value, Mapping):
        raise TemplateRuntimeError(f"这是一组字段（{'、'.join(map(str, value))}），请写明其中哪一项")
    raise TemplateRuntimeError("这不是可以写进文书的值")
