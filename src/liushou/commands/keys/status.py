"""`liushou keys`: who can open what, and how far the store is sealed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from liushou.commands.keys.at_work import CLASS_LABELS
from liushou.commands.keys.holding import Holding, disagreements, holding
from liushou.commands.keys.opened_before import Opening, openings
from liushou.console import note, out, table
from liushou.printable import printable
from liushou.store.load import Store
from liushou.store.root import KEYS
from liushou.store.sealing.state import SealingState, sealing_state

_HEADS = ("类别", "密钥", "能打开", "密封", "旧密钥", "明文", "损坏")
_NUMBERS = range(1, len(_HEADS))


@dataclass(frozen=True, slots=True)
class Status:
    """All that `keys` tells."""

    state: SealingState
    listed: tuple[str, ...]
    mine: Holding
    wrong: tuple[str, ...]
    last: Opening | None


def status_of(store: Store) -> Status:
    """Look through the store, and for one's key. Raises StoreError."""
    state, mine = sealing_state(store.root), holding(store.root)
    listed = store.unit.privacy.recipients if store.unit.privacy else ()
    opened = openings(store)
    return Status(
        state, listed, mine, disagreements(state.wrapped, listed, mine.ring), opened[-1] if opened else None
    )


def show(status: Status) -> None:
    """As a page of the terminal."""
    table(_HEADS, _rows(status.state), numbers=_NUMBERS)
    if not status.state.wrapped and any(each.damaged for each in status.state.classes):
        note(f"注意：密钥（{KEYS} 文件夹）不见了，密文打不开：请从 git 里找回，不要重新建立。")
        return
    if not status.state.wrapped:
        note(f"这个档案库没有密钥，敏感内容都是明文（{status.state.clear} 处）。")
        note("要密封：每人运行 liushou keys new，再由一位运行 liushou keys init，然后 liushou seal。")
        return
    out("")
    for each in _recipients(status):
        out(f"能打开的人：{each}")
    out(f"您的私钥：{_mine(status.mine)}")
    if status.last is not None:
        out(printable(f"最近一次打开：{status.last.line}"))
    for line in status.wrong:
        note(f"注意：{line}。")
    for line in _advice(status.state):
        note(line)


def as_json(status: Status) -> str:
    """The same for programs."""
    wrapped = {file.path: count for file, count in status.state.wrapped.items()}
    told = {
        "sealing": bool(wrapped),
        "classes": [
            {
                "class": each.mark.value,
                "epoch": each.epoch,
                "sealed": each.sealed,
                "older": each.older,
                "clear": each.clear,
                "damaged": each.damaged,
            }
            for each in status.state.classes
        ],
        "key_files": wrapped,
        "recipients": list(status.listed),
        "identity": {
            "file": None if status.mine.file is None else str(status.mine.file),
            "opens": status.mine.ring is not None,
            "recipients": list(status.mine.own),
        },
        "unread": list(status.state.unread),
        "disagreements": list(status.wrong),
        "last_opened": None if status.last is None else asdict(status.last),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _rows(state: SealingState) -> list[list[str]]:
    return [
        [
            CLASS_LABELS[each.mark],
            f"第 {each.epoch} 把" if each.epoch else "没有",
            _people(state, each.mark.value, each.epoch),
            *(str(number) for number in (each.sealed, each.older, each.clear, each.damaged)),
        ]
        for each in state.classes
    ]


def _people(state: SealingState, mark: str, epoch: int) -> str:
    counts = [
        count for file, count in state.wrapped.items() if (file.mark.value, file.epoch) == (mark, epoch)
    ]
    return "—" if not counts else f"{counts[0]} 人" if counts[0] is not None else "损坏"


def _recipients(status: Status) -> list[str]:
    """Those within the keys where one can look there, else those of the settings."""
    known = status.mine.ring.recipients if status.mine.ring else status.listed
    return [f"{each}{'（您）' if each in status.mine.own else ''}" for each in known]


def _mine(mine: Holding) -> str:
    if mine.ring is not None:
        return f"{mine.file}，能打开"
    return mine.why if mine.file is None or mine.own else f"{mine.why}（{mine.file}）"


def _advice(state: SealingState) -> Sequence[str]:
    lines = []
    if state.clear:
        lines.append(f"注意：有 {state.clear} 处是明文：有私钥的人运行 liushou seal 密封。")
    if any(each.older for each in state.classes):
        lines.append("注意：有用旧密钥密封的（多半是合并带来的）：运行 liushou seal，改用新的。")
    if any(each.damaged for each in state.classes):
        lines.append("注意：有打不开的密文：运行 liushou check，按提示找回。")
    if state.unread:
        lines.append(f"注意：{len(state.unread)} 个文件读不出来，没有计入。请用 liushou check 查看。")
    return lines
