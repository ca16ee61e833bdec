"""留守妇女、留守老人: by village and kind, what they need, how it stands with help and visits."""

from collections.abc import Iterable, Iterator, Mapping

from liushou.documents.contexts.alike import shown_names
from liushou.documents.figures.model import Column, Row, Section, Table
from liushou.documents.frontmatter import Audience
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.figures.shared import SHARE
from liushou.stats.residents import KINDS, ResidentReport


def residents(report: ResidentReport | None, audience: Audience, *, names: bool) -> Iterator[Section]:
    """All that is counted of residents; nothing for the public, or where there are none."""
    if report is None or not report.population or audience == "public":
        return
    seen = _seen(report, audience) if names else {}
    duties = (_duties(report, seen, full=audience == "internal"),) if report.duties else ()
    needs = (_needs(report),) if report.needs else ()
    measured = _indicators(report, seen, full=audience == "internal")
    yield Section("留守妇女、留守老人", (_villages(report), *needs, measured, *duties))


def _seen(report: ResidentReport, audience: Audience) -> dict[str, str]:
    ids = sorted(report.labels)
    shown = shown_names([report.labels[id_].name for id_ in ids], audience)
    return dict(zip(ids, shown, strict=True))


def _villages(report: ResidentReport) -> Table:
    return Table(
        "各村人数",
        (Column("村"), *(Column(kind, "number") for kind in KINDS), Column("合计", "number")),
        tuple(
            Row((village, *(kinds[kind] for kind in KINDS), sum(kinds.values())))
            for village, kinds in report.by_village.items()
        ),
        total=("合计", *(report.by_kind[kind] for kind in KINDS), report.population),
    )


def _needs(report: ResidentReport) -> Table:
    rows = tuple(Row(each) for each in report.needs.items())
    return Table("需求", (Column("需求"), Column("人数", "number")), rows, note="一人可有几项需求。")


def _indicators(report: ResidentReport, seen: Mapping[str, str], *, full: bool) -> Table:
    rows = (
        Row(
            (one.name, one.numerator, one.denominator, one.rate),
            detail=_people(f"{one.name}：还没有做到的", one.missing, report, seen, full=full),
        )
        for one in report.indicators
    )
    return Table("关爱服务情况", (Column("指标"), *SHARE), tuple(rows))


def _duties(report: ResidentReport, seen: Mapping[str, str], *, full: bool) -> Table:
    rows = (
        Row(
            (one.name, EVERY_LABELS[one.every], one.done, one.due, one.rate, len(one.overdue) or None),
            detail=_people(f"{one.name}：最近一期没有做的", one.overdue, report, seen, full=full),
        )
        for one in report.duties
    )
    columns = (Column("职责"), Column("频次"), *SHARE, Column("逾期人数", "number"))
    return Table("职责履行情况", columns, tuple(rows))


def _people(
    caption: str, ids: Iterable[str], report: ResidentReport, seen: Mapping[str, str], *, full: bool
) -> tuple[Table, ...]:
    found = [id_ for id_ in ids if id_ in seen]
    if not found:
        return ()
    rows = (
        Row((*((id_,) if full else ()), seen[id_], label.kind, label.village))
        for id_, label in ((id_, report.labels[id_]) for id_ in found)
    )
    columns = (*((Column("编号"),) if full else ()), Column("姓名"), Column("对象"), Column("村"))
    return (Table(f"{caption}（{len(found)}人）", columns, tuple(rows)),)
