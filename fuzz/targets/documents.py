"""Templates: any text over plain data renders, or is refused in words, within its limits."""

import tempfile
from datetime import date
from pathlib import Path
from random import Random

from fuzz.target import Input, Target
from fuzz.words import slipped
from liushou.documents.errors import TemplateError
from liushou.documents.frontmatter import FrontMatter
from liushou.documents.plain import Context
from liushou.documents.render import Renderer
from liushou.documents.templates import Template

_FOLDER = Path(tempfile.gettempdir()) / "no-templates-here"
_DATA: Context = {
    "child": {
        "name": "田小禾",
        "grade": "五年级",
        "age": 11,
        "away": True,
        "none": None,
        "guardians": [{"name": "甲", "phone": "***"}],
    },
    "day": date(2026, 11, 20),
    "list": ["一", "二", "三"],
    "numbers": [1, 2.5, 0, -3],
    "text": "文 {{ x }} | *a*",
    "empty": [],
}
_NAMES = (
    "child",
    "child.name",
    "child['name']",
    "child.guardians[0].phone",
    "day",
    "list",
    "numbers",
    "text",
    "empty",
    "child.none",
    "loop.index",
    "nothing",
    "x",
    "range(3)",
    "namespace(a=1)",
    "1",
    "'字'",
    "0.5",
    "none",
    "true",
    "[1, 2]",
    "{'a': 1}",
    "self",
    "super()",
    "chart",
    "10 ** 9",
    "''.__class__",
)
_FILTERS = (
    "length",
    "join('、')",
    "first",
    "last",
    "sort",
    "default('无')",
    "upper",
    "round(1)",
    "selectattr('name')",
    "map(attribute='name')",
    "list",
    "sum",
    "unique",
    "groupby('name')",
    "batch(2)",
    "replace('a', 'b')",
    "indent(4)",
    "center(10)",
    "truncate(3)",
    "wordwrap(2)",
    "int",
    "float",
    "string",
    "abs",
    "tojson",
    "format(1)",
    "attr('x')",
    "safe",
    "date",
    "chinese",
    "max",
    "reverse",
)
_OPERATORS = (
    " + ",
    " - ",
    " * ",
    " ** ",
    " % ",
    " / ",
    " // ",
    " ~ ",
    " and ",
    " or ",
    " in ",
    " == ",
    " < ",
    " if x else ",
    " is defined and ",
    ".",
    "[",
    "](",
    ", ",
)
_LINES = (
    "# 标题",
    "- 项",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "> 引",
    "1. 一",
    "::: sign\n甲\n:::",
    "```chart\nx\n```",
    "**粗**",
    "<b>",
    "---",
    "[a](b)",
    "![a](b)",
    "    代码",
    "\\",
    "&amp;",
    "　　段",
    "***",
    "::: columns 2",
    ":::",
    "~~~",
)


def _value(rng: Random, depth: int = 0) -> str:
    text = rng.choice(_NAMES)
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        text = f"{text} | {rng.choice(_FILTERS)}"
    if depth < 3 and rng.random() < 0.3:
        text = f"({text}{rng.choice(_OPERATORS)}{_value(rng, depth + 1)})"
    return text


def _body(rng: Random, depth: int = 0) -> str:
    return "".join(_piece(rng, depth) for _ in range(rng.randrange(1, 5)))


def _piece(rng: Random, depth: int) -> str:
    way = rng.random()
    if way < 0.35 or depth > 3:
        return rng.choice(_LINES) + rng.choice(("\n", "\n\n", " ", ""))
    if way < 0.6:
        return f"{{{{ {_value(rng)} }}}}"
    inner = _body(rng, depth + 1)
    return rng.choice(
        (
            f"{{% for x in {_value(rng)} %}}{inner}{{% else %}}无{{% endfor %}}",
            f"{{% if {_value(rng)} %}}{inner}{{% elif {_value(rng)} %}}x{{% endif %}}",
            f"{{% set x = {_value(rng)} %}}{inner}",
            f"{{% set x %}}{inner}{{% endset %}}{{{{ x }}}}",
            f"{{% macro m(a=1) %}}{inner}{{% endmacro %}}{{{{ m({_value(rng)}) }}}}{{{{ m() }}}}",
            f"{{% filter {rng.choice(_FILTERS)} %}}{inner}{{% endfilter %}}",
            f"{{% call {_value(rng)} %}}{inner}{{% endcall %}}",
            f"{{% raw %}}{inner}{{% endraw %}}{{# {inner} #}}",
            f"{{% include {_value(rng)} ignore missing %}}{{% block b %}}{inner}{{% endblock %}}",
            f"{{% with x = {_value(rng)} %}}{inner}{{% endwith %}}",
        )
    )


def _some(rng: Random) -> str:
    text = _body(rng)
    return slipped(text, rng) if rng.random() < 0.4 else text


def _rendered(given: Input) -> None:
    assert isinstance(given, str)
    about = FrontMatter("甲", ("child",))
    Renderer([_FOLDER]).render(Template("x", _FOLDER / "x.md", about, given), _DATA)


TARGETS: tuple[Target, ...] = (Target("template", "文书模板", _some, _rendered, (TemplateError,)),)
