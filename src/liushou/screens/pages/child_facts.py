"""A child's remaining fields, in words."""

from collections.abc import Iterator

from liushou.records.careplan import Aid, Consent, Health, Vacation
from liushou.records.child import Child
from liushou.records.fields import CARE, CONTACT
from liushou.records.present import Presenter
from liushou.records.schooling import Conduct, School
from liushou.records.standing import judged_day, standing
from liushou.records.timeline import aid_money
from liushou.screens.pages.parts import Section, View, bracketed, joined, pairs_section
from liushou.terms import term_name, vacation_name

_SHOWN_ELSEWHERE = frozenset({
    "id", "name", "sex", "status", "parents", "guardians", "guardianship", "siblings", "pairings", "grades",
    "records", "cases", "past", "school", "address", "hukou", "health", "consent",
    "focus", "aid", "conduct", "vacations",
})  # fmt: skip


def facts(child: Child, view: View) -> Section:
    """What no other section shows."""
    pairs = (*_home(child, view), *_life(child, view.presenter))
    return pairs_section("其他内容", pairs)


def _home(child: Child, view: View) -> Iterator[tuple[str, str]]:
    presenter, then = view.presenter, standing(child, judged_day(child, view.day))
    if then.school:
        yield "就学", _school(then.school)
    if then.address:
        detail = then.address.detail
        yield "现居住地", joined(then.address.village, presenter.shown(detail, CONTACT) if detail else None)
    if child.hukou:
        kind = "农村户籍" if child.hukou.rural else "非农村户籍"
        place = presenter.shown(child.hukou.place, CONTACT) if child.hukou.place else None
        yield "户籍", joined(kind, "已登记" if child.hukou.registered else "没有登记户口", place)


def _life(child: Child, presenter: Presenter) -> Iterator[tuple[str, str]]:
    if child.health:
        yield "健康", _health(child.health, presenter)
    if child.focus:
        why = presenter.shown(child.focus.why, CARE)
        yield "重点关爱", joined(f"{child.focus.since} 起", why)
    for line in presenter.lines(child, _SHOWN_ELSEWHERE):
        yield line.label, line.text
    for aid in child.aid:
        yield "救助帮扶", _aid(aid, presenter)
    for conduct in child.conduct:
        yield "操行", _conduct(conduct)
    for spent in child.vacations:
        yield vacation_name(spent.term), _vacation(spent, presenter)
    if child.consent:
        yield "同意书", _consent(child.consent)


def _school(school: School) -> str:
    left = f"{school.left_on} 离校" if school.left_on else None
    return joined(
        school.name or school.stage,
        school.class_label or school.grade,
        "寄宿" if school.boarding else "走读",
        "在学" if school.enrolled else "不在学" + bracketed(left, school.left_why),
        f"{school.since} 入学" if school.since else None,
    )


def _health(health: Health, presenter: Presenter) -> str:
    detail = presenter.shown(health.detail, CARE) if health.detail else None
    immunised = {True: "按程序接种疫苗", False: "没有按程序接种疫苗", None: None}[health.immunised]
    return joined(health.condition, detail, immunised)


def _aid(aid: Aid, presenter: Presenter) -> str:
    days = f"{aid.from_} 起" if aid.to is None else f"{aid.from_} 至 {aid.to}"
    note = presenter.shown(aid.note, CARE) if aid.note else None
    return joined(aid.kind, aid_money(aid), days, note)


def _conduct(conduct: Conduct) -> str:
    honours = f"荣誉：{'、'.join(conduct.honours)}" if conduct.honours else None
    return joined(term_name(conduct.term), f"违纪 {conduct.violations} 次", honours)


def _vacation(spent: Vacation, presenter: Presenter) -> str:
    return joined(
        f"{term_name(spent.term)}后",
        spent.place,
        f"{spent.carer}照看" if spent.carer else None,
        f"父母 {spent.parents_back} 返乡" if spent.parents_back else None,
        presenter.shown(spent.plan, CARE) if spent.plan else None,
    )


def _consent(consent: Consent) -> str:
    scope = f"范围：{'、'.join(consent.scope)}" if consent.scope else None
    withdrawn = f"{consent.withdrawn_on} 撤回" if consent.withdrawn_on else None
    return joined(f"{consent.signed_on} 由{consent.by}签署", scope, withdrawn)
