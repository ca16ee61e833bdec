"""What a term got and gave beside its activities: donations and awards, in numbers."""

from datetime import date

from liushou.documents.plain import Plain
from liushou.records.term import Term


def support_facts(term: Term, on: date) -> dict[str, Plain]:
    """`support`: {donations, amount, items, awards, awarded}, up to `on`; nobody is named.

    `amount` is the money given (the worth of a thing given is not money), `items` {item, quantity} of
    things, added up by name; `awards` how many honours, `awarded` how many they went to.
    """
    given = [each for each in term.donations if each.date <= on]
    items: dict[str, float] = {}
    for each in given:
        if each.item:
            items[each.item] = items.get(each.item, 0) + (each.quantity or 0)
    honours = [each for each in term.awards if each.date <= on]
    return {
        "donations": len(given),
        "amount": sum(each.amount or 0 for each in given if not each.item),
        "items": tuple({"item": item, "quantity": quantity or None} for item, quantity in items.items()),
        "awards": len(honours),
        "awarded": sum(len(each.to) for each in honours),
    }
