"""LS109: comments that silence nothing. The runner knows what was silenced, so it finds these."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.silence import Silenced


@rule("LS109", "unused-ignore", "warning", Silenced)
def unused_ignore(silenced: Silenced, _on: date) -> Iterator[Hit]:
    """每个“# liushou: ignore 规则”都确实忽略了什么。

    问题改好以后，注释还留着，下一次真的出错时就没有人看见。
    注释写在有问题那一行的末尾，或单独写在文件开头（对整个文件有效），要写明规则的代码。

    坏例（儿童档案）：
        ethnicity: 汉族  # liushou: ignore LS104

    坏例（儿童档案）：
        ethnicity: 汉族  # liushou: ignore

    好例（儿童档案）：
        guardianship: 很好  # liushou: ignore LS104

    怎样改：删去这条注释；或改正规则代码，移到有问题的那一行。
    """
    for remark in silenced.unused:
        yield Hit((), remark.complaint, span=remark.span)
