"""The library of templates: finds a method or a workshop by name, the user's own before the packaged one."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.messages import msg
from codesign_tui.domain.rehearsing import Invention
from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.domain.terms import Phase
from codesign_tui.library.check_words import check_words
from codesign_tui.library.problems import BrokenTemplate, Problem, UnknownTemplate
from codesign_tui.library.reading import read
from codesign_tui.library.rehearsing import invention

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_PHASES: Final = (*Phase, None)

T = TypeVar("T", Method, Workshop)


class Library:
    """Templates of some folders, read when they are asked for. The first folder that has a usable file wins.

    A broken file of the user's is set aside with its reasons in `problems`, and the next folder's is used.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders: Final = folders
        self._read: dict[Path, Method | Workshop | None] = {}
        self._problems: dict[Path, tuple[Problem, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why files read so far could not be used."""
        return tuple(problem for problems in self._problems.values() for problem in problems)

    def methods(self) -> tuple[Method, ...]:
        """Return every usable method: the basic ones first, service items last, each by phase and then by id."""
        found = self._all(Method)
        return tuple(sorted(found, key=lambda one: (one.service, not one.basic, _PHASES.index(one.phase), one.id)))

    def workshops(self) -> tuple[Workshop, ...]:
        """Return every usable workshop, by id."""
        return tuple(sorted(self._all(Workshop), key=lambda one: one.id))

    def method(self, identifier: str) -> Method:
        """Return a method by its id.

        Raises:
            UnknownTemplate: no folder has it.
            BrokenTemplate: every file with this name is broken.
        """
        return self._one(Method, identifier)

    def workshop(self, identifier: str) -> Workshop:
        """Return a workshop by its id; no method is read.

        Raises:
            UnknownTemplate: no folder has it.
            BrokenTemplate: every file with this name is broken.
        """
        return self._one(Workshop, identifier)

    def has_method(self, identifier: str) -> bool:
        """Tell whether a folder has a file for this method, usable or not."""
        return any(self._files(Method, identifier))

    def has_workshop(self, identifier: str) -> bool:
        """Tell whether a folder has a file for this workshop, usable or not."""
        return any(self._files(Workshop, identifier))

    def method_names(self) -> Sequence[str]:
        """Return the ids of the methods that the folders have, by the names of their files."""
        return sorted({path.stem for path in self._files(Method)})

    def invention(self) -> Invention:
        """Return what a rehearsal invents.

        Raises:
            Refused: no folder has a usable file for it.
        """
        return invention(self.folders)

    def check_words(self) -> CheckWords:
        """Return the words that the checks of the minutes look for: those of every folder together."""
        return check_words(self.folders)

    def source(self, template: Method | Workshop) -> Path:
        """Return the file that a template of this library was read from.

        Raises:
            UnknownTemplate: the template is not of this library.
        """
        for path, value in self._read.items():
            if value is template:
                return path
        raise UnknownTemplate(msg("template.unknown", id=template.id))

    def _all(self, model: type[T]) -> Iterator[T]:
        """Return the first usable template of each name."""
        for name in dict.fromkeys(path.stem for path in self._files(model)):
            usable = (self._load(model, path) for path in self._files(model, name))
            first = next((value for value in usable if value is not None), None)
            if first is not None:
                yield first

    def _one(self, model: type[T], identifier: str) -> T:
        """Return the first usable template of this name."""
        broken: tuple[Problem, ...] = ()
        for path in self._files(model, identifier):
            value = self._load(model, path)
            if value is not None:
                return value
            broken = broken or self._problems[path]
        if broken:
            raise BrokenTemplate(broken)
        raise UnknownTemplate(msg("template.unknown", id=identifier))

    def _load(self, model: type[T], path: Path) -> T | None:
        """Read a file once; None if it cannot be used."""
        if path not in self._read:
            self._read[path], problems = read(path, model)
            if problems:
                self._problems[path] = problems
        known = self._read[path]
        return known if isinstance(known, model) else None

    def _files(self, model: type[T], name: str | None = None) -> Iterator[Path]:
        """Return the files of this kind of template, in the order of the folders; only those of this name, if given."""
        kind = folder_of(model)
        for folder in self.folders:
            if name is None:
                yield from sorted((folder / kind).glob("*.toml"))
            elif _NAME.fullmatch(name) and (path := folder / kind / f"{name}.toml").is_file():
                yield path


def folder_of(model: type[Method] | type[Workshop]) -> str:
    """Return the name of the folder that holds this kind of template."""
    return "methods" if model is Method else "workshops"
