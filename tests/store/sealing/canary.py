"""An archive with a text in every field of a child that is sealed, in every style YAML has, and comments."""

CHILD = """\
# 一人一档，先核对再改
id: c-1
name: 钱小禾   # 户口本上的名字
sex: 女
birth_date: 2015-11-22
status: 在册
registered_on: 2024-09-01
id_number: "439900201511220029"
student_number: 'L000000000000000001'
phone: "15400012345" # 祖母的手机
hukou: {rural: true, registered: true, place: 甲处石桥镇}
address:
    village: 朝阳村
    detail:   甲处三组 12 号
parents:
  - relation: 父亲
    name: 钱父亲
    situation: 外出务工
    phone: '15400012346'
    id_number: "439900198801010017"
    workplace: >-
      甲处某市
      某区

      某街
    employer: "甲处制衣厂\\u0009\\x00"
    employer_address: |
      甲处东路 1 号
        二楼
    employer_phone: 075512345678甲处
  - {relation: 母亲, situation: 在家, phone: "15400012347", workplace: '甲处''市场'}
guardians:
- name: 李祖母
  relation: 祖母
  primary: true
  phone: "15400012348"
  id_number: "439900195602020026"
  health: 患病
  address: "甲处\\
    折行"
guardianship: 一般
focus: {since: 2026-09-01, why: "甲处常一个人"}
categories: [困难, 单亲]
health:
  condition: 患病
  detail: |-
    甲处哮喘
    # 这一行不是注释
    药在书包里
  checkups:
    - {date: 2026-03-25, height_cm: 141.5, weight_kg: 33, vision: "甲处 4.9", note: 甲处}
aid:
  - {kind: 低保, amount: 300, per: 月, from: 2026-01-01, note: "甲处按季"}
pairings:
  - with: v-1
    role: 爱心妈妈
    since: 2025-09-10
    goal: 甲处学会打电话
    feedback: >
      甲处有进步
records:
  - date: 2026-10-10   # 周六
    kind: 谈心
    by: [v-1, 何秀兰]
    note: 甲处想妈妈
      ，说了很久
    follow_up:
      due: 2026-11-01
      what: "甲处再谈一次"
  - {date: 2026-10-10, kind: 家访, by: v-1, note: 甲处}

  # 国庆以后
  - date: 2026-10-12
    kind: 谈心
    by: v-1
    note: |+
      甲处第一行

      第二行

cases:
  - opened: 2026-11-01
    kind: 心理
    level: 重点
    by: v-1
    what: 甲处夜里哭
    escalated: [{to: 镇儿童督导员, date: 2026-11-02, reply: 甲处收到}]
    steps:
      - {date: 2026-11-05, by: v-1, what: '甲处约了医生'}
    outcome: "甲处好转"
    closed: 2026-11-10
plans:
  - term: 2026-2027-1
    kind: 学习帮扶
    aim: 甲处赶上来
    by: v-1
    steps:
      - {period: 9 月上旬, content: 甲处每天一页, result: 甲处完成}
vacations:
  - {term: 2025-2026-2, place: 在家, carer: 李祖母, plan: 甲处每周一次电话}
past:
  - until: 2026-08-31
    guardianship: 较好
    address: {village: 朝阳村, detail: 甲处旧屋}
    parents:
      - {relation: 父亲, situation: 在家, phone: "15400012346", id_number: "439900198801010017",
         workplace: 甲处, employer: 甲处, employer_address: 甲处, employer_phone: 甲处}
    guardians:
      - {name: 李祖母, relation: 祖母, primary: true, phone: "15400012300",
         id_number: "439900195602020026", address: 甲处}
notes: 甲处喜欢画画，想学
  水彩
"""
SECRETS = (
    "甲处",
    "154000",
    "439900",
    "0000000000000",
    "075512345678",
    "药在书包里",
    "第二行",
    "二楼",
    "水彩",
)
"""Every sealable text of it has one of these, and nothing else of it has."""
