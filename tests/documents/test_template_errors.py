"""A wrong template is told by name and line, in Chinese, with what was probably meant."""

from datetime import date
from pathlib import Path

import pytest

from liushou.documents.errors import TemplateError
from liushou.documents.templates import find
from tests.documents.writing import blocks, write

CONTEXT = {
    "activity": {"title": "游园会", "when": {"from": date(2026, 6, 1)}, "theme": None},
    "names": ["甲", "乙"],
}


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("甲\n{{ activty.title }}", 6, "没有名为“activty”的内容，是否想写“activity”？"),
        ("甲\n\n{{ activity.titel }}", 7, "没有“titel”这一项，是否想写“title”？"),
        ("{{ activity.xyz }}", 5, "没有“xyz”这一项。"),
        ("{{ activity.theme.text }}", 5, "“text”的上一级没有填写"),
        ("{{ names[5] }}", 5, "列表只有 2 项，取不到“5”"),
        ("{{ activity.title.foo }}", 5, "这个值没有“foo”"),
        ("{{ activity.title | cndat }}", 5, "没有名为“cndat”的过滤器，是否想写“cndate”？"),
        ("{% if names is definde %}{% endif %}", 5, "没有名为“definde”的判断，是否想写“defined”？"),
        ("{{ activity.title | cndate }}", 5, "cndate 只用于日期，这里是“游园会”"),
        ("{{ activity.title | money }}", 5, "money 只用于数字"),
        ("{{ 1.5 | cn }}", 5, "cn 只用于整数"),
        ("{{ activity }}", 5, "这是一组字段（title、when、theme），请写明其中哪一项"),
        ("{{ range }}", 5, "不是可以写进文书的值"),
        ("{{ names | join(attribute='name') }}", 5, "没有“name”"),
        ("{{ activity.theme + 1 }}", 5, "类型不合"),
        ("{{ 1 / 0 }}", 5, "除数为 0"),
        ("甲\n{% for x in names %}\n{{ x }}", 7, "{% for %} 没有结束"),
        ("{% endfor %}", 5, "多了一个 {% endfor %}"),
        ("{{ '甲 }}", 5, "引号没有成对"),
        ("{{ names. }}", 5, "这里缺少名称或值"),
        ("{{ names names }}", 5, "这里应是“}}”，写的是“names”"),
        ("{% fro x in names %}", 5, "没有“fro”这个标记"),
        ("{{ names ｜ join }}", 5, "“｜”是全角符号"),
        ("{% if names == “甲” %}{% endif %}", 5, "““”是全角符号"),
        ("甲\n｛｛ activity.title ｝｝", 6, "“｛｛”是全角符号"),
        ("{{ names", 5, "标记没有写完"),
        ("{# 注", 5, "注释 {# 没有结束"),
        ("{{ names[ }}", 5, "这里应是“]”，写的是“}”"),
        ("{{ cndate(1) }}", 5, "没有名为“cndate”的内容"),
        ("{% include 'nothing' %}", 5, "没有“nothing”"),
        ("```python\nx\n```", None, "不认识的块“python”"),
        ("```chart\n{\n```", None, "chart 块里不是 JSON"),
    ],
)
def test_errors_say_where_and_what(tmp_path: Path, body: str, line: int | None, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        blocks(tmp_path, body + "\n", **CONTEXT)
    message = caught.value.message
    assert caught.value.line == line
    assert message.startswith("模板 draft" + (f" 第 {line} 行：" if line else "："))
    assert words in message


def test_an_error_in_an_included_template_names_that_template(tmp_path: Path) -> None:
    write(tmp_path, "甲\n\n{{ nothing }}\n", name="part")
    with pytest.raises(TemplateError) as caught:
        blocks(tmp_path, "甲\n{% include 'part' %}\n")
    assert (caught.value.template, caught.value.line) == ("part", 7)


def test_line_numbers_hold_after_lines_of_tags(tmp_path: Path) -> None:
    body = "{# 注 #}\n{% for x in names %}\n{% if x %}\n{{ x }}\n{% endif %}\n{% endfor %}\n{{ nothing }}\n"
    with pytest.raises(TemplateError) as caught:
        blocks(tmp_path, body, **CONTEXT)
    assert caught.value.line == 11


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("", "开头缺少两行 --- 之间的说明"),
        ("---\nof: activity\n---\n", "缺少 title"),
        ("---\ntitle: 甲\n---\n", "缺少 of"),
        ("---\ntitle: 甲\nof: actvity\n---\n", "of 不能是“actvity”，应为：activity、term"),
        ("---\ntitle: 甲\nof: term\npage: poster\n---\n", "page 不能是“poster”"),
        ("---\ntitle: 甲\nof: term\naudience: all\n---\n", "audience 不能是“all”"),
        ("---\ntitle: 甲\nof: term\nneed: [a]\n---\n", "没有“need”这一项，是否想写“needs”？"),
        ("---\ntitle: 甲\nof: term\nneeds: [1]\n---\n", "needs 应为文字的列表"),
        ("---\ntitle: [甲]\nof: term\n---\n", "title 应为一段文字"),
        ("---\ntitle: 甲\ntitle: 乙\nof: term\n---\n", "第 3 行"),
    ],
)
def test_a_wrong_front_matter_is_told(tmp_path: Path, head: str, words: str) -> None:
    write(tmp_path, "正文\n", head=head)
    with pytest.raises(TemplateError) as caught:
        find("draft", [tmp_path])
    assert words in caught.value.message
