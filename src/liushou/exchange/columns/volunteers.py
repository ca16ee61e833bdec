"""The columns of sheets of those who help: teachers, party members, volunteers, units.

Targets that are no single field: `address` (village and house in one), `homeroom` (the class whose 班主任
somebody is, 五年级1班).
"""

from functools import partial

from liushou.exchange.columns.column import NOT_TAKEN, Column
from liushou.exchange.columns.family import PHONE
from liushou.exchange.columns.said import said, word
from liushou.records.volunteer import Volunteer

_of = partial(said, Volunteer)

WORDS = frozenset({"address", "homeroom"})
"""The targets that are no single field of a record."""

VOLUNTEERS: tuple[Column, ...] = (
    _of("id", "", "人员编号 志愿者编号 档案编号", width=10),
    _of("name", "", "名字 志愿者姓名 帮扶人姓名 帮扶人员姓名 帮扶人 教师姓名 帮扶人员 志愿者 代理家长姓名 "
                    "代理家长 爱心妈妈 爱心妈妈姓名 姓名/单位 姓名或单位名称 帮扶责任人 责任人姓名 "
                    "老师姓名 帮扶教师", needed=True, width=10),
    _of("sex", width=6),
    _of("kind", "", "类别 人员类别 人员身份 帮扶人员类别 身份类别 志愿者类别 志愿者类型 人员类型 类型 "
                    "帮扶人身份",
        needed=True, width=10),
    _of("status", "", "在岗状态 是否在岗 在岗情况", width=8),
    _of("joined_on", "", "加入时间 参加时间 参加日期 登记日期 登记时间 注册时间 注册日期"),
    _of("left_on", "", "离岗时间 退出日期 退出时间"),
    _of("organisation", "", "所在单位 工作单位 单位名称 所属单位 服务单位 所在学校 学校", width=20),
    _of("position", "", "职务/职称 职务职称 岗位 现任职务 担任职务 工作岗位", width=12),
    _of("phone", "", PHONE, width=14),
    _of("address.village", "", "所在村 居住村 村名 村(社区) 村社区 村/社区 行政村", width=12),
    _of("address.detail", "", "组 门牌 门牌号 详细住址", width=20),
    word("address", "住址", "家庭住址 地址 居住地址 家庭地址 现住址 通讯地址 联系地址 居住地", width=24),
    _of("party_member", "", "是否党员 中共党员 是否中共党员 政治面貌 党员否", width=6),
    word("homeroom", "班主任", "任班主任班级 所带班级 担任班主任班级 任教班级 班主任班级 带班 "
                               "所任班主任班级 任班主任 担任班主任", width=12),
    _of("covers.village", "包保村", "负责村 包村 包联村 联系村 包保责任村 包保村(社区) 负责村(社区) "
                                    "所包村", width=12),
    _of("skills", "", "专长 技能 服务特长 特长技能 擅长", width=14),
    _of("capacity", "", "可结对人数 结对人数上限 最多结对人数", width=8),
    _of("clearance.checked_on", "违法犯罪记录查询日期", "查询日期 查询时间 违法犯罪记录查询时间 "
                                                        "犯罪记录查询日期 犯罪记录查询时间 "
                                                        "无犯罪记录查询日期 无犯罪记录查询时间 "
                                                        "违法犯罪查询日期 违法犯罪查询时间"),
    _of("clearance.result", "违法犯罪记录查询结果", "查询结果 犯罪记录查询结果 无犯罪记录查询结果 "
                                                    "无犯罪记录查询 违法犯罪查询结果 "
                                                    "违法犯罪记录查询", width=10),
    _of("notes", "", "说明 其他 其它 其他情况 备注说明", width=20),
    word(NOT_TAKEN, "序号", "编次 顺序 № NO No. 号 序 顺序号", width=6),
    word(NOT_TAKEN, "年龄", "周岁", width=6),
    word(NOT_TAKEN, "结对儿童", "结对留守儿童 结对留守儿童姓名 帮扶留守儿童 帮扶儿童 结对学生 帮扶学生 "
                                "帮扶对象 结对对象 结对人数 帮扶人数 结对儿童姓名 帮扶儿童姓名 "
                                "帮扶对象姓名", width=20),
)  # fmt: skip
"""Every column in the order of a list of helpers."""
