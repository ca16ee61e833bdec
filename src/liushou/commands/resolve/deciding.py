"""One file decided on, in whatever form the merge left it, and held to the rules before it is written."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from liushou.care.ids import free_id
from liushou.commands.resolve.asking import Desk, Offered, edited, pick, walk
from liushou.commands.resolve.check import errors_of, readable
from liushou.console import note, out, terminal
from liushou.errors import EditError
from liushou.findings import Finding
from liushou.history.resolving.answers import Answered, Side
from liushou.history.resolving.apart import apart
from liushou.history.resolving.conflict import Conflict, blocks_of
from liushou.records.kinds import KindName
from liushou.screens.resolve import LATER, SideNames, whose
from liushou.screens.resolve_whole import gone_side, whole_lines
from liushou.yamltext.reader import read

Files = Mapping[str, bytes | None]
"""New contents by path; None takes a file away."""
_SHOWN = 5
_EDIT = ("e", "打开编辑器")
_SIDES: dict[str, Side] = {"1": "ours", "2": "theirs"}
_WITH_NEW_IDS: frozenset[KindName] = frozenset({"child", "volunteer", "activity", "resident"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a file becomes (nothing where it stays), how many places are left open, whether to stop here."""

    files: Files = field(default_factory=dict)
    left: int = 0
    stop: bool = False


def decide(desk: Desk, conflict: Conflict, names: SideNames) -> Decision:
    """The decision on one file: asked for, or `desk.always`."""
    if conflict.form == "blocks":
        return _blocks(desk, conflict, names, conflict.text)
    if desk.always is not None:
        return _at_once(desk, conflict, desk.always)
    return _as_a_whole(desk, conflict, names)


def is_fine(desk: Desk, conflict: Conflict) -> bool:
    """Whether a file in which nothing is left to decide may be written; what speaks against it is told."""
    errors = errors_of(desk.store, conflict, {conflict.source.path: conflict.data}, desk.day)
    _tell(errors)
    return not errors


def _blocks(desk: Desk, conflict: Conflict, names: SideNames, text: str) -> Decision:
    """The conflicts in a text answered one by one; what check refuses is asked again."""
    everything = len(conflict.answered().blocks) or 1
    while True:
        if desk.always is not None:
            given, stop = Answered.nothing(text, blocks_of(text)).filled(desk.always), False
        else:
            given, stop = walk(desk, conflict, names, text)
        if given.result == conflict.text:
            return Decision(left=everything, stop=stop)
        errors = _refused(desk, conflict, given)
        if not errors:
            return Decision({conflict.source.path: conflict.dressed(given.result)}, given.left, stop)
        _tell(errors)
        if stop or desk.always is not None:
            return Decision(left=everything, stop=stop)
        key = pick((("a", "从头再选"), _EDIT, *LATER))
        if key in ("s", "q"):
            return Decision(left=everything, stop=key == "q")
        text = conflict.text if key == "a" else edited(desk, given.result)


def _at_once(desk: Desk, conflict: Conflict, side: Side) -> Decision:
    """The decision for one side, where that loses nothing that has not been looked at."""
    if conflict.form in ("two", "damaged"):
        note(f"{whose(conflict)}：要看过才能定，请运行 liushou resolve {conflict.source.path}")
        return Decision(left=1)
    files = _of_side(conflict, side)
    errors = errors_of(desk.store, conflict, files, desk.day)
    if errors:
        _tell(errors)
        return Decision(left=1)
    return Decision(files)


def _as_a_whole(desk: Desk, conflict: Conflict, names: SideNames) -> Decision:
    """One question for the whole file; what check refuses is asked again."""
    while True:
        out("\n".join(whole_lines(conflict, names, desk.wording, terminal().width)))
        key = pick(_offered(conflict, names))
        if key in ("s", "q"):
            return Decision(left=1, stop=key == "q")
        if key == "e":
            return _blocks(desk, conflict, names, edited(desk, conflict.text))
        try:
            files = _chosen(desk, conflict, key)
        except EditError as error:
            note(error.message)
            continue
        errors = errors_of(desk.store, conflict, files, desk.day)
        if not errors:
            return Decision(files)
        _tell(errors)


def _offered(conflict: Conflict, names: SideNames) -> Offered:
    if conflict.form == "gone":
        return (("k", "留下"), ("d", "删去"), *LATER)
    there = [key for key, side in _SIDES.items() if conflict.stages and conflict.side(side) is not None]
    if conflict.form == "two":
        both = [("3", "两份都留")] if conflict.source.kind.name in _WITH_NEW_IDS else []
        fit = [key for key in there if _id_of(conflict, _SIDES[key]) == conflict.source.id]
        return [*_whole_sides(fit, names, "只留"), *both, _EDIT, *LATER]
    edit = [_EDIT] if conflict.text else []
    return [*_whole_sides(there, names, "整份用"), *edit, *LATER]


def _whole_sides(keys: Sequence[str], names: SideNames, verb: str) -> Offered:
    return [(key, f"{verb}{names[int(key) - 1].name}") for key in keys]


def _chosen(desk: Desk, conflict: Conflict, key: str) -> Files:
    """The contents that a key stands for. Raises EditError where an id cannot be changed."""
    if key == "k":
        return {}
    if key == "d":
        return {conflict.source.path: None}
    if key != "3":
        return _of_side(conflict, _SIDES[key])
    root, kind = desk.store.root, conflict.source.kind.name
    files = apart(
        conflict,
        lambda path: not (root / path).exists(),
        lambda: free_id(desk.store, kind, secrets.choice),
    )
    other = next(path for path in files if path != conflict.source.path)
    note(f"另一份存为 {other}；提到 {conflict.source.id} 的地方（结对、兄弟姐妹、活动）请核对指的是谁。")
    return files


def _of_side(conflict: Conflict, side: Side) -> Files:
    """The whole file as one side has it; nothing to write where that is what stands there."""
    if conflict.form == "gone" and gone_side(conflict) != side:
        return {}
    return {conflict.source.path: conflict.side(side)}


def _id_of(conflict: Conflict, side: Side) -> object:
    return (read(conflict.side(side) or b"").value or {}).get("id")


def _refused(desk: Desk, conflict: Conflict, given: Answered) -> Sequence[Finding]:
    """What speaks against the text that the answers make, with what is left open as one side has it."""
    found: list[Sequence[Finding]] = []
    for text in readable(given):
        errors = errors_of(desk.store, conflict, {conflict.source.path: conflict.dressed(text)}, desk.day)
        if not errors:
            return ()
        found.append(errors)
    return found[0]


def _tell(errors: Sequence[Finding]) -> None:
    if not errors:
        return
    note("这样写档案就有错误，还没有写入：")
    for one in errors[:_SHOWN]:
        place = f"{one.path} {one.field}" if one.field else f"{one.path} 第 {one.line} 行"
        note(f"  {place}：{one.message}（{one.code}）")
    if len(errors) > _SHOWN:
        note(f"  另有 {len(errors) - _SHOWN} 处。")
