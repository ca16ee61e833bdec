"""Archives in the course of being changed: what each holds by now, and the edits that made it so."""

from collections.abc import Callable, Iterable

from liushou.errors import UsageError
from liushou.store.drafts import Amendment, Draft
from liushou.store.load import Store
from liushou.store.sources import Source
from liushou.store.variant import source_of
from liushou.yamltext.amend import Edit
from liushou.yamltext.edit_values import applied
from liushou.yamltext.scalars import Value

Reader = Callable[[Source], dict[str, Value]]
"""Gives the values of a file."""


class Desk:
    """Edits are laid on it one after the other, each meant for the values as they then are."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self.store = store
        self._reader = reader
        self._values: dict[str, dict[str, Value]] = {}
        self._edits: dict[str, list[Edit]] = {}

    def values(self, path: str) -> dict[str, Value]:
        """What the archive holds by now. Raises UsageError where there is no such archive."""
        if path not in self._values:
            source = source_of(self.store.root, path)
            if source is None:
                raise UsageError(f"{path} 不是档案文件的路径。")
            self._values[path] = self._reader(source)
        return self._values[path]

    def edit(self, path: str, edits: Iterable[Edit | None]) -> None:
        """Make these edits; None is one that is not needed."""
        for edit in edits:
            if edit is not None:
                self._values[path] = applied(self.values(path), edit)
                self._edits.setdefault(path, []).append(edit)

    def take(self, drafts: Iterable[Draft]) -> None:
        """Make the edits that another part of the program worked out for existing archives."""
        for draft in drafts:
            if isinstance(draft, Amendment):
                self.edit(draft.path, draft.edits)

    def drafts(self) -> tuple[Amendment, ...]:
        """All edits so far, by archive."""
        return tuple(Amendment(path, tuple(edits)) for path, edits in self._edits.items())
