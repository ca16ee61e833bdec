"""How a form is filled in, in plain words: a hint for each cell, and a sheet of its own."""

from collections.abc import Mapping

from liushou.exchange.books.model import Head, Look, Sheet
from liushou.exchange.columns.column import Kind

_HINTS: Mapping[str, str] = {
    "id": "档案编号，照原样留着，不要改；新来的孩子不写。",
    "name": "与户口簿一致。",
    "birth_date": "公历，写成 2015-03-17 的样子；只知道年月的，写 2015年3月。",
    "id_number": "18位；这一列已设为文本，直接输入即可。",
    "student_number": "19位：G 加身份证号，或 J、L 加18位。",
    "ethnicity": "写全称，如 汉族。",
    "class_label": "年级和班写在一起，如 五年级2班。",
    "school.boarding": "在学校住宿填“是”，走读填“否”。",
    "address.village": "现在住的村（社区）的全称，如 朝阳村。",
    "address.detail": "组、门牌，如 3组12号。",
    "hukou.rural": "户口是农业（农村）户口的填“是”。",
    "parents[父亲].situation": "留守类型由父母的状况得出，不用另填；不在世的选“去世”。",
    "parents[母亲].situation": "留守类型由父母的状况得出，不用另填；不在世的选“去世”。",
    "parents[父亲].workplace": "写到省和市，如 浙江温岭。",
    "parents[母亲].workplace": "写到省和市，如 浙江温岭。",
    "guardians[0].name": "平日照看孩子的人；有几位的，写主要的一位。",
    "guardians[0].relation": "是孩子的什么人：奶奶选“祖母”，外公选“外祖父”。",
    "family[0].relation": "外出的家人是本人的什么人，如 丈夫、儿子、女儿；有几位的，写常联系的一位。",
    "family[0].workplace": "写到省和市，如 浙江温岭。",
    "health.detail": "残疾的写类别和等级，患病的写病名；健康的不填。",
    "helpers.with": "平日走访照应的人，要先在帮扶人员名册里；没有就不填。",
    "helpers.since": "从哪一天起帮扶；不写的，按导入的那一天。",
    "homeroom": "任班主任的班，如 五年级2班；不是班主任的不填。",
    "covers.village": "负责联系的村；没有就不填。",
    "skills": "几项用顿号隔开，如 书法、篮球。",
    "clearance.checked_on": "到公安机关查询违法犯罪记录的日期。",
    "date": "哪一天做的，写成 2026-10-16 的样子。",
    "by": "谁做的，写姓名；两个人一起的用顿号隔开。",
    "note": "谈了什么、看到了什么，几句话即可。",
    "follow_up.due": "答应了要做的事，最迟哪一天做；没有就不填。",
    "follow_up.what": "答应了要做什么；没有就不填。",
    "activity": "从列表中选活动的名称。",
    "came": "到场的填“是”，没有来的填“否”。",
    "guardian": "监护人也来了的填“是”。",
    "reason": "没有来的写原因，如 生病。",
    "term": "哪个学期的成绩。",
    "class_rank": "在班里的名次。",
    "class_size": "参加排名的人数。",
    "conduct.honours": "几项用顿号隔开；写了荣誉的，违纪次数也要写（没有写 0）。",
}
_BY_LOOK: Mapping[Look, str] = {
    "day": "日期，写成 2026-03-05 的样子。",
    "number": "只写数字。",
    "truth": "填“是”或“否”。",
}
_BY_ENDING = {"phone": "手机写11位数字，只写一个号码。"}

_ROW_OF: Mapping[Kind, str] = {
    "children": "一行填一名儿童。兄弟姐妹各填一行。",
    "volunteers": "一行填一名帮扶人员。",
    "residents": "一行填一名留守妇女或留守老人。",
    "records": "一行填一次谈心、家访或通话；同一个孩子做了几次，就填几行。",
    "attendance": "一行填一名儿童的一次到场情况。",
    "grades": "一行填一名儿童一个学期的成绩。",
}
_NOTES = (
    "表头带 * 的一定要填；其他的不清楚就空着，不要编，也不要写“无”。",
    "表头的文字和顺序请不要改，行可以往下加。",
    "填好后保存为 xlsx，发回给管理档案的老师。",
    "管理档案的老师先用 liushou import 文件名 --dry-run 查看会改动什么，再去掉 --dry-run 导入。",
    "空着的格子不会改动已有的档案。",
)


def hint_of(target: str) -> str:
    """What a person reads who chooses a cell under this target; "" where nothing needs saying."""
    return _HINTS.get(target) or _BY_ENDING.get(target.rpartition(".")[2], "")


def how_to(kind: Kind, heads: tuple[Head, ...]) -> Sheet:
    """The sheet that says how each column is filled in."""
    return Sheet(
        name="填写说明",
        title="填写说明",
        heads=(
            Head("栏目", width=20, look="wrapped"),
            Head("必填", width=6, look="centred"),
            Head("怎样填", width=60, look="wrapped"),
        ),
        rows=tuple((head.heading, "是" if head.needed else None, _how(head)) for head in heads),
        notes=tuple(f"{number}. {text}" for number, text in enumerate((_ROW_OF[kind], *_NOTES), 1)),
        landscape=False,
    )


def _how(head: Head) -> str:
    chosen = f"从下拉列表中选一项：{'、'.join(head.choices)}。" if head.choices else ""
    return f"{chosen}{head.hint or ('' if chosen else _BY_LOOK.get(head.look, '照实填写。'))}"
