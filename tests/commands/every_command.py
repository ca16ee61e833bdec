"""All commands and the commands in them, with their options."""

from collections.abc import Iterator

import click

from liushou.commands import COMMANDS
from liushou.shell import LazyGroup


def every_command() -> dict[str, frozenset[str]]:
    """The options of every command by its words: `list`, `case open`."""
    return dict(_every_command())


def _every_command() -> Iterator[tuple[str, frozenset[str]]]:
    group = LazyGroup(name="liushou")
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        inside = command.commands.items() if isinstance(command, click.Group) else ()
        for words, each in [(f"{name} {action}", each) for action, each in inside] or [(name, command)]:
            yield words, frozenset(option for given in each.params for option in given.opts)
