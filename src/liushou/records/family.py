"""A child's family: parents, guardians, grandparents, address, household register."""

from typing import Annotated

from liushou.dates import Interval
from liushou.records.fields import CARE, CONTACT, IDENT, NAME, STATUS, Record, many, optional, required
from liushou.records.types import LIST, Day, Days, Text
from liushou.records.vocabulary import (
    GrandparentRelation,
    GuardianHealth,
    GuardianRelation,
    ParentRelation,
    Situation,
)

CANNOT_GUARD = frozenset({"失联", "去世", "服刑", "重病重残"})
"""Situations of a parent who by default has no capacity to guard."""


class Hukou(Record):
    """户籍: the household register."""

    rural: bool = required("农村户籍", "户籍是否为农业（农村）户口")
    registered: bool = required("已登记户口", "是否登记了户口")
    place: Text | None = optional("户籍所在地", "户口簿上的地址", CONTACT)


class Address(Record):
    """现居住地: where someone lives."""

    village: Text = required("村", "现居住的村（社区）")
    detail: Text | None = optional("详细地址", "组、门牌", CONTACT)


class Parent(Record):
    """A parent, step-parent or adoptive parent."""

    relation: ParentRelation = required("关系", "与孩子的关系")
    name: Text | None = optional("姓名", "父母的姓名", NAME)
    situation: Situation = required("状况", "外出务工、在家等；留守类型由此推出", STATUS)
    can_guard: bool | None = optional(
        "有监护能力", "不写时：失联、去世、服刑、重病重残为否，其余为是", STATUS
    )
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    id_number: Text | None = optional("公民身份证号码", "18 位，加引号", IDENT)
    birth_date: Day | None = optional("出生日期", "公历出生日期")
    away_since: Day | None = optional("外出起始", "从哪一天起外出")
    workplace: Text | None = optional("务工地点", "省、市", CONTACT)
    employer: Text | None = optional("务工单位", "单位名称", CONTACT)
    employer_address: Text | None = optional("单位地址", "务工单位的地址", CONTACT)
    employer_phone: Text | None = optional("单位电话", "务工单位的电话", CONTACT)
    trained_on: Days = many("参加培训", "参加家庭教育培训的日期")

    @property
    def able(self) -> bool:
        """True if the parent has the capacity to guard (有监护能力)."""
        return self.situation not in CANNOT_GUARD if self.can_guard is None else self.can_guard

    @property
    def in_touch(self) -> bool:
        """True unless the parent is dead, missing or in prison."""
        return self.situation not in ("去世", "失联", "服刑")


class Delegation(Record):
    """委托照护: the written agreement by which parents entrust a carer."""

    signed_on: Day = required("签订日期", "委托照护协议的签订日期")
    until: Day | None = optional("有效期至", "最后有效的一天；不写为长期")

    def holds_on(self, day: Day) -> bool:
        """True when signed_on ≤ day ≤ until."""
        return Interval(self.signed_on, self.until).holds(day)


class Guardian(Record):
    """监护人: who looks after the child day by day."""

    name: Text = required("姓名", "监护人的姓名", NAME)
    relation: GuardianRelation = required("关系", "与孩子的关系")
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    birth_date: Day | None = optional("出生日期", "公历出生日期")
    id_number: Text | None = optional("公民身份证号码", "18 位，加引号", IDENT)
    address: Text | None = optional("住址", "与孩子不同住时填写", CONTACT)
    occupation: Text | None = optional("职业", "从事的工作")
    education: Text | None = optional("文化程度", "如 小学、初中")
    health: GuardianHealth | None = optional("健康状况", "健康、患病或残疾", CARE)
    primary: bool | None = optional("主要监护人", "以谁为主；只有一位监护人时可以不写")
    delegated: Delegation | None = optional("委托照护", "父母书面委托照护的协议")
    trained_on: Days = many("参加培训", "参加家庭教育培训的日期")


class Grandparent(Record):
    """A grandparent, as the official registration form lists them."""

    relation: GrandparentRelation = required("关系", "与孩子的关系")
    name: Text | None = optional("姓名", "祖辈的姓名", NAME)
    birth_date: Day | None = optional("出生日期", "公历出生日期")
    alive: bool | None = optional("健在", "是否健在")


Parents = Annotated[tuple[Parent, ...], LIST]
Guardians = Annotated[tuple[Guardian, ...], LIST]


def primary_guardian(guardians: tuple[Guardian, ...]) -> Guardian | None:
    """The guardian marked primary; a sole guardian is it unless marked otherwise."""
    marked = next((guardian for guardian in guardians if guardian.primary), None)
    if marked is None and len(guardians) == 1 and guardians[0].primary is None:
        return guardians[0]
    return marked


def delegated_on(guardians: tuple[Guardian, ...], day: Day) -> bool:
    """True if one of the guardians has a delegated-care agreement (委托照护) valid on `day`.

    The one definition for 委托照护签订率 and LS507.
    """
    return any(one.delegated is not None and one.delegated.holds_on(day) for one in guardians)
