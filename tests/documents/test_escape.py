"""Data is text, wherever a template puts it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Form, Heading, Item, Paragraph, Signature, Table, text_of_runs
from liushou.documents.language.escape import clean
from tests.documents.writing import blocks

HOSTILE = [
    "# 标题 *星* <b>x</b> | 1. 2",
    "1. 第一\n2. 第二",
    "- 甲\n- 乙",
    "---\ntitle: x\n---",
    "::: sign\n乙方\n:::",
    "```chart\n{}\n```",
    "<table><tr><td>x</td></tr></table>",
    "</td></tr></table><script>alert(1)</script>",
    "{{ 7 * 7 }} {% for x in y %} {# c #}",
    "&amp; &#42; &lt;",
    "\\*甲\\* `码` ~~删~~ [链](http://x) ![图](y)",
    ": 表题",
    "    缩进的代码",
    "> 引用\n=====",
    "|---|---|",
    "“引号”——破折号…",
]
EVERYWHERE = """\
{{ t }}

前{{ t }}后

## {{ t }}

1. {{ t }}

| 甲 | 乙 |
| --- | --- |
| {{ t }} | 前{{ t }} |

<table><tr><td align="{{ t }}">{{ t }}</td></tr></table>

::: sign
{{ t }}
:::
"""


def texts(folder: Path, value: str) -> list[str]:
    """The value as it comes out of each of the places."""
    first, second, heading, item, table, form, signed = blocks(folder, EVERYWHERE, t=value)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(heading, Heading)
    assert isinstance(item, Item)
    assert isinstance(table, Table)
    assert isinstance(form, Form)
    assert isinstance(signed, Signature)
    around = text_of_runs(second.runs)
    assert (around[0], around[-1]) == ("前", "后")
    cells = [text_of_runs(cell) for cell in table.rows[0]]
    return [
        text_of_runs(first.runs),
        around[1:-1],
        text_of_runs(heading.runs),
        text_of_runs(item.runs),
        cells[0],
        cells[1].removeprefix("前"),
        text_of_runs(form.cells[0].runs),
    ]


@pytest.mark.parametrize("value", HOSTILE)
def test_markup_in_data_is_text_everywhere(tmp_path: Path, value: str) -> None:
    assert set(texts(tmp_path, value)) == {value.strip()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("*_#|<>&\\`~[]:-+=.1 \n"), min_size=1, max_size=40
    ).filter(lambda text: clean(text).strip())
)
def test_any_text_comes_out_as_it_went_in(tmp_path: Path, value: str) -> None:
    expected = clean(value).strip()
    for found in texts(tmp_path, value):
        assert found == expected


def test_what_xml_cannot_hold_is_left_out_and_line_ends_are_one() -> None:
    assert clean("甲\x00\x0b乙\x1b[31m\ud800\ufffe丙\r\n丁\u2028戊\t己") == "甲\n乙[31m丙\n丁\n戊 己"


def test_constants_of_a_template_are_text_too(tmp_path: Path) -> None:
    (paragraph,) = blocks(tmp_path, '{{ "*星*" }}{{ "甲" ~ t ~ "|" }}\n', t="*乙*")
    assert isinstance(paragraph, Paragraph)
    assert text_of_runs(paragraph.runs) == "*星*甲*乙*|"


@pytest.mark.parametrize(
    "expression",
    [
        "m(t) ~ t",
        "t ~ m(t)",
        "m(t) + t",
        "[m(t), t] | join('')",
        "m(t) | upper ~ t | upper",
        "(m(t) ~ t) | replace('甲', '*')",
    ],
)
def test_mixing_markup_and_data_does_not_make_markup_of_data(tmp_path: Path, expression: str) -> None:
    body = "{% macro m(x) %}{{ x }}{% endmacro %}\n{{ " + expression + " }}\n"
    (paragraph,) = blocks(tmp_path, body, t="*甲*<u>")
    assert isinstance(paragraph, Paragraph)
    assert not any(run.bold or run.underline for run in paragraph.runs)
    assert text_of_runs(paragraph.runs).count("*") >= 2
