"""What a sheet for the office and its reading back agree on: the columns of the commitments, and how formulas are shut.

The words of each column are in the catalogues (`sheets.column.*`): a sheet is read back in either language.
"""

from typing import Final

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula, at the start of a cell."""

GUARD: Final = "'"
"""What stands before such a cell; a spreadsheet shows it, nothing computes it."""

CODE: Final = "code"
STATE: Final = "state"
NEW_DUE: Final = "new_due"
COMPLETED: Final = "completed"
NOTE: Final = "note"
EVIDENCE: Final = "evidence"

COMMITMENT_COLUMNS: Final = (
    CODE, "commitment", "owner", "body", "helpers", "due", "due_words", NEW_DUE, STATE, COMPLETED, NOTE, EVIDENCE,
    "proposals", "resources", "session",
)  # fmt: skip
"""The columns of the sheet of commitments, in order."""

EDITABLE: Final = (STATE, NEW_DUE, COMPLETED, NOTE, EVIDENCE)
"""The columns that are read back: the others are there to be read by people."""
