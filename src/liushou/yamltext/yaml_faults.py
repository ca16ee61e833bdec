"""All that is wrong with a text as YAML: a walk over it, and again behind each slip that can be mended."""

from collections.abc import Iterator
from itertools import chain, islice

from liushou.yamltext.events import SCALAR, SEQUENCE_START, YAMLError
from liushou.yamltext.faults import MOST_OF_A_KIND, Fault
from liushou.yamltext.lookalikes import keys_in, values_in
from liushou.yamltext.neutral import Neutral
from liushou.yamltext.slips import Slip, comma_slip, slip_in_line
from liushou.yamltext.spans import Lines, Span
from liushou.yamltext.structure import Structure
from liushou.yamltext.syntax import Break, explain

_MOST_WALKED = 1 << 18
"""Characters walked over again behind slips, in all: more slips of a small file, fewer of a big one."""
_OTHER_ROOTS: dict[type[object], str] = {SCALAR: "一段文字", SEQUENCE_START: "列表"}
_FLOW_PROBLEMS = frozenset({"did not find expected ',' or ']'", "did not find expected ',' or '}'"})


def yaml_faults(lines: Lines, stand_in: Neutral) -> list[Fault]:
    """The faults of a text without merge conflicts; none of them is fatal when it is one mapping."""
    text = stand_in.text
    slips: list[Fault] = []
    while True:
        structure = Structure(lines, stand_in)
        try:
            whole = structure.walk(text)
        except YAMLError as error:
            broken = Break.of(error, structure.last)
            slip = _slip_at(broken, lines, text)
            if slip is None:
                keys = list(keys_in(lines, structure.texts))
                return [*slips, *structure.faults, *(keys or _unless_known(explain(broken, lines), slips))]
            slips.append(slip.fault)
            mended = slip.mended(text)
            if mended is None or len(slips) * len(text) > _MOST_WALKED:
                return [*slips, *structure.faults]
            text = mended
        else:
            return [*slips, *structure.faults, *(_of_whole(structure, lines, text) if whole else ())]


def _slip_at(broken: Break, lines: Lines, text: str) -> Slip | None:
    """A slip that explains a break: on its line, at the key left open, or in the text run together."""
    last = broken.last
    plain = last is not None and not last.style
    if plain and last is not None and broken.problem in _FLOW_PROBLEMS:
        slip = comma_slip(lines, text, last.start_mark.index, last.end_mark.index)
        if slip:
            return slip
    numbers = {lines.place(broken.index)[0]}
    if "simple key" in broken.context:
        numbers.add(lines.place(broken.context_index)[0])
    if plain and last is not None and broken.last_is(frozenset({""}), lines):
        numbers.update(range(last.start_mark.line + 1, last.end_mark.line + 2))
    found = (slip_in_line(lines, text, number) for number in sorted(numbers))
    return next((slip for slip in found if slip), None)


def _unless_known(fault: Fault, slips: list[Fault]) -> list[Fault]:
    """An error on a line whose slip is told already is most likely that slip's doing."""
    return [] if any(slip.span.line == fault.span.line for slip in slips) else [fault]


def _of_whole(structure: Structure, lines: Lines, text: str) -> Iterator[Fault]:
    found = chain(keys_in(lines, structure.texts), values_in(lines, structure.texts, text))
    slips = list(islice(found, MOST_OF_A_KIND))
    yield from slips
    root = structure.root
    if root is None or (type(root) is SCALAR and not root.value and not root.style):
        yield Fault("LS002", Span(1, 1, 1, 1), "文件是空的（没有内容，或只有注释），应由“键: 值”组成")
    elif type(root) in _OTHER_ROOTS and not any(slip.fatal for slip in slips):
        line, column = root.start_mark.line + 1, root.start_mark.column + 1
        message = f"整个文件是{_OTHER_ROOTS[type(root)]}，应由“键: 值”组成"
        yield Fault("LS002", Span(line, column, line, column + 1), message)
