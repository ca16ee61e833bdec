"""A resident's page: the family, needs and who helps, duties, what is due, what happened, the rest."""

from collections.abc import Iterator

from liushou.care.due.period_words import period_words
from liushou.dates import full_years
from liushou.records.duties import DutyPlan, judged_on, plan_of, running, verdicts
from liushou.records.fields import CARE, CONTACT
from liushou.records.resident import Relative, Resident
from liushou.records.standing import on_register
from liushou.records.timeline import record_events
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.pages.dues import person_dues
from liushou.screens.pages.events import events_section
from liushou.screens.pages.parts import Section, View, bracketed, joined, pairs_section

_SHOWN_ELSEWHERE = frozenset({
    "id", "name", "sex", "birth_date", "kind", "status", "registered_on", "closed_on", "phone", "address",
    "family", "health", "needs", "helpers", "records",
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
    yield pairs_section("需求和帮扶", _help(resident, view))
    yield pairs_section("本学期职责", _duties(resident, view))
    yield person_dues(resident, view)
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


def _help(resident: Resident, view: View) -> Iterator[tuple[str, str]]:
    yield "需求", "、".join(resident.needs)
    active = [helper for helper in resident.helpers if helper.active(view.day)]
    for helper in active:
        volunteer = view.store.volunteers.get(helper.with_)
        phone = view.phone(volunteer.phone) if volunteer else None
        gone = "已离岗" if volunteer and volunteer.has_left(view.day) else None
        yield view.presenter.naming(helper.with_), joined(f"{helper.since} 起", gone, phone)
    if not active and on_register(resident, view.day):
        covering = view.names(view.helpers.caring(resident, view.day))
        yield "帮扶人", f"没有（包保：{covering}）" if covering else "没有"


def _duties(resident: Resident, view: View) -> Iterator[tuple[str, str]]:
    """Each duty to the resident: in how many of its periods it was done, and how it stands with this one."""
    term = view.store.current_term(view.day)
    if term is None or not on_register(resident, view.day):
        return
    for duty in view.store.unit.duties:
        if resident.kind in duty.residents:
            on = judged_on(duty, term, view.day)
            plan = plan_of(duty, term, on, view.helpers)
            told = _progress(plan, resident)
            if told:
                yield duty.title, joined(EVERY_LABELS[duty.every], told)


def _progress(plan: DutyPlan, resident: Resident) -> str:
    duty, now = plan.duty, running(plan, resident)
    ended = [one for one in verdicts(plan, resident) if one.period.deadline() <= plan.on]
    done = f"到期 {len(ended)} 次，做到 {sum(one.done for one in ended)} 次" if ended else None
    if now is None:
        return joined(done)
    name = period_words(duty.every, now.period.owed.first, plan.on, duty.during)
    part = f"，已做 {now.count}/{duty.times} 次" if duty.times > 1 else ""
    left = "已做" if now.done else f"还没有做到（{now.period.deadline():%m-%d} 前）{part}"
    return joined(done, f"{name}{left}")


def _facts(resident: Resident, view: View) -> Iterator[tuple[str, str | None]]:
    health = resident.health
    if health:
        detail = view.presenter.shown(health.detail, CARE) if health.detail else None
        yield "健康", joined(health.condition, detail)
    yield "出生日期", str(resident.birth_date)
    yield "建档日期", str(resident.registered_on)
    yield from ((line.label, line.text) for line in view.presenter.lines(resident, _SHOWN_ELSEWHERE))
