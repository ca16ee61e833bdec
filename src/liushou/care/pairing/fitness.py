"""Which helpers suit which needs, as data: by what they are, and by the words for what they can do."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from liushou.halfwidth import narrow
from liushou.records.child import Child
from liushou.records.vocabulary import Category, VolunteerKind

_TEACHING: frozenset[VolunteerKind] = frozenset({"教师", "大学生"})
_LISTENING: frozenset[VolunteerKind] = frozenset({"社工", "教师", "五老"})
_FAMILY_LIKE: frozenset[VolunteerKind] = frozenset({"社工", "家长", "五老", "儿童主任", "社会人士"})
_OFFICIAL: frozenset[VolunteerKind] = frozenset({"党员干部", "村干部", "儿童主任"})
_IN_PLACE_OF_PARENTS: frozenset[VolunteerKind] = frozenset({*_OFFICIAL, "社工"})

SUITED_KINDS: Mapping[Category, frozenset[VolunteerKind]] = MappingProxyType(
    {
        "困难": frozenset({*_OFFICIAL, "社会人士"}),
        "单亲": _FAMILY_LIKE,
        "离异": _FAMILY_LIKE,
        "孤儿": _IN_PLACE_OF_PARENTS,
        "事实无人抚养": _IN_PLACE_OF_PARENTS,
        "残疾": _IN_PLACE_OF_PARENTS,
        "学困": _TEACHING,
        "心理关注": _LISTENING,
        "行为关注": _LISTENING,
        "潜能生": _TEACHING,
    }
)
"""Who is at hand for a category by training or office: for 学困 who teaches, for 困难 who applies for aid."""

# Not 辅导: 心理辅导 is no lesson.
_LESSONS = ("课业", "作业", "学习", "语文", "数学", "英语", "物理", "化学", "作文", "识字", "阅读", "科学")
_TALKING = ("心理", "沙盘", "倾听", "沟通", "谈心", "家庭教育", "个案")
_PAPERS = ("政策", "法律", "个案", "走访", "救助")
_AT_HOME = ("家庭教育", "心理", "倾听", "调解", "走访")

SUITED_SKILLS: Mapping[Category, tuple[str, ...]] = MappingProxyType(
    {
        "困难": _PAPERS,
        "单亲": _AT_HOME,
        "离异": _AT_HOME,
        "孤儿": (*_PAPERS, *_AT_HOME),
        "事实无人抚养": (*_PAPERS, *_AT_HOME),
        "残疾": ("康复", "护理", "急救", "医", "义诊", "健康", "特殊教育", "政策", "救助"),
        "学困": _LESSONS,
        "心理关注": _TALKING,
        "行为关注": (*_TALKING, "小组活动", "法律", "体育", "篮球", "足球", "乒乓球", "武术"),
        "潜能生": _LESSONS,
    }
)
"""Words of skills that help a category."""

SAME_ART: tuple[frozenset[str], ...] = (
    frozenset({"书法", "毛笔字", "硬笔", "写字"}),
    frozenset({"画画", "绘画", "美术", "国画"}),
    frozenset({"手工", "剪纸", "折纸", "编织", "木工", "竹编"}),
    frozenset({"唱歌", "合唱", "声乐", "山歌", "音乐"}),
    frozenset({"跳舞", "舞蹈"}),
    frozenset({"看书", "阅读", "讲故事", "听故事"}),
    frozenset({"写作", "作文", "日记"}),
    frozenset({"朗诵", "演讲", "主持"}),
    frozenset({"跑步", "跳绳", "体育", "田径"}),
    frozenset({"做饭", "烘焙", "烹饪"}),
    frozenset({"修理", "维修", "修东西", "修农机"}),
    frozenset({"小实验", "科学实验", "科学"}),
    frozenset({"编程", "机器人", "电脑"}),
)
"""Interests and skills that people call by different words."""

CATEGORY, INTEREST = 2, 1
"""How much a child's categories and interests count among what skills can be good for."""


class Need(NamedTuple):
    """A word of a child's that skills may answer to; `category` where it is one."""

    word: str
    category: Category | None = None

    @property
    def counts(self) -> int:
        """How much it counts beside the child's others: an interest half of a category."""
        return INTEREST if self.category is None else CATEGORY


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words as they are compared: half-width, in small letters, without spaces."""
    return "".join(narrow(text).lower().split())


def needs_of(child: Child) -> tuple[Need, ...]:
    """What skills can be good for: the child's categories, then its interests."""
    categories = (Need(word, category=word) for word in child.categories)
    return (*categories, *(Need(word) for word in dict.fromkeys(child.interests)))


def skill_meets(need: Need, skill: str) -> bool:
    """True if a skill is good for a need: for a category by the words that help it, else by the interest.

    One of the two words has the other in it, or both have words for the same art.
    """
    known = plain(skill)
    if need.category is not None:
        return any(_within(known, word) for word in SUITED_SKILLS[need.category])
    liked = plain(need.word)
    if _within(liked, known):
        return True
    return any(_has_word(liked, words) and _has_word(known, words) for words in SAME_ART)


def _has_word(text: str, words: frozenset[str]) -> bool:
    return any(word in text for word in words)


def _within(one: str, other: str) -> bool:
    return one in other or other in one
