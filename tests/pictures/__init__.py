"""`python -m tests.pictures`: every place at two sizes and every page of the example's minutes, to be looked at."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest's `pythonpath` does: the tests' shared modules
