"""Errors of syntax: told where a person should look, in Chinese, without the library's own words."""

import re

import pytest
import yaml

from liushou.yamltext import syntax
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Lines

from .samples import told

CASES = [
    ("姓名: 甲\n\t性别: 男\n", 2, 1, "制表符"),
    ("住址:\n\t村: 上坪\n\t组: 1\n", 2, 1, "这样的行有 2 行"),
    ("住址:\n  \t村: 上坪\n", 2, 3, "制表符"),
    ("甲:\t- 乙\n", 1, 4, "列表项“- ”不能写在这里"),
    ("住址: \t|\n  x\n\t\n乙: 1\n", 3, 1, "制表符"),
    ("备注: @石老师\n", 1, 5, "不能以“@”开头"),
    ("备注: `x`\n", 1, 5, "不能以“`”开头"),
    ("备注: %50\n", 1, 5, "不能以“%”开头"),
    ("备注: *重点\n", 1, 5, "不能以“*”开头"),
    ("备注: &\n", 1, 5, "不能以“&”开头"),
    ("备注: !重要 好\n", 1, 5, "不能以“!”开头"),
    ("备注: !a!b 好\n", 1, 5, "不能以“!”开头"),
    ('备注: "没有完\n性别: 男\n', 1, 5, "没有结束"),
    ("备注: '没有完\n性别: 男\n", 1, 5, "没有结束"),
    ('备注: "没有完\n---\n', 1, 5, "没有结束"),
    ('备注: "没有完\n性别: "男"\n', 1, 5, "一直连到了后面的行"),
    ('备注: "他说" 好\n', 1, 10, "引号已经结束"),
    ('"甲" "乙": 1\n', 1, 5, "如果是文字，请给整个值加双引号"),
    ('? "甲\n  乙"\n"丙\n 丁": 1\n', 3, 1, "引号是否成对"),
    ("爱好: [画画] 已定\n", 1, 10, "“]”之后还有内容"),
    ("爱好: {a: 1} 已定\n", 1, 12, "“}”之后还有内容"),
    ("爱好: [画画, 跳绳\n性别: 男\n", 1, 5, "这个“[”没有结束，缺少“]”"),
    ("住址: {村: 上坪\n", 1, 5, "这个“{”没有结束，缺少“}”"),
    ("住址: {村: 上坪]\n", 1, 11, "应为英文逗号"),
    ("爱好: [画画: 1: 2]\n", 1, 11, "应为英文逗号"),
    ("备注: 语文: 95\n", 1, 7, "又有一个“: ”"),
    ('甲: ["今天，好" 乙]\n', 1, 12, "应为英文逗号"),
    ("备注: 今天，很好: 95\n", 1, 10, "又有一个“: ”"),
    ('备注: "语文": 95\n', 1, 9, "又有一个“: ”"),
    ("姓名: 甲\n  性别: 男\n", 2, 3, "缩进过深：第 1 行"),
    ("列表:\n  - 姓名: 甲\n      性别: 男\n", 3, 7, "缩进过深：第 2 行"),
    ("石小满 八岁\n性别: 男\n", 1, 1, "缺少英文冒号"),
    ("住址:\n  上坪村\n  组: 1\n", 2, 3, "缺少英文冒号"),
    ("编号: c-1\n石小满 八岁\n性别: 男\n", 2, 1, "不是“键: 值”"),
    ("编号: c-1\n石小满\n", 2, 1, "不是“键: 值”"),
    ("住址:\n  村: 上坪\n 组: 1\n", 3, 2, "这里在第 2 列，第 1 行起的各个键在第 1 列"),
    ("列表:\n  - 甲: 1\n   乙: 2\n", 3, 4, "列表的下一项“- ”（第 2 行起的列表在第 3 列）"),
    ("列表:\n  - 甲\n  乙: 2\n", 3, 3, "列表的下一项“- ”"),
    ("列表: - 甲\n", 1, 5, "列表项“- ”不能写在这里"),
    ("备注: ? 甲\n", 1, 5, "“? ”不能写在这里"),
    ("备注: ]\n", 1, 5, "却是“]”"),
    ("备注: ,\n", 1, 5, "却是“,”"),
    ("备注: > 文字\n", 1, 7, "“>”后面应直接换行"),
    ("备注: |文字\n", 1, 6, "“|”后面应直接换行"),
    ("备注: |0\n  文字\n", 1, 6, "“|”后面应直接换行"),
    ('备注: "\\d"\n', 1, 6, "“\\d”不是 YAML 的转义写法"),
    ('备注: "好\\ud800"\n', 1, 7, "“\\ud800”不是有效的字符编号"),
    ('备注: "\\xg1"\n', 1, 6, "“\\xg1”不是有效的字符编号"),
    ("%foo\n---\na: 1\n", 1, 1, "指令行"),
    ("%YAML 3.0\n---\na: 1\n", 1, 1, "指令行"),
    ("%YAML x\n---\na: 1\n", 1, 1, "指令行"),
    ("%YAML 1.2\n%YAML 1.2\n---\na: 1\n", 2, 1, "指令行"),
    ("%TAG ! x\n%TAG ! x\n---\na: 1\n", 2, 1, "指令行"),
    ("%YAML 1.2 x\n---\na: 1\n", 1, 1, "指令行"),
    ("甲: 1\n...\n乙\n", 3, 1, "前面的内容已经结束"),
    ("[甲]\n乙: 1\n", 2, 1, "前面的内容已经结束"),
    ("- 甲\n-\t- 乙\n", 2, 2, "制表符"),
    ("甲: {乙:}\n", 1, 6, "冒号后面应有一个空格"),
    ("甲: [乙:, 丙]\n", 1, 6, "冒号后面应有一个空格"),
    ("甲: [\n\t乙\n]\n性别 男\n", 4, 1, "不是“键: 值”"),
]


@pytest.mark.parametrize(("text", "line", "column", "phrase"), CASES)
def test_place_and_message(text: str, line: int, column: int, phrase: str) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS002", line, column)]
    assert phrase in reading.faults[0].message
    assert (reading.faults[0].span.end_line, reading.faults[0].span.end_column) == (line, column + 1)


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_the_words_of_the_library_are_not_shown(text: str) -> None:
    for fault in read(text.encode()).faults:
        assert not re.search("[A-Za-z]{4,}", fault.message.replace("YAML", "").replace("ud800", ""))


def test_every_explanation_is_met_by_a_case() -> None:
    """The names of libyaml's problems are exact: one that no case brings about would be dead."""
    met = set().union(*(_problems(text) for text, *_ in CASES))
    assert set(syntax._EXPLANATIONS) - met == set()


def _problems(text: str) -> set[str]:
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return {error.problem or ""}
    return set()


def test_a_problem_that_is_not_known_is_told_in_general() -> None:
    error = yaml.scanner.ScannerError(
        "", None, "a problem of a later version", yaml.Mark("", 4, 0, 4, None, 0)
    )
    fault = syntax.explain(syntax.Break.of(error, None), Lines("甲: 乙丙\n"))
    assert told((fault,)) == [("LS002", 1, 5)]
    assert "不是正确的 YAML 写法" in fault.message


def test_a_problem_without_a_place_stands_at_the_top() -> None:
    fault = syntax.explain(syntax.Break.of(yaml.YAMLError(), None), Lines("甲: 乙\n"))
    assert told((fault,)) == [("LS002", 1, 1)]


def test_escapes_in_a_message_are_not_raw() -> None:
    reading = read(b'"\\e[31m\\e": 1\n"\\e[31m\\e": 2\n')
    assert "\\u001b[31m\\u001b" in reading.faults[0].message
    assert "\x1b" not in reading.faults[0].message
