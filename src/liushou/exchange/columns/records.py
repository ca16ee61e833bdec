"""The columns of sheets of what was done for children and residents: talks, visits, calls."""

from functools import partial

from liushou.exchange.columns.column import Column
from liushou.exchange.columns.said import said
from liushou.exchange.columns.whose import AGE, CLASS, ID, ID_CARD, NUMBER, SEX, VILLAGE, name
from liushou.records.careplan import CareRecord

_of = partial(said, CareRecord)
_ACTS = ("谈话", "谈心", "家访", "走访", "慰问", "帮扶", "通话", "记录", "关爱", "活动", "联系", "辅导")


def _each(*endings: str) -> str:
    """Headings of what was done: 谈话时间, 家访时间."""
    return " ".join(f"{act}{ending}" for ending in endings for act in _ACTS)


RECORDS: tuple[Column, ...] = (
    ID,
    name("谈心儿童 谈话儿童 谈话学生 谈心学生 走访儿童 家访学生 " + _each("对象", "对象姓名")),
    CLASS,
    ID_CARD,
    _of("date", "", "时间 开展时间 开展日期 " + _each("时间", "日期"), needed=True),
    _of("kind", "", "类型 记录类别 记录类型 形式 方式 " + _each("方式", "形式"), needed=True),
    _of("by", "", "谈心教师 谈话教师 家访教师 走访教师 教师 教师姓名 老师 责任人 经办人 记录者 谈心老师 "
                  "谈话老师 家访老师 帮扶教师 帮扶责任人 帮扶老师 谈话人 谈心人 家访人 走访人 慰问人 "
                  "帮扶人 通话人 关爱人 联系人 辅导人 谈话人姓名 记录人姓名"),
    _of("place", "", "地址 " + _each("地点")),
    _of("note", "", "主要内容 具体内容 情况记录 情况 过程 情况描述 内容记录 谈心谈话内容 谈心内容记录 "
        + _each("内容", "情况", "记录"), width=40),
    _of("follow_up.due", "后续期限", "后续时间 完成期限 跟进期限 跟进时间 后续日期 办理期限"),
    _of("follow_up.what", "后续事项", "后续措施 下一步措施 跟进措施 跟进事项 后续跟进 下一步打算 后续工作 "
                                      "后续 后续安排 拟采取措施 下步措施", width=20),
    NUMBER,
    SEX,
    AGE,
    VILLAGE,
)  # fmt: skip
"""Every column in the order of a ledger of records."""
