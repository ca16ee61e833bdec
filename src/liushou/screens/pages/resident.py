"""A resident's page: the family, who helps, what was promised, what happened, the rest."""

from collections.abc import Iterator

from liushou.dates import full_years
from liushou.records.fields import CARE, CONTACT
from liushou.records.resident import Relative, Resident
from liushou.records.timeline import record_events
from liushou.screens.pages.dues import resident_dues
from liushou.screens.pages.events import events_section
from liushou.screens.pages.parts import Section, View, bracketed, joined, pairs_section

_SHOWN_ELSEWHERE = frozenset({
    "id", "name", "sex", "birth_date", "kind", "status", "registered_on", "closed_on", "phone", "address",
    "family", "health", "helpers", "records",
})  # fmt: skip


def resident_head(resident: Resident, view: View) -> list[str]:
    """Who it is, and how it stands on the day."""
    age = f"{full_years(resident.birth_date, view.day)} 岁"
    return [
        joined(resident.name, resident.sex, age, resident.kind, resident.id),
        f"{view.day}：" + joined(_status(resident, view), resident.address.village),
    ]


def resident_sections(resident: Resident, view: View, *, every_event: bool) -> Iterator[Section]:
    """The sections of the page; of what happened the last events, or with `every_event` all."""
    yield pairs_section("联系", _contacts(resident, view))
    yield pairs_section("帮扶人", _helpers(resident, view))
    yield resident_dues(resident, view)
    events = sorted(record_events(resident.records), key=lambda event: (event.day, event.turn))
    yield events_section(events, view, every_event=every_event)
    yield pairs_section("其他内容", _facts(resident, view))


def _status(resident: Resident, view: View) -> str:
    if view.day < resident.registered_on:
        return "还没有建档"
    closed = resident.closed_on
    return "在册" if closed is None or view.day < closed else f"{resident.status}（{closed}）"


def _contacts(resident: Resident, view: View) -> Iterator[tuple[str, str | None]]:
    detail = resident.address.detail
    yield "电话", view.presenter.shown(resident.phone, CONTACT) if resident.phone else None
    yield (
        "现居住地",
        joined(resident.address.village, view.presenter.shown(detail, CONTACT) if detail else None),
    )
    yield from ((one.relation, _relative(one, view)) for one in resident.family)


def _relative(one: Relative, view: View) -> str:
    away = bracketed(view.open_contact(one.workplace))
    return joined(f"{one.name or '没有写姓名'}{away}", view.phone(one.phone))


def _helpers(resident: Resident, view: View) -> Iterator[tuple[str, str]]:
    for helper in resident.helpers:
        if helper.active(view.day):
            volunteer = view.store.volunteers.get(helper.with_)
            phone = view.phone(volunteer.phone) if volunteer else None
            yield view.presenter.naming(helper.with_), joined(f"{helper.since} 起", phone)


def _facts(resident: Resident, view: View) -> Iterator[tuple[str, str | None]]:
    health = resident.health
    if health:
        detail = view.presenter.shown(health.detail, CARE) if health.detail else None
        yield "健康", joined(health.condition, detail)
    yield "出生日期", str(resident.birth_date)
    yield "建档日期", str(resident.registered_on)
    yield from ((line.label, line.text) for line in view.presenter.lines(resident, _SHOWN_ELSEWHERE))
