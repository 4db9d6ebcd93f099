"""What is wrong with a template, said so that the person who wrote it can put it right."""

from dataclasses import dataclass
from pathlib import Path

from codesign_tui.domain.messages import CodesignError, Msg, msg


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right in a template file."""

    file: Path
    line: int
    """Line of the offending field, from 1."""
    field: str
    """Dotted name of the field as it stands in the file, `steps.2.name.en`, items counted from 1; "" for the file."""
    what: Msg
    """What is wrong."""
    fix: Msg
    """What to do."""
    warning: bool = False
    """The template can be used all the same."""

    def message(self) -> Msg:
        """Return the whole problem as one sentence: file, line, field, what is wrong, what to do."""
        shown = "template.problem" if self.field else "template.problem_of_file"
        return msg(shown, file=self.file.name, line=self.line, field=self.field, what=self.what, fix=self.fix)


class UnknownTemplate(CodesignError):
    """No folder has a template with that name."""

    exit_code = 2


class BrokenTemplate(CodesignError):
    """The only template with that name cannot be used. `problems` says why."""

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message())
        self.problems = problems
