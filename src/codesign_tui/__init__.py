"""codesign-tui: facilitate co-design workshops from a terminal and leave with minutes an office can file."""

__version__ = "0.1.0"
