"""Settings for all tests."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Deterministic by default; HYPOTHESIS_PROFILE=explore looks for new examples, ten times as many.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium, started once for the tests of a file that look at pages.

    Not for the session: while it runs, an event loop does too, and no other test could run one of its own.
    """
    # Most sessions look at none.
    from tests.browser import chromium

    with chromium() as found:
        yield found
