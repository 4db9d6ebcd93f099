"""Three plain questions that tell what a path is in law, and three lines that explain each kind."""

from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import ProcessKind

QUESTIONS: Final = (msg("template.question.1"), msg("template.question.2"), msg("template.question.3"))
"""The questions, to be answered with yes or no. Which of them are asked depends on the answers: `next_question`."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far; None is a question not asked yet, or "I do not know"."""

    led_under_art_55: bool | None = None
    """A public administration leads it with a notice under art. 55 of the Third Sector Code."""
    service_is_defined: bool | None = None
    """It designs a service that is already defined, rather than looking at needs and resources."""
    citizens_sign: bool | None = None
    """Citizens or informal groups will sign, with the administration, what they look after together."""


def kind_for(answers: Answers) -> ProcessKind:
    """Return what the path is in law.

    Art. 55 c. 2 and c. 3 D.Lgs. 117/2017 tell co-programming from co-design; citizens and informal groups sign
    collaboration pacts. A doubt never gives a path more law than it has: it leads to the open one.
    """
    if answers.led_under_art_55:
        return ProcessKind.CO_PROGETTAZIONE if answers.service_is_defined else ProcessKind.CO_PROGRAMMAZIONE
    return ProcessKind.PATTO if answers.citizens_sign else ProcessKind.OPEN_PATH


def next_question(answers: Answers) -> int | None:
    """Return the position in `QUESTIONS` of the one to ask now, None when the kind is known."""
    if answers.led_under_art_55 is None:
        return 0
    if answers.led_under_art_55:
        return 1 if answers.service_is_defined is None else None
    return 2 if answers.citizens_sign is None else None


def explained(kind: ProcessKind) -> tuple[Msg, Msg, Msg]:
    """Return three lines on a kind: what it is for, who leads and who sits, what comes out."""
    return (
        msg(f"template.kind.{kind.value}.1"),
        msg(f"template.kind.{kind.value}.2"),
        msg(f"template.kind.{kind.value}.3"),
    )
