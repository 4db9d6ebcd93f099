"""The one handler for what was never foreseen: nothing lost, one sentence, a log without anybody's words.

Textual's own traceback shows local variables, that is, people's words on the projector; it is never printed.
"""

import traceback
from datetime import datetime
from pathlib import Path


def trace_without_words(error: BaseException) -> str:
    """Return where the error came from: file, line and function of each step and the error's kind. No values."""
    steps = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    earlier = [trace_without_words(cause)] if cause is not None else []
    return "\n".join([*earlier, type(error).__qualname__, *steps])


def log_unforeseen(log: Path | None, error: BaseException, at: datetime) -> bool:
    """Append the trace to the log and return whether it could be written."""
    if log is None:
        return False
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{at.isoformat()}\n{trace_without_words(error)}\n")
    except OSError:
        return False
    return True
