"""A suggestion of pairings on a screen of 80 cells, and as Markdown."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liushou.care.pairing.suggestion import Pair, Suggestion
from liushou.printable import printable
from liushou.screens.markdown_table import markdown_table
from liushou.screens.pairing_rows import (
    Person,
    by_reason,
    namesakes,
    passed_over,
    person_of,
    points,
    reasons_of,
    tally,
    told_apart,
    unpaired,
)
from liushou.screens.text_table import LINE, indented, text_table
from liushou.store.load import Store
from liushou.textwidth import width, wrap

HEADS = ("儿童", "班级", "村", "结对人", "", "村", "结对身份", "代价")
_NARROW = tuple(place for place, head in enumerate(HEADS) if head != "村")
LEFT, PASSED = "没有合适结对人的儿童", "没有列入的人"
LEGEND = "代价是各项不合适相加，越小越合适；理由后面的 +数 是那一项加上的，没有写的不加。"
_CHILDREN, _OTHERS = 30, 8
"""So many of those with one reason are named on a terminal."""
_INDENT = 4

_Groups = Mapping[str, Sequence[tuple[Person, str]]]


def nobody(*, peers: bool, chosen: bool) -> str:
    """What is said where no child, or none of those chosen, is without."""
    if chosen:
        return f"所选的儿童没有要找{'伙伴' if peers else '结对人'}的：都有了，或者不在册、不算留守儿童。"
    return f"没有要找{'伙伴' if peers else '结对人'}的儿童：在册的留守儿童都有了。"


def suggestion_lines(
    store: Store, suggestion: Suggestion, *, room: int = LINE, every: bool = False
) -> list[str]:
    """The pairs with their reasons beneath; who stays without, who was passed over, and why; a last line.

    Of many with one reason some are named and all counted, unless `every` one is to be named.
    """
    lines = _pairs(store, suggestion, room) if suggestion.pairs else []
    lines += left_lines(store, suggestion, room=room, every=every)
    return [*lines, "", *wrap(tally(store, suggestion), room)]


def left_lines(store: Store, suggestion: Suggestion, *, room: int = LINE, every: bool = False) -> list[str]:
    """The part of `suggestion_lines` about who stays without and who was passed over, a blank line first."""
    left = by_reason(unpaired(store, suggestion), apart=False)
    passed = by_reason(passed_over(store, suggestion), apart=True)
    return [
        *_part(store, LEFT, left, room, None if every else _CHILDREN),
        *_part(store, PASSED, passed, room, None if every else _OTHERS),
    ]


def markdown(store: Store, suggestion: Suggestion, title: str) -> str:
    """The whole suggestion under headings."""
    heads = ("儿童", "班级", "村", "结对人", "身份", "村", "结对身份", "代价", "理由")
    several = namesakes(store)
    rows = [
        (*_row(store, suggestion, pair, several), "；".join(reasons_of(pair))) for pair in suggestion.pairs
    ]
    blocks = [f"# {printable(title)}\n", f"{tally(store, suggestion)}\n"]
    if rows:
        blocks += [f"{LEGEND}\n", markdown_table(heads, rows)]
    for heading, told in (
        (LEFT, unpaired(store, suggestion)),
        (PASSED, passed_over(store, suggestion)),
    ):
        if told:
            people = [
                (told_apart(store, one.person, several), one.person.what, one.person.village, one.reason)
                for one in told
            ]
            blocks += [f"## {heading}\n", markdown_table(("姓名", "班级、身份", "村", "原因"), people)]
    return "\n".join(blocks)


def _pairs(store: Store, suggestion: Suggestion, room: int) -> list[str]:
    several = namesakes(store)
    rows = [[printable(cell) for cell in _row(store, suggestion, pair, several)] for pair in suggestion.pairs]
    beneath = [indented(_phrases(map(printable, reasons_of(pair)), room - _INDENT), _INDENT)
               for pair in suggestion.pairs]  # fmt: skip
    heads = list(HEADS)
    if max(map(width, text_table(heads, rows, room=sys.maxsize))) > room:
        # Without the villages, which the reasons name where they count, nothing else need be broken.
        heads, *rows = ([row[place] for place in _NARROW] for row in (heads, *rows))
    table = text_table(heads, rows, numbers=(len(heads) - 1,), room=room, beneath=beneath)
    return [*table, "", *wrap(LEGEND, room)]


def _row(store: Store, suggestion: Suggestion, pair: Pair, several: frozenset[str]) -> tuple[str, ...]:
    child, helper = (person_of(store, id_, suggestion.day) for id_ in (pair.child, pair.with_))
    cells = (
        child.name,
        child.what,
        child.village,
        told_apart(store, helper, several),
        helper.what,
        helper.village,
    )
    return (*cells, pair.role, points(pair.cost))


def _part(store: Store, title: str, groups: _Groups, room: int, most: int | None) -> list[str]:
    """The people under their reasons; nothing where there are none."""
    if not groups:
        return []
    lines = ["", f"{title}（{sum(map(len, groups.values()))} 名）"]
    several = namesakes(store)
    for reason, people in groups.items():
        shown = [_named(told_apart(store, one[0], several), one) for one in people[:most]]
        if len(shown) < len(people):
            shown[-1] += f"等 {len(people)} 名"
        lines += indented(wrap(f"{printable(reason)}（{len(people)} 名）：", room - 2))
        lines += indented(_phrases(shown, room - _INDENT), _INDENT)
    return lines


def _named(name: str, one: tuple[Person, str]) -> str:
    person, more = one
    about = "，".join(part for part in (person.what, more) if part)
    return printable(f"{name}（{about}）" if about else name)


def _phrases(phrases: Iterable[str], room: int) -> list[str]:
    """Phrases with ； between them, in lines; a phrase is broken only where it is too long for one."""
    lines: list[str] = []
    for text in _closed([*phrases]):
        if lines and width(lines[-1]) + width(text) <= room:
            lines[-1] += text
        else:
            lines += wrap(text, room)
    return lines


def _closed(phrases: Sequence[str]) -> Iterator[str]:
    return (f"{text}；" if at < len(phrases) else text for at, text in enumerate(phrases, 1))
