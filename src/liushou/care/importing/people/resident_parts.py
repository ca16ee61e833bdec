"""The family and the helpers of a resident as rows say them: who is meant, what a new one needs."""

from collections.abc import Iterator, Mapping

from liushou.care.importing.outcome import Asked
from liushou.care.importing.people.meaning import agrees
from liushou.care.importing.people.pairing import BETWEEN, Helping
from liushou.care.importing.people.steps import Step, ordered, said_of, steps_to, told_step
from liushou.care.importing.people.understood import Entry, Keys, Marginalia
from liushou.records.resident import Helper, Relative, Resident
from liushou.yamltext.scalars import Value

_NAME: Keys = ("name",)
_RELATION: Keys = ("relation",)
_PHONE: Keys = ("phone",)
_WITH: Keys = ("with",)
_SINCE: Keys = ("since",)
_ONE_EACH = frozenset({"丈夫", "妻子", "配偶", "父亲", "母亲"})
"""Relations that only one person has to a resident."""

Entries = list[dict[str, Value]]


def family_steps(
    values: dict[str, Value], said: Mapping[int, Entry], fallback: Mapping[int, Entry], notes: Marginalia
) -> Iterator[Step]:
    """The steps for the members of the family of whom something is said, each in the archive or a new one."""
    entries = entries_of(values.get("family"))
    place, taken = len(entries), set[int]()
    for number, entry in sorted(said.items()):
        if not _says_somebody(entry):
            continue
        index = _meant(entries, taken, number, entry)
        if index is not None:
            taken.add(index)
            yield from steps_to(Resident, values, ("family", index), entry)
            continue
        whole = {**fallback.get(number, {}), **entry}
        if _RELATION not in whole:
            target = f"family[{number}].relation"
            notes.lacks(target, "写了家人，没有写与本人的关系（丈夫、儿子、女儿等）：请补上")
        yield told_step(("family", place), None, ordered(Relative, said_of(whole)), whole)
        place += 1


def _says_somebody(entry: Entry) -> bool:
    """A relation alone names nobody: every row of a sheet may have 丈夫 there."""
    return any(keys != _RELATION for keys in entry)


def _meant(entries: Entries, taken: set[int], number: int, entry: Entry) -> int | None:
    """The place of the member meant: by name; nameless, by relation or by place; else by a sure sign."""
    free = sorted((at for at in range(len(entries)) if at not in taken), key=lambda at: (at != number, at))
    if _NAME in entry:
        named = next((at for at in free if _has(entries[at], _NAME, entry)), None)
        if named is not None:
            return named
        return next((at for at in free if _surely(entries[at], entry)), None)
    if _RELATION in entry:
        return next((at for at in free if _has(entries[at], _RELATION, entry)), None)
    return number if number in free else None


def _surely(one: Mapping[str, Value], entry: Entry) -> bool:
    """True for the same person with another name, or with none so far."""
    if _has(one, _PHONE, entry) and not _differs(one, _RELATION, entry):
        return True
    related = _has(one, _RELATION, entry)
    return related and (one.get("relation") in _ONE_EACH or one.get("name") is None)


def _has(one: Mapping[str, Value], keys: Keys, entry: Entry) -> bool:
    leaf, old = entry.get(keys), one.get(keys[0])
    return leaf is not None and old is not None and agrees(keys[0], old, leaf)


def _differs(one: Mapping[str, Value], keys: Keys, entry: Entry) -> bool:
    return keys in entry and one.get(keys[0]) is not None and not _has(one, keys, entry)


def helper_steps(
    values: dict[str, Value], entry: Entry, fallback: Entry, who: Helping, asked: Asked, notes: Marginalia
) -> Iterator[Step]:
    """The steps for the helpers that a row names: help that is not there yet begins on `asked.since`.

    Nobody's help is ended; help by the same person that has not ended is that one. One cell may name several.
    """
    if _WITH not in entry:
        if _SINCE in entry:
            notes.told.append("没有写帮扶人，帮扶的起始日期没有取")
        return
    helpers = entries_of(values.get("helpers"))
    whole = str(entry[_WITH].value)
    words = list(filter(None, map(str.strip, BETWEEN.split(whole)))) or [whole]
    going = _going(helpers, asked)
    meant = [_helper(word, who, going, notes) for word in words]
    new: list[str] = []
    for id_ in dict.fromkeys(filter(None, meant)):
        index = _running(helpers, id_, entry, asked)
        if index is None:
            new.append(id_)
            continue
        rest = {keys: leaf for keys, leaf in entry.items() if keys != _WITH}
        yield from steps_to(Resident, values, ("helpers", index), rest)
    if new and _SINCE not in entry and _SINCE not in fallback:
        notes.told.append(f"帮扶起始写作 {asked.since}")
    for place, id_ in enumerate(new, len(helpers)):
        given = {_SINCE: asked.since.isoformat(), **said_of({**fallback, **entry}), _WITH: id_}
        yield told_step(("helpers", place), None, ordered(Helper, given), entry)


def _helper(word: str, who: Helping, going: tuple[str, ...], notes: Marginalia) -> str | None:
    """The id of the helper that a name of a cell means; notes why it means none, or several.

    Of several who have the name it is the one who helps already.
    """
    if word in going:
        return word
    helping = who.named(word, going)
    found = helping if len(helping) == 1 else who.found(word, None)
    grown = tuple(id_ for id_ in found if id_ in who.store.volunteers)
    if len(grown) == 1:
        return grown[0]
    if grown:
        several = "、".join(grown)
        notes.refuse("helpers.with", f"在岗的帮扶人员里有 {len(grown)} 位“{word}”：请写编号（{several}）")
    else:
        how = "请先为其建档（导入帮扶人员，或 liushou new volunteer）"
        notes.refuse("helpers.with", f"在岗的帮扶人员里没有“{word}”：{how}")
    return None


def _going(helpers: Entries, asked: Asked) -> tuple[str, ...]:
    """Those whose help has not ended."""
    return tuple(str(one.get("with")) for one in helpers if _goes_on(one, asked))


def _running(helpers: Entries, id_: str, entry: Entry, asked: Asked) -> int | None:
    """The place of this person's help that is meant: one that has not ended, else one of that day."""
    since = entry[_SINCE].value if _SINCE in entry else None
    mine = [at for at, one in enumerate(helpers) if one.get("with") == id_]
    meant = [at for at in mine if _goes_on(helpers[at], asked) or helpers[at].get("since") == since]
    return min(meant, key=lambda at: helpers[at].get("since") != since, default=None)


def _goes_on(one: Mapping[str, Value], asked: Asked) -> bool:
    until = one.get("until")
    return until is None or str(until) >= asked.on.isoformat()


def entries_of(value: Value) -> Entries:
    """The entries of a list in an archive; none where it has no such list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
