"""The page of all rules, written out of their own explanations."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from liushou.check.rule import Rule
from liushou.check.styled import SEVERITIES

_HEAD = """\
# 检查规则

`liushou check` 按下面的规则检查档案；本页由规则自己的说明生成，`liushou explain 代码` 显示同样的内容。

错误说明数据不对或读不出；警告说明多半不对，或者有该做的事还没有做。有错误时以状态 1 结束。
在一行末尾写 `# liushou: ignore LS504`（或单独写在文件开头，管整个文件）可以不报这一条；
没有用处的写法会被指出。
"""


def rules_reference(rules: Iterable[Rule]) -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *(line for rule in rules for line in _section(rule))]).rstrip() + "\n"


def heading(rule: Rule) -> str:
    """Code, name and severity of a rule on one line."""
    return f"{rule.code} {rule.name}（{SEVERITIES[rule.severity]}）"


def explanation(rule: Rule) -> Iterator[str]:
    """A rule's explanation in Markdown; what is indented under an example becomes a block of YAML."""
    for indented, lines in groupby(rule.explanation.splitlines(), _is_example):
        text = "\n".join(line.removeprefix("    ") for line in lines).strip("\n")
        yield f"```yaml\n{text}\n```" if indented else text


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {heading(rule)}"
    for part in explanation(rule):
        yield f"\n{part}"
    yield ""


def _is_example(line: str) -> bool:
    return line.startswith("    ")
