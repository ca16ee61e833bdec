"""liushou.yaml: the unit, its rules and settings."""

from typing import Annotated, Literal

from liushou.records.fields import CONTACT, NAME, Record, many, optional, required
from liushou.records.types import (
    LIST,
    ONE_OR_MORE,
    Amount,
    Clock,
    People,
    Positive,
    Region,
    Text,
    Texts,
    Version,
    Weight,
    Whole,
)
from liushou.records.vocabulary import (
    ActivityKind,
    During,
    EveryName,
    LeftBehindType,
    PairingRole,
    RecordKind,
    ResidentKind,
    UnitLevel,
    Weekday,
)

DEFAULT_COUNTS: tuple[LeftBehindType, ...] = ("双留守", "单留守", "无父母照护")


class Definition(Record):
    """What the unit asks of 留守 beyond the national definition."""

    min_away_months: Whole | None = optional("最少外出月数", "父母外出满几个月才算")


class UnitInfo(Record):
    """The unit that keeps the store."""

    name: Text = required("名称", "单位全称")
    level: UnitLevel = required("级别", "班级、学校、村、社区、乡镇、县、市")
    parent: Text | None = optional("上级单位", "上级单位的名称")
    region: Region | None = optional("行政区划代码", "GB/T 2260，6 至 12 位数字，加引号")
    hotline: Text | None = optional("热线电话", "对外的电话")
    counts: Annotated[tuple[LeftBehindType, ...], LIST] = optional(
        "统计口径", "算作留守的类型", default=DEFAULT_COUNTS
    )
    definition: Definition | None = optional("认定标准", "对外出时间的要求")


class Leader(Record):
    """领导小组 member."""

    role: Text = required("职务", "如 组长")
    name: Text = required("姓名", "姓名", NAME)
    title: Text | None = optional("行政职务", "如 校长")
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    duty: Text | None = optional("职责", "负责什么")


class RoomOpening(Record):
    """When a room is open each week."""

    day: Weekday = required("星期", "周一至周日")
    from_: Clock = required("开始", "钟点")
    to: Clock = required("结束", "钟点")
    duty: People | None = optional("值班", "值班人员的编号或姓名", NAME)


class Room(Record):
    """活动室."""

    name: Text = required("名称", "活动室的名称")
    place: Text = required("地点", "在哪里")
    phone: Text | None = optional("电话", "亲情电话等", CONTACT)
    equipment: Texts = many("设备", "有哪些设备")
    openings: Annotated[tuple[RoomOpening, ...], LIST] = many("开放时间", "每周何时开放")


class ServiceContact(Record):
    """便民服务联系人."""

    village: Text | None = optional("村", "哪个村；不写为全体")
    service: Text = required("服务", "医疗、应急、民警等")
    name: Text = required("姓名", "姓名或单位", NAME)
    phone: Text = required("电话", "联系电话", CONTACT)


DutyBy = Literal["班主任", "帮扶人", PairingRole]
Whom = Literal["儿童", "留守妇女", "留守老人", "留守妇女老人"]


class Duty(Record):
    """职责频次: a kind of record owed to each child or resident, or a kind of activity owed by the unit."""

    name: Text | None = optional("名称", "不写时用类别")
    kind: Annotated[tuple[RecordKind, ...], ONE_OR_MORE] = many("记录类别", "哪些记录算数")
    activity: ActivityKind | None = optional("活动类别", "单位应办的活动")
    every: EveryName = required(
        "频次", "day 每日 week 每周 month 每月 quarter 每季度 term 每学期 year 每学年"
    )
    times: Positive = optional("次数", "每期几次", default=1)
    during: During = optional("时段", "学期、假期、全年", default="学期")
    by: DutyBy | None = optional("由谁", "班主任或结对身份，对留守妇女、老人为帮扶人；只算他们的记录")
    whom: Whom = optional("对谁", "儿童（不写即是）、留守妇女、留守老人、留守妇女老人", default="儿童")
    for_: Text | None = optional("对象", "全部、重点，或筛选条件")

    @property
    def title(self) -> str:
        """The duty's name, or the kinds it counts."""
        return self.name or self.activity or "、".join(self.kind)

    @property
    def told(self) -> str:
        """The title, after those it is for where they are residents and it does not say so: 留守老人走访."""
        if not self.residents or self.whom.removeprefix("留守") in self.title:
            return self.title
        return self.whom.replace("妇女老人", "妇女、老人") + self.title

    @property
    def residents(self) -> tuple[ResidentKind, ...]:
        """The kinds of resident to each of whom it is owed; none for a duty to children, or of the unit."""
        if self.activity or self.whom == "儿童":
            return ()
        return ("留守妇女", "留守老人") if self.whom == "留守妇女老人" else (self.whom,)

    @property
    def owed_to_children(self) -> bool:
        """True for what is owed to each child, not to residents, nor by the unit as such."""
        return not self.activity and not self.residents


class PairingWeights(Record):
    """Weights of the pairing suggestions, each from 0 to 1000: only their proportions matter."""

    distance: Weight | None = optional("距离", "同村同班")
    kind: Weight | None = optional("身份", "身份与需要相合")
    skills: Weight | None = optional("特长", "特长与需要相合")
    sex: Weight | None = optional("性别", "性别的考虑")
    continuity: Weight | None = optional("延续", "以前结过对")
    load: Weight | None = optional("负担", "负担均匀")
    age: Weight | None = optional("年龄", "同伴年龄相仿")
    learning: Weight | None = optional("学习", "同伴一强一弱")


class PairingSettings(Record):
    """结对帮扶 settings."""

    capacity: Positive = optional("结对上限", "每人同时结对的儿童数", default=2)
    clearance_months: Positive = optional("查询有效月数", "违法犯罪记录查询几个月内有效", default=12)
    weights: PairingWeights | None = optional("权重", "结对建议的权重")


PromisedPairing = Literal["大人", "伙伴", PairingRole]


class ChecklistItem(Record):
    """One promise to a child and what shows that it was kept.

    Records, activities, words, a pairing, a field and a condition show it side by side: either is enough. A
    field is asked of the archive, or (one the archive has not) of the unit's settings. How it is judged:
    records/promises.
    """

    name: Text = required("名称", "承诺的事")
    record: Annotated[tuple[RecordKind, ...], ONE_OR_MORE] = many("记录类别", "有这类记录即兑现，可写几类")
    activity: Annotated[tuple[ActivityKind, ...], ONE_OR_MORE] = many(
        "活动类别", "参加过这类活动即兑现，可写几类"
    )
    about: Texts = many(
        "内容",
        "活动名称、主题里有这些词才算（分组的要每组都有），各算一项；兴趣爱好里有也算；/ 隔开同一项的说法",
    )
    pairing: PromisedPairing | None = optional("结对", "大人、伙伴或一种结对身份；正在结对即兑现")
    field: Text | None = optional(
        "字段", "档案（或单位设置）的这个字段有值即兑现；有起止的当天要有效，写了频次的看那一期"
    )
    where: Text | None = optional("条件", "筛选条件，符合即兑现")
    times: Positive | None = optional("次数", "要几次（写了内容的为几项）")
    every: EveryName | None = optional("频次", "多久一次；不写为每学期")
    for_: Text | None = optional("对象", "对谁承诺：全部、重点，或筛选条件；不写为全部")
    unless: Text | None = optional("除非", "筛选条件，符合的不算兑现，如 在办个案:安全")


class Checklist(Record):
    """A list of promises. One with the name of a list that ships with the program stands in its place."""

    name: Text = required("名称", "清单的名称")
    items: Annotated[tuple[ChecklistItem, ...], LIST] = required("事项", "各项承诺")


class CustomIndicator(Record):
    """自定义指标."""

    name: Text = required("名称", "指标名称")
    of: Text | None = optional("分母", "筛选条件；不写为全体")
    where: Text = required("分子", "筛选条件")


class Prize(Record):
    """A prize by rank or by progress."""

    name: Text = required("名称", "奖项")
    from_rank: Positive | None = optional("自名次", "从第几名")
    to_rank: Positive | None = optional("至名次", "到第几名")
    progress: Positive | None = optional("进步名次", "进步几名以上")
    amount: Amount = required("金额", "元")


class Scoring(Record):
    """考核: points."""

    rank_up: Amount = optional("进步一名", "分", default=10)
    top_kept: Amount = optional("保持前列", "分", default=10)
    top: Positive = optional("前列", "前几名", default=5)
    no_violation: Amount = optional("无违纪", "分", default=20)
    honour: Amount = optional("荣誉一项", "分", default=10)
    yuan_per_point: Amount = optional("每分金额", "元", default=1)
    settling_days: Whole = optional("结对期限", "开学后几天内结对的，也算整学期结对", default=0)
    prizes: Annotated[tuple[Prize, ...], LIST] = many("奖项", "按名次或进步")


class Privacy(Record):
    """Keys and keeping of personal data."""

    recipients: Texts = many("收件人公钥", "age 公钥")
    keep_years: Positive | None = optional("保存年限", "销档后保存几年")


class Unit(Record):
    """The settings of a store (liushou.yaml)."""

    format: Version = required("格式版本", "目前为 1")
    unit: UnitInfo = required("单位", "本单位")
    units: Texts = many("下级单位", "应向本单位上报的单位，名称与它们自己写的一样；汇总时据此看谁没有报")
    leadership: Annotated[tuple[Leader, ...], LIST] = many("领导小组", "成员和职责")
    rooms: Annotated[tuple[Room, ...], LIST] = many("活动室", "活动室及开放时间")
    contacts: Annotated[tuple[ServiceContact, ...], LIST] = many("服务联系人", "便民服务联系人")
    duties: Annotated[tuple[Duty, ...], LIST] = many("职责频次", "每名儿童、本单位应做的事")
    pairing: PairingSettings = optional(
        "结对设置", "上限和查询期限", default=PairingSettings.model_construct()
    )
    checklists: Annotated[tuple[Checklist, ...], LIST] = many("清单", "承诺清单")
    indicators: Annotated[tuple[CustomIndicator, ...], LIST] = many("自定义指标", "用筛选条件定义")
    scoring: Scoring | None = optional("考核", "分值和奖项")
    imports: dict[Text, dict[Text, Text]] = optional("导入对照", "列名: 字段", default={})
    privacy: Privacy | None = optional("隐私", "公钥和保存年限")

    @property
    def min_away_months(self) -> int:
        """The full months of absence the unit asks for; 0 where it asks none."""
        definition = self.unit.definition
        return definition.min_away_months or 0 if definition else 0
