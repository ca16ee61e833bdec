"""What kind of archive an entry of the erased stands for, for LS201 and LS512."""

from collections.abc import Mapping

from liushou.check.setting import Setting
from liushou.check.world import World, gathering
from liushou.records.erasure import Erasure
from liushou.records.kinds import KindName

KINDS: Mapping[str, KindName] = {
    "儿童": "child", "帮扶人员": "volunteer", "留守妇女": "resident", "留守老人": "resident",
}  # fmt: skip
"""The kind of file that the archive was, by ErasedKind."""


@gathering("erased", Erasure)
def erased_kind(record: Erasure, _: Setting) -> str:
    """The kind; the id is that of the file."""
    return record.kind


def erased_ids(world: World) -> Mapping[KindName, frozenset[str]]:
    """The ids of erased archives by their kind; one whose entry cannot be read may be of any."""
    told = {one.id: KINDS[one.fact] for one in world.told(erased_kind)}
    unread = world.ids["erasure"] - told.keys()
    return {kind: frozenset(id_ for id_ in told if told[id_] == kind) | unread for kind in KINDS.values()}
