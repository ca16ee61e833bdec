"""The columns of people around a child: parents, guardians, whoever is paired with it."""

from liushou.exchange.columns.column import Column
from liushou.exchange.columns.said import said, word
from liushou.records.child import Child

PHONE = (
    "联系电话 联系方式 联系号码 手机 手机号 手机号码 电话号码 联系手机 移动电话 通讯方式 联络电话 "
    "联系电话号码 手机电话 电话/手机 联系方法"
)
ID_NUMBER = (
    "身份证号 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 身份号码 证件号码"
)
WORKPLACE = (
    "务工地 务工地址 打工地点 打工地 打工地址 外出务工地点 外出务工地 外出务工地址 外出地点 外出打工地点 "
    "务工省市 务工所在地 工作地点 工作地 工作地址 打工省市 当前务工地点 现务工地点 务工地点(省市) 外出去向 "
    "务工去向 去向 外出地 务工地区"
)
_BORN = "出生年月 出生年月日 出生时间 生日 出生日期(公历) 出生"
_KIN = (
    "与儿童关系 与学生关系 与孩子关系 与本人关系 与其关系 与留守儿童关系 与被监护人关系 与幼儿关系 称谓 "
    "亲属关系 监护关系 关系(与儿童) 关系(与学生) 与该生关系 与子女关系 何种关系 与儿童何种关系"
)


def parent(relation: str) -> tuple[Column, ...]:
    """The columns of one parent: 父亲姓名, 父亲状况, 父亲电话."""

    def of(key: str, heading: str = "", also: str = "", width: int = 12) -> Column:
        return said(Child, f"parents[{relation}].{key}", heading, also, group=relation, width=width)

    return (
        of("name", also="名字", width=10),
        of("situation", "", "情况 外出情况 务工情况 外出务工情况 现状 目前状况 近况 动态 是否外出", width=10),
        of("phone", also=PHONE, width=14),
        of("id_number", "身份证号码", ID_NUMBER, width=21),
        of("birth_date", also=_BORN),
        of("away_since", "外出日期", "外出时间 外出务工时间 外出务工日期 外出起始时间 外出起始 务工起始时间 "
           "何时外出 打工时间 务工时间"),
        of("workplace", also=WORKPLACE, width=14),
        of("employer", "", "工作单位 单位 单位名称 务工单位名称 工作单位名称 打工单位 就业单位 就职单位 "
                           "所在单位 务工企业", 16),
        of("employer_address", "", "务工单位地址 工作单位地址 单位详细地址 务工单位详细地址", 20),
        of("employer_phone", "", "务工单位电话 工作单位电话 单位联系电话 务工单位联系电话", 14),
        of("can_guard", "", "监护能力 有无监护能力 是否具备监护能力 能否监护"),
    )  # fmt: skip


def guardian(place: int, group: str) -> tuple[Column, ...]:
    """The columns of a guardian, the primary one at place 0."""

    def of(key: str, heading: str = "", also: str = "", width: int = 12) -> Column:
        return said(Child, f"guardians[{place}].{key}", heading, also, group=group, width=width)

    return (
        of("name", also="名字", width=10),
        of("relation", also=_KIN, width=8),
        of("phone", also=PHONE, width=14),
        of("id_number", "身份证号码", ID_NUMBER, width=21),
        of("birth_date", also=_BORN),
        of(
            "address",
            also="地址 家庭住址 居住地址 详细住址 详细地址 现住址 居住地 现居住地 家庭地址",
            width=20,
        ),
        of("occupation", also="工作 从事职业 从业情况"),
        of("education", also="学历 受教育程度 文化水平 教育程度 文化"),
        of("health", also="身体状况 健康情况 身体情况 身体健康状况 健康"),
    )


def paired() -> tuple[Column, ...]:
    """The columns of the helper of an active pairing; what else is said of a helper is in its own archive."""
    return (
        word("pairings.with", "帮扶人", "结对人 帮扶责任人 结对帮扶人 帮扶人姓名 结对人姓名 帮扶教师 "
                                        "结对教师 帮扶老师 结对老师 代理家长 爱心妈妈 爱心爸爸 社会妈妈 "
                                        "临时爸爸 代理妈妈 爱心家长 帮扶干部 结对干部 包保责任人 包保人 "
                                        "包联干部 帮扶志愿者 帮扶党员 结对党员 结对帮扶教师 结对帮扶责任人 "
                                        "结对帮扶干部 关爱责任人 帮扶人员 结对帮扶人员 "
                                        "帮扶责任人姓名", width=10),
        said(Child, "pairings.role", "帮扶身份", "结对身份 帮扶人身份 帮扶类型 结对类型 帮扶角色 "
                                                 "结对形式", width=10),
        said(Child, "pairings.since", "结对日期", "结对时间 帮扶起始 结对帮扶时间 结对帮扶日期 帮扶起始时间 "
             "帮扶开始时间 结对起始 帮扶日期 结对起始日期 开始帮扶时间"),
    )  # fmt: skip
