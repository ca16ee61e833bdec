"""Which private key was found, whether it opens the store, and where settings and keys disagree."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.commands.keys.at_work import own_recipients
from liushou.commands.keys_at_hand import identity_file, own_identities
from liushou.errors import StoreError
from liushou.store.sealing.keyfile import KeyFile
from liushou.store.sealing.keyring import Keyring, unlocked


@dataclass(frozen=True, slots=True)
class Holding:
    """What one's private key opens: `ring` is None where it opens nothing, `why` then says so in Chinese."""

    file: Path | None
    own: tuple[str, ...]
    ring: Keyring | None
    why: str = ""


def holding(root: Path) -> Holding:
    """Look for one's private key, and try it."""
    file = identity_file()
    try:
        identities = own_identities()
        if not identities:
            return Holding(file, (), None, "没有私钥，密封的内容打不开")
        return Holding(file, own_recipients(identities), unlocked(root, identities))
    except StoreError as error:
        return Holding(file, (), None, error.message)


def disagreements(
    wrapped: Mapping[KeyFile, int | None], listed: tuple[str, ...], ring: Keyring | None
) -> tuple[str, ...]:
    """Where the settings, the keys' files and what stands in them do not say the same, in Chinese."""
    told = [f"{file.path} 已损坏，或不是 age 文件" for file, count in wrapped.items() if count is None]
    counts = {count for count in wrapped.values() if count is not None}
    if len(counts) > 1:
        told.append("各密钥文件能打开的人数不一样：用 liushou keys add 再加一遍缺的人")
    elif counts and counts != {len(listed)}:
        told.append(
            f"密钥能由 {counts.pop()} 个人打开，而 liushou.yaml 的 privacy.recipients 写着 {len(listed)} 个"
        )
    if ring is not None and set(ring.recipients) != set(listed):
        missing = [each for each in ring.recipients if each not in listed]
        strangers = [each for each in listed if each not in ring.recipients]
        if missing:
            told.append(f"能打开密钥、而 liushou.yaml 里没有写的：{'、'.join(missing)}")
        if strangers:
            told.append(f"liushou.yaml 里写了、而打不开密钥的：{'、'.join(strangers)}")
    return tuple(told)
