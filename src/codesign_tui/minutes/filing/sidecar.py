"""The metadata of one file, `name.ext.metadata.json`, and the JSON Schema that it follows.

AgID asks that structured data go to preservation with their schema, which is shipped beside this module and put into
every archive pack. `python -m codesign_tui.minutes.filing.sidecar` writes it again.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from codesign_tui.minutes.filing.record import Filing

SUFFIX: Final = ".metadata.json"
"""What the name of a file's metadata adds to the file's own."""

SCHEMA_FILE: Final = Path(__file__).with_name("metadata.schema.json")
"""Where the schema is shipped."""

SCHEMA_NAME: Final = SCHEMA_FILE.name

FORMATION: Final = "a"
"""Made with software of its own (AgID, guidelines on documents, 2.1.1, letter a)."""

ALGORITHM: Final = "SHA-256"


class _Part(BaseModel):
    """A part of the metadata: no other field may stand in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fingerprint(_Part):
    """The fingerprint of the file."""

    algorithm: Literal["SHA-256"] = ALGORITHM
    digest: str = Field(pattern="^[0-9a-f]{64}$")


class Identifier(_Part):
    """What the document is called for ever, and the fingerprint of this file of it."""

    value: str
    fingerprint: Fingerprint


class Registration(_Part):
    """Protocol number and date, typed by hand; null while the document is not registered."""

    number: str | None = None
    date: str | None = None


class Subject(_Part):
    """A body, an office or a person, and its part in the document."""

    role: str
    name: str
    is_person: bool


class Annexes(_Part):
    """How many annexes there are, and which."""

    count: int = Field(ge=0)
    index: tuple[str, ...] = ()


class Format(_Part):
    """The format of the file."""

    extension: str
    media_type: str
    profile: str | None = None
    """What the file claims beyond its format: "PDF/A-2a, PDF/UA-1"."""
    product: Literal["codesign-tui"] = "codesign-tui"


class Verification(_Part):
    """What can be checked of the file: always null where only the office's own system knows."""

    sealed_by_program: bool
    digitally_signed: bool | None = None
    electronically_sealed: bool | None = None
    time_stamped: bool | None = None


class Dossier(_Part):
    """The dossier (*fascicolo*) that the document belongs to."""

    identifier: str | None = None
    title: str


class Metadata(_Part):
    """The metadata of one file of an administrative document (AgID, guidelines on documents, annex 5)."""

    schema_version: Literal["1"] = "1"
    identifier: Identifier
    formation: Literal["a"] = FORMATION
    document_type: str
    registration: Registration
    object: str
    agents: tuple[Subject, ...]
    annexes: Annexes
    classification: str | None = None
    reserved: bool
    format: Format
    verification: Verification
    dossier: Dossier
    file_name: str
    version: int = Field(ge=1)
    copy_kind: Literal["internal", "public"]
    language: str
    retention: str | None = None
    notes: str | None = None
    record_digest: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the canonical JSON of all the rest: it tells whether somebody completed the record since."""


def sidecar(filing: Filing, *, name: str, digest: str, media_type: str, copy: str, language: str) -> bytes:
    """Return the metadata of one file as they are written: UTF-8 JSON."""
    extension = name.rpartition(".")[2]
    record: dict[str, Any] = {
        "schema_version": "1",
        "identifier": {
            "value": filing.identifier,
            "fingerprint": {"algorithm": ALGORITHM, "digest": digest},
        },
        "formation": FORMATION,
        "document_type": filing.document_type,
        "registration": {"number": filing.protocol_no or None, "date": filing.protocol_date or None},
        "object": filing.object,
        "agents": [{"role": each.role, "name": each.name, "is_person": each.is_person} for each in filing.agents],
        "annexes": {"count": len(filing.annexes), "index": list(filing.annexes)},
        "classification": filing.classification or None,
        "reserved": filing.reserved,
        "format": {
            "extension": extension,
            "media_type": media_type,
            "profile": _PROFILES.get(extension),
            "product": "codesign-tui",
        },
        "verification": {
            "sealed_by_program": filing.sealed,
            "digitally_signed": None,
            "electronically_sealed": None,
            "time_stamped": None,
        },
        "dossier": {"identifier": filing.dossier or None, "title": filing.dossier_title},
        "file_name": name,
        "version": filing.version,
        "copy_kind": copy,
        "language": language,
        "retention": filing.retention or None,
        "notes": filing.notes or None,
    }
    return _written(record | {"record_digest": _digest(record)})


_PROFILES: Final[Mapping[str, str]] = {"pdf": "PDF/A-2a, PDF/UA-1"}
"""Claimed by the program that writes it, and never more than claimed."""


def is_ours(content: bytes) -> bool:
    """Tell whether metadata are still as they were written here: nobody has completed them since."""
    try:
        record = json.loads(content)
        Metadata.model_validate(record)
    except (ValueError, ValidationError):
        return False
    told = record.pop("record_digest")
    return bool(told == _digest(record))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the metadata."""
    made = Metadata.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "Metadata of a document"}


def schema_text() -> str:
    """Return the schema as the shipped file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the shipped schema again."""
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")


def _digest(record: Mapping[str, Any]) -> str:
    """Return the digest of a record: its JSON with sorted keys and without spaces."""
    canonical = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _written(record: Mapping[str, Any]) -> bytes:
    """Return a record as the file holds it."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    main()
