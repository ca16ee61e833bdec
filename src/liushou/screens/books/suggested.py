"""A suggestion of pairings as a workbook for the meeting, and its first sheet as rows of CSV."""

from collections.abc import Iterable

from liushou.care.pairing.reviewed import HEADS, OPINIONS, ROLES
from liushou.care.pairing.suggestion import COST_UNIT, Pair, Suggestion
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.screens.books.columns import Field, heads, rows
from liushou.screens.pairing_rows import Person, Told, passed_over, person_of, reasons_of, tally, unpaired
from liushou.store.load import Store

PAIRS, LEFT, PASSED = "结对建议", "没有结对的", "没有列入的"
_HOW = (
    "说明：代价是各项不合适相加，越小越合适；理由后面的 +数 是那一项加上的。",
    (
        "不同意的在“意见”里写 不同意；要换人，把结对人编号和姓名一起改掉，或者清空编号只写姓名。"
        "改好保存，写入档案：liushou pair apply --from 这个文件"
    ),
)
_FILL_IN = "说明：会上另外找到人的，写上结对人，结对身份可以不写；空着的不写入档案。"


def suggested_book(store: Store, suggestion: Suggestion, title: str) -> Workbook:
    """The pairs to agree on; who stays without, to be filled in, and who was passed over, if anybody is."""
    pairs, left = _pairs(store, suggestion), _left()
    line = f"填报单位：{store.unit.unit.name}", f"截至{full_date(suggestion.day)}"
    first = Sheet(
        PAIRS,
        title,
        heads(pairs),
        rows(pairs, suggestion.pairs),
        line,
        notes=(f"{tally(store, suggestion)}。", *_HOW),
        frozen_columns=3,
    )
    second = Sheet(
        LEFT,
        "没有合适结对人的儿童",
        heads(left),
        rows(left, unpaired(store, suggestion)),
        line,
        notes=(_FILL_IN,),
        frozen_columns=3,
    )
    third = Sheet(
        PASSED,
        "没有列入的人和原因",
        heads(_PASSED),
        rows(_PASSED, passed_over(store, suggestion)),
        line,
        frozen_columns=3,
        landscape=False,
    )
    return Workbook(title, (first, *(sheet for sheet in (second, third) if sheet.rows)))


def csv_rows(store: Store, suggestion: Suggestion) -> tuple[list[str], Iterable[list[Value]]]:
    """The heads and rows of the first sheet."""
    fields = _pairs(store, suggestion)
    return (
        [field.head.heading for field in fields],
        ([field.value(pair) for field in fields] for pair in suggestion.pairs),
    )


def _pairs(store: Store, suggestion: Suggestion) -> tuple[Field[Pair], ...]:
    among_children = any(pair.with_ in store.children for pair in suggestion.pairs)
    what = "结对人班级" if among_children else "身份"

    def person(id_: str) -> Person:
        return person_of(store, id_, suggestion.day)

    return (
        Field(Head(HEADS["child"], width=10, look="centred"), lambda pair: pair.child),
        Field(Head(HEADS["child_name"], width=9, look="centred"), lambda pair: person(pair.child).name),
        Field(Head("班级", width=11, look="centred"), lambda pair: person(pair.child).what),
        Field(Head("村", width=9, look="centred"), lambda pair: person(pair.child).village),
        Field(Head(HEADS["with"], width=11, look="centred"), lambda pair: pair.with_),
        Field(Head(HEADS["with_name"], width=9, look="centred"), lambda pair: person(pair.with_).name),
        Field(Head(what, width=11, look="centred"), lambda pair: person(pair.with_).what),
        Field(_role(), lambda pair: pair.role),
        Field(Head("理由", width=36, look="wrapped"), lambda pair: "；".join(reasons_of(pair))),
        Field(Head("代价", width=8, look="number"), lambda pair: pair.cost / COST_UNIT),
        Field(Head(HEADS["opinion"], width=9, look="centred", choices=OPINIONS), lambda _: None),
    )


def _left() -> tuple[Field[Told], ...]:
    return (
        Field(Head(HEADS["child"], width=10, look="centred"), lambda one: one.person.id),
        Field(Head(HEADS["child_name"], width=9, look="centred"), lambda one: one.person.name),
        Field(Head("班级", width=11, look="centred"), lambda one: one.person.what),
        Field(Head("村", width=9, look="centred"), lambda one: one.person.village),
        Field(Head("没有结对的原因", width=36, look="wrapped"), lambda one: one.reason),
        Field(Head(HEADS["with_name"], width=12, look="centred"), lambda _: None),
        Field(_role(), lambda _: None),
    )


def _role() -> Head:
    return Head(HEADS["role"], width=11, look="centred", choices=tuple(ROLES))


_PASSED: tuple[Field[Told], ...] = (
    Field(Head("编号", width=10, look="centred"), lambda one: one.person.id),
    Field(Head("姓名", width=12, look="centred"), lambda one: one.person.name),
    Field(Head("身份", width=10, look="centred"), lambda one: one.person.what),
    Field(Head("村", width=10, look="centred"), lambda one: one.person.village),
    Field(Head("没有列入的原因", width=44, look="wrapped"), lambda one: one.reason),
)
