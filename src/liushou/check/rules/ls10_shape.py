"""LS101 and LS104: keys and terms that are not known, as validation found them."""

from collections.abc import Iterable
from datetime import date

from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.store.load import Loaded


@rule("LS101", "unknown-key", "error", Loaded)
def unknown_key(file: Loaded, _on: date) -> Iterable[Hit]:
    """字段名都是档案格式里有的。

    写错的字段名等于没有写：电话写在 phnoe 下面，需要时就查不到。

    坏例（儿童档案）：
        gaurdianship: 一般

    好例（儿童档案）：
        guardianship: 一般

    怎样改：按提示改成相近的字段名；没有合适字段的内容写进 notes（备注）。
    """
    return found(file, "LS101")


@rule("LS104", "known-term", "error", Loaded)
def known_term(file: Loaded, _on: date) -> Iterable[Hit]:
    """有固定选项的字段，值在选项之中。

    同一件事写法不一，统计时就会分成几项，或者漏掉。

    坏例（儿童档案）：
        guardianship: 很好

    好例（儿童档案）：
        guardianship: 较好

    怎样改：从提示列出的选项里选一个；补充的话写进 notes（备注）。
    """
    return found(file, "LS104")
