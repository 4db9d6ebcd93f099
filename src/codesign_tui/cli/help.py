"""Help pages and usage errors in the user's language, instead of the parser's own."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.locale import Translator


def page(words: Translator, command: Any, context: Any) -> str:
    """Return the help page of a command or a group of commands."""
    lines = [f"{words('cli.usage')} {' '.join([context.command_path, *_pieces(words, command)])}", ""]
    lines += [command.help or "", ""]
    commands = getattr(command, "commands", {})
    rows = [(name, each.short_help or each.help or "") for name, each in commands.items()]
    rows += [_row(words, parameter) for parameter in command.params if getattr(parameter, "help", None)]
    width = max((len(name) for name, _ in rows), default=0)
    lines += [f"  {name:<{width}}  {meaning}" for name, meaning in rows]
    if context.parent is None:
        lines += ["", words("cli.help.everywhere")]
    return "\n".join(lines)


def _pieces(words: Translator, command: Any) -> list[str]:
    """Return what follows a command's name, in the order in which it is written."""
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    pieces = [
        (argument.metavar if argument.required else f"[{argument.metavar}]") + ("..." if argument.nargs == -1 else "")
        for argument in arguments
    ]
    if getattr(command, "commands", None):
        pieces.append(words("cli.command"))
    return [*pieces, f"[{words('cli.options')}]"]


def _row(words: Translator, parameter: Any) -> tuple[str, str]:
    """Return how a parameter is written, and what it means."""
    metavar = parameter.metavar or ""
    if parameter.param_type_name == "argument":
        return metavar, parameter.help
    names = ", ".join(parameter.opts)
    needed = f" ({words('cli.needed')})" if parameter.required else ""
    return f"{names} {metavar}".strip(), f"{parameter.help}{needed}"


class Command(TyperCommand):
    """A command whose help speaks the user's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(ctx.obj, self, ctx) + "\n")


class Group(TyperGroup):
    """A group of commands; a command that is not there is answered in the user's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(ctx.obj, self, ctx) + "\n")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names.

        Raises:
            Refused: there is none.
        """
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = ", ".join(self.list_commands(ctx))
            raise Refused(msg("cli.no_such_command", command=args[0], known=known))
        return super().resolve_command(ctx, args)


def usage_message(error: typer.TyperException) -> Msg:
    """Return the sentence for an error of usage that the parser found."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "codesign"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return msg("cli.no_such_option", option=getattr(error, "option_name", "?"), command=path)
    if kind == "BadOptionUsage":
        return msg("cli.option_needs_value", option=getattr(error, "option_name", "?"))
    parameter = getattr(error, "param", None)
    if parameter is not None:
        name = _name(parameter)
        missing = kind == "MissingParameter"
        return msg("cli.missing" if missing else "cli.bad_value", name=name, command=path)
    return msg("cli.wrong_usage", command=path)


def _name(parameter: Any) -> str:
    """Return a parameter's name as the help page writes it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    return str(parameter.opts[0])
