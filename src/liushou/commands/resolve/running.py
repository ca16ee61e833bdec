"""All files that a merge left, decided on one after the other, written, and what is to be done then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from liushou.commands.resolve.asking import Desk
from liushou.commands.resolve.deciding import Decision, Files, decide, is_fine
from liushou.commands.resolve.files import Left, names_of
from liushou.commands.resolve.moved import say_moved
from liushou.console import note, out
from liushou.errors import StoreError
from liushou.history.resolving.by_meaning import by_meaning
from liushou.history.resolving.conflict import Conflict
from liushou.screens.difference import difference
from liushou.screens.resolve import DOING, whose
from liushou.store.drafts import FileChange
from liushou.store.load import Store
from liushou.store.transaction import commit
from liushou.store.unmerged import Doing
from liushou.store.variant import source_of, variant

_GO_ON: dict[Doing | None, str] = {
    "merge": "commit",
    "rebase": "rebase --continue",
    "cherry-pick": "cherry-pick --continue",
    "revert": "revert --continue",
    "stash": "stash drop",
    None: "commit",
}
"""What concludes it, once all files are added."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a merge left, and which of it is to be decided now."""

    desk: Desk
    left: Left
    chosen: Sequence[Conflict]
    dry_run: bool


def resolve_all(run: Run) -> bool:
    """Decide on all chosen files; whether anything of them is left open."""
    if not run.chosen:
        note("没有要处理的冲突。")
        return False
    waiting = [one for one in run.chosen if one.form != "ready"]
    say_what_stopped(run, len(waiting))
    desk, stopped = run.desk, False
    done = [one.source.path for one in run.chosen if one.form == "ready"]
    open_: list[tuple[Conflict, int]] = []
    for conflict in waiting:
        decision = Decision(left=_places(conflict), stop=True) if stopped else _decide(run, desk, conflict)
        stopped = decision.stop
        if decision.files:
            desk = _written(run, desk, conflict, decision)
        if decision.left:
            open_.append((conflict, decision.left))
        else:
            done += decision.files or (conflict.source.path,)
    _conclude(run, done, open_)
    return bool(open_)


def say_what_stopped(run: Run, count: int) -> None:
    """What git was doing when it stopped, where that is known, and how many files wait."""
    if count and run.left.undertaking is not None:
        out(f"git 停在{DOING[run.left.undertaking.doing]}，有 {count} 份档案要处理。")


def merged(conflict: Conflict, store: Store) -> Conflict:
    """The conflict merged by meaning where that helps, else as it is."""
    return by_meaning(conflict, store.root) or conflict


def _decide(run: Run, desk: Desk, conflict: Conflict) -> Decision:
    """The decision on one file, after as much of it as can be was merged by meaning."""
    found = merged(conflict, desk.store)
    out(f"\n{whose(conflict)}")
    if found.merged and not found.answered().blocks:
        if is_fine(desk, found):
            out("按内容合并好了，没有要选的。")
            return Decision({conflict.source.path: found.data})
        if desk.always is not None:  # one side of whole lines would drop what both only added
            return Decision(left=_places(conflict))
        found = conflict
    if found.merged:
        out(f"按内容合并以后，还有 {_places(found)} 处要选。")
    return decide(desk, found, names_of(desk.store.root, run.left.undertaking, conflict))


def _written(run: Run, desk: Desk, conflict: Conflict, decision: Decision) -> Desk:
    """Write one file's decision, or show what it would change; the desk with the store as it is then."""
    changes = _changes(desk.store, conflict, decision.files)
    if not changes:
        return desk
    if run.dry_run:
        for change in changes:
            model = change.source.kind.model
            lines = difference(change.path, model, change.before, change.after, reveal=desk.wording.reveal)
            out("".join(lines).removesuffix("\n"))
        note(f"（只是看看，没有写入：{'、'.join(decision.files)}）")
        return desk
    commit(desk.store.root, changes)
    rest = f"，还有 {decision.left} 处没有选" if decision.left else ""
    note(f"已写入 {'、'.join(decision.files)}{rest}")
    say_moved(conflict, changes)
    return replace(desk, store=variant(desk.store, decision.files).store)


def _changes(store: Store, conflict: Conflict, files: Files) -> list[FileChange]:
    """The files before and after. Raises StoreError for a path under which no archive can stand."""
    changes = []
    for path, after in files.items():
        source = source_of(store.root, path)
        if source is None:
            raise StoreError(f"{path} 不是档案文件的路径，没有写入任何文件。")
        before = conflict.data if path == conflict.source.path else None
        changes.append(FileChange(source, before, after))
    return [change for change in changes if change.before != change.after]


def _places(conflict: Conflict) -> int:
    return len(conflict.answered().blocks) or 1


def _conclude(run: Run, done: Sequence[str], open_: Sequence[tuple[Conflict, int]]) -> None:
    """What is left, and what git has to be told by the person: this program never does."""
    if open_:
        note(f"还有 {sum(left for _, left in open_)} 处没有处理：")
        for conflict, left in open_:
            note(f"  {whose(conflict)}　{left} 处")
    if done and run.left.in_git and not run.dry_run:
        doing = run.left.undertaking.doing if run.left.undertaking else None
        root = run.desk.store.root
        git = "git" if Path.cwd() == root else f"git -C {_quoted(str(root))}"
        note("处理好的要告诉 git：" if open_ else "都处理好了。下一步：")
        note(f"  {git} add {' '.join(done)}")
        if not open_ and len(run.chosen) == len(run.left.conflicts) and not run.left.others:
            if doing == "stash":
                note("暂存的一份还在，核对无误以后可以删去：")
            note(f"  {git} {_GO_ON[doing]}")


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
