"""Invented people: names, id numbers with their check character, phones, villages, days."""

from datetime import date, timedelta
from random import Random

ON = date(2026, 11, 20)
SCHOOL = "青禾镇中心小学"
VILLAGES = ("石坝村", "柳溪村", "高坪村", "梅岭村", "沙湾社区")
_SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏章苏潘葛范彭"
_GIRLS = ("雨桐", "欣然", "梓萱", "小兰", "诗涵", "佳怡", "晓燕", "思琪", "静雯", "春梅")
_BOYS = ("浩然", "子轩", "志强", "小龙", "宇航", "家豪", "文杰", "俊熙", "明远", "天佑")
_OLDER = {"男": ("建国", "德福", "长水", "国强", "有田"), "女": ("桂英", "秀兰", "玉珍", "凤仙", "菊香")}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_REGION = "439900"
WORKPLACES = ("广东东莞", "浙江温岭", "江苏昆山", "福建晋江", "上海市松江区")


def surname(rng: Random) -> str:
    """A family's name, now and then of two characters, or one that old encodings do not have."""
    return rng.choice(("欧阳", "诸葛", "𬭚", "㛃")) if rng.random() < 0.05 else rng.choice(_SURNAMES)


def child_name(rng: Random, family: str, sex: str) -> str:
    """A child's name, now and then one that is written with a dot."""
    if rng.random() < 0.03:
        return rng.choice(("阿依古丽·买买提", "扎西·次仁"))
    return family + rng.choice(_GIRLS if sex == "女" else _BOYS)


def older_name(rng: Random, family: str, sex: str) -> str:
    """The name of a parent or grandparent."""
    return family + rng.choice(_OLDER[sex])


def id_number(rng: Random, born: date, sex: str) -> str:
    """18 characters by GB 11643: region, birth date, sequence (odd for men), check character."""
    sequence = rng.randrange(1, 499) * 2 + (sex == "男")
    digits = f"{_REGION}{born:%Y%m%d}{sequence:03}"
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11
    return digits + "10X98765432"[rest]


def phone(rng: Random) -> str:
    """A mobile number, sometimes with the country's, sometimes a fixed line or one that is free."""
    line, mobile = rng.randrange(2_000_000, 9_999_999), f"1{rng.choice('3456789')}{rng.randrange(10**9):09}"
    rare = (f"0799-{line}", f"0799{line}", f"010-6{line}", f"0799-{line}-12", f"+86 {mobile}", "400-800-1234")
    return rng.choice(rare) if rng.random() < 0.15 else mobile


def day(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`."""
    return first + timedelta(days=rng.randrange(max((last - first).days, 0) + 1))
