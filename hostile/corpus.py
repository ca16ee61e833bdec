"""All hostile inputs."""

from hostile import (
    file_names,
    git_states,
    sealed_stores,
    settings_files,
    sheets,
    state_folder,
    surroundings,
    templates,
    yaml_texts,
)
from hostile.case import Case

CASES: tuple[Case, ...] = (
    *yaml_texts.CASES,
    *settings_files.CASES,
    *templates.CASES,
    *file_names.CASES,
    *git_states.CASES,
    *state_folder.CASES,
    *sealed_stores.CASES,
    *sheets.CASES,
    *surroundings.CASES,
)
STORES: tuple[Case, ...] = tuple(case for case in CASES if case.everywhere)
"""The cases whose store is hostile, so that every command has to bear it."""
