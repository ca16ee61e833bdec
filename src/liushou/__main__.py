"""`python -m liushou`."""

import sys

from liushou.cli import main

sys.exit(main())
