"""LS403: the archives agree with the term's survey."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liushou.check.questions.people import name_of_child
from liushou.check.questions.surveyed import surveyed, surveyed_term
from liushou.check.rule import Hit, rule
from liushou.check.survey import Counted, Place, place_of, places_of, ways_of
from liushou.check.world import World
from liushou.records.schooling import class_label, class_order
from liushou.records.term import SurveyRow, Term
from liushou.records.vocabulary import LeftBehindType
from liushou.store.paths import path_of

_MOST_NAMES = 10

_Named = tuple[str, Counted]
"""A child's id, and how it is counted."""
_Figures = defaultdict[Place, Counter[LeftBehindType]]


@dataclass(frozen=True, slots=True)
class _Difference:
    """One figure of a row that the archives do not agree with; `type` None counts all."""

    key: str
    label: str
    surveyed: int
    counted: int
    type: LeftBehindType | None

    @property
    def shown(self) -> str:
        return f"{self.label}摸底 {self.surveyed} 人，档案 {self.counted} 人"

    def with_names(self, here: Sequence[_Named]) -> str:
        """With the names of those counted, of all who are at the place of the row."""
        counted = [one for one in here if self.type in (None, one[1].type)]
        return f"{self.shown}（{_names(counted)}）" if counted else self.shown


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """The children at places of rows that are wrong, and those at no place of any row, by id."""

    at: defaultdict[Place, list[_Named]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: list[_Named] = field(default_factory=list)


@rule("LS403", "survey-agrees", "warning", World, asks=(surveyed, name_of_child))
def survey_agrees(world: World, _on: date) -> Iterator[Hit]:
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
    term = surveyed_term(world.setting)
    if term is None:
        return
    # Of a whole city only figures are kept; who is meant is asked where one of them is wrong.
    counts = world.setting.unit.unit.counts
    unread = len(world.ids["child"]) - sum(1 for _ in world.told(name_of_child))
    figures = _figures(world, term)
    rows = [(row, place_of(row)) for row in term.survey]
    wrong = [tuple(_differences(row, figures[place], counts, unread)) for row, place in rows]
    doubtful = _doubtful(
        world, term, {place for (_, place), found in zip(rows, wrong, strict=True) if found}, figures
    )
    file = path_of("term", term.id)
    for index, ((_, place), found) in enumerate(zip(rows, wrong, strict=True)):
        if found:
            message = f"{place.shown}：{_message(found, doubtful.at[place], term)}"
            yield Hit(("survey", index, found[0].key), message, file=file)
    if any(row.class_ is not None for row in term.survey):
        yield from _not_surveyed(doubtful.elsewhere, file)


def _figures(world: World, term: Term) -> _Figures:
    """How many children of each type are at each place, for the ways in which rows ask."""
    ways = ways_of(term.survey)
    figures: _Figures = defaultdict(Counter)
    for one in world.told(surveyed):
        child = Counted(*one.fact)
        for place in places_of(child, ways):
            figures[place][child.type] += 1
    return figures


def _doubtful(world: World, term: Term, wrong: Collection[Place], figures: _Figures) -> _Doubtful:
    """The children at wrong places and at those of no row; asked for only where there may be some."""
    ways, rows = ways_of(term.survey), {place_of(row) for row in term.survey}
    found = _Doubtful()
    if not wrong and rows.issuperset(figures):
        return found
    for one in world.told(surveyed):
        child = Counted(*one.fact)
        places = tuple(places_of(child, ways))
        for place in places:
            if place in wrong:
                found.at[place].append((one.id, child))
        if rows.isdisjoint(places):
            found.elsewhere.append((one.id, child))
    for children in (*found.at.values(), found.elsewhere):
        children.sort(key=_id)
    return found


def _differences(
    row: SurveyRow, here: Mapping[LeftBehindType, int], counts: Sequence[LeftBehindType], unread: int
) -> Iterator[_Difference]:
    """A type is compared only where it counts: of others there need not be archives.

    Archives that could not be read have findings of their own; they may be the ones that are missing here.
    """
    counted = sum(here.values())
    if not counted <= row.left_behind <= counted + unread:
        yield _Difference("left_behind", "", row.left_behind, counted, None)
    types: tuple[tuple[str, LeftBehindType, int | None], ...] = (
        ("both", "双留守", row.both),
        ("one", "单留守", row.one),
    )
    for key, label, number in types:
        counted = here.get(label, 0)
        if label in counts and number is not None and not counted <= number <= counted + unread:
            yield _Difference(key, label, number, counted, label)


def _message(wrong: tuple[_Difference, ...], here: list[_Named], term: Term) -> str:
    first, *types = wrong
    if first.key != "left_behind":
        return f"{'；'.join(one.with_names(here) for one in wrong)}：请核对父母的状况"
    figures = "；".join((first.with_names(here), *(one.shown for one in types)))
    missing = first.surveyed - first.counted
    if missing > 0:
        return f"{figures}：少 {missing} 人，请看哪个孩子还没有建档"
    return f"{figures}：多 {-missing} 人，{_too_many(here, -missing, term)}"


def _too_many(children: list[_Named], number: int, term: Term) -> str:
    """Those who came last, where they came after the term began; then the survey may not have known them."""
    last = [child for _, child in sorted(children, key=lambda one: (one[1].since, one[0]))[-number:]]
    if last[0].since <= term.begins.isoformat() or number > _MOST_NAMES:
        return "请核对摸底是不是漏报"
    came = "、".join(f"{child.name}（{child.since}）" for child in last)
    return f"最晚算进来的是 {came}，请核对摸底是不是漏报"


def _not_surveyed(children: list[_Named], file: str) -> Iterator[Hit]:
    classes: defaultdict[str, list[_Named]] = defaultdict(list)
    for one in sorted(children, key=lambda one: class_order(one[1].grade, one[1].class_)):
        label = class_label(one[1].grade, one[1].class_)
        if label is not None:
            classes[label].append(one)
    if classes:
        listed = "；".join(f"{label} {len(found)} 人（{_names(found)}）" for label, found in classes.items())
        message = f"这些班有留守儿童的档案，摸底里没有：{listed}；请补上摸底，或核对班级"
        yield Hit(("survey",), message, "key", file=file)


def _names(children: Sequence[_Named]) -> str:
    shown = "、".join(f"{child.name} {id_}" for id_, child in children[:_MOST_NAMES])
    return f"{shown} 等" if len(children) > _MOST_NAMES else shown


def _id(child: _Named) -> str:
    return child[0]
