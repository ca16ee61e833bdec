"""Texts that several tests start from, and how faults are compared."""

from liushou.yamltext.faults import Fault

ARCHIVE = """\
# 一人一档
id: c-7kq2m
name: 石小满
sex: 女
birth_date: 2016-03-02
phone: "15400012345"
hukou: {rural: true, registered: true, place: 石桥镇}
address:
  village: 上坪村
  detail: '三组 12 号'  # 门牌已核对
school:
  stage: 小学
  grade: 四年级
  class: 2
  boarding: no
parents:
  - relation: 父亲
    situation: 外出务工
    can_guard: ~
  - {relation: 母亲, situation: 在家, phone: "15400012346"}
guardians: []
interests: [画画, 跳绳]
health:
  condition: 健康
  checkups:
    - date: 2026-09-10
      height_cm: 141.5
      vision: "4.9"
records:
- date: 2026-10-12
  kind: 谈心
  note: |
    今天说起了妈妈。
    # 这一行不是注释

    约好周五再聊。
- date: 2026-10-19
  kind: 家访
  note: >-
    奶奶身体好转，
    家里添了新书桌。
notes: 喜欢画画，想学
  水彩
"""

Told = tuple[str, int, int]


def told(faults: tuple[Fault, ...]) -> list[Told]:
    """The code and the place of each fault."""
    return [(fault.code, fault.span.line, fault.span.column) for fault in faults]
