"""The sample and its judge, made once."""

import pytest
from mutations.judge import Judge
from mutations.sample import Sample

from liushou.resources import example_store


@pytest.fixture(scope="session")
def sample() -> Sample:
    """The sample archives."""
    return Sample(example_store())


@pytest.fixture(scope="session")
def judge(sample: Sample) -> Judge:
    """The judge of the sample's mutants."""
    return Judge(sample)
