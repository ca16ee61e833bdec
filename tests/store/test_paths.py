"""Where archives lie."""

import pytest

from liushou.store.paths import id_of, kind_of, path_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/children/c-1.yaml", "child"),
        ("liushou.yaml", "unit"),
        ("data/volunteers/v-1.yaml", "volunteer"),
        ("data/children/notes.txt", None),
        ("data/children/old/c-1.yaml", None),
        ("data/pets/p-1.yaml", None),
        ("templates/children/c-1.yaml", None),
    ],
)
def test_the_kind_is_that_of_the_folder(path: str, kind: str | None) -> None:
    found = kind_of(path)
    assert (found.name if found else None) == kind
    if found is not None:
        assert path_of(found.name, id_of(path)) == path


def test_the_settings_have_their_own_path() -> None:
    assert path_of("unit", "liushou") == "liushou.yaml"
    assert path_of("term", "2026-2027-1") == "data/terms/2026-2027-1.yaml"
