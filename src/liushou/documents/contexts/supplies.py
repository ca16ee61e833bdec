"""What is given to children, and the lists on which it is signed for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.invited import class_of, on_the_list, village_of
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Material
from liushou.records.child import Child
from liushou.records.term import Donation, Term
from liushou.terms import term_name

_BY_PLACE = frozenset({"村", "社区", "乡镇", "县", "市"})
_BLANK_SHEET = 15


def activity_supplies(reader: Reader, activity: Activity) -> dict[str, Plain]:
    """`supplies` of an activity: its materials, handed out to the children invited.

    See `term_supplies` for the keys.
    """
    day, title = activity.when.from_, for_wall(activity.title)
    children = on_the_list(reader.store, activity.children, day)
    items = tuple(_item(each, len(children)) for each in activity.materials)
    hand_out = {"donor": None, "date": None, "items": items, **_money(items, None, len(children))}
    return {
        "title": (title, "物品签领表" if "慰问" in title or activity.kind != "走访慰问" else "慰问品签领表"),
        "when": {"from": activity.when.from_, "to": activity.when.to},
        "lists": ({**hand_out, **_rows(reader, children, day)},),
        "unassigned": (),
    }


def term_supplies(reader: Reader, term: Term) -> dict[str, Plain]:
    """`supplies` of a term: what was donated, a list for each donation that names children.

    {title (parts), when, lists, unassigned}. A list: {donor, date, items: [{name, unit, quantity, each,
    price, cost}], rows: [{name, place}], blanks, by_village, total, money_each}. `each` is what one child
    gets: all of it where there is one child, 1 where there are as many as children, else None (left to be
    written). `total` is the worth of all in yuan, None unless every item has one; `money_each` likewise
    of a sum of money. `unassigned` are donations without children: {donor, date, name, quantity, amount}.
    Readers outside see children as 王某, two alike as 王某1 and 王某2.
    """
    given = sorted(term.donations, key=lambda each: each.date)
    lists = tuple(_donation(reader, each) for each in given if each.children)
    return {
        "title": (term_name(term.id), "捐赠款物签领表"),
        "when": {"from": term.begins, "to": term.ends},
        "lists": lists if given else (_blank_list(reader, term),),
        "unassigned": tuple(_unassigned(each) for each in given if not each.children),
    }


def _donation(reader: Reader, donation: Donation) -> dict[str, Plain]:
    children = on_the_list(reader.store, donation.children, donation.date)
    worth = None if donation.amount is None else Decimal(str(donation.amount))
    materials = (Material(item=donation.item, quantity=donation.quantity),) if donation.item else ()
    items = tuple({**_item(each, len(children)), "cost": worth} for each in materials)
    return {
        "donor": donation.donor,
        "date": donation.date,
        "items": items,
        **_money(items, None if donation.item else worth, len(children)),
        **_rows(reader, children, donation.date),
    }


def _blank_list(reader: Reader, term: Term) -> dict[str, Plain]:
    """A list to fill in by hand."""
    return {"donor": None, "date": None, "items": (), **_money((), None, 0), **_rows(reader, (), term.begins)}


def _item(material: Material, children: int) -> dict[str, Plain]:
    price = None if material.unit_price is None else Decimal(str(material.unit_price))
    quantity = material.quantity
    return {
        "name": material.item,
        "unit": material.unit,
        "quantity": quantity,
        "each": _share(quantity, children),
        "price": price,
        "cost": None if price is None or quantity is None else price * Decimal(str(quantity)),
    }


def _share(quantity: float | Decimal | None, children: int) -> float | Decimal | None:
    """What each child gets where that is beyond doubt: how things were shared out is not on file."""
    if quantity is None or children == 0:
        return None
    return quantity if children == 1 else 1 if quantity == children else None


def _money(items: Sequence[dict[str, Plain]], money: Decimal | None, children: int) -> dict[str, Plain]:
    costs = [each["cost"] for each in items]
    sums = [each for each in costs if isinstance(each, Decimal)]
    total = sum(sums, money or Decimal(0)) if len(sums) == len(costs) and (sums or money) else None
    return {"total": total, "money": money, "money_each": money if children == 1 else None}


def _rows(reader: Reader, children: Sequence[Child], day: date) -> dict[str, Plain]:
    by_village = reader.store.unit.unit.level in _BY_PLACE
    names = shown_names([child.name for child in children], reader.audience)
    rows = tuple(
        {"name": name, "place": village_of(child, day) if by_village else class_of(child, day)}
        for name, child in zip(names, children, strict=True)
    )
    return {"rows": rows, "blanks": 0 if rows else _BLANK_SHEET, "by_village": by_village}


def _unassigned(donation: Donation) -> dict[str, Plain]:
    return {
        "donor": donation.donor,
        "date": donation.date,
        "name": donation.item,
        "quantity": donation.quantity,
        "amount": donation.amount,
    }
