"""Both logs as one: what was unsealed (data/unsealed/, under git) and what was shown on this machine."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from liushou.console import note
from liushou.records.unsealing import Unsealing
from liushou.store.ledger import unsealings
from liushou.store.load import Store
from liushou.store.sealing.shown_log import Shown, entries

HEADS: Mapping[str, str] = {
    "at": "时间", "what": "方式", "person": "操作人", "account": "账户", "by": "经办人", "command": "命令",
    "classes": "类别", "archives": "档案", "texts": "处数", "why": "原因", "entry": "登记",
}  # fmt: skip
_EVERY = "全部"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """Once that sealed texts were opened; `at` is the moment with the time zone.

    `archives` is None for all of them. What a log does not have is empty: only an unsealing has `by`,
    `classes`, `texts` and the `entry` in data/unsealed/.
    """

    at: str
    what: str
    person: str
    account: str
    command: str
    archives: tuple[str, ...] | None
    why: str = ""
    by: str = ""
    classes: tuple[str, ...] = ()
    texts: int | None = None
    entry: str = ""

    @property
    def day(self) -> str:
        """2026-11-20."""
        return self.at.partition("T")[0]

    @property
    def cells(self) -> dict[str, str]:
        """All of it as texts, by the keys of HEADS; the ids with a blank between."""
        archives = _EVERY if self.archives is None else " ".join(self.archives)
        texts = "" if self.texts is None else str(self.texts)
        return {**asdict(self), "classes": " ".join(self.classes), "archives": archives, "texts": texts}

    @property
    def short(self) -> dict[str, str]:
        """The same for a terminal: the moment as people write it, and of many archives only how many."""
        ids = self.archives or ()
        archives = f"{len(ids)} 份" if len(ids) > _NAMED else self.cells["archives"]
        return {**self.cells, "archives": archives, "at": self.at.replace("T", " ")[:_MINUTE]}

    @property
    def line(self) -> str:
        """2026-11-20 09:30，解封，李红 <lihong@example.cn>，c-7kq2m，转学移交."""
        parts = (self.short[key] for key in ("at", "what", "person", "archives", "why"))
        return "，".join(part for part in parts if part)


_MINUTE = len("2026-11-20 09:30")


def openings(store: Store) -> tuple[Opening, ...]:
    """Every one of both logs, by the moment as it is written; damaged entries are told on standard error.

    Raises StoreError where the log of this machine cannot be read.
    """
    shown, damaged = entries(store.root)
    if damaged:
        note(f"注意：本机的查看记录里有 {damaged} 行读不出来，没有列出。")
    lost = [file.source.path for file in store.unread() if file.source.kind.name == "unsealing"]
    if lost:
        note(f"注意：有 {len(lost)} 份解封登记读不出来，没有列出：{'、'.join(lost)}。")
    found = [_unsealed(store, each) for each in unsealings(store).values()] + [_shown(each) for each in shown]
    return tuple(sorted(found, key=lambda one: one.at))


def _unsealed(store: Store, entry: Unsealing) -> Opening:
    return Opening(
        at=f"{entry.on.isoformat()}T{entry.time}{entry.zone}",
        what="解封",
        person=entry.person,
        account=entry.account or "",
        command="unseal",
        archives=entry.archives,
        why=entry.why,
        by="、".join(map(store.name_of, entry.by or ())),
        classes=entry.classes,
        texts=entry.texts,
        entry=entry.id,
    )


def _shown(entry: Shown) -> Opening:
    return Opening(
        entry.at, "查看", entry.person, entry.account, entry.command, entry.archives, entry.why or ""
    )
