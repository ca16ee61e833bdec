"""The roster of a county as a school office keeps it, of any length and always the same."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from xlsxwriter import Workbook

from liushou.identity import check_character

HEADINGS = (
    *("序号", "姓名", "性别", "出生日期", "身份证号码", "民族", "班级", "寄宿", "村", "详细地址"),
    *("农村户籍", "父亲姓名", "父亲状况", "父亲电话", "母亲姓名", "母亲状况", "母亲电话"),
    *("监护人姓名", "监护人关系", "监护人电话"),
)
"""Twenty columns."""

_SEED = 7
_FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红梅建国文辉力海燕志雪琴宇晨欣怡梓轩雨涵浩博思彤佳琪俊"
)
_VILLAGES = ("东风", "红旗", "青山", "石桥", "柳树", "白沙", "清泉", "大湾", "龙潭", "凤凰", "新庄", "南坪")
_GRADES = "一二三四五六七八九"
_KIN = ("祖母", "祖父", "外祖母", "外祖父")
_PHONES = {1: "139", 2: "158", 3: "136"}


def write_roster(file: Path, children: int) -> None:
    """Write a workbook with a title, a row of headings and one row for each child."""
    with Workbook(file) as book:
        sheet = book.add_worksheet("花名册")
        for number, row in enumerate((("留守儿童花名册",), HEADINGS, *_rows(children))):
            sheet.write_row(number, 0, row)


def _rows(children: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(_SEED)
    for number in range(1, children + 1):
        yield _row(chance, number)


def _row(chance: random.Random, number: int) -> tuple[str, ...]:
    """One child: no two have a name, a number or a phone in common, so that none is taken for another."""
    grade = number % len(_GRADES)
    born = date(2019 - grade, 9, 1) + timedelta(days=chance.randrange(365))
    sex = "女男"[number % 2]
    family, own = own_name(number)
    father, mother = chance.choice((("外出务工", "外出务工"), ("外出务工", "在家"), ("在家", "外出务工")))
    return (
        str(number),
        own,
        sex,
        born.isoformat(),
        _id_number(born, number, sex),
        "汉族",
        f"{_GRADES[grade]}年级{chance.randint(1, 6)}班",
        chance.choice(("是", "否")),
        f"{chance.choice(_VILLAGES)}村",
        f"{chance.randint(1, 12)}组{chance.randint(1, 80)}号",
        "是",
        _name(chance, family),
        father,
        _phone(1, number),
        _name(chance, chance.choice(_FAMILY)),
        mother,
        _phone(2, number),
        _name(chance, family),
        chance.choice(_KIN),
        _phone(3, number),
    )


def own_name(number: int) -> tuple[str, str]:
    """A family name and a whole name that no other of two thousand times fifty numbers has."""
    rest, family = divmod(number, len(_FAMILY))
    again, first = divmod(rest, len(_GIVEN))
    return _FAMILY[family], _FAMILY[family] + _GIVEN[first] + _GIVEN[(again + number) % len(_GIVEN)]


def _name(chance: random.Random, family: str) -> str:
    return family + "".join(chance.sample(_GIVEN, chance.randint(1, 2)))


def _phone(whose: int, number: int) -> str:
    return f"{_PHONES[whose]}{number:08}"


def _id_number(born: date, number: int, sex: str) -> str:
    """Of a region for every 500 children, so that the number is nobody else's."""
    sequence = 2 * (number % 500) + (sex == "男")
    digits = f"5227{number // 500 + 1:02}{born:%Y%m%d}{sequence:03}"
    return digits + check_character(digits)
