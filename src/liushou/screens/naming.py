"""Ids into what people call those they name."""

from liushou.records.present import Naming
from liushou.store.load import Store
from liushou.terms import is_term_id, term_name


def naming(store: Store, *, terms: bool = False) -> Naming:
    """The name or title behind an id of the store; any other text is itself.

    With `terms` the id of a term is its name: 2026—2027学年第一学期.
    """

    def name(word: str) -> str:
        if terms and is_term_id(word):
            return term_name(word)
        child, activity = store.children.get(word), store.activities.get(word)
        if child is not None:
            return child.name
        return activity.title if activity is not None else store.name_of(word)

    return name
