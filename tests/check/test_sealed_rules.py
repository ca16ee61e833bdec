"""Rules and sealed texts: what can be told without keys is told, the rest is left alone."""

from pathlib import Path

import pytest

from liushou.check.runner import check
from liushou.findings import Finding
from liushou.store.load import assemble, load_bytes
from liushou.store.opener import KEYLESS, Opener
from liushou.yamltext.comment_numbers import may_have_number, number_in, numbers_in_comments
from tests.check.stores import ON, base_files, source_of
from tests.store.sealing.at_hand import SEALER

ONE, OTHER = "data/children/c-7kq2m.yaml", "data/children/c-9xw4d.yaml"
NUMBER = "439900201703120024"


def archive(id_: str, name: str, born: str, more: str) -> bytes:
    return (
        f"id: {id_}\nname: {name}\nsex: 女\nbirth_date: {born}\nstatus: 在册\nregistered_on: 2025-09-01\n"
        f"address: {{village: 青杨村}}\nparents: []\nguardians: []\n{more}"
    ).encode()


def found(one: bytes, other: bytes, keys: Opener = KEYLESS) -> list[Finding]:
    files = {**base_files(), ONE: one, OTHER: other}
    order = sorted(files, key=lambda path: (path != "liushou.yaml", path))
    store = assemble(
        Path("store"), tuple(load_bytes(source_of(path), files[path], keys) for path in order), keys
    )
    codes = ("LS1", "LS3", "LS4", "LS513", "LS514")
    return list(check(store, ON, select=codes, reread=lambda source: files[source.path]))


def sealed(path: str, data: bytes) -> bytes:
    return SEALER.sealed(source_of(path), data)


@pytest.mark.parametrize("keys", [KEYLESS, SEALER], ids=["keyless", "keys"])
def test_the_same_id_number_is_found_without_being_read(keys: Opener) -> None:
    one = sealed(ONE, archive("c-7kq2m", "李小雨", "2017-03-12", f'id_number: "{NUMBER}"\n'))
    other = sealed(OTHER, archive("c-9xw4d", "王小川", "2017-03-12", f'id_number: "{NUMBER}"\n'))
    assert [(one.code, one.path, one.field) for one in found(one, other, keys)] == [
        ("LS401", OTHER, "id_number")
    ]


def test_a_number_in_the_open_is_not_compared_with_a_sealed_one() -> None:
    one = sealed(ONE, archive("c-7kq2m", "李小雨", "2017-03-12", f'id_number: "{NUMBER}"\n'))
    other = archive("c-9xw4d", "王小川", "2017-03-12", f'id_number: "{NUMBER}"\n')
    assert found(one, other) == []
    assert [each.code for each in found(one, other, SEALER)] == ["LS401"]


def test_what_is_wrong_in_a_sealed_text_is_found_with_keys() -> None:
    bad = archive("c-7kq2m", "李小雨", "2017-03-12", 'id_number: "439900201703120028"\nphone: "1234567"\n')
    other = archive("c-9xw4d", "王小川", "2016-09-15", "")
    told = [("LS106", "id_number"), ("LS107", "phone")]
    assert [(one.code, one.field) for one in found(bad, other)] == told
    assert found(sealed(ONE, bad), other) == []
    assert [(one.code, one.field) for one in found(sealed(ONE, bad), other, SEALER)] == told


def test_a_token_from_another_archive_is_found_with_keys() -> None:
    phone = archive("c-7kq2m", "李小雨", "2017-03-12", 'phone: "15400012345"\n')
    moved = archive("c-9xw4d", "王小川", "2016-09-15", "")
    moved += next(line for line in sealed(ONE, phone).splitlines(keepends=True) if b"ENC[" in line)
    assert found(sealed(ONE, phone), moved) == []
    (one,) = found(sealed(ONE, phone), moved, SEALER)
    assert (one.code, one.path, one.field) == ("LS110", OTHER, "phone")
    assert "ENC[" not in one.message


def test_numbers_in_comments_are_told_by_place_and_never_shown() -> None:
    lines = (
        f'name: "# {NUMBER}"',
        "sex: 女  # 叔叔 15400012345",
        f"# {NUMBER}",
        "# 编号 20261120154000123456",
        "",
    )
    data = "\n".join(lines).encode()
    faults = numbers_in_comments(data)
    assert [(one.span.line, one.code, one.fatal) for one in faults] == [
        (2, "LS514", False),
        (3, "LS514", False),
    ]
    assert not any(char.isdigit() for one in faults for char in one.message)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (NUMBER, "身份证号码"),
        ("１５４０００１２３４５", "手机号"),
        ("43990020170312002x", ""),
        ("IMG_20261106101112345.jpg", ""),
        ("0799-6543210", ""),
        ("12345", ""),
    ],
)
def test_only_what_is_surely_a_number_counts(text: str, what: str) -> None:
    assert number_in(text) == what
    assert may_have_number(text) or not what
