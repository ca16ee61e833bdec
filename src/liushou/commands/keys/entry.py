"""The entry of an unsealing in data/unsealed/."""

import secrets
from collections.abc import Iterator

from liushou.care.ids import LETTERS
from liushou.commands.unsealed_log import account, now, person
from liushou.store.drafts import NewFile
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.sealing.sweep import Swept
from liushou.store.sealing.token import CLASSES
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value

_LENGTH = 5


def entered(store: Store, found: Swept, why: str, by: tuple[str, ...]) -> NewFile:
    """What was unsealed, now and by whoever runs the program, as a file of its own."""
    moment = now()
    zone = moment.isoformat(timespec="minutes")[len("2026-11-20T09:00") :]
    taken, known = store.ids("unsealing"), person(store.root)
    values: dict[str, Value] = {
        "id": next(each for each in _ids(f"u-{moment:%Y%m%d}") if each not in taken),
        "on": f"{moment:%Y-%m-%d}",
        "time": f"{moment:%H:%M}",
        "zone": zone,
        "person": known or account(),
        **({"account": account()} if known else {}),
        **({"by": list(by)} if by else {}),
        "why": why,
        "classes": [mark.value for mark in CLASSES if found.texts[mark]],
        "archives": [change.source.id for change in found.changes],
        "texts": found.texts.total(),
    }
    return NewFile(path_of("unsealing", str(values["id"])), dump(values).encode())


def _ids(start: str) -> Iterator[str]:
    while True:
        yield f"{start}-{''.join(secrets.choice(LETTERS) for _ in range(_LENGTH))}"
