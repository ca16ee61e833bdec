"""LS513: in a store that seals, what is sensitive is sealed."""

import re
from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.rule import Hit, rule
from liushou.check.setting import Placed
from liushou.records.unit import Unit
from liushou.sealed import is_sealed
from liushou.store.sealing.places import sealed_as

_PUBLIC_KEY = re.compile(r"age1[a-z0-9]{58}")
TEXTS = Values(str, lambda _, info: sealed_as(info) is not None)


@rule("LS513", "left-open", "warning", Placed)
def left_open(placed: Placed, _on: date) -> Iterator[Hit]:
    """密封的档案库（设置里有 privacy.recipients）里，没有敏感内容还是明文。

    没有私钥的人记的内容，写进去时是明文；提交以前没有密封，就留在 git 历史里了。
    一份档案报一处，说明有几处。

    坏例（单位设置）：
        privacy: {recipients: [age1f6h2k6sgzcqynaweuus04e2pjegr82nnnucgd6uj7cjlp93aj5psmrrhrt]}

    好例（单位设置）：
        privacy: {keep_years: 10}

    怎样改：请有私钥的人运行 liushou seal，再提交。
    """
    privacy = placed.setting.unit.privacy
    if privacy is None or not privacy.recipients or isinstance(placed.record, Unit):
        return
    if not any(map(_PUBLIC_KEY.fullmatch, privacy.recipients)):
        return
    open_ = [
        one
        for one in TEXTS.bad(placed.record, lambda text: not is_sealed(text))
        if one.path not in placed.tokens
    ]
    if open_:
        first = open_[0]
        others = f"等 {len(open_)} 处" if len(open_) > 1 else ""
        yield Hit(first.path, f"{first.info.label}{others}没有密封：请有私钥的人运行 liushou seal")
