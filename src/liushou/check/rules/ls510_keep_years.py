"""LS510: archives are not kept longer than they may be."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.setting import Placed
from liushou.records.child import Child
from liushou.records.keeping import kept_too_long
from liushou.records.resident import Resident


@rule("LS510", "keep-years", "warning", Placed)
def keep_years(placed: Placed, on: date) -> Iterator[Hit]:
    """销档满保存年限的档案已经删除。

    个人信息保护法第十九条、第四十七条：个人信息的保存期限应当是最短的，期限满了要删除。
    一个人长大以后，不该因为一份旧档案被人翻出小时候的难处。
    保存年限是 liushou.yaml 的 privacy.keep_years，从 closed_on 起算；没有写的不检查。例中是 10 年。

    坏例（儿童档案）：
        birth_date: 2004-03-12
        registered_on: 2012-09-01
        school: {stage: 小学, grade: 六年级, class: 1, boarding: false, enrolled: true}
        status: 毕业
        closed_on: 2016-11-20

    好例（儿童档案）：
        birth_date: 2004-03-12
        registered_on: 2012-09-01
        school: {stage: 小学, grade: 六年级, class: 1, boarding: false, enrolled: true}
        status: 毕业
        closed_on: 2016-11-21

    怎样改：按单位的规定办手续以后，用 liushou erase --due 删除（先加 --dry-run 看看有哪些）；
    依法还要保存的，在行尾加注 # liushou: ignore LS510 和原因。
    """
    record, privacy = placed.record, placed.setting.unit.privacy
    if privacy is None or privacy.keep_years is None or not isinstance(record, (Child, Resident)):
        return
    if kept_too_long(record, placed.setting.unit, on):
        message = (
            f"销档（{record.closed_on}）已满保存年限 {privacy.keep_years} 年："
            "请按规定办手续以后删除（liushou erase --due）"
        )
        yield Hit(("closed_on",), message)
