"""LS507: a child whose parents are both away has been entrusted in writing."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.papers import AgreementLack, agreement_lack
from liushou.records.standing import standing


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
    lack = agreement_lack(child, on)
    if lack is not None:
        guardians = standing(child, on).guardians
        yield _lacking(lack, guardians, on, written=guardians == child.guardians)


def _lacking(lack: AgreementLack, guardians: tuple[Guardian, ...], on: date, *, written: bool) -> Hit:
    """`written`: the guardians of the day are those that stand in the file now."""
    if lack.last is None:
        message = "父母都外出，没有委托照护协议（delegated）：请与父母和受托人签订"
        if written and guardians:
            return Hit(("guardians", _primary(guardians), "delegated"), message, at="mapping")
        return Hit(("guardians",), message, at="mapping" if guardians else "value")
    key = "until" if lack.begun else "signed_on"
    path: Path = ("guardians", lack.index, "delegated", key) if written else ()
    if lack.begun:
        return Hit(path, f"委托照护协议已于 {lack.last.until} 到期：请续签")
    return Hit(path, f"委托照护协议的签订日期（{lack.last.signed_on}）在今天（{on}）以后：请核对日期")


def _primary(guardians: tuple[Guardian, ...]) -> int:
    return next((index for index, one in enumerate(guardians) if one.primary), 0)
