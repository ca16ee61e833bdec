"""LS508: the child has turned 16, or 18."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.rules.ls105_real_date import is_too_old
from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.standing import on_register

_OFFICIAL_UNDER = 16
_OF_AGE = 18


@rule("LS508", "grown-up", "info", Child)
def grown_up(child: Child, on: date) -> Iterator[Hit]:
    """在册儿童满 16 周岁、满 18 周岁时提示。

    国发〔2016〕13号的农村留守儿童是不满 16 周岁的，满了就不再计入国家口径的统计，但仍是未成年人，关爱照旧。
    满 18 周岁是成年人，档案应当结束；帮扶人最好在这以前和孩子谈一次今后的打算。

    坏例（儿童档案）：
        birth_date: 2010-11-20
        school: {stage: 高中, grade: 高一, class: 1, boarding: true, enrolled: true}

    坏例（儿童档案）：
        birth_date: 2008-11-20
        school: {stage: 高中, grade: 高三, class: 1, boarding: true, enrolled: true}

    好例（儿童档案）：
        birth_date: 2010-11-21
        school: {stage: 高中, grade: 高一, class: 1, boarding: true, enrolled: true}

    怎样改：满 16 周岁不必改；满 18 周岁的，把 status 改为“结束”或“毕业”，写上 closed_on（不再在册的第一天）。
    """
    age = full_years(child.birth_date, on)
    if age < _OFFICIAL_UNDER or is_too_old(child, on) or not on_register(child, on):
        return
    if age < _OF_AGE:
        yield Hit(("birth_date",), "已满 16 周岁，不再计入国家口径的统计；关爱照旧")
    else:
        yield Hit(("birth_date",), "已满 18 周岁，是成年人了：请结束档案（改 status，写 closed_on）")
