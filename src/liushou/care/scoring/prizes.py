"""The prizes of a child: the first by rank that fits, and the largest by ranks gained that fits."""

from collections.abc import Iterator, Sequence

from liushou.care.scoring.score import ChildScore, Gap, Won
from liushou.records.unit import Prize
from liushou.sums import exact


def won(child: ChildScore, prizes: Sequence[Prize]) -> Iterator[Won]:
    """The prizes of a child. One that names ranks and progress asks for both, and is one by rank."""
    by_rank = next((prize for prize in prizes if _of_ranks(prize) and _ranked(child, prize)), None)
    if by_rank is not None:
        progress = f"，进步 {child.gained} 名" if by_rank.progress else ""
        yield Won(child.child, by_rank.name, f"名次 {child.rank}{progress}", exact(by_rank.amount))
    fitting = [prize for prize in prizes if not _of_ranks(prize) and prize.progress and _risen(child, prize)]
    by_progress = max(fitting, key=lambda prize: prize.progress or 0, default=None)
    if by_progress is not None:
        yield Won(child.child, by_progress.name, f"进步 {child.gained} 名", exact(by_progress.amount))


def unfit(prizes: Sequence[Prize]) -> Iterator[Gap]:
    """What is told of prizes that say neither ranks nor progress."""
    for prize in prizes:
        if not _of_ranks(prize) and not prize.progress:
            yield Gap("奖项没有写名次（from_rank、to_rank）或进步几名（progress），没有评", prize.name)


def _of_ranks(prize: Prize) -> bool:
    return prize.from_rank is not None or prize.to_rank is not None


def _ranked(child: ChildScore, prize: Prize) -> bool:
    if child.rank is None or child.rank < (prize.from_rank or 1):
        return False
    return (prize.to_rank is None or child.rank <= prize.to_rank) and _risen(child, prize)


def _risen(child: ChildScore, prize: Prize) -> bool:
    """True where no progress is asked for, or the child made it."""
    return not prize.progress or (child.gained is not None and child.gained >= prize.progress)
