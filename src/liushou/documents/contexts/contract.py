"""The parties of a 委托照护协议 (未成年人保护法 art. 22 and 23)."""

from datetime import date

from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.family import Address
from liushou.records.fields import Sensitivity
from liushou.records.official import carer
from liushou.records.standing import Standing, standing


def contract_facts(reader: Reader, child: Child, on: date) -> dict[str, Plain]:
    """`contract`: who entrusts the child to whom, as things stood on `on`.

    `principals` are the parents who can be asked (not dead, missing or in prison), with their fields;
    `carer` is the guardian who looks after the child in their place, with `home` (where not written, the
    child's own address), or None; `from` and `until` are of the agreement that holds, else None.
    `home` is the child's address in one text; `school` and `committee` are who is told of the agreement.
    """
    then = standing(child, on)
    found = carer(then, on)
    agreed = found.delegated if found and found.delegated and found.delegated.holds_on(on) else None
    home = address_text(reader, then.address)
    chosen: dict[str, Plain] | None = None
    if found is not None:
        shown = reader.fields(found)
        chosen = {**shown, "home": shown["address"] or home}
    return {
        "principals": tuple(reader.fields(each) for each in then.parents if each.in_touch),
        "carer": chosen,
        "from": agreed.signed_on if agreed else None,
        "until": agreed.until if agreed else None,
        "home": home,
        "school": _school(reader, then),
        "committee": _committee(then.village),
    }


def address_text(reader: Reader, address: Address | None) -> str | None:
    """Village and house in one text."""
    if address is None:
        return None
    return address.village + (reader.text(address.detail, Sensitivity.CONTACT) or "")


def _school(reader: Reader, then: Standing) -> str | None:
    """The child's school; the unit itself where it is one and the archive does not say."""
    if then.school is not None and (then.school.name or not then.school.enrolled):
        return then.school.name if then.school.enrolled else None
    unit = reader.store.unit.unit
    return unit.name if unit.level == "学校" else None


def _committee(village: str | None) -> str | None:
    """枫坪村 has a 村民委员会, a 社区 a 居民委员会."""
    if village is None:
        return None
    return f"{village}{'居民委员会' if village.endswith('社区') else '村民委员会'}"
