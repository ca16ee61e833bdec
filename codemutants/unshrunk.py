"""Hypothesis as mutants need it: the same examples each time, and no search for a smaller one that fails."""

import os

import pytest

PROFILE = "mutants"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Before tests/conftest.py takes the profile that the environment names."""
    from hypothesis import Phase, settings  # not sooner: pytest rewrites its assertions on import

    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(PROFILE, derandomize=True, deadline=None, database=None, phases=phases)
    os.environ["HYPOTHESIS_PROFILE"] = PROFILE
