"""The columns of sheets of 留守妇女、留守老人, as townships keep them.

Targets that are no single field: `address` (village and house in one). `family[0]` is the member of the
family that stands first in the archive, `family[1]` the second; `helpers.with` and `.since` are those of a
helper who is active: a new one is added, none is ended.
"""

from functools import partial

from liushou.exchange.columns.column import NOT_TAKEN, Column
from liushou.exchange.columns.family import ID_NUMBER, PHONE, WORKPLACE
from liushou.exchange.columns.said import said, word
from liushou.records.resident import Resident

_of = partial(said, Resident)

FAMILY = ("家人", "家人2")
"""The groups of the two members of the family that a sheet has columns for."""
HELPER = "帮扶人"


def _relative(place: int) -> tuple[Column, ...]:
    """The columns of a member of the family: 家人关系, 家人姓名."""

    def of(key: str, heading: str = "", also: str = "", width: int = 12) -> Column:
        return _of(f"family[{place}].{key}", heading, also, group=FAMILY[place], width=width)

    return (
        of("relation", "关系", "与本人关系 与其关系 称谓 亲属关系 与老人关系 与留守老人关系 与妇女关系 "
           "与留守妇女关系 与户主关系 何种关系 与被帮扶人关系", 8),
        of("name", also="名字", width=10),
        of("phone", also=PHONE, width=14),
        of("workplace", also=WORKPLACE, width=14),
    )  # fmt: skip


RESIDENTS: tuple[Column, ...] = (
    _of("id", "", "档案编号 档案号 人员编号", width=10),
    _of("kind", "", "人员类别 留守类别 留守类型 人员类型 对象类别 类型 留守人员类别 身份类别", needed=True,
        width=10),
    _of("name", "", "名字 留守老人姓名 留守妇女姓名 老人姓名 妇女姓名 留守人员姓名 "
                    "姓名(本人) 本人姓名 对象姓名 帮扶对象 帮扶对象姓名", needed=True, width=10),
    _of("sex", "", "男/女 男女", needed=True, width=6),
    _of("birth_date", "", "出生年月 出生年月日 生日 出生时间 出生日期(公历) 出生", needed=True),
    _of("id_number", "身份证号码", ID_NUMBER, width=21),
    _of("phone", "", f"{PHONE} 本人电话 本人联系电话 本人联系方式 老人电话", width=14),
    _of("address.village", "", "村名 所在村 居住村 村(社区) 村社区 村/社区 村委会 行政村 村居 村(居) "
                               "所属村 村别 社区 所在村(社区) 居住村(社区) 村(居)委会",
        needed=True, width=12),
    _of("address.detail", "", "组 门牌 村组 门牌号 村民小组 小组 详细住址 组别 组、门牌 自然村 屯", width=20),
    word("address", "家庭住址", "家庭详细地址 住址 现居住地 家庭地址 居住地址 现住址 居住地 现居住地址 "
                                "常住地址 地址 家庭居住地 家庭详细住址 居住地点", width=24),
    _of("status", "", "在册状态 档案状态 是否在册", width=8),
    _of("registered_on", "", "建档时间 登记日期 登记时间 建卡日期 入册日期 录入时间"),
    _of("closed_on", "", "销档时间 销号日期 销号时间"),
    *_relative(0),
    *_relative(1),
    _of("health.condition", "", "健康状况 身体状况 健康情况 身体健康状况 健康 身体健康情况", width=8),
    _of("health.detail", "病残说明", "残疾类别 患病类型 病残情况 残疾类型 残疾等级 疾病名称 患病名称 "
                                     "患病情况 残疾情况 慢性病 所患疾病 具体病情 主要疾病", width=16),
    _of("needs", "", "服务需求 帮扶需求 需要帮助 主要需求 需求情况 需求类别 关爱需求 所需服务 需求类型 "
                     "需要哪些帮助 主要困难和需求", width=16),
    word("helpers.with", "姓名", "名字", group=HELPER, width=10),
    _of("helpers.since", "起始", "日期 时间 起始日期 起始时间 开始日期 开始时间 结对日期 结对时间",
        group=HELPER),
    _of("notes", "", "说明 其他 其它 备注说明 其他情况 其它情况 其他需要说明情况", width=20),
    word(NOT_TAKEN, "序号", "编次 顺序 № NO No. 号 序 顺序号 行号 户号", width=6),
    word(NOT_TAKEN, "年龄", "周岁 岁数 实足年龄 年龄(周岁) 年龄(岁)", width=6),
    word(NOT_TAKEN, "其他家人", "其他帮扶人 走访次数 本学期走访次数 最近走访 最近一次走访 民族 婚姻状况 "
                                "文化程度 政治面貌 家庭人口", width=10),
)  # fmt: skip
"""Every column in the order of a ledger."""
