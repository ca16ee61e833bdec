"""No message shows an id number, a phone, an address or a note, whatever is wrong with it."""

import re

import pytest

from tests.check.case_files import Case, cases
from tests.check.stores import base_files, check_changed, check_files

_NUMBER = re.compile(r"[0-9]{6,}")


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_no_message_of_a_case_shows_a_number(case: Case) -> None:
    for finding in check_files({**base_files(), **case.files}, case.on):
        assert not _NUMBER.search(f"{finding.message} {finding.fix.words if finding.fix else ''}")


@pytest.mark.parametrize(
    ("fragment", "secret"),
    [
        ('id_number: "439900201703120028"', "43990"),
        ('id_number: "439900201713120024"', "2017"),
        ("id_number: 439900201703120024", "43990"),
        ('id_number: "439900201609150032"', "2016"),
        ("student_number: 机密的学籍号", "机密"),
        ("phone: 机密的电话", "机密"),
        ("phone: 15400012345", "154"),
        ('phone: "１５４00012345"', "154"),
        ("address: {village: 青杨村, detail: 25}", "25"),
        ("notes: [机密的备注]", "机密"),
        ("hukou: {rural: true, registered: true, place: 机密: 1}", "机密"),
        ("cases: [{opened: 2026-10-08, kind: 安全, level: 紧急, what: 机密, closed: 2026-10-07}]", "10-0"),
        ("cases: [{opened: 2026-10-08, kind: 安全, level: 紧急, what: 机密}]", "10-0"),
        ("cases: [{opened: 2026-10-08, kind: 安全, level: 重点, what: 机密}]", "机密"),
        ("cases: [{opened: 2026-10-08, kind: 机密, level: 紧急, what: 机密}]", "what: 机密"),
        ("records: [{date: 2026-12-08, kind: 谈心, note: 机密}]", "机密"),
    ],
)
def test_a_message_does_not_show_what_must_be_hidden(fragment: str, secret: str) -> None:
    findings = check_changed(儿童档案=fragment)
    assert findings
    for finding in findings:
        assert secret not in finding.message
        assert secret not in (finding.fix.words if finding.fix else "")
