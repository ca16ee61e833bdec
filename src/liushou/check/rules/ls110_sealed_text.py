"""LS110: sealed texts are whole, and stand where texts are sealed."""

from collections.abc import Iterator
from datetime import date

from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.describe import field_at
from liushou.records.unit import Unit
from liushou.records.validate import NOT_SEALED
from liushou.store.load import Loaded
from liushou.store.sealing.places import sealed_as
from liushou.store.sealing.token import parsed


@rule("LS110", "sealed-text", "error", Loaded)
def sealed_text(file: Loaded, _on: date) -> Iterator[Hit]:
    """密文（ENC[…]）完整，类别与字段相符，不在不密封的字段里；有私钥时，每一处都打得开。

    密文由 liushou seal 写入，改动一个字就再也打不开，里面的内容就没有了；
    也不能从别处复制过来：每一处密文只认得自己的档案和位置。

    坏例（儿童档案）：
        id_number: "ENC[1,ident.1,缺了一截"

    坏例（儿童档案）：
        phone: "ENC[1,care.1,hVbl3KqSGaGN6oa2PxWXeg]"

    好例（儿童档案）：
        phone: "ENC[1,contact.1,hVbl3KqSGaGN6oa2PxWXeg]"

    怎样改：从 git 里找回原来的一行（git log -p 文件）；找不回的，删去密文，重新问清楚再写。
    """
    if not file.tokens:
        return
    told = {problem.path for problem in file.problems}
    yield from found(file, "LS110")
    for path, text in file.tokens.items():
        wrong = _wrong(file, path, text)
        if wrong and path not in told:
            yield Hit(path, wrong)


def _wrong(file: Loaded, path: Path, text: str) -> str | None:
    model = file.source.kind.model
    info = None if model is Unit else field_at(model, path)
    mark = None if info is None else sealed_as(info)
    if mark is None:
        return NOT_SEALED
    token = parsed(text)
    if token is not None and token.mark is mark:
        return None
    # what opens and writes archives is imported for what is wrong
    from liushou.store.sealing.sealer import DAMAGED, MISPLACED

    return DAMAGED if token is None else MISPLACED
