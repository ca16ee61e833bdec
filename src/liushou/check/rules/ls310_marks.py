"""LS310: marks and ranks are consistent."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.child import Child
from liushou.records.marks import misfits


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
        for key, message in misfits(grades):
            yield Hit(("grades", index, key), message)
