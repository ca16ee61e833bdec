"""帮扶人员: teachers, party members, the 五老, students and units who look after children."""

from typing import Annotated, Literal

from liushou.dates import Interval, months_before
from liushou.records.family import Address
from liushou.records.fields import CARE, CONTACT, NAME, STATUS, Record, many, optional, required
from liushou.records.types import LIST, ClassName, Clock, Day, Id, Positive, Text, Texts
from liushou.records.vocabulary import (
    ClearanceResult,
    Grade,
    Sex,
    VolunteerKind,
    VolunteerStatus,
    Weekday,
)

NOT_CLEARED_KINDS = frozenset({"学生", "单位"})
"""Kinds of whom no criminal-record clearance is asked."""

ClearanceLack = Literal["missing", "failed", "future", "expired"]


class Homeroom(Record):
    """班主任 of a class."""

    grade: Grade = required("年级", "任班主任的年级")
    class_: ClassName = required("班", "任班主任的班")
    since: Day | None = optional("起始", "从哪一天起；不写为加入之日")


class Coverage(Record):
    """包保责任: the class or village someone answers for."""

    grade: Grade | None = optional("年级", "包保的年级")
    class_: ClassName | None = optional("班", "包保的班")
    village: Text | None = optional("村", "包保的村")


class Availability(Record):
    """A weekly time someone can give."""

    day: Weekday = required("星期", "周一至周日")
    from_: Clock = required("开始", "钟点")
    to: Clock = required("结束", "钟点")


class Clearance(Record):
    """违法犯罪记录查询 (未成年人保护法 art. 62)."""

    checked_on: Day = required("查询日期", "查询的日期")
    result: ClearanceResult = required("结果", "通过或未通过", STATUS)


class Training(Record):
    """A training attended."""

    date: Day = required("日期", "培训日期")
    topic: Text = required("主题", "培训的主题")


class FormerPost(Record):
    """What a volunteer's homeroom was, up to and including `until`."""

    until: Day = required("截止", "最后一天")
    homeroom: Homeroom = required("班主任", "当时任哪个班的班主任")


class Volunteer(Record):
    """One helper (data/volunteers/<id>.yaml)."""

    id: Id = required("编号", "与文件名相同")
    name: Text = required("姓名", "姓名或单位名称", NAME)
    sex: Sex | None = optional("性别", "单位可以不写")
    kind: VolunteerKind = required("身份", "教师、党员干部、五老、大学生等")
    status: VolunteerStatus = required("状态", "在岗或离岗")
    joined_on: Day = required("加入日期", "开始帮扶工作的日期")
    left_on: Day | None = optional("离岗日期", "最后在岗的一天")
    organisation: Text | None = optional("单位", "所在单位", CONTACT)
    position: Text | None = optional("职务", "职务")
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    address: Address | None = optional("住址", "住在哪里")
    party_member: bool | None = optional("党员", "是否为中共党员")
    homeroom: Homeroom | None = optional("班主任", "任哪个班的班主任")
    covers: Annotated[tuple[Coverage, ...], LIST] = many("包保责任", "负责的班或村")
    skills: Texts = many("特长", "会什么")
    available: Annotated[tuple[Availability, ...], LIST] = many("可用时间", "每周什么时候有空")
    capacity: Positive | None = optional("结对上限", "同时最多结对几名儿童")
    clearance: Clearance | None = optional("违法犯罪记录查询", "查询的日期和结果")
    training: Annotated[tuple[Training, ...], LIST] = many("培训", "参加过的培训")
    past: Annotated[tuple[FormerPost, ...], LIST] = many("历史情况", "以前任哪个班的班主任")
    notes: Text | None = optional("备注", "其他情况", CARE)

    @property
    def service(self) -> Interval:
        """The days of service, from joined_on to left_on."""
        return Interval(self.joined_on, self.left_on)

    def homeroom_on(self, day: Day) -> Homeroom | None:
        """The class whose 班主任 this was on `day`, as `past` and `since` tell; None for none.

        As for a child's `past`: that of the earliest entry with until ≥ day, else the current one.
        """
        former = min(
            (post for post in self.past if post.until >= day), key=lambda post: post.until, default=None
        )
        room = former.homeroom if former else self.homeroom
        return room if room is not None and (room.since is None or room.since <= day) else None

    def has_left(self, day: Day) -> bool:
        """True after left_on; without it, while the status is 离岗."""
        return self.status == "离岗" if self.left_on is None else self.left_on < day

    def clearance_lack(self, day: Day, months: int) -> ClearanceLack | None:
        """Why there is no passed clearance on `day` that is at most `months` months old; None if there is.

        None too for the kinds of whom none is asked. 未成年人保护法 art. 62 asks for one on taking up the
        work and yearly after that.
        """
        if self.kind in NOT_CLEARED_KINDS:
            return None
        if self.clearance is None:
            return "missing"
        if self.clearance.result == "未通过":
            return "failed"
        if self.clearance.checked_on > day:
            return "future"
        return "expired" if self.clearance.checked_on < months_before(day, months) else None
