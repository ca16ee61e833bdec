"""The front matter of a template: what it is called, what it is of, what it cannot do without."""

import re
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from liushou.documents.errors import TemplateError, meant
from liushou.yamltext.reader import Value, read

Of = Literal[
    "activity", "term", "month", "child", "volunteer", "village", "sample", "unit", "report", "changes"
]
Figures = Literal["report", "survey", "schedule"]
Page = Literal["document", "form", "card"]
Audience = Literal["internal", "superior", "public"]

Word = TypeVar("Word")

_BLOCK = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
_KEYS = frozenset({"title", "of", "page", "needs", "audience", "number", "to", "figures"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a template says about itself.

    `of`: the kinds of record it is about. `needs`: dotted names that may not be empty. `audience`: who
    reads it when nobody says otherwise. `number` and `to`: 发文字号 and 主送机关 used by default.
    `figures`: what takes more than the archives to make and it is made with (the term's report, the survey
    table, the schedule).
    """

    title: str
    of: tuple[Of, ...]
    page: Page = "document"
    needs: tuple[str, ...] = ()
    audience: Audience = "internal"
    number: str | None = None
    to: str | None = None
    figures: tuple[Figures, ...] = ()


def read_front_matter(template: str, text: str) -> tuple[FrontMatter, str]:
    """The front matter and the rest of the file, in which blank lines keep its line numbers.

    Raises TemplateError with the key that is wrong.
    """
    found = _BLOCK.match(text)
    if not found:
        raise TemplateError(template, 1, "开头缺少两行 --- 之间的说明（title、of、page、needs）")
    reading = read(found[1].encode())
    if reading.value is None:
        fault = reading.faults[0]
        raise TemplateError(template, fault.span.line + 1, fault.message)
    body = "\n" * found[0].count("\n") + text[found.end() :]
    return _checked(template, reading.value), body


def _checked(template: str, values: dict[str, Value]) -> FrontMatter:
    for key in values:
        if key not in _KEYS:
            raise TemplateError(template, None, f"开头的说明里没有“{key}”这一项{meant(key, _KEYS)}")
    return FrontMatter(
        title=_text(template, values, "title") or _absent(template, "title"),
        of=_kinds(template, values),
        page=_page(template, values),
        needs=_texts(template, values, "needs"),
        audience=_audience(template, values),
        number=_text(template, values, "number"),
        to=_text(template, values, "to"),
        figures=tuple(
            _one(template, "figures", word, get_args(Figures)) for word in _texts(template, values, "figures")
        ),
    )


def _absent(template: str, key: str) -> str:
    raise TemplateError(template, None, f"开头的说明缺少 {key}")


def _text(template: str, values: dict[str, Value], key: str) -> str | None:
    value = values.get(key)
    if value is None or isinstance(value, str):
        return value
    raise TemplateError(template, None, f"开头的 {key} 应为一段文字")


def _texts(template: str, values: dict[str, Value], key: str) -> tuple[str, ...]:
    value = values.get(key)
    items = value if isinstance(value, list) else [] if value is None else [value]
    texts = tuple(item for item in items if isinstance(item, str))
    if len(texts) != len(items):
        raise TemplateError(template, None, f"开头的 {key} 应为文字的列表")
    return texts


def _kinds(template: str, values: dict[str, Value]) -> tuple[Of, ...]:
    wanted = _texts(template, values, "of") or (_absent(template, "of"),)
    return tuple(_one(template, "of", word, get_args(Of)) for word in wanted)


def _page(template: str, values: dict[str, Value]) -> Page:
    return _one(template, "page", _text(template, values, "page") or "document", get_args(Page))


def _audience(template: str, values: dict[str, Value]) -> Audience:
    return _one(template, "audience", _text(template, values, "audience") or "internal", get_args(Audience))


def _one(template: str, key: str, word: str, words: tuple[Word, ...]) -> Word:
    found = next((each for each in words if each == word), None)
    if found is None:
        listed = "、".join(map(str, words))
        raise TemplateError(template, None, f"开头的 {key} 不能是“{word}”，应为：{listed}")
    return found
