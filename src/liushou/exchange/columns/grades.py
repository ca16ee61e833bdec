"""The columns of sheets of marks and conduct.

`scores.语文` is the mark in a subject. A subject keeps the name the sheet gives it: 思想品德 of an older
year is not 道德与法治; only what is a shortened name is written in full. `conduct.violations` and
`conduct.honours` are those of the term.
"""

from functools import partial

from liushou.exchange.columns.column import Column
from liushou.exchange.columns.said import said, word
from liushou.exchange.columns.whose import (
    AGE,
    CLASS,
    ID,
    ID_CARD,
    NUMBER,
    OTHER_NUMBER,
    SEX,
    STUDENT_NUMBER,
    name,
)
from liushou.records.child import Child

SCORE_OF = "scores."
"""What the target of a subject begins with."""

_SUBJECTS = (
    "语文 数学 英语=外语 科学 道德与法治=道法=道德与法制 思想品德=思品 品德与社会=品社 品德与生活=品生 "
    "品德 政治 思想政治 历史 地理 生物=生物学 物理 化学 体育 体育与健康 音乐 美术 艺术 信息技术 信息科技 "
    "劳动=劳动教育 劳动技术 通用技术 综合实践=综合实践活动 书法 写字 心理健康=心理健康教育 校本课程 综合 "
    "文综=文科综合 理综=理科综合 日语 俄语"
)
"""The subjects of schools, each with its shorter or longer names."""
_of = partial(said, Child)


def _subject(names: str) -> Column:
    heading, *also = names.split("=")
    ways = (f"{one}{ending}" for one in (heading, *also) for ending in ("成绩", "分数", "得分"))
    return Column(f"{SCORE_OF}{heading}", heading, (*also, *ways), form="number", width=8)


GRADES: tuple[Column, ...] = (
    ID,
    name("考生姓名 考生"),
    CLASS,
    ID_CARD,
    STUDENT_NUMBER,
    word("term", "学期", "所属学期 学年学期", width=16),
    *map(_subject, _SUBJECTS.split()),
    word("total", "总分", "总成绩 合计 总计 总分数 各科总分 合计分 总得分", form="number", width=8),
    word("class_rank", "班级名次", "名次 班级排名 排名 班名次 班内名次 班排名 班排 在班名次 班内排名 "
                                   "本班名次 班级位次", form="number", width=8),
    word("class_size", "班级人数", "班额 全班人数 参考人数 考试人数 参加考试人数 班人数", form="number",
         width=8),
    _of("conduct.violations", "", "违纪 违纪情况 违规次数 违反纪律次数", width=8),
    _of("conduct.honours", "", "获奖情况 荣誉称号 获得荣誉 表彰 奖励 获奖 所获荣誉", width=16),
    NUMBER,
    OTHER_NUMBER,
    SEX,
    AGE,
    word("-", "平均分", "平均 均分 年级名次 年级排名 级名次 等级 校名次 全校名次 年级位次 评语", width=8),
)  # fmt: skip
"""Every column in the order of a list of marks."""
