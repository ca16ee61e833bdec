"""Settings for all tests."""

import os

from hypothesis import settings

# Deterministic by default; HYPOTHESIS_PROFILE=explore looks for new examples, ten times as many.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
