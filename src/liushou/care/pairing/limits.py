"""The hard limits: which children need an adult, who may be one, and why not, in Chinese."""

from collections.abc import Iterator
from datetime import date

from liushou.care.pairing.places import Load, Taken, not_serving
from liushou.care.pairing.roles import SEX_OF_ROLE
from liushou.care.pairing.suggestion import PassedOver, Unpaired, Wanted
from liushou.errors import UsageError
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import PEER_ROLES, PairingRole
from liushou.records.volunteer import NOT_CLEARED_KINDS, Volunteer
from liushou.store.likeness import Archive, Index, archives_of, index_of, likeness
from liushou.store.load import Store


def check_role(role: PairingRole | None) -> None:
    """Refuse a peer's role. Raises UsageError."""
    if role in PEER_ROLES:
        raise UsageError(f"“{role}”是孩子之间的身份，不能由大人担任：请换一种身份，或为孩子找伙伴。")


def lacking(store: Store, wanted: Wanted) -> tuple[str, ...]:
    """The ids of the children who need an adult, in order.

    On the register on the day, of a 留守类型 that the unit counts (whoever is wanted by id: of any), without
    an adult pairing that holds on the day or begins later.
    """
    return tuple(id_ for id_ in sorted(store.children) if _lacks(store, wanted, id_))


def _lacks(store: Store, wanted: Wanted, id_: str) -> bool:
    child, day = store.children[id_], wanted.day
    if wanted.children is not None and id_ not in wanted.children:
        return False
    if any(pair.adult and (pair.until is None or pair.until >= day) for pair in child.pairings):
        return False
    if not on_register(child, day):
        return False
    return wanted.children is not None or standing(child, day).left_behind in store.unit.unit.counts


def doubtful(store: Store, children: tuple[str, ...]) -> Iterator[Unpaired]:
    """Those of the children whose archive is probably the second one of a child who has another.

    By LS401's measure: a number in common, or much alike, and not told apart by not_duplicate.
    """
    asked = frozenset(children)
    index = index_of(archives_of(store))
    for archive in index.archives:
        if archive.id in asked and (other := _same(index, archive)) is not None:
            alike = likeness(archive, other) or "号码相同"
            yield Unpaired(
                archive.id,
                f"很可能与{other.traits.name}（{other.id}）是同一个孩子（{alike}）：核对清楚后再安排",
            )


def _same(index: Index, archive: Archive) -> Archive | None:
    """The oldest earlier archive that is probably the same child's."""
    numbered = (
        other
        for number in archive.numbers
        for other in index.numbered[number]
        if other.rank < archive.rank and not other.told_apart(archive)
    )
    return min(numbered, key=lambda other: other.rank, default=None) or index.look_alike(archive)


def is_adult(volunteer: Volunteer) -> bool:
    """False for 学生, who are no adults, and 单位, who are nobody one-to-one."""
    return volunteer.kind not in NOT_CLEARED_KINDS


def hindrance(volunteer: Volunteer, load: Load, months: int, wanted: Wanted) -> str | None:
    """Why somebody cannot take a child on the day, in Chinese; None where nothing stands against it."""
    if not is_adult(volunteer):
        return f"{volunteer.kind}不能担任大人的结对身份"
    return (
        not_serving(volunteer, wanted.day)
        or _unfit_for(volunteer, wanted.role)
        or _not_cleared(volunteer, wanted.day, months)
        or load.full
    )


def considered(
    store: Store, wanted: Wanted, taken: Taken
) -> tuple[tuple[tuple[Volunteer, Load], ...], tuple[PassedOver, ...]]:
    """The helpers who can take a child, with their loads; and those who cannot, and why. Both by id.

    学生 and 单位 are not told, unless they are asked for by id.
    """
    fit: list[tuple[Volunteer, Load]] = []
    out: list[PassedOver] = []
    settings = store.unit.pairing
    for id_, volunteer in sorted(store.volunteers.items()):
        asked = wanted.helpers is not None and id_ in wanted.helpers
        if not asked and (wanted.helpers is not None or not is_adult(volunteer)):
            continue
        load = taken.load(id_, volunteer, settings.capacity)
        why = hindrance(volunteer, load, settings.clearance_months, wanted)
        if why is None:
            fit.append((volunteer, load))
        else:
            out.append(PassedOver(id_, why))
    return tuple(fit), tuple(out)


def _unfit_for(volunteer: Volunteer, role: PairingRole | None) -> str | None:
    sex = SEX_OF_ROLE.get(role) if role is not None else None
    if sex is None or volunteer.sex == sex:
        return None
    return f"“{role}”由{sex}性担任" + ("，性别没有填写" if volunteer.sex is None else "")


def _not_cleared(volunteer: Volunteer, day: date, months: int) -> str | None:
    lack = volunteer.clearance_lack(day, months)
    if lack is None:
        return None
    checked = volunteer.clearance.checked_on if volunteer.clearance else day
    return {
        "missing": "没有违法犯罪记录查询",
        "failed": "违法犯罪记录查询未通过",
        "future": f"违法犯罪记录查询的日期（{checked}）还没有到",
        "expired": f"违法犯罪记录查询（{checked}）已超过 {months} 个月",
    }[lack]
