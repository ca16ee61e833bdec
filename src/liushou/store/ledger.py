"""The ledger of what was published: data/published/."""

from collections.abc import Mapping

from liushou.records.publication import Publication
from liushou.store.load import Store


def publications(store: Store) -> Mapping[str, Publication]:
    """What was published, by the id of its file."""
    return {file.source.id: file.record for file in store.files if isinstance(file.record, Publication)}
