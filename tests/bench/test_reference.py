"""The exact reader alone reads when it is asked to."""

import pytest
from bench.reference import exactly

from liushou.yamltext import reader


def test_the_swift_way_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "swift", lambda _: {"id": "swift"})
    assert reader.read(b"id: exact\n").value == {"id": "swift"}
    with exactly():
        assert reader.read(b"id: exact\n").value == {"id": "exact"}
    assert reader.read(b"id: exact\n").value == {"id": "swift"}
