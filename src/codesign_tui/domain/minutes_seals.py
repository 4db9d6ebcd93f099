"""Seals of a session's minutes: which text was final, in which copy and language, and which files were made of it.

A seal holds the digest of the neutral document (`minutes.digest`), never its words: what the hall said stands in the
process alone. The six words and the code at the foot of a sealed copy follow from the digest.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import Line
from codesign_tui.domain.values import Frozen, Instant

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 as 64 lowercase hexadecimal digits."""


class SealedFile(Frozen):
    """One file that was made of a sealed text."""

    format: Line
    """"pdf", "odt" and so on."""
    name: Line
    """The name under which it was written, without its folder."""
    sha256: Sha256


class Seal(Frozen):
    """One copy in one language, as it was when it was declared final."""

    version: int = Field(ge=1)
    """The version of the minutes, from 1; the copies and languages of one version say the same."""
    copy_kind: CopyKind
    language: Line
    digest: Sha256
    """The digest of the neutral document."""
    at: Instant
    reason: Line | None = None
    """Why a version after the first was needed."""
    files: tuple[SealedFile, ...] = ()

    @property
    def place(self) -> tuple[CopyKind, str]:
        """Which copy in which language: each has one seal a version."""
        return self.copy_kind, self.language


def newest_seals(seals: Iterable[Seal]) -> dict[tuple[CopyKind, str], Seal]:
    """Return the seals of the last version, by copy and language."""
    every = tuple(seals)
    last = last_version(every)
    return {seal.place: seal for seal in every if seal.version == last}


def last_version(seals: Iterable[Seal]) -> int:
    """Return the number of the last sealed version; 0 when nothing was sealed."""
    return max((seal.version for seal in seals), default=0)


def version_for(seals: Iterable[Seal], digests: Mapping[tuple[CopyKind, str], str]) -> int:
    """Return the version that a text sealed now belongs to.

    It is the last one while each copy of it still says what was sealed, and the next one otherwise.

    Args:
        seals: the seals so far.
        digests: the digest today of every copy and language that the last version sealed.
    """
    newest = newest_seals(seals)
    if not newest:
        return 1
    same = all(digests.get(place) == seal.digest for place, seal in newest.items())
    last = next(iter(newest.values())).version
    return last if same else last + 1
