"""The entry point: arguments in, exit status out. Imports as little as the command at hand needs."""

import sys

_CLEARS_UP_WITHIN = 2.0
"""Seconds after an interruption in which another has no effect: people press Ctrl-C more than once, and the
second must not disturb what clears up after the first."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status; every failure ends in one message, never a traceback.

    Without arguments it is the whole program: those of the process are meant, and a request to end or a
    closed terminal stops it as Ctrl-C does.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        from liushou import __version__

        sys.stdout.write(f"liushou {__version__}\n")
        return 0
    if arguments is not None:
        return _run(given)
    try:
        _heed_interruptions()
        status = _run(given)
    except KeyboardInterrupt:  # before or after what would have told of it
        sys.stderr.write("已中断。\n")
        status = 130
    _ignore_interruptions()
    return status


def _run(given: list[str]) -> int:
    from liushou.console import prepare_streams

    prepare_streams()
    if "check" in given[:3]:
        from liushou.commands.check.unchanged import told_again

        status = told_again(given)
        if status is not None:
            return status
    from liushou.shell import run

    return run(given)


def _heed_interruptions() -> None:
    """Ctrl-C, a request to end, a closed terminal: one interruption each, unless they are to be ignored."""
    import signal
    from time import monotonic

    from liushou.interruptions import STOPPING, Interruption

    told = sys.unraisablehook
    last = float("-inf")

    def interrupted(*_: object) -> None:
        nonlocal last
        now = monotonic()
        if now - last > _CLEARS_UP_WITHIN:
            last = now
            Interruption.came = True
            raise Interruption

    def unless_interrupted(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_type is not Interruption:  # it has its effect later: `interruptions.stop_if_interrupted`
            told(lost)

    sys.unraisablehook = unless_interrupted
    for number in STOPPING:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, interrupted)


def _ignore_interruptions() -> None:
    """Nothing is left that could be stopped; half a shutdown would only tell of itself."""
    import signal

    from liushou.interruptions import STOPPING

    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
