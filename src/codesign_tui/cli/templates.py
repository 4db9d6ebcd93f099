"""`templates`: list them, show one, check files that a town has written."""

from pathlib import Path

from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.templates import Method, Workshop


def list_templates(face: Face) -> int:
    """List the workshops, then the methods by phase: id, name, minutes."""
    language = face.words.language
    face.give(face.words("cli.workshops"))
    for workshop in face.library.workshops():
        sessions = face.words("cli.sessions", n=len(workshop.sessions))
        face.give(f"  {workshop.id:<28} {workshop.name.in_language(language)} · {sessions}")
    face.give()
    face.give(face.words("cli.methods"))
    for method in face.library.methods():
        minutes = face.words("cli.minutes_long", n=method.minutes)
        face.give(f"  {method.id:<28} {method.name.in_language(language)} · {minutes}")
    for problem in face.library.problems:
        face.say(problem.message())
    return 0


def show_template(face: Face, identifier: str) -> int:
    """Show a workshop with its agenda, or a method with its steps.

    Raises:
        CodesignError: no template has this id, or it cannot be used.
    """
    from codesign_tui.library.problems import UnknownTemplate

    try:
        _show_workshop(face, face.library.workshop(identifier))
    except UnknownTemplate:
        _show_method(face, face.library.method(identifier))
    return 0


def check_templates(face: Face, path: str) -> int:
    """Check a template or a folder of them; print each problem by file, line and field. 1 if one cannot be used.

    Raises:
        Refused: there is no such path, or no template in it.
    """
    from codesign_tui.library.checking import check

    if not Path(path).exists():
        raise Refused(msg("cli.source_not_found", file=path))
    if Path(path).is_dir() and not any(Path(path, kind).is_dir() for kind in ("methods", "workshops")):
        raise Refused(msg("cli.no_templates", folder=path))
    problems = check(Path(path))
    for problem in problems:
        face.give(face.words(problem.message()))
    broken = sum(not problem.warning for problem in problems)
    face.say("cli.templates_broken" if broken else "cli.templates_sound", n=broken)
    return 1 if broken else 0


def _show_workshop(face: Face, workshop: Workshop) -> None:
    """Give what a workshop is for and its timed agenda."""
    language = face.words.language
    face.give(workshop.name.in_language(language))
    face.give(workshop.purpose.in_language(language))
    face.give(face.words.term(workshop.kind))
    for number, session in enumerate(workshop.sessions, start=1):
        face.give()
        face.give(f"{number}. {session.title.in_language(language)} · {face.words.term(session.phase)}")
        for item in session.agenda:
            face.give(f"   {item.minutes:>3}′  {item.title.in_language(language)}  ({item.method})")


def _show_method(face: Face, method: Method) -> None:
    """Give what a method is for and its steps, with the words to say."""
    language = face.words.language
    face.give(method.name.in_language(language))
    face.give(method.purpose.in_language(language))
    for number, step in enumerate(method.steps, start=1):
        face.give()
        face.give(f"{number}. {step.name.in_language(language)} · {face.words('cli.minutes_long', n=step.minutes)}")
        for text in (step.prompt, step.script):
            if text is not None:
                face.give(f"   {text.in_language(language)}")
