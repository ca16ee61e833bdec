"""What was done for the children of a roll-up: duties, promises, cases, activities; and its residents."""

from collections.abc import Iterable, Iterator, Mapping

from liushou.documents.figures.model import Column, Part, Row, Table, Words
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.figures.shared import SHARE
from liushou.screens.rollup.view import View
from liushou.stats.summary.counts import Counts
from liushou.stats.summary.view import (
    DutySum,
    count_of,
    duties_of,
    names_of,
    numbers_of,
    rows_of,
    shares_of,
)

_CENTS = 100


def care_parts(view: View) -> Iterator[Part]:
    """The tables that have anything in them; cases are always told."""
    figures = view.total.figures
    duties = (*duties_of(figures, "duties"), *duties_of(figures, "unit_duties"))
    if duties:
        yield _duties("职责频次", duties)
    if names_of(figures, "checklists"):
        yield _promises(figures)
    yield from _cases(figures)
    if rows_of(figures, "activities"):
        yield _activities(figures)
    if count_of(figures, "residents", "population"):
        yield from _residents(figures)


def _duties(caption: str, duties: Iterable[DutySum]) -> Table:
    columns = (Column("职责"), Column("频次"), *SHARE, Column("逾期人数", "number"))
    rows = (
        Row((one.name, EVERY_LABELS[one.every], one.done, one.due, one.rate, one.overdue)) for one in duties
    )
    return Table(caption, columns, tuple(rows))


def _promises(figures: Mapping[str, Counts]) -> Table:
    columns = (Column("清单", choices=True), Column("承诺"), *SHARE)
    rows = (
        Row((name, item, share.numerator, share.denominator, share.rate))
        for name in names_of(figures, "checklists")
        for item, share in shares_of(figures, "checklists", name).items()
    )
    return Table("承诺清单兑现情况", columns, tuple(rows), note="定义各单位不一致的清单不合计。")


def _cases(figures: Mapping[str, Counts]) -> Iterator[Part]:
    open_, closed = (count_of(figures, "cases", "state", state) for state in ("open", "closed"))
    yield Words((f"立案的问题：未办结 {open_} 件，已办结 {closed} 件。",))
    rows = tuple(
        Row((caption, name, count))
        for caption, way in (("类别", "by_kind"), ("等级", "by_level"))
        for name, count in numbers_of(figures, "cases", way).items()
    )
    if rows:
        yield Table(
            "立案的问题", (Column("分类", choices=True), Column("名称"), Column("件数", "number")), rows
        )


def _activities(figures: Mapping[str, Counts]) -> Table:
    columns = (
        Column("活动类别"),
        Column("场数", "number"),
        Column("已完成", "number"),
        Column("到场人次", "number"),
        Column("支出（元）", "number"),
    )
    found = rows_of(figures, "activities")
    rows = (Row((kind, *row[:3], row[3] / _CENTS)) for kind, row in found)
    sums = [sum(row[place] for _, row in found) for place in range(4)]
    return Table("活动（取消的除外）", columns, tuple(rows), ("合计", *sums[:3], sums[3] / _CENTS))


def _residents(figures: Mapping[str, Counts]) -> Iterator[Part]:
    yield _numbers("留守妇女、留守老人", numbers_of(figures, "residents", "by_kind"), "人次")
    needs = numbers_of(figures, "residents", "needs")
    if needs:
        yield _numbers("留守妇女、留守老人的需求（一人可有几项）", needs, "人次")
    shares = shares_of(figures, "residents", "indicators")
    rows = (Row((name, one.numerator, one.denominator, one.rate)) for name, one in shares.items())
    yield Table("留守妇女、留守老人的指标", (Column("指标"), *SHARE), tuple(rows))
    duties = duties_of(figures, "residents", "duties")
    if duties:
        yield _duties("对留守妇女、留守老人的职责", duties)


def _numbers(caption: str, counts: Mapping[str, int], what: str) -> Table:
    return Table(caption, (Column("类别"), Column(what, "number")), tuple(map(Row, counts.items())))
