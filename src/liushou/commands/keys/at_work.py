"""What the commands that change keys or sealing share: a store opened with one's keys, and how they end."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from liushou.care.setting.targets import targets
from liushou.commands.common import loaded, root_of, usable
from liushou.commands.keys_at_hand import VARIABLE, identity_file, own_identities, seals
from liushou.commands.without_index import without_index
from liushou.console import note
from liushou.errors import StoreError, UsageError
from liushou.records.fields import Sensitivity
from liushou.store.load import Store
from liushou.store.sealing.age import recipient_of
from liushou.store.sealing.keyring import unlocked
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.sweep import Swept
from liushou.store.sealing.token import CLASSES
from liushou.store.sources import Source, sources
from liushou.store.transaction import Change, commit
from liushou.waiting import busy

CLASS_LABELS: dict[Sensitivity, str] = {
    Sensitivity.IDENT: "身份证号、学号",
    Sensitivity.CONTACT: "电话、住址、单位",
    Sensitivity.CARE: "谈话、个案、计划、健康",
}
_UNREAD_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds keys of a store: what they open, and the public keys of the private ones."""

    store: Store
    sealer: Sealer
    own: tuple[str, ...]

    @property
    def recipients(self) -> tuple[str, ...]:
        """For whom the keys are wrapped, as stands within them; one's own are always among them."""
        return self.sealer.ring.recipients or self.own

    def say_strangers(self, known: Collection[str]) -> None:
        """Tell whom the settings name beside those to whom the keys are given: anybody may have added one."""
        listed = self.store.unit.privacy.recipients if self.store.unit.privacy else ()
        strangers = [each for each in listed if each not in known and each not in self.recipients]
        if strangers:
            note(
                f"注意：liushou.yaml 的 privacy.recipients 里有 {len(strangers)} 个公钥"
                "没有用 liushou keys add 加过，"
                f"没有给它密钥，已从里面去掉：{'、'.join(strangers)}。"
            )


def opened_with_keys(ctx: typer.Context) -> Holder:
    """The store, and what one's private key opens of it. Raises StoreError where there is none that does."""
    root = root_of(ctx)
    if not seals(root):
        raise StoreError("这个档案库还没有密钥：先用 liushou keys init 建立。")
    identities = own_or_told()
    sealer = Sealer(unlocked(root, identities))
    return Holder(usable(loaded(root, sealer)), sealer, own_recipients(identities))


def own_or_told() -> tuple[str, ...]:
    """One's private keys. Raises StoreError, saying where they are looked for, where there are none."""
    identities = own_identities()
    if identities:
        return identities
    file = identity_file()
    where = f"环境变量 {VARIABLE} 是空的" if file is None else f"没有 {file}，或没有打开它"
    raise StoreError(
        f"没有您的私钥（{where}）：还没有的，用 liushou keys new 生成；"
        f"已有的，放到那里，或用环境变量 {VARIABLE} 指明。"
    )


def own_recipients(identities: Iterable[str]) -> tuple[str, ...]:
    """The public keys of one's private keys."""
    return tuple(found for each in identities if (found := recipient_of(each)))


def classes_named(words: Sequence[str]) -> tuple[Sensitivity, ...]:
    """The classes that words name, all where there are none. Raises UsageError."""
    known = {mark.value: mark for mark in CLASSES}
    for word in words:
        if word not in known:
            raise UsageError(f"“{word}”不是密钥的类别：应为 {'、'.join(known)} 之一。")
    return tuple(mark for mark in CLASSES if not words or mark.value in words)


def meant(store: Store, words: Sequence[str], day: date) -> tuple[Source, ...]:
    """The archives that the words name, all where there are none. Raises UsageError."""
    return targets(store, words, day) if words else every_archive(store.root)


def every_archive(root: Path) -> tuple[Source, ...]:
    """All files that are archives by their place and name."""
    return tuple(each for each in sources(root) if isinstance(each, Source))


def finish(root: Path, changes: Sequence[Change]) -> None:
    """Write all in one transaction; what the index says of archives is made anew. Raises StoreError."""
    with busy("写入档案"), without_index(root):
        commit(root, changes)


def told(found: Swept) -> str:
    """25 份档案里的 120 处（身份证号、学号 30，电话、住址、单位 60，谈话、个案、计划、健康 30）."""
    parts = [f"{CLASS_LABELS[mark]} {found.texts[mark]} 处" for mark in CLASSES if found.texts[mark]]
    return f"{len(found.changes)} 份档案里的 {found.texts.total()} 处（{'；'.join(parts)}）"


def say_unread(found: Swept, what: str) -> None:
    """Say which files could not be read, so that nobody takes them for sealed."""
    if found.unread:
        more = " 等" if len(found.unread) > _UNREAD_SHOWN else ""
        named = "、".join(found.unread[:_UNREAD_SHOWN]) + more
        note(f"注意：{len(found.unread)} 个文件读不出来，没有{what}：{named}。请用 liushou check 查看。")
