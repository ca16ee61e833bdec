"""One whole store, by its seed."""

from random import Random

from mutations.correct.activities import activities
from mutations.correct.children import children
from mutations.correct.hands import Record, hand, written
from mutations.correct.helpers import Ids, helpers
from mutations.correct.terms import residents, terms, unit


def archive(seed: str) -> dict[str, bytes]:
    """The files of a correct store, by path, written by several hands; the same seed gives the same store."""
    rng = Random(seed)
    ids, capacity = Ids(rng), rng.randint(1, 3)
    adults = helpers(rng, ids, capacity)
    kids = children(rng, ids, adults)
    plans = activities(rng, ids, kids, adults)
    folders: dict[str, list[Record]] = {
        "children": [kid.record for kid in kids],
        "volunteers": [one.record for one in adults],
        "activities": plans,
        "terms": terms(rng, kids, adults, plans),
        "residents": residents(rng, ids, adults),
    }
    hands = [hand(rng) for _ in range(3)]
    files = {"liushou.yaml": written(rng, hands[0], unit(rng, adults, capacity))}
    for folder, records in folders.items():
        for record in records:
            files[f"data/{folder}/{record['id']}.yaml"] = written(rng, rng.choice(hands), record)
    return files
