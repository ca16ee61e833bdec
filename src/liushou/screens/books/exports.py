"""The workbooks that `export` makes, by name: what each is, whom it is about, where it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Literal, cast

from liushou.exchange.books.model import Workbook
from liushou.exchange.columns.column import Kind
from liushou.screens.books.exporting import Exporting

About = Literal["listed", "everyone", "named", "residents", "nobody"]
"""Whom a workbook is about where nobody is named: the children of the term's tables, every child of the
store (its rows are those of the term, or of who is on the register), nobody yet, the residents on the
register, or never anybody in particular."""

Builder = Callable[[Exporting], Workbook]


@dataclass(frozen=True, slots=True)
class Export:
    """A workbook: what it is called, whom it is about; made by the function of the kind's name.

    `by_plan`: it counts by the work plan of a term, and there has to be one.
    """

    label: str
    summary: str
    about: About = "listed"
    by_plan: bool = False


EXPORTS: Mapping[str, Export] = {
    "roster": Export("花名册", "一人一行，可改了再导入"),
    "ledger": Export("台账", "一人一行，有本学期的帮扶和次数"),
    "registration": Export("登记表", "农村留守儿童基本情况登记表，一人一张"),
    "survey": Export("统计表", "摸排统计表，各村32栏", "nobody"),
    "statistics": Export("统计", "学期指标、分类人数、职责、活动，附图", "nobody", by_plan=True),
    "pairing": Export("结对表", "结对帮扶对接表，各班、各帮扶人员", "everyone"),
    "volunteers": Export("帮扶人员名册", "在岗的帮扶人员", "nobody"),
    "residents": Export("三留守台账", "留守老人、留守妇女各一张，附各村人数", "residents"),
    "records": Export("记录台账", "本学期和其后假期的谈心、家访等记录", "everyone"),
    "grades": Export("成绩表", "本学期的成绩和操行"),
    "form": Export("空白填报表", "带下拉选项的空表，填好后可导入", "named"),
}
"""In the order of the help. `registration` joins documents with workbooks: commands/exporting makes it."""


def builder(name: str, kind: Kind | None = None) -> Builder:
    """The function that makes a workbook; `form` needs the `kind` of its rows.

    Its module is imported here, since some need the counting.
    """
    found = getattr(import_module(f"liushou.screens.books.{name}"), name)
    return cast("Builder", found if kind is None else partial(found, kind=kind))
