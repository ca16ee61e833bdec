"""Which field a condition of a filter asks about, and whether it can ever have the value."""

from liushou.records.describe import fields_of
from liushou.records.fields import NAME, Record
from liushou.records.filter_grammar import Comparison
from liushou.records.filter_values import TRUTH_WORDS
from liushou.records.lookup import Lookup, UnknownFieldError, lookup
from liushou.records.named import meant_at

_THERE_OR_NOT = ("有", "无")
_PEOPLE = frozenset({"child", "volunteer"})


def asked_field(test: Comparison, model: type[Record], min_away_months: int) -> Lookup:
    """The field that a condition names; of a group of fields the one that says who it is.

    帮扶人:成向前 asks for `helpers.with`, 监护人:何秀兰 for `guardians.name`. 有, 无 and ~ ask of the group
    itself. Raises UnknownFieldError, for a group too of which nothing says who.
    """
    found = lookup(test.field, model, min_away_months)
    info = found.info
    if info is None or info.part is None or test.operator == "~" or test.value in _THERE_OR_NOT:
        return found
    who = who_of(found, model)
    if who is not None:
        return who
    labels = [each.label for each in fields_of(info.part).values()]
    example = f"{info.label}.{labels[0]}"
    raise UnknownFieldError(
        f"“{test.field}”下面有{'、'.join(labels)}几项：请写明是哪一项，如 {example}；问有没有，写 有 或 无"
    )


def who_of(field: Lookup, model: type[Record]) -> Lookup | None:
    """The one field of a group that says who it is: by id, or else by name."""
    if field.info is None or field.info.part is None:
        return None
    inner = fields_of(field.info.part)
    who = [key for key in inner if _names_people(model, f"{field.key}.{key}")]
    who = who or [key for key, each in inner.items() if key == "name" and each.mark is NAME]
    return lookup(f"{field.key}.{who[0]}", model) if len(who) == 1 else None


def holds_people(field: Lookup, model: type[Record]) -> bool:
    """True for a field that names children or volunteers by their ids."""
    return field.info is not None and _names_people(model, field.key)


def wrong_value(field: Lookup, test: Comparison) -> str | None:
    """Why the field never has the value asked for: it takes only certain terms. None where it may."""
    if test.operator not in (":", "!=") or test.value in _THERE_OR_NOT:
        return None
    if field.truth:
        known = test.value.lower() in TRUTH_WORDS
        return None if known else f"“{test.field}”没有“{test.value}”这个值；可以写：是、否"
    if not field.choices or test.value in field.choices:
        return None
    # Only a value that is refused needs the library that compares words.
    from liushou.records.nearest import alike, meant_term

    near = meant_term(test.value, field.choices) or alike(test.value, field.choices)
    hint = f"；是不是“{near}”？" if near else "；"
    return f"“{test.field}”没有“{test.value}”这个值{hint}可以写：{'、'.join(field.choices)}"


def _names_people(model: type[Record], key: str) -> bool:
    meant = meant_at(model, tuple(key.split(".")))
    return meant is not None and not _PEOPLE.isdisjoint(meant.kinds)
