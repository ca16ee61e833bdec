"""What was only sealed, unsealed or sealed anew, as far as that can be told without keys."""

from collections.abc import Iterable

from liushou.history.compare import Change
from liushou.sealed import is_sealed
from liushou.store.sealing.token import parsed

_ORDER = ("密封", "重新密封", "解封")


def apart(changes: Iterable[Change]) -> tuple[tuple[Change, ...], str]:
    """The changes of what archives say, and in words whether texts were sealed, sealed anew, unsealed.

    A text in the open and a token cannot be compared, nor tokens of keys of two epochs: such a change is one
    of sealing. Of one epoch, another token is another text. "" where nothing was.
    """
    rest: list[Change] = []
    happened: set[str] = set()
    for change in changes:
        how = _how(change)
        if how is None:
            rest.append(change)
        else:
            happened.add(how)
    return tuple(rest), "、".join(how for how in _ORDER if how in happened)


def _how(change: Change) -> str | None:
    old, new = change.old, change.new
    if change.kind != "changed" or not isinstance(old, str) or not isinstance(new, str):
        return None
    if not is_sealed(old):
        return "密封" if is_sealed(new) else None
    if not is_sealed(new):
        return "解封"
    before, after = parsed(old), parsed(new)
    return "重新密封" if before and after and before.epoch != after.epoch else None
