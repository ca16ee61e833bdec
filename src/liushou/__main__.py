"""`python -m liushou`."""

import sys

from liushou.cli import main

if __name__ == "__main__":
    sys.exit(main())
