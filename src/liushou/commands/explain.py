"""`liushou explain`: what a rule is for."""

from typing import Annotated

import typer

from liushou.check.catalogue import find_rule
from liushou.check.reference import heading
from liushou.console import out


def command(
    code: Annotated[
        str, typer.Argument(metavar="代码", help="规则的代码或名称，如 LS106、id-number", show_default=False)
    ],
) -> None:
    """解释一条规则：查什么、为什么要紧、坏例和好例、怎样改。

    例：
    liushou explain LS106
    liushou explain id-number
    """
    rule = find_rule(code)
    out(f"{heading(rule)}\n\n{rule.explanation}")
