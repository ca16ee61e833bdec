"""`python -m bench.reference …`: the program, with every file read by the exact reader (libyaml) alone."""

import sys
from contextlib import AbstractContextManager
from unittest.mock import patch

from liushou.cli import main
from liushou.yamltext import reader


def exactly() -> AbstractContextManager[object]:
    """While it lasts, nothing is plain enough for the swift way: `read` is `read_exactly`.

    It holds for this process and those forked from it, not for those that start anew.
    """
    return patch.object(reader, "swift", lambda _: None)


if __name__ == "__main__":
    with exactly():
        sys.exit(main(sys.argv[1:]))
