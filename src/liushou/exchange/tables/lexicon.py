"""What headings mean in sheets of a kind: dictionaries from headings, as compared, to targets."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.groups import ALSO_READ, GROUP_OF, PEOPLE
from liushou.exchange.columns.kinds import COLUMNS
from liushou.exchange.tables.headings import BRACKET, solid

_TAIL = re.compile(r"(?:(?:基本|主要|有关|相关)?(?:情况|信息|资料|概况|状况|栏)|基本)$")
_CHILD = re.compile(r"^(?:农村)?(?:留守儿童|留守学生|儿童|学生|孩子|幼儿|本人|个人|子女|该生|被监护人)")
_RESIDENT = re.compile(r"^(?:农村)?(?:留守老人|留守妇女|留守人员|老人|妇女|本人|个人)")
_PERSON = re.compile("[父母爸妈爷奶祖姥]|监护|家长|外公|外婆")
LOOSE = "家长"
"""A word that mostly means the guardian: what is taken so is told."""
_HELPERS = {"pairings": "结对帮扶", "helpers": "帮扶人"}
IDENTIFYING = ("name", "id", "id_number", "student_number")
"""The targets of which a table needs one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading stands for: the target of its cells, and the group it speaks of ("" for the child)."""

    target: str
    group: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The headings of a kind.

    `alone`: of what stands without a group; `within`: below each group; `full`: the group's word and the
    heading in one (父亲电话), with `alone`; `groups`: words of groups.
    """

    kind: Kind
    alone: Mapping[str, Meaning]
    within: Mapping[str, Mapping[str, Meaning]]
    full: Mapping[str, Meaning]
    groups: Mapping[str, str]
    bare: frozenset[str]

    def exact(self, heading: str) -> Meaning | None:
        """What a heading says by itself, whoever stands beside it; None where it is not known so."""
        found = self._plain(heading)
        inside = BRACKET.search(heading)
        if found or inside is None:
            return found
        rest = heading[: inside.start()] + heading[inside.end() :]
        if self.person(inside[1]):
            return self.full.get(inside[1] + rest)
        if _PERSON.search(inside[1]):
            return None
        return self.exact(rest) if rest else None

    def _plain(self, heading: str) -> Meaning | None:
        found = self.full.get(heading)
        whom = _RESIDENT if self.kind == "residents" else _CHILD
        if found is None and (own := whom.match(heading)):
            found = self.alone.get(heading[own.end() :])
            found = found if found and not found.group else None
        return found

    def below(self, group: str, heading: str) -> Meaning | None:
        """What a heading says below a group."""
        inside = self.within.get(group, {})
        return inside.get(heading) or inside.get(without_bracket(heading))

    def group(self, heading: str) -> str | None:
        """The group that a heading above others means, "" for one that says nothing, None if not known."""
        plain = without_bracket(heading)
        for one in (heading, _TAIL.sub("", heading), plain, _TAIL.sub("", plain)):
            if one in self.groups:
                return self.groups[one]
        return "" if plain and not _TAIL.sub("", plain) else None

    def person(self, heading: str) -> bool:
        """True for a word that means one of the people around a child."""
        return self.groups.get(heading) in (*PEOPLE, LOOSE)

    def is_bare(self, heading: str) -> bool:
        """True for a heading that may be anyone's: 联系电话, 身份证号."""
        return heading in self.bare or without_bracket(heading) in self.bare

    def knows(self, heading: str) -> bool:
        """True for a heading or a group that has a meaning, alone or in its place."""
        return bool(heading) and (
            self.exact(heading) is not None or self.is_bare(heading) or self.group(heading) is not None
        )

    def identifies(self, heading: str) -> bool:
        """True for what says whose row it is: 姓名, 编号, 身份证号码, 学籍号."""
        found = self.exact(heading) if heading else None
        return found is not None and not found.group and found.target in IDENTIFYING


def without_bracket(heading: str) -> str:
    """A heading without what it has in brackets, unless a person is named there."""
    inside = BRACKET.search(heading)
    return heading if inside is None or _PERSON.search(inside[1]) else BRACKET.sub("", heading)


@cache
def lexicon(kind: Kind) -> Lexicon:
    """The headings of a kind of sheet."""
    groups = {solid(one): group for one, group in GROUP_OF[kind].items()}
    alone: dict[str, Meaning] = {}
    within: dict[str, dict[str, Meaning]] = {}
    for column in (*COLUMNS[kind], *ALSO_READ.get(kind, ())):
        meaning = Meaning(column.target, column.group or whose(column.target))
        place = within.setdefault(column.group, {}) if column.group else alone
        for one in _words(column):
            place.setdefault(one, _named(meaning, one, groups))
    if "监护人" in within:
        within[LOOSE] = {one: Meaning(found.target, LOOSE) for one, found in within["监护人"].items()}
        alone[LOOSE] = Meaning("guardians[0]", LOOSE)
        groups[LOOSE] = LOOSE
    full = dict(alone)
    for one, group in groups.items():
        for heading, meaning in within.get(group, {}).items():
            full.setdefault(one + heading, meaning)
    return Lexicon(kind, alone, within, full, groups, _bare(within))


def _words(column: Column) -> Iterable[str]:
    for one in (column.heading, *column.also):
        plain = solid(one)
        yield plain
        if column.form == "truth" and not plain.startswith(("是否", "有无")):
            yield f"是否{plain}"


def _named(meaning: Meaning, heading: str, groups: Mapping[str, str]) -> Meaning:
    """The meaning of a heading; 班主任 is a person, though what is said of one is not taken."""
    person = groups.get(heading, "")
    known = meaning.target != NOT_TAKEN or meaning.group or person not in PEOPLE
    return meaning if known else Meaning(NOT_TAKEN, person)


def whose(target: str) -> str:
    """The group that a target belongs to whatever stands above it: 监护人 for `guardians[0]`, 父亲 for
    `parents[父亲].phone`, "" for what is the child's."""
    if target.startswith("guardians["):
        return "监护人" if target.startswith("guardians[0]") else "监护人2"
    if target.startswith("parents["):
        return target.removeprefix("parents[").partition("]")[0]
    if target.startswith("parents.") or target == "left_behind":
        return "父母"
    if target.startswith("family["):
        return "家人" if target.startswith("family[0]") else "家人2"
    return _HELPERS.get(target.partition(".")[0], "")


def _bare(within: Mapping[str, Mapping[str, Meaning]]) -> frozenset[str]:
    """The headings that stand below a person and say of whom only there; a name and an address do not."""
    return frozenset(
        heading
        for group in PEOPLE
        for heading, meaning in within.get(group, {}).items()
        if not meaning.target.endswith((".name", ".with", ".address", ".role", ".since", "left_behind"))
        and meaning.target != NOT_TAKEN
    )
