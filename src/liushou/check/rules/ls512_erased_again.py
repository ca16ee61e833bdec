"""LS512: an archive that was erased does not come back."""

from collections.abc import Iterator
from datetime import date

from liushou.check.questions.erased import KINDS, erased_kind
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.store.paths import path_of


@rule("LS512", "erased-again", "error", World, asks=(erased_kind,))
def erased_again(world: World, _on: date) -> Iterator[Hit]:
    """登记为已删除的档案没有再出现。

    别人的电脑上还留着旧的档案库，合并时会把删除了的档案带回来；家长要求删除的，就等于没有删。
    例中的登记在 data/erased/c-7kq2m.yaml，而 data/children/ 里有 c-7kq2m 的档案。

    坏例（删除登记）：
        kind: 儿童

    好例（删除登记）：
        kind: 留守妇女

    怎样改：再删除一次：liushou erase 编号 --why 其他（登记不变）；登记写错了的，删去 data/erased/ 里的登记。
    """
    for one in world.told(erased_kind):
        kind = KINDS[one.fact]
        if one.id in world.ids[kind]:
            message = f"登记已删除的档案又有了（{path_of(kind, one.id)}）：多半是合并带回来的，请再删除一次"
            yield Hit(("id",), message, file=one.path)
