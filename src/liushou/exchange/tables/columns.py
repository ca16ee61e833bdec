"""What each column of a head means: said by hand, known, told by its neighbours, or much like a known one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.kinds import column_of
from liushou.exchange.tables.alike import near_to, surely_meant
from liushou.exchange.tables.beside import Beside, told_by_neighbours
from liushou.exchange.tables.found import FoundColumn, How
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.labels import Label
from liushou.exchange.tables.lexicon import LOOSE, Lexicon, Meaning, whose
from liushou.exchange.tables.parts import Parts, known, parts_of
from liushou.exchange.tables.session_days import session_on
from liushou.exchange.tables.ticks import ticked_columns
from liushou.exchange.tables.titles import Titles

_RANK: Mapping[How, int] = {"given": 0, "form": 1, "saved": 2, "known": 3, "alike": 4}


@dataclass(frozen=True, slots=True)
class Told:
    """Targets by heading, as headings are compared: of the command line, of liushou.yaml."""

    given: Mapping[str, str]
    saved: Mapping[str, str]


def columns_of(
    labels: Sequence[Label], lexicon: Lexicon, told: Told, titles: Titles
) -> tuple[FoundColumn, ...]:
    """What the columns of a head mean, in their order."""
    parts = [parts_of(label, lexicon) for label in labels]
    found = {**ticked_columns(labels, lexicon), **_by_hand(parts, told)}
    sure = [
        _said(found[index]) if index in found else known(part, lexicon) for index, part in enumerate(parts)
    ]
    beside = told_by_neighbours(
        [
            Beside(part.heading, meaning, bare=index not in found and part.bare)
            for index, (part, meaning) in enumerate(zip(parts, sure, strict=True))
        ],
        lexicon,
    )
    for index, part in enumerate(parts):
        if index not in found:
            meaning, near = (sure[index], ()) if sure[index] else beside[index]
            found[index] = _column(part, meaning, near, lexicon, titles)
    return _once(_without_loose([found[index] for index in range(len(parts))], sure), parts)


def _said(column: FoundColumn) -> Meaning | None:
    """What a column means of which somebody has said it; whose a column is that is not taken nobody knows."""
    target = column.target
    return None if target is None or target == NOT_TAKEN else Meaning(target, whose(target))


def _by_hand(parts: Sequence[Parts], told: Told) -> dict[int, FoundColumn]:
    """The columns that somebody has said the meaning of: by the whole heading, or its last part if only one
    column has it."""
    found: dict[int, FoundColumn] = {}
    last = [part.heading for part in parts]
    hows: tuple[tuple[How, Mapping[str, str]], ...] = (("given", told.given), ("saved", told.saved))
    for how, targets in hows:
        for index, part in enumerate(parts):
            whole = solid("".join(part.label.texts))
            target = targets.get(whole) or (
                targets.get(part.heading) if last.count(part.heading) == 1 else None
            )
            if target is not None and index not in found:
                found[index] = FoundColumn(part.label.place, part.label.heading, target, how)
    return found


def _column(
    part: Parts, meaning: Meaning | None, near: tuple[str, ...], lexicon: Lexicon, titles: Titles
) -> FoundColumn:
    place, heading = part.label.place, part.label.heading
    if lexicon.kind == "attendance" and (day := session_on(part.label.texts[-1], titles)):
        return FoundColumn(place, heading, day, "known")
    if meaning is not None:
        return FoundColumn(place, heading, meaning.target, "alike" if meaning.group == LOOSE else "known")
    if near:
        return FoundColumn(place, heading, None, "unknown", _headings(near, lexicon))
    whole = part.heading if not part.group else f"{part.group}{part.heading}"
    like = None if part.stranger else surely_meant(whole, lexicon)
    if like is not None:
        return FoundColumn(place, heading, like.target, "alike")
    return FoundColumn(place, heading, None, "unknown", _headings(near_to(whole, lexicon), lexicon))


def _headings(targets: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(column_of(lexicon.kind, target).full for target in targets if target != NOT_TAKEN)
    )


def _without_loose(columns: list[FoundColumn], sure: Sequence[Meaning | None]) -> list[FoundColumn]:
    """家长 is the guardian only where nobody else is called so."""
    if not any(meaning and meaning.group == "监护人" for meaning in sure):
        return columns
    return [
        replace(column, target=None, how="unknown", near=("监护人姓名", "父母姓名"))
        if meaning and meaning.group == LOOSE
        else column
        for column, meaning in zip(columns, sure, strict=True)
    ]


def _once(columns: list[FoundColumn], parts: Sequence[Parts]) -> tuple[FoundColumn, ...]:
    """The columns with each target but once: what is said by hand goes first, what lies below a strange word
    goes last."""
    first: dict[str, int] = {}
    order = sorted(
        range(len(columns)), key=lambda at: (_RANK.get(columns[at].how, 9), parts[at].stranger, at)
    )
    for at in order:
        target = columns[at].target
        if target not in (None, NOT_TAKEN):
            first.setdefault(str(target), at)
    return tuple(
        replace(column, target=None, how="double")
        if column.target not in (None, NOT_TAKEN) and not _is_first(columns, first[str(column.target)], at)
        else column
        for at, column in enumerate(columns)
    )


def _is_first(columns: Sequence[FoundColumn], first: int, at: int) -> bool:
    """True for the first column of a target, and those beside it of which the right one is ticked."""
    return at == first or bool(columns[at].tick and columns[first].tick)
