"""Sealed texts that a decision took to another day or kind than the one they were sealed for: it is said."""

from collections.abc import Sequence

from liushou.console import note
from liushou.history.resolving.conflict import Conflict
from liushou.sealed import SEALED
from liushou.store.drafts import FileChange
from liushou.store.sealing.places import strays
from liushou.yamltext.reader import read


def say_moved(conflict: Conflict, changes: Sequence[FileChange]) -> None:
    """Say on standard error how many sealed texts stand where neither side has them: they do not open there.

    Both sides are in git, so nothing is lost. Where their versions are not known nothing can be said.
    """
    stages = conflict.stages
    if stages is None:
        return
    known = [read(side).value or {} for side in (stages.ours, stages.theirs) if side is not None]
    for change in changes:
        if SEALED not in (change.after or b""):
            continue
        model, value = change.source.kind.model, read(change.after or b"").value or {}
        count = sum(1 for _ in strays(model, value, *known))
        if count:
            note(f"注意：{change.path} 里有 {count} 处密文和所在的日期、种类不是同一边的，在那里打不开：")
            note("请在文件里把这一项整个取自同一边，或请有私钥的人重新写这几处。")
