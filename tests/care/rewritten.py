"""A store of records as it is after drafts were made: every record is written out, changed and read again."""

from collections.abc import Iterable

from liushou.records.reveal import as_values
from liushou.store.drafts import Amendment, Draft
from liushou.store.load import Store
from liushou.store.variant import variant
from liushou.yamltext.amend import amended
from liushou.yamltext.emit import dump


def rewritten(store: Store, drafts: Iterable[Draft]) -> Store:
    """The store with the drafts made; fails where a file cannot be read afterwards."""
    contents: dict[str, bytes | None] = {
        file.source.path: dump(as_values(file.record, reveal=True)).encode()
        for file in store.files
        if file.record is not None
    }
    for draft in drafts:
        now = contents.get(draft.path)
        if isinstance(draft, Amendment):
            assert now is not None, draft.path
            contents[draft.path] = amended(now, draft.edits)
        else:
            contents[draft.path] = draft.data
    after = variant(store, contents).store
    assert not after.unread(), after.unread()
    return after
