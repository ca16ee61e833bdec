"""The entry point: arguments in, exit status out. Imports as little as the command at hand needs."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status; every failure ends in one message, never a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        from liushou import __version__

        sys.stdout.write(f"liushou {__version__}\n")
        return 0
    from liushou.console import prepare_streams
    from liushou.shell import run

    prepare_streams()
    return run(given)
