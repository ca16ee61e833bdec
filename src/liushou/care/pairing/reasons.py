"""Why a pair is suggested, factor by factor, in words and figures, in Chinese."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from liushou.care.pairing.coded import GROWING_UP, Meeting
from liushou.care.pairing.costs import SAME_GRADE, SAME_PLACE, SAME_SCHOOL
from liushou.care.pairing.facts import ChildFacts, HelperFacts
from liushou.care.pairing.fitness import SUITED_KINDS, plain
from liushou.care.pairing.suggestion import Factor, Reason
from liushou.care.pairing.weights import cost


@dataclass(frozen=True, slots=True)
class Match:
    """A child and the helper found for it.

    `beside` are how many others the helper gets now before this child; `available` the names of all helpers
    who were considered, by id; `meeting` the skills that are good for each need; `kin` what is to be said of
    brothers and sisters who are paired now as well.
    """

    child: ChildFacts
    helper: HelperFacts
    penalties: Mapping[Factor, int]
    beside: int
    available: Mapping[str, str]
    meeting: Meeting
    kin: tuple[str, ...]


def reasons(match: Match, weights: Mapping[Factor, int]) -> tuple[Reason, ...]:
    """A reason for each factor that has a weight and something to say, in the order of the penalties.

    Whatever costs something is said, so that the costs of the reasons add up to the pair's.
    """
    found = []
    for factor, penalty in match.penalties.items():
        text = _SAID[factor](match, penalty)
        if weights[factor] and text:
            found.append(Reason(factor, text, cost(weights[factor], penalty)))
    return tuple(found)


def _distance(match: Match, penalty: int) -> str:
    child = match.child
    if penalty == SAME_PLACE:
        return "、".join(_same_place(match))
    if penalty == SAME_GRADE:
        return f"同年级（{child.at.grade}）" if child.at else ""
    if penalty == SAME_SCHOOL:
        return "同校"
    if child.lives_in is None:
        return "孩子的村没有填写"
    address = match.helper.volunteer.address
    if address is None:
        return "帮扶人的住址没有填写" if not match.helper.villages else f"不同村（{child.lives_in}）"
    return f"不同村（{child.lives_in}、{address.village}）"


def _same_place(match: Match) -> Iterator[str]:
    child, helper = match.child, match.helper
    address = helper.volunteer.address
    if child.village is not None and child.village in helper.villages:
        at_home = address is not None and plain(address.village) == child.village
        yield f"{'同村' if at_home else '包保该村'}（{child.lives_in}）"
    if child.room is not None and child.room in helper.rooms and child.at is not None:
        yield f"同班（{child.at.class_label}）"


def _kind(match: Match, _penalty: int) -> str:
    kind, categories = match.helper.volunteer.kind, match.child.child.categories
    met = [each for each in categories if kind in SUITED_KINDS[each]]
    unmet = [each for each in categories if each not in met]
    said = [f"合{'、'.join(met)}"] if met else []
    said += [f"不合{'、'.join(unmet)}"] if unmet else []
    return f"{kind}{'，'.join(said)}" if said else ""


def _skills(match: Match, penalty: int) -> str:
    skills = match.helper.volunteer.skills
    met: dict[str, list[str]] = {}
    unmet = []
    for need in match.child.needs:
        by = next((skill for skill in skills if skill in match.meeting[need]), None)
        if by is None:
            unmet.append(need.word)
        else:
            met.setdefault(by, []).append(need.word)
    if penalty and not skills:
        return "帮扶人的特长没有填写"
    said = [by if words == [by] else f"{by}合{'、'.join(words)}" for by, words in met.items()]
    if penalty:
        said.append(f"不合：{'、'.join(unmet)}")
    return f"特长{'，'.join(said)}" if said else ""


def _sex(match: Match, _penalty: int) -> str:
    child, sex = match.child, match.helper.volunteer.sex
    if child.child.sex != "女" or child.age < GROWING_UP or sex is None:
        return ""
    return f"女孩 {child.age} 岁，帮扶人为{sex}性"


def _continuity(match: Match, penalty: int) -> str:
    ties, own = match.child.ties, match.helper.volunteer.id
    said = [tie.together for tie in ties if tie.helper == own]
    if penalty:
        names = match.available
        said += [f"{names[tie.helper]}{tie.apart}，这次未接续" for tie in ties if tie.helper in names]
    return "；".join(dict.fromkeys((*said, *match.kin)))


def _load(match: Match, _penalty: int) -> str:
    load = match.helper.load
    later = f"，以后开始 {load.later} 名" if load.later else ""
    beside = f"，本次已安排 {match.beside} 名" if match.beside else ""
    return f"现有 {load.now} 名{later}{beside}，上限 {load.capacity} 名"


_SAID: Mapping[Factor, Callable[[Match, int], str]] = {
    "distance": _distance,
    "kind": _kind,
    "skills": _skills,
    "sex": _sex,
    "continuity": _continuity,
    "load": _load,
}
