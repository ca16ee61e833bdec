"""The points of one child: ranks gained, kept in front, conduct, honours."""

from collections.abc import Iterator

from liushou.care.scoring.compared import Compared, apart
from liushou.care.scoring.score import ChildScore, Gap, Part, Rule
from liushou.records.child import Child
from liushou.records.standing import standing
from liushou.records.unit import Scoring
from liushou.sums import exact
from liushou.terms import term_season

NOT_COMPARED = "两个学期不在同一个班，名次不比"


def child_score(child: Child, terms: Compared, rules: Scoring) -> tuple[ChildScore, tuple[Gap, ...]]:
    """The points of a child, and what is missing for them.

    Ranks gained × rank_up (a loss costs nothing); within the first `top` in both terms: top_kept; conduct
    of the term on file, and no violation in it: no_violation; each honour of the term, once: honour
    (indicators.md, "Assessment"). Ranks are what the archive says, ties too. A rule of no points is no part.
    """
    before, rank = _rank(child, terms.before), _rank(child, terms.term)
    gaps = [*_unranked(child, terms)]
    gained = None
    if before is not None and rank is not None:
        why = apart(child, terms)
        if why is None:
            gained = before - rank
        else:
            gaps.append(Gap(NOT_COMPARED, why, child.id))
    gaps.extend(_unsure_of_conduct(child, terms.term))
    found = (*_by_rank(child.id, before, rank, gained, rules), *_by_conduct(child, terms.term, rules))
    parts = tuple(part for part in found if part.each)
    school = standing(child, terms.last).school
    label = school.class_label if school else None
    return ChildScore(child.id, school, before, rank, gained, parts, label), tuple(gaps)


def _ranks(child: Child, term: str) -> set[int]:
    return {one.class_rank for one in child.grades if one.term == term and one.class_rank is not None}


def _rank(child: Child, term: str) -> int | None:
    """The rank in a term; None where the archive says none, or several."""
    ranks = _ranks(child, term)
    return ranks.pop() if len(ranks) == 1 else None


def _unranked(child: Child, terms: Compared) -> Iterator[Gap]:
    for term in (terms.before, terms.term):
        ranks = _ranks(child, term)
        if not ranks and term == terms.before and _new_at_school(child, terms):
            yield Gap("刚入学，没有上学期的名次", child=child.id)
        elif not ranks:
            yield Gap(f"没有{term_season(term)}的名次", child=child.id)
        elif len(ranks) > 1:
            yield Gap(f"{term_season(term)}的名次写了几个，各不相同", child=child.id)


def _new_at_school(child: Child, terms: Compared) -> bool:
    """True for whoever entered 小学 with this term: in the lowest grade, without marks of an earlier term."""
    school = standing(child, terms.last).school
    first = school is not None and school.grade == "一年级"
    return first and terms.new_year and not any(one.term < terms.term for one in child.grades)


def _unsure_of_conduct(child: Child, term: str) -> Iterator[Gap]:
    number = sum(one.term == term for one in child.conduct)
    if number != 1:
        season = term_season(term)
        yield Gap(f"{season}的操行写了几条" if number else f"没有{season}的操行", child=child.id)


def _by_rank(
    child: str, before: int | None, rank: int | None, gained: int | None, rules: Scoring
) -> Iterator[Part]:
    if gained is None or before is None or rank is None:
        return
    if gained > 0:
        yield _part(child, "rank_up", f"名次 {before}→{rank}，进步{gained}名", rules.rank_up, gained)
    if max(before, rank) <= rules.top:
        yield _part(child, "top_kept", f"名次 {before}→{rank}，保持在前{rules.top}名", rules.top_kept)


def _by_conduct(child: Child, term: str, rules: Scoring) -> Iterator[Part]:
    conduct = [one for one in child.conduct if one.term == term]
    if conduct and not any(one.violations for one in conduct):
        yield _part(child.id, "no_violation", "没有违纪", rules.no_violation)
    for honour in dict.fromkeys(honour for one in conduct for honour in one.honours):
        yield _part(child.id, "honour", f"荣誉：{honour}", rules.honour)


def _part(child: str, rule: Rule, reason: str, each: float, count: int = 1) -> Part:
    return Part(child, rule, reason, count, exact(each))
