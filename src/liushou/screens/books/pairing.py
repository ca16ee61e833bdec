"""结对帮扶对接表: who helps whom, by class and by helper, pairs of children, and who is left without."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from liushou.documents.contexts.pairing_table import pairing_facts
from liushou.documents.language.chinese import full_date
from liushou.documents.plain import Plain
from liushou.exchange.books.model import Head, Look, Sheet, Value, Workbook
from liushou.records.fields import CONTACT
from liushou.screens.books.columns import Field, heads, rows
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import covered, title_of
from liushou.screens.books.sight import Sight, sight_of
from liushou.terms import term_name

_Facts = Mapping[str, Plain]
_Fields = tuple[Field[_Facts], ...]


def pairing(exporting: Exporting) -> Workbook:
    """Pairings that hold on the day, kept within the term; of the other sheets only those that have rows."""
    sight = sight_of(exporting)
    facts = pairing_facts(sight.reader, exporting.term, exporting.day, exporting.children)
    title = title_of(exporting, "留守儿童结对帮扶对接表")
    line = f"填报单位：{exporting.store.unit.unit.name}", f"截至{full_date(_day(facts['day']))}"
    tables = (
        ("结对帮扶对接表", title, facts["rows"], _pairs(sight)),
        ("帮扶人员", _inner(exporting, "结对帮扶人员一览表"), facts["helpers"], _helpers(sight)),
        ("同伴结对", _inner(exporting, "同伴结对一览表"), facts["peers"], _PEERS),
        ("尚未结对", _inner(exporting, "尚未落实帮扶人员的儿童"), facts["unpaired"], _UNPAIRED),
    )
    found = ((name, heading, tuple(_dicts(rows_)), fields) for name, heading, rows_, fields in tables)
    sheets = (_sheet(name, heading, line, items, fields) for name, heading, items, fields in found)
    first, *others = sheets
    return Workbook(title, (first, *(sheet for sheet in others if sheet.rows)))


def _inner(exporting: Exporting, what: str) -> str:
    """The title of a sheet after the first: the line under it names the unit, and not all are wide."""
    return f"{what}（{term_name(exporting.term.id)}）"


def _sheet(name: str, title: str, line: tuple[str, str], items: Sequence[_Facts], fields: _Fields) -> Sheet:
    table = rows(fields, items)
    return Sheet(
        name, title, heads(fields), table, line, notes=covered(table), landscape=len(fields) > _UPRIGHT
    )


_UPRIGHT = 6
"""So many columns besides the number still fit on a sheet that stands upright."""


def _field(
    heading: str, key: str, width: float = 10, look: Look = "centred", within: str | None = None
) -> Field[_Facts]:
    """A column of the facts of a row under a key, or of a part of them."""
    return Field(Head(heading, width=width, look=look), lambda facts: _cell(_part(facts, within)[key]))


def _pairs(sight: Sight) -> _Fields:
    return (
        _field("儿童", "child"),
        _field("班级", "class", 12),
        _field("村", "village", 12),
        _field("帮扶人", "name", within="helper"),
        _field("类别", "kind", within="helper"),
        *_office(sight, "helper"),
        _field("结对身份", "role"),
        _field("结对日期", "since", 12, "day"),
        _field("签订日期", "signed_on", 12, "day"),
        Field(Head("签字", width=12, look="centred"), lambda _: None),
    )


def _helpers(sight: Sight) -> _Fields:
    return (
        _field("姓名", "name"),
        _field("类别", "kind"),
        *_office(sight, None),
        Field(Head("人数", width=6, look="number"), lambda facts: len(tuple(_dicts(facts["children"])))),
        Field(Head("帮扶的儿童", width=24, look="wrapped"), _children),
    )


_PEERS: _Fields = (
    _field("儿童", "child"),
    _field("班级", "class", 12),
    _field("同伴", "peer"),
    _field("同伴班级", "peer_class", 12),
    _field("结对身份", "role", 12),
    _field("结对日期", "since", 12, "day"),
)
_UNPAIRED: _Fields = (
    _field("儿童", "child"),
    _field("班级", "class", 14),
    _field("村", "village", 14),
    Field(Head("拟定帮扶人", width=18, look="centred"), lambda _: None),
    Field(Head("签字", width=16, look="centred"), lambda _: None),
)


def _office(sight: Sight, within: str | None) -> Iterator[Field[_Facts]]:
    """Where a helper works and how it is reached; covered inside the unit as everywhere (safety.md)."""

    def of(key: str) -> Callable[[_Facts], Value]:
        def value(facts: _Facts) -> Value:
            said = _cell(_part(facts, within)[key])
            return sight.seen(said, CONTACT) if sight.internal else said

        return value

    yield Field(Head("单位", width=18, look="wrapped"), of("organisation"))
    yield _field("职务", "position", 14, "wrapped", within)
    if sight.internal:
        yield Field(Head("联系电话", width=14, look="centred"), of("phone"))


def _children(facts: _Facts) -> Value:
    named = ((_cell(one["child"]), _cell(one["class"])) for one in _dicts(facts["children"]))
    return "\n".join(f"{name}（{room}）" if room else f"{name}" for name, room in named)


def _part(facts: _Facts, within: str | None) -> _Facts:
    return facts if within is None else next(_dicts((facts[within],)))


def _dicts(value: Plain) -> Iterator[_Facts]:
    for each in value if isinstance(value, Sequence) else ():
        if isinstance(each, Mapping):
            yield each


def _cell(value: Plain) -> Value:
    return value if value is None or isinstance(value, (bool, int, float, date)) else str(value)


def _day(value: Plain) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value
