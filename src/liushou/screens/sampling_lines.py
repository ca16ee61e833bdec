"""An inspection sample as people read it."""

from collections.abc import Sequence

from liushou.care.sampling.sample import Sample
from liushou.printable import printable
from liushou.screens.sampling import HEADS, Row, Told, as_cells
from liushou.screens.text_table import text_table
from liushou.textwidth import wrap


def lines_of(told: Told, rows: Sequence[Row], room: int) -> list[str]:
    """The sample as people read it, at most `room` cells wide but for the command line to copy."""
    sample, plan = told.sample, told.sample.plan
    strata = [
        [name, str(one.children), str(one.drawn)] for one, name in zip(sample.strata, told.names, strict=True)
    ]
    total = ["合计", str(sample.population), str(len(sample.ids))]
    return [
        f"{printable(told.store.unit.unit.name)}督导抽查　{plan.day}",
        *wrap(_how(told), room),
        "",
        *_table(HEADS, as_cells(rows), room, (0,)),
        "",
        *_table((plan.per.label, "人数", "抽取"), [*strata, total], room, (1, 2)),
        "",
        *wrap(f"种子 {plan.seed}；{_archives(told)}", room),
        f"重抽同一批：{printable(told.repeat)}",
    ]


def _how(told: Told) -> str:
    sample, plan = told.sample, told.sample.plan
    if len(sample.ids) == sample.population:
        return f"{told.whom} {sample.population} 名，全部检查，没有抽签。"
    drawn = f"从{told.whom} {sample.population} 名中抽 {len(sample.ids)} 名"
    return f"{drawn}，按{plan.per.label}分层；{_chances(sample)}。"


def _chances(sample: Sample) -> str:
    lately = sample.plan.lately
    if lately is None:
        return "每名儿童被抽中的机会相同"
    certain = f"；{sample.certain} 名机会到了十成，必定抽中" if sample.certain else ""
    since = f"最近 {sample.plan.lightly} 天（{lately.first} 以来）走访过的"
    if sample.lately in (0, sample.population):
        return f"{since}{'一名也没有' if not sample.lately else '是全部'}，每名儿童被抽中的机会相同"
    return f"{since} {sample.lately} 名，机会是其他儿童的一半{certain}"


def _archives(told: Told) -> str:
    if told.revision is None:
        return "没有版本：档案库不在 git 里，或还没有提交；档案改动以后，重抽可能不同"
    return f"档案版本 {told.commit}" + ("，有未提交的改动，别人重做可能不同" if told.changed else "")


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], room: int, numbers: Sequence[int]
) -> list[str]:
    return text_table(heads, [list(map(printable, row)) for row in rows], numbers=numbers, room=room)
