"""A store that seals: who can open its keys, and whether anything was left open."""

from liushou.commands.keys.holding import disagreements
from liushou.commands.keys_at_hand import seals
from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, warn
from liushou.errors import StoreError
from liushou.records.unit import Unit
from liushou.store.load import load_file
from liushou.store.root import KEYS
from liushou.store.sealing.state import SealingState, sealing_state, wrapped_files
from liushou.store.sealing.token import CLASSES
from liushou.store.sources import settings_source

_FIND = f"从 git 里找回 {KEYS} 文件夹，不要重新生成：密封的内容只有原来的密钥打得开。"


def keys(around: Surroundings) -> Verdict | None:
    """Every class has a key, every key opens for those in the settings, and there are two of them."""
    if around.root is None:
        return None
    unit = load_file(settings_source(around.root)).record
    listed = unit.privacy.recipients if isinstance(unit, Unit) and unit.privacy else ()
    if not seals(around.root):
        return bad(f"{KEYS} 文件夹不见了，密封的内容打不开", _FIND) if listed else None
    try:
        wrapped = wrapped_files(around.root)
    except StoreError as error:
        return bad(error.message, _FIND)
    missing = [mark.value for mark in CLASSES if not any(file.mark is mark for file in wrapped)]
    if missing or None in wrapped.values():
        broken = [file.path for file, count in wrapped.items() if count is None]
        told = "、".join(
            [*(f"没有 {mark} 类的密钥" for mark in missing), *(f"{path} 已损坏" for path in broken)]
        )
        return bad(told, _FIND)
    wrong = disagreements(wrapped, listed, None)
    if wrong:
        return warn("；".join(wrong), "用 liushou keys 查看；用 liushou keys add、remove 改正。")
    people = min(count for count in wrapped.values() if count is not None)
    if people < 2:
        return warn(
            "只有一个人能打开密钥：他的私钥丢了，密封的内容就没有了", "再加一位：liushou keys add 公钥。"
        )
    return ok(f"{people} 个人能打开")


def sealed(around: Surroundings) -> Verdict | None:
    """Where a store seals, nothing that is sensitive stands in the clear."""
    if around.root is None or not seals(around.root):
        return None
    try:
        state = sealing_state(around.root)
    except (StoreError, OSError):
        return None  # told by the checks of keys and folders
    return _open(state) or _lost(state) or ok("敏感内容都密封了")


def _open(state: SealingState) -> Verdict | None:
    if state.clear:
        return warn(f"有 {state.clear} 处敏感内容是明文", "有私钥的人运行 liushou seal，再提交。")
    return None


def _lost(state: SealingState) -> Verdict | None:
    damaged = sum(each.damaged for each in state.classes)
    if damaged:
        return bad(f"有 {damaged} 处密文打不开", "用 liushou check 查看，从 git 里找回。")
    if state.unread:
        return warn(f"{len(state.unread)} 个文件读不出来，不知道密封没有", "用 liushou check 查看并改正。")
    return None
