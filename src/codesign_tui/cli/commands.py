"""Every command with its arguments, declared once; what each does is in a module of its own, loaded when it runs."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

import typer

from codesign_tui.cli.face import Face
from codesign_tui.cli.help import Command, Group, usage_message
from codesign_tui.cli.start import INTERRUPTED
from codesign_tui.domain.messages import Refused

F = TypeVar("F", bound=Callable[..., Any])


def run_command(face: Face, arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Raises:
        CodesignError: it could not be done; a wrong use is said like any other refusal.
    """
    program = typer.main.get_command(_program(face))
    try:
        code = program.main(list(arguments), prog_name="codesign", standalone_mode=False, obj=face.words)
    except typer.TyperException as error:
        raise Refused(usage_message(error)) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    if code == INTERRUPTED:  # the parser turns the interruption into its exit code, without a word
        raise KeyboardInterrupt
    return int(code or 0)


def _program(face: Face) -> typer.Typer:
    """Return the commands, with their help in the face's language."""
    program = _typer(face, "cli.help.program")
    _declare_processes(program, face)
    _declare_contents(program, face)
    _declare_documents(program, face)
    _declare_paper(program, face)
    _declare_family(program, face)
    program.add_typer(_templates(face), name="templates")
    return program


def _typer(face: Face, help_id: str, *, alone: bool = True) -> typer.Typer:
    """Return an empty group of commands that leaves help, errors and look to us."""
    return typer.Typer(
        cls=Group,
        help=face.words(help_id),
        no_args_is_help=alone,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=not alone,
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _declare(program: typer.Typer, face: Face, name: str, help_id: str | None = None) -> Callable[[F], F]:
    """Return the decorator that declares a command with its help."""
    help_text = face.words(f"cli.help.{help_id or name}")
    return program.command(name, cls=Command, help=help_text, short_help=help_text)


def _option(face: Face, name: str, metavar: str | None = None, *others: str) -> Any:
    """Return an option with its help; `others` are further names for it."""
    names = [f"--{each}" for each in (name, *others)]
    return typer.Option(*names, metavar=metavar, help=face.words(f"cli.help.option.{name}"), show_default=False)


def _output(face: Face, metavar: str) -> Any:
    """Return the option that says where a result goes."""
    help_text = face.words(f"cli.help.output.{metavar}")
    return typer.Option("--output", "-o", metavar=metavar, help=help_text, show_default=False)


def _argument(face: Face, metavar: str) -> Any:
    """Return a positional argument with its help."""
    return typer.Argument(metavar=metavar, help=face.words(f"cli.help.argument.{metavar}"), show_default=False)


def _declare_processes(program: typer.Typer, face: Face) -> None:
    """Declare the commands that make, open and list processes."""

    @_declare(program, face, "open")
    def open_(file: Annotated[str, _argument(face, "FILE")]) -> int:
        from pathlib import Path

        from codesign_tui.cli.start import open_app

        return open_app(face, face.workspace.find(Path(file)))

    @_declare(program, face, "rehearse")
    def rehearse(file: Annotated[str, _argument(face, "FILE")]) -> int:
        from pathlib import Path

        from codesign_tui.cli.start import open_app

        return open_app(face, face.workspace.find(Path(file)), rehearse=True)

    @_declare(program, face, "demo")
    def demo() -> int:
        from codesign_tui.cli.demo import run_demo

        return run_demo(face)

    @_declare(program, face, "new")
    def new(
        template: Annotated[str, _option(face, "template", "ID")],
        title: Annotated[str, _option(face, "title", "T")],
        authority: Annotated[str | None, _option(face, "authority", "O")] = None,
        place: Annotated[str | None, _option(face, "place", "P")] = None,
        date: Annotated[str | None, _option(face, "date", "D")] = None,
        from_: Annotated[str | None, _option(face, "from", "FILE")] = None,
        output: Annotated[str | None, _output(face, "FILE")] = None,
    ) -> int:
        from codesign_tui.cli.processes import NewProcess, new_process_file

        return new_process_file(face, NewProcess(template, title, authority, place, date, from_, output))

    @_declare(program, face, "import")
    def import_(
        source: Annotated[str, _argument(face, "SOURCE")],
        output: Annotated[str | None, _output(face, "FILE")] = None,
        into: Annotated[str | None, _option(face, "into", "FILE")] = None,
        kind: Annotated[str | None, _option(face, "as", "WHAT")] = None,
        at_once: Annotated[bool, _option(face, "yes")] = False,
    ) -> int:
        if into is not None or kind is not None:
            from codesign_tui.cli.sheets import import_sheet

            return import_sheet(face, source, into, kind, at_once=at_once)
        from codesign_tui.cli.processes import import_process

        return import_process(face, source, output)

    @_declare(program, face, "list")
    def list_(as_json: Annotated[bool, _option(face, "json")] = False) -> int:
        from codesign_tui.cli.processes import list_processes

        return list_processes(face, as_json=as_json)


def _declare_contents(program: typer.Typer, face: Face) -> None:
    """Declare the commands that read and add what a process holds."""

    @_declare(program, face, "show")
    def show(
        file: Annotated[str, _argument(face, "FILE")],
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.showing import show_process

        return show_process(face, file, as_json=as_json)

    @_declare(program, face, "add")
    def add(
        file: Annotated[str, _argument(face, "FILE")],
        kind: Annotated[str, _argument(face, "KIND")],
        text: Annotated[str, _argument(face, "TEXT")],
        by: Annotated[str | None, _option(face, "by", "NAME")] = None,
        cluster: Annotated[str | None, _option(face, "cluster", "C")] = None,
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        due: Annotated[str | None, _option(face, "due", "D")] = None,
        anonymous: Annotated[bool, _option(face, "anonymous")] = False,
        helps: Annotated[bool, _option(face, "helps")] = False,
        hinders: Annotated[bool, _option(face, "hinders")] = False,
    ) -> int:
        from codesign_tui.cli.adding import Contribution, add_item

        return add_item(face, file, Contribution(kind, text, by, cluster, session, due, anonymous, helps, hinders))

    @_declare(program, face, "themes")
    def themes(
        file: Annotated[str, _argument(face, "FILE")],
        into: Annotated[str | None, _option(face, "into", "FILE")] = None,
    ) -> int:
        from codesign_tui.cli.carrying import show_or_bring_themes

        return show_or_bring_themes(face, file, into)

    @_declare(program, face, "commitments")
    def commitments(
        files: Annotated[list[str] | None, _argument(face, "FILES")] = None,
        overdue_on: Annotated[str | None, _option(face, "overdue-on", "D")] = None,
        due_before: Annotated[str | None, _option(face, "due-before", "D")] = None,
        status: Annotated[str | None, _option(face, "status", "S")] = None,
        owner: Annotated[str | None, _option(face, "owner", "NAME")] = None,
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.promises import Filter, list_commitments

        return list_commitments(face, files or [], Filter(overdue_on, due_before, status, owner), as_json=as_json)

    @_declare(program, face, "search")
    def search(
        words: Annotated[list[str], _argument(face, "WORDS")],
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.searching import search as search_words

        return search_words(face, words, as_json=as_json)


def _declare_family(program: typer.Typer, face: Face) -> None:
    """Declare the commands of the document family."""

    @_declare(program, face, "documents")
    def documents(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.family import list_documents

        return list_documents(face, file, session, as_json=as_json)

    @_declare(program, face, "write")
    def write(
        file: Annotated[str, _argument(face, "FILE")],
        document: Annotated[str, _option(face, "document", "NAME,NAME")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        subject: Annotated[str | None, _option(face, "subject", "CODE")] = None,
        formats: Annotated[str, _option(face, "format", "F,F")] = "pdf",
        copy: Annotated[str | None, _option(face, "copy", "COPY")] = None,
        lang: Annotated[str | None, _option(face, "lang", "LANG")] = None,
        base: Annotated[list[str] | None, _option(face, "base", "FILE")] = None,
        output: Annotated[str | None, _output(face, "DIR")] = None,
    ) -> int:
        from codesign_tui.cli.family import WriteRequest, write_documents

        bases = tuple(base or ())
        return write_documents(face, file, WriteRequest(document, session, subject, formats, copy, lang, output, bases))


def _declare_documents(program: typer.Typer, face: Face) -> None:
    """Declare the commands that make files out of a process, and check them."""

    @_declare(program, face, "minutes")
    def minutes(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        formats: Annotated[str, _option(face, "format", "F,F")] = "pdf",
        copy: Annotated[str, _option(face, "copy", "C,C")] = "internal",
        lang: Annotated[str | None, _option(face, "lang", "L,L")] = None,
        base: Annotated[list[str] | None, _option(face, "base", "FILE")] = None,
        output: Annotated[str | None, _output(face, "DIR")] = None,
        compare: Annotated[str | None, _option(face, "compare", "N:N")] = None,
    ) -> int:
        if compare is not None:
            from codesign_tui.cli.marking import compare_versions

            return compare_versions(face, file, session, compare)
        from codesign_tui.cli.documents import MinutesRequest, write_minutes

        return write_minutes(face, file, MinutesRequest(session, formats, copy, lang, output, tuple(base or ())))

    @_declare(program, face, "mark")
    def mark(
        file: Annotated[str, _argument(face, "FILE")],
        what: Annotated[str, _argument(face, "WHAT")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        on: Annotated[str | None, _option(face, "on", "D")] = None,
        number: Annotated[str | None, _option(face, "number", "NO")] = None,
        link: Annotated[str | None, _option(face, "link", "URL")] = None,
        away: Annotated[bool, _option(face, "away")] = False,
    ) -> int:
        from codesign_tui.cli import marking

        return marking.mark(face, file, marking.Typed(what, session, on, number, link, away))

    @_declare(program, face, "papers")
    def papers(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        what: Annotated[str, _option(face, "what", "P,P")] = "all",
        options: Annotated[str, _option(face, "options", "PR,PR")] = "",
        formats: Annotated[str, _option(face, "format", "F,F")] = "pdf",
        lang: Annotated[str | None, _option(face, "lang", "LANG")] = None,
        output: Annotated[str | None, _output(face, "DIR")] = None,
    ) -> int:
        from codesign_tui.cli.papers import PapersRequest, print_papers

        return print_papers(face, file, PapersRequest(session, what, formats, options, lang, output))

    @_declare(program, face, "export")
    def export(
        file: Annotated[str, _argument(face, "FILE")],
        to: Annotated[str, _option(face, "to", "FORMAT")],
        copy: Annotated[str | None, _option(face, "copy", "COPY")] = None,
        formats: Annotated[str | None, _option(face, "format", "F,F")] = None,
        lang: Annotated[str | None, _option(face, "lang", "LANG")] = None,
        output: Annotated[str | None, _output(face, "PATH")] = None,
    ) -> int:
        from codesign_tui.cli.sending import ExportRequest
        from codesign_tui.cli.sending import export as export_path

        return export_path(face, file, ExportRequest(to, copy, formats, lang, output))

    @_declare(program, face, "archive")
    def archive(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        formats: Annotated[str, _option(face, "format", "F,F")] = "pdf,odt",
        copy: Annotated[
            str, typer.Option("--copy", metavar="COPY", help=face.words("cli.help.option.pack_copy"))
        ] = "both",
        lang: Annotated[str | None, _option(face, "lang", "LANG")] = None,
        as_zip: Annotated[bool, _option(face, "zip")] = False,
        base: Annotated[list[str] | None, _option(face, "base", "FILE")] = None,
        output: Annotated[str | None, _output(face, "DIR")] = None,
    ) -> int:
        from codesign_tui.cli.archiving import ArchiveRequest
        from codesign_tui.cli.archiving import archive as archive_session

        bases = tuple(base or ())
        return archive_session(face, file, ArchiveRequest(session, formats, copy, lang, output, as_zip, bases))

    @_declare(program, face, "check")
    def check(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str | None, _option(face, "session", "N")] = None,
        copy: Annotated[str | None, _option(face, "copy", "COPY")] = None,
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.checking import check_minutes

        return check_minutes(face, file, session, copy, as_json=as_json)

    @_declare(program, face, "seal")
    def seal(
        file: Annotated[str, _argument(face, "FILE")],
        session: Annotated[str, _option(face, "session", "N")],
        copies: Annotated[str, _option(face, "copy", "C,C")] = "internal,public",
        formats: Annotated[str, _option(face, "format", "F,F", "formats")] = "pdf",
        lang: Annotated[str | None, _option(face, "lang", "LANG", "language")] = None,
        reason: Annotated[str | None, _option(face, "reason", "R")] = None,
        output: Annotated[str | None, _output(face, "DIR")] = None,
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.sealing import SealRequest, seal_session

        return seal_session(face, file, SealRequest(session, copies, formats, lang, reason, output), as_json=as_json)

    @_declare(program, face, "verify")
    def verify(
        file: Annotated[str | None, _argument(face, "COPY")] = None,
        process: Annotated[str | None, _option(face, "process", "FILE")] = None,
        words: Annotated[str | None, _option(face, "words", "W")] = None,
        as_json: Annotated[bool, _option(face, "json")] = False,
    ) -> int:
        from codesign_tui.cli.verifying import VerifyRequest
        from codesign_tui.cli.verifying import verify as verify_it

        return verify_it(face, VerifyRequest(file, process, words), as_json=as_json)

    @_declare(program, face, "restore")
    def restore(file: Annotated[str, _argument(face, "FILE")]) -> int:
        from codesign_tui.cli.verifying import restore_file

        return restore_file(face, file)

    @_declare(program, face, "doctor")
    def doctor() -> int:
        from codesign_tui.cli.doctor import examine

        return examine(face)


def _declare_paper(program: typer.Typer, face: Face) -> None:
    """Declare the commands for the town's own paper."""

    @_declare(program, face, "base")
    def base(
        file: Annotated[str, _argument(face, "BASE")],
        keep: Annotated[bool, _option(face, "keep")] = False,
    ) -> int:
        from codesign_tui.cli.paper import examine_base

        return examine_base(face, file, keep=keep)

    @_declare(program, face, "arms")
    def arms(
        picture: Annotated[str, _argument(face, "PICTURE")],
        words: Annotated[str, _option(face, "words", "WORDS")],
        keep: Annotated[bool, _option(face, "keep")] = False,
    ) -> int:
        from codesign_tui.cli.paper import examine_arms

        return examine_arms(face, picture, words, keep=keep)


def _templates(face: Face) -> typer.Typer:
    """Return the commands for templates; without one they are listed."""
    program = _typer(face, "cli.help.templates", alone=False)

    @program.callback()
    def templates(context: typer.Context) -> int | None:
        if context.invoked_subcommand is not None:
            return None
        from codesign_tui.cli.templates import list_templates

        return list_templates(face)

    @_declare(program, face, "list", "templates_list")
    def list_() -> int:
        from codesign_tui.cli.templates import list_templates

        return list_templates(face)

    @_declare(program, face, "show", "templates_show")
    def show(identifier: Annotated[str, _argument(face, "ID")]) -> int:
        from codesign_tui.cli.templates import show_template

        return show_template(face, identifier)

    @_declare(program, face, "check", "templates_check")
    def check(path: Annotated[str, _argument(face, "PATH")]) -> int:
        from codesign_tui.cli.templates import check_templates

        return check_templates(face, path)

    return program
