"""LS507: a child whose parents are both away has been entrusted in writing."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.family import Delegation, Guardian, delegated_on
from liushou.records.standing import on_register, standing


@rule("LS507", "agreement", "warning", Child)
def agreement(child: Child, on: date) -> Iterator[Hit]:
    """父母都外出的（双留守）在册儿童，有没有到期的委托照护协议。

    未成年人保护法第二十二条、第二十三条：父母外出不能亲自照护的，要书面委托有能力的成年人，并告诉学校和
    村（居）委会。没有协议，孩子生病、受伤要签字时，没有人能作主。
    协议写在受托监护人的 delegated（signed_on 签订日期、until 最后有效的一天，不写 until 为长期）。

    坏例（儿童档案）：
        parents:
          - {relation: 父亲, situation: 外出务工, phone: "15400012345"}
          - {relation: 母亲, situation: 外出务工}
        guardians: [{name: 李桂英, relation: 祖母, phone: "15400012346"}]

    坏例（儿童档案）：
        parents: [{relation: 父亲, situation: 外出务工}, {relation: 母亲, situation: 外出务工}]
        guardians:
          - name: 李桂英
            relation: 祖母
            phone: "15400012346"
            delegated: {signed_on: 2025-09-01, until: 2026-11-19}

    好例（儿童档案）：
        parents: [{relation: 父亲, situation: 外出务工}, {relation: 母亲, situation: 外出务工}]
        guardians:
          - name: 李桂英
            relation: 祖母
            phone: "15400012346"
            delegated: {signed_on: 2025-09-01, until: 2026-11-20}

    怎样改：与父母和受托人签订（或续签）委托照护协议，听一听孩子自己愿意跟谁住，写上 delegated。
    """
    then = standing(child, on)
    if then.left_behind != "双留守" or delegated_on(then.guardians, on) or not on_register(child, on):
        return
    if any(one.delegated is not None and _is_turned(one.delegated) for one in then.guardians):
        return
    yield _lacking(then.guardians, on, written=then.guardians == child.guardians)


def _lacking(guardians: tuple[Guardian, ...], on: date, *, written: bool) -> Hit:
    """The latest agreement that has run out, else one not yet begun, else none; `written`: they stand now."""
    signed = [(one.delegated, index) for index, one in enumerate(guardians) if one.delegated is not None]
    if not signed:
        message = "父母都外出，没有委托照护协议（delegated）：请与父母和受托人签订"
        if written and guardians:
            return Hit(("guardians", _primary(guardians), "delegated"), message, at="mapping")
        return Hit(("guardians",), message, at="mapping" if guardians else "value")
    last, index = max(signed, key=lambda one: _end(one[0], on))
    key = "signed_on" if last.signed_on > on else "until"
    path: Path = ("guardians", index, "delegated", key) if written else ()
    if key == "signed_on":
        return Hit(path, f"委托照护协议的签订日期（{last.signed_on}）在今天（{on}）以后：请核对日期")
    return Hit(path, f"委托照护协议已于 {last.until} 到期：请续签")


def _primary(guardians: tuple[Guardian, ...]) -> int:
    return next((index for index, one in enumerate(guardians) if one.primary), 0)


def _is_turned(delegation: Delegation) -> bool:
    """An end before the signing is told by LS303; once it is mended, one sees whether the agreement holds."""
    return delegation.until is not None and delegation.until < delegation.signed_on


def _end(delegation: Delegation, on: date) -> date:
    """The day by which an agreement that does not hold is compared; one not yet begun comes first."""
    return date.min if delegation.signed_on > on or delegation.until is None else delegation.until
