"""Whether the marks of a term fit one another: one definition for LS310 and for what a sheet says."""

from collections.abc import Iterator

from liushou.records.schooling import Grades
from liushou.sums import difference, exact, shown, total


def misfits(grades: Grades) -> Iterator[tuple[str, str]]:
    """The keys that do not fit the others, each with what is wrong in Chinese.

    The total is the sum of all subjects (where any is given), a rank is at most the size of the class.
    """
    added = total((grades.scores or {}).values())
    if grades.scores and grades.total is not None and added != exact(grades.total):
        gap = difference(exact(grades.total), added, "分")
        yield "total", f"总分 {shown(grades.total)}，但各科相加为 {shown(added)}，{gap}：请对照成绩单"
    rank, size = grades.class_rank, grades.class_size
    if rank is not None and size is not None and rank > size:
        yield "class_rank", f"班级名次 {rank} 大于班级人数 {size}：请对照成绩单"
