"""The index: a copy that makes checks quick, and that nobody misses when it is deleted."""

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn
from liushou.store.index.inspection import inspected
from liushou.store.index.place import NAME
from liushou.store.root import STATE


def index(around: Surroundings) -> Verdict | None:
    """Where it is, how large, and whether it can be used."""
    if around.root is None:
        return None
    found, place = inspected(around.root), f"{STATE}/{NAME}"
    if found.trouble is not None:
        return warn(
            f"{place} 不能用（{found.trouble}）：结果不受影响，只是慢一些",
            f"删掉 {place}（索引可以随时删，不影响档案），下次 liushou check 会重建。",
        )
    if found.size is None:
        return ok("还没有，检查档案时会建立")
    return ok(f"{place}，{found.size / 1_000_000:.1f} MB，可以用；可随时删，不影响档案")
