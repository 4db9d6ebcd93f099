"""The command line: the same actions as the screen, for scripts, checks and a quick look.

Results go to standard output, messages and progress to standard error, one line each. Exit codes: 0 done, 1 a check
or verification fails, 2 wrong use or bad input or no record, 3 the file is damaged, held by another program or cannot
be written, 130 interrupted from the keyboard.
"""


def main() -> int:
    """Run the program with the arguments it was given and return its exit code."""
    import sys

    from codesign_tui.tui.memory import load_in_peace

    load_in_peace()
    from codesign_tui.cli.start import start

    return start(sys.argv[1:])
