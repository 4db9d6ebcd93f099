"""`python -m tests.bench`: speed as ratios, both sides measured in turn in one run on the same machine."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest's `pythonpath` does: the tests' shared modules
