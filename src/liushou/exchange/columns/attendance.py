"""The columns of sheets of who came to an activity.

A column headed by a day has the target `came@2026-11-08`: one session a column, a tick for who was there.
`came`, `guardian` and `reason` are those of care/attendance/sheet.py, `date` is the day of the session.
"""

from liushou.exchange.columns.column import Column
from liushou.exchange.columns.said import YES_NO, word
from liushou.exchange.columns.whose import AGE, CLASS, ID, NUMBER, SEX, name

CAME_ON = "came@"
"""What the target of a column headed by a day begins with; the day follows as 2026-11-08."""

ATTENDANCE: tuple[Column, ...] = (
    ID,
    name("参加儿童 参加学生 参与儿童 参与学生"),
    CLASS,
    word("activity", "活动", "活动名称 活动主题 参加活动 活动内容 活动项目", width=20),
    word("date", "日期", "时间 活动日期 活动时间 开展日期 开展时间 签到日期", form="day"),
    word("came", "到场", "签到 是否到场 出席 是否参加 参加 到场情况 签到情况 出勤 是否签到 是否出席 "
                         "出席情况 出勤情况 到会 是否到会 参加情况 考勤 到场签到 参与情况 是否参与 "
                         "儿童签到 学生签到", width=8),
    word("guardian", "监护人到场", "家长到场 监护人签到 家长签到 监护人是否到场 家长是否到场 监护人参加 "
                                   "家长参加 家长是否参加 监护人是否参加",
         form="truth", choices=YES_NO, width=10),
    word("reason", "备注", "原因 缺席原因 未到原因 请假原因 未到场原因 缺勤原因 未参加原因 说明", width=16),
    NUMBER,
    SEX,
    AGE,
)  # fmt: skip
"""Every column in the order of a sign-in sheet."""
