"""`python -m codesign_tui` is the same program as `codesign`."""

import sys

from codesign_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
