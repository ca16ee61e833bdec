"""`liushou pair`: pairings suggested, begun and ended."""

from liushou.commands.pair.apply import apply
from liushou.commands.pair.end import end
from liushou.commands.pair.suggest import suggest


def command() -> None:
    """结对：给没有结对的孩子提建议（suggest）、写入档案（apply）、结束或移交（end）。

    建议按就近、身份和特长是否合适、负担是否均匀一起算出来，每一对都说明理由，没有结上的说明原因。

    例：
    liushou pair suggest -o 结对建议.xlsx
    liushou pair apply --from 结对建议.xlsx --since 2026-11-23
    """


ACTIONS = {"suggest": suggest, "apply": apply, "end": end}
