"""LS310: marks and ranks are consistent."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.sums import difference, exact, shown, total
from liushou.records.child import Child


@rule("LS310", "marks", "error", Child)
def marks(child: Child, _on: date) -> Iterator[Hit]:
    """班级名次不超过班级人数，总分等于各科之和。

    成绩的进步关系到学困帮扶和奖励；抄错的名次会把该帮的孩子漏掉。

    坏例（儿童档案）：
        grades: [{term: 2026-2027-1, scores: {语文: 86, 数学: 90}, total: 177}]

    坏例（儿童档案）：
        grades: [{term: 2026-2027-1, class_rank: 46, class_size: 45}]

    好例（儿童档案）：
        grades:
          - {term: 2026-2027-1, scores: {语文: 86, 数学: 90}, total: 176, class_rank: 12, class_size: 45}

    怎样改：对照成绩单；名次和人数写反的对调。
    """
    for index, grades in enumerate(child.grades):
        added = total((grades.scores or {}).values())
        if grades.scores and grades.total is not None and added != exact(grades.total):
            gap = difference(exact(grades.total), added, "分")
            message = f"总分 {shown(grades.total)}，但各科相加为 {shown(added)}，{gap}：请对照成绩单"
            yield Hit(("grades", index, "total"), message)
        rank, size = grades.class_rank, grades.class_size
        if rank is not None and size is not None and rank > size:
            message = f"班级名次 {rank} 大于班级人数 {size}：请对照成绩单"
            yield Hit(("grades", index, "class_rank"), message)
