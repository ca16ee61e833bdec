"""LS403: the archives agree with the term's survey."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.survey import Counted, by_place, place_of, population
from liushou.records.schooling import school_order
from liushou.records.term import SurveyRow, Term
from liushou.records.vocabulary import LeftBehindType
from liushou.store.load import Store

_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class _Difference:
    """One figure of a row that the archives do not agree with, and whose archives were counted."""

    key: str
    label: str
    surveyed: int
    children: tuple[Counted, ...]

    @property
    def shown(self) -> str:
        return f"{self.label}摸底 {self.surveyed} 人，档案 {len(self.children)} 人"

    @property
    def with_names(self) -> str:
        return f"{self.shown}（{_names(self.children)}）" if self.children else self.shown


@rule("LS403", "survey-agrees", "warning", Store)
def survey_agrees(store: Store, on: date) -> Iterator[Hit]:
    """各班（各村）的档案与本学期摸底的人数一致。

    摸底有而档案没有，就有孩子还没有建档，没有人去看他；档案有而摸底没有，上报的人数就少了。
    只对照当前学期的摸底。本学期里在册、算作留守的都算，按学期里最早的情况：
    摸底以后父母返乡、转出的，只要档案写明了日期，不算不一致。写了双留守、单留守人数的一并对照。

    坏例（学期计划）：
        survey:
          - {grade: 四年级, class: 1, students: 40, left_behind: 2}
          - {grade: 五年级, class: 1, students: 41, left_behind: 1}

    坏例（学期计划）：
        survey:
          - {grade: 四年级, class: 1, students: 40, left_behind: 1}

    好例（学期计划）：
        survey:
          - {grade: 四年级, class: 1, students: 40, left_behind: 1, both: 0, one: 1}
          - {grade: 五年级, class: 1, students: 41, left_behind: 1, both: 1, one: 0}

    怎样改：逐个核对名单；漏了的孩子补建档案，摸底漏报的改正人数，父母状况变了的用 past 写明从哪天起。
    摸底以后才转来的孩子，情况属实，在这一行的行尾加注 # liushou: ignore LS403。
    """
    term = store.current_term(on)
    if term is None or not term.survey or term.begins > term.ends:
        return
    path = next(file.source.path for file in store.files if file.record is term)
    for hit in _compare(term, tuple(population(store, term, on)), store):
        yield replace(hit, file=path)


def _compare(term: Term, children: tuple[Counted, ...], store: Store) -> Iterator[Hit]:
    unread = len(store.ids("child")) - len(store.children)
    places = by_place(children, term.survey)
    surveyed: set[str] = set()
    for index, row in enumerate(term.survey):
        here = places.get(place_of(row), [])
        surveyed.update(child.id for child in here)
        wrong = tuple(_differences(row, here, store.unit.unit.counts, unread))
        if wrong:
            message = f"{place_of(row).shown}：{_message(wrong, term)}"
            yield Hit(("survey", index, wrong[0].key), message)
    if any(row.class_ is not None for row in term.survey):
        yield from _not_surveyed([child for child in children if child.id not in surveyed])


def _differences(
    row: SurveyRow, children: Sequence[Counted], counts: Sequence[LeftBehindType], unread: int
) -> Iterator[_Difference]:
    """A type is compared only where it counts: of others there need not be archives.

    Archives that could not be read have findings of their own; they may be the ones that are missing here.
    """
    if not len(children) <= row.left_behind <= len(children) + unread:
        yield _Difference("left_behind", "", row.left_behind, tuple(children))
    types: tuple[tuple[str, LeftBehindType, int | None], ...] = (
        ("both", "双留守", row.both),
        ("one", "单留守", row.one),
    )
    for key, label, number in types:
        of_type = tuple(child for child in children if child.type == label)
        if label in counts and number is not None and not len(of_type) <= number <= len(of_type) + unread:
            yield _Difference(key, label, number, of_type)


def _message(wrong: tuple[_Difference, ...], term: Term) -> str:
    first, *types = wrong
    if first.key != "left_behind":
        return f"{'；'.join(one.with_names for one in wrong)}：请核对父母的状况"
    figures = "；".join((first.with_names, *(one.shown for one in types)))
    missing = first.surveyed - len(first.children)
    if missing > 0:
        return f"{figures}：少 {missing} 人，请看哪个孩子还没有建档"
    return f"{figures}：多 {-missing} 人，{_too_many(first.children, -missing, term)}"


def _too_many(children: tuple[Counted, ...], number: int, term: Term) -> str:
    """Those who came last, where they came after the term began; then the survey may not have known them."""
    last = sorted(children, key=lambda child: (child.since, child.id))[-number:]
    if last[0].since <= term.begins or number > _MOST_NAMES:
        return "请核对摸底是不是漏报"
    came = "、".join(f"{child.name}（{child.since}）" for child in last)
    return f"最晚算进来的是 {came}，请核对摸底是不是漏报"


def _not_surveyed(children: Sequence[Counted]) -> Iterator[Hit]:
    classes: defaultdict[str, list[Counted]] = defaultdict(list)
    for child in sorted(children, key=lambda child: school_order(child.school)):
        if child.school is not None and child.school.class_label is not None:
            classes[child.school.class_label].append(child)
    if classes:
        listed = "；".join(f"{label} {len(found)} 人（{_names(found)}）" for label, found in classes.items())
        yield Hit(("survey",), f"这些班有留守儿童的档案，摸底里没有：{listed}；请补上摸底，或核对班级", "key")


def _names(children: Sequence[Counted]) -> str:
    shown = "、".join(f"{child.name} {child.id}" for child in children[:_MOST_NAMES])
    return f"{shown} 等" if len(children) > _MOST_NAMES else shown
