"""LS505: a child without working guardianship has a case open."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.child import Child
from liushou.records.reporting import must_report
from liushou.records.standing import standing


@rule("LS505", "unreported", "warning", Child)
def unreported(child: Child, on: date) -> Iterator[Hit]:
    """监护差、无人监护或者联系不上家人的在册儿童，已经立案上报。

    未成年人保护法第十一条和国家监察委员会、最高人民检察院、教育部等九部门《关于建立侵害未成年人案件
    强制报告制度的意见（试行）》：学校、村（居）民委员会发现未成年人面临危险，例如无人照料、监护人不能
    尽责，应当立即报告。没有报告的，要追究责任；更要紧的是，这个孩子今晚可能一个人在家。
    监护情况是“差”“无人监护”，或者监护人和还联系得上的父母都没有电话的，要有一个未办结的个案。

    坏例（儿童档案）：
        guardianship: 差

    坏例（儿童档案）：
        guardianship: 无人监护
        cases: [{opened: 2026-03-02, kind: 监护, level: 紧急, what: 独自居住, closed: 2026-11-20}]

    好例（儿童档案）：
        guardianship: 差
        cases: [{opened: 2026-11-09, kind: 监护, level: 一般, what: 祖母住院}]

    怎样改：当天上门看孩子，向公安、民政、教育部门报告，写个案（cases）；情况已经好转的，改正 guardianship。
    """
    reason = must_report(child, on)
    if reason == "guardianship":
        then = standing(child, on).guardianship
        message = f"监护情况是“{then}”，没有未办结的个案：请立即报告，并写个案（cases）"
        yield Hit(("guardianship",) if then == child.guardianship else (), message)
    elif reason == "unreachable":
        message = (
            "监护人和联系得上的父母都没有电话，也没有未办结的个案：请上门查看，必要时报告，并写个案（cases）"
        )
        yield Hit((), message)
