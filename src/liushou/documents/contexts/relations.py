"""People written by what they are to the child (祖母), where a name would stand: these are nobody's name."""

from typing import get_args

from liushou.records.vocabulary import GuardianRelation, ParentRelation

_IN_WORDS = (
    "父母", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆", "姥爷", "姥姥", "姑姑", "姑父", "姑妈", "舅舅",
    "舅妈", "姨妈", "姨父", "阿姨", "伯父", "伯母", "叔叔", "婶婶", "哥哥", "姐姐", "亲戚",
)  # fmt: skip
RELATIONS: frozenset[str] = frozenset((*get_args(GuardianRelation), *get_args(ParentRelation), *_IN_WORDS))
