"""Why a child stays without a peer, in words and figures."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from liushou.care.pairing.peers.gathering import Gathering
from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import YEARS_APART, itself, may_pair, of_like_age, teaching
from liushou.care.pairing.peers.together import Key, places_of
from liushou.care.pairing.suggestion import Pair, Unpaired
from liushou.records.vocabulary import PairingRole


def left_without(
    gathering: Gathering, pairs: Iterable[Pair], role: PairingRole | None
) -> tuple[Unpaired, ...]:
    """The children for whom a peer is looked for and none found, by id in order."""
    paired = {id_ for pair in pairs for id_ in (pair.child, pair.with_)}
    about: defaultdict[Key, list[Peer]] = defaultdict(list)
    for one in (*gathering.children, *(each.peer for each in gathering.classmates)):
        for place in places_of(one):
            about[place].append(one)
    found = [
        Unpaired(one.id, _reason(one, _near(one, about, gathering), role))
        for one in gathering.children
        if one.id in gathering.seekers and one.id not in paired
    ]
    return tuple(sorted((*gathering.unpaired, *found), key=lambda one: one.child))


def _near(one: Peer, about: defaultdict[Key, list[Peer]], gathering: Gathering) -> Sequence[Peer]:
    """Those of the child's school and village among whom a peer is looked for, each once."""
    others = {other.id: other for place in places_of(one) for other in about[place]}
    return [
        other
        for id_, other in others.items()
        if id_ != one.id and not itself(one, other) and gathering.covers(one, other)
    ]


def _reason(one: Peer, others: Sequence[Peer], role: PairingRole | None) -> str:
    if not places_of(one):
        return "学校和现居住村都没有填写，不知道谁在身边：填写以后再安排"
    if not others:
        return "同校、同村没有别的缺伙伴的孩子，也没有可以帮忙的同学"
    aged = [other for other in others if of_like_age(one, other)]
    if not aged:
        return f"同校、同村可以考虑的 {len(others)} 人，年龄（年级）都相差 {YEARS_APART} 岁（级）以上"
    free = [other for other in aged if may_pair(one, other)]
    if not free:
        return "同校、同村年龄相仿的只有自己的兄弟姐妹"
    fit = free if role != "学习帮手" else [other for other in free if teaching(one, other)]
    if not fit and one.learning is None:
        return "一年内没有班级名次，看不出成绩好弱：填写以后再安排，或者改找手拉手伙伴"
    if not fit:
        return f"同校、同村年龄相仿的 {len(free)} 人，成绩都不是一好一弱：可以改找手拉手伙伴"
    return f"同校、同村合适的 {len(fit)} 人都另有了伙伴"
