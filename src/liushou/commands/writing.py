"""How every writing command ends: what it would write is checked, then shown or written, all or nothing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.check.added import added
from liushou.commands.left_clear import say_left_clear
from liushou.console import note, out
from liushou.errors import LiushouError, Status, StoreError
from liushou.findings import Finding
from liushou.screens.difference import difference
from liushou.store.drafts import Draft, FileChange, changes_of
from liushou.store.load import Store
from liushou.store.opener import KEYLESS, Opener
from liushou.store.sources import UNREADABLE, read_bytes
from liushou.store.transaction import commit
from liushou.store.variant import Variant, variant
from liushou.waiting import busy

_SHOWN = 5
_LEFT_OPEN = "LS513"


def write(
    store: Store,
    drafts: Iterable[Draft],
    day: date,
    done: str,
    *,
    dry_run: bool,
    reveal: bool = False,
    beside: Collection[str] = (),
) -> bool:
    """Write the drafts in one transaction, or with `dry_run` show what they would change.

    `done` says in Chinese what was done (已记录谈心 3 人); it is told only once all is on the disk. False
    where nothing has to change, which is told too. `beside` are the paths of files that do not change, but
    whose new warnings are told, before all others: who takes over has no clearance, or too many children.

    Raises LiushouError with status 1, writing nothing, where `check` would find an error that is not there
    now; StoreError and EditError where a file cannot be read, changed or written.
    """
    weighed = weigh(store, drafts, day, beside)
    refuse_errors(weighed)
    if not weighed.changes:
        note("没有要改的：档案里已经是这样。")
        return False
    if dry_run:
        for change in weighed.changes:
            show(change, reveal=reveal, keys=store.keys)
        note(f"（只是看看，没有写入：{len(weighed.changes)} 个文件）")
    else:
        write_weighed(store, weighed, done)
    _tell_warnings(weighed)
    return True


@dataclass(frozen=True, slots=True)
class Weighed:
    """The files that drafts change, and the errors and warnings that `check` would newly find then."""

    changes: tuple[FileChange, ...]
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def weigh(store: Store, drafts: Iterable[Draft], day: date, beside: Collection[str] = ()) -> Weighed:
    """What the drafts come to, held to the rules; errors wherever they are, warnings as `write` tells them.

    What was wrong before is not the fault of this change, so it does not stand in the way of it. Raises
    StoreError and EditError where a file cannot be read or changed.
    """
    _refuse_unread(store)
    meant = tuple(drafts)
    with busy("改好并检查"):
        changes = changes_of(store, meant)
        if not changes:
            return Weighed(())
        after = variant(store, {change.path: change.after for change in changes})
        new = added(Variant(store, read_bytes), after, day)
    looked_at = {*beside, *(change.path for change in changes)}
    # what stays in clear for want of a key is told by number, once it is written
    told = [one for one in new if one.severity == "warning" and one.code != _LEFT_OPEN]
    warnings = [one for one in told if one.path in looked_at]
    return Weighed(
        changes,
        tuple(one for one in new if one.severity == "error"),
        tuple(sorted(warnings, key=lambda one: one.path not in beside)),
    )


def _refuse_unread(store: Store) -> None:
    """Raise StoreError where the system did not let an archive be read: the change would pass it over."""
    told = ((file.source.path, fault.message) for file in store.unread() for fault in file.faults)
    for path, message in told:
        if message.startswith(UNREADABLE):
            raise StoreError(f"{path}：{message}。没有写入任何文件：有档案读不到，会写漏、写重。")


def refuse_errors(weighed: Weighed) -> None:
    """Raise LiushouError with status 1 where `check` would newly find an error."""
    if weighed.errors:
        raise LiushouError(_refusal(weighed.errors), status=Status.FINDINGS)


def write_weighed(store: Store, weighed: Weighed, done: str) -> None:
    """Write what was weighed and has no errors, in one transaction, and say so. Raises StoreError."""
    with busy("写入档案"):
        commit(store.root, weighed.changes)
    note(f"{done}（{_files(weighed.changes)}）")
    say_left_clear(store, weighed.changes)


def _tell_warnings(weighed: Weighed) -> None:
    for one in weighed.warnings[:_SHOWN]:
        note(f"注意：{_place(one)}：{one.message}（{one.code}）")
    if len(weighed.warnings) > _SHOWN:
        note(f"注意：还有 {len(weighed.warnings) - _SHOWN} 处提醒，用 liushou check 查看。")


def _refusal(errors: Sequence[Finding]) -> str:
    lines = [f"{_place(one)}：{one.message}（{one.code}）" for one in errors[:_SHOWN]]
    more = f"\n另有 {len(errors) - _SHOWN} 处。" if len(errors) > _SHOWN else ""
    return "这样写档案就有错误，没有写入任何文件：\n" + "\n".join(lines) + more


def _place(finding: Finding) -> str:
    return f"{finding.path} {finding.field}" if finding.field else finding.path


def show(change: FileChange, *, reveal: bool, keys: Opener = KEYLESS) -> None:
    """What a change does to a file, with sensitive values covered unless `reveal`.

    What the keys open is told as what was written there, and not as tokens.
    """
    source = change.source
    before, after = (
        None if data is None else keys.shown(source, data) for data in (change.before, change.after)
    )
    text = "".join(difference(change.path, source.kind.model, before, after, reveal=reveal))
    out(text.removesuffix("\n"))


def _files(changes: tuple[FileChange, ...]) -> str:
    return changes[0].path if len(changes) == 1 else f"{len(changes)} 个文件"
