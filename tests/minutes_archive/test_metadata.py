"""Metadata beside a file: what AgID asks for, by its own schema, without names where anybody may read them."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from jsonschema import Draft202012Validator

from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.export import write
from codesign_tui.minutes.filing.sidecar import SCHEMA_FILE, is_ours, schema, schema_text
from codesign_tui.minutes.formats import FORMATS, FormatName
from codesign_tui.minutes.sealing import Wanted, seal_and_write
from codesign_tui.minutes.stationery.paper import SHIPPED
from minutes_archive.archive_samples import AT, example
from support_tui import example_file


def _registered() -> Process:
    """Return the example with protocol, classification, dossier and retention typed by hand."""
    process = example()
    record = process.in_session(MinutesRecord, "S2")[0]
    details = process.details
    return example(
        record.model_copy(update={"protocol_no": "0000412/2026", "protocol_date": "2026-03-20"}),
        details.model_copy(update={"classification": "VII.12", "dossier": "2026/41"}),
    )


def _metadata(folder: Path, copy: CopyKind, language: str = "it") -> dict[str, Any]:
    """Write the minutes as text and return the metadata beside them."""
    document = compose_minutes(_registered(), "S2", copy=copy, translator=Translator(language), generated_on=AT.date())
    report = write(document, ["txt"], folder, "verbale", at=AT)
    assert [written.path.name for written in report.files] == ["verbale.txt"]
    told: dict[str, Any] = json.loads((folder / "verbale.txt.metadata.json").read_text("utf-8"))
    assert told["identifier"]["fingerprint"]["digest"] == report.files[0].fingerprint
    return told


@pytest.mark.parametrize("copy", CopyKind)
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_file_has_metadata_that_follow_the_shipped_schema(tmp_path: Path, copy: CopyKind, language: str) -> None:
    """A program that knows the schema alone finds every field that the office's system asks for."""
    told = _metadata(tmp_path, copy, language)
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(told)
    assert told["registration"] == {"number": "0000412/2026", "date": "2026-03-20"}
    assert (told["classification"], told["dossier"]["identifier"]) == ("VII.12", "2026/41")
    assert told["annexes"]["count"] == len(told["annexes"]["index"]) == 4
    assert told["copy_kind"] == copy.value
    assert told["formation"] == "a"


def test_the_shipped_schema_is_that_of_the_program() -> None:
    """Whoever changes the metadata writes the schema again."""
    assert SCHEMA_FILE.read_text("utf-8") == schema_text()


def test_public_metadata_name_only_who_may_be_named(tmp_path: Path) -> None:
    """The person who answers for the procedure said yes; secretary and facilitator are told by what they do."""
    told = {each["role"]: each["name"] for each in _metadata(tmp_path, CopyKind.PUBLIC)["agents"]}
    assert told["procedure_manager"] == "Marta Olivieri"
    assert told["author"] == "Chi verbalizza"
    inside = {each["role"]: each["name"] for each in _metadata(tmp_path / "in", CopyKind.INTERNAL)["agents"]}
    assert inside["author"] == "Paolo Menghini"


def test_nothing_is_invented_where_nobody_typed_it(tmp_path: Path) -> None:
    """Without a protocol number, a classification or a dossier the fields say null."""
    document = compose_minutes(
        example(), "S2", copy=CopyKind.INTERNAL, translator=Translator("it"), generated_on=AT.date()
    )
    write(document, ["txt"], tmp_path, "v", at=AT)
    told = json.loads((tmp_path / "v.txt.metadata.json").read_text("utf-8"))
    assert told["registration"] == {"number": None, "date": None}
    assert told["classification"] is None
    assert told["verification"]["digitally_signed"] is None


def test_metadata_that_an_office_completed_are_never_written_over(tmp_path: Path) -> None:
    """Whoever types a classification into the file keeps it; the new metadata stand beside it, and it is said."""
    _metadata(tmp_path, CopyKind.INTERNAL)
    beside = tmp_path / "verbale.txt.metadata.json"
    assert is_ours(beside.read_bytes())
    completed = beside.read_text("utf-8").replace("VII.12", "VIII.1")
    beside.write_text(completed, "utf-8")
    assert not is_ours(beside.read_bytes())
    document = compose_minutes(
        example(), "S2", copy=CopyKind.INTERNAL, translator=Translator("en"), generated_on=AT.date()
    )
    report = write(document, ["txt"], tmp_path, "verbale", at=AT)
    assert beside.read_text("utf-8") == completed
    assert (tmp_path / "verbale.txt.metadata-2.json").is_file()
    assert [warning.id for warning in report.warnings] == ["export.kept_changed"]


def test_the_metadata_of_a_sealed_file_say_that_the_program_sealed_it(tmp_path: Path) -> None:
    """Drawn from sealed text the record says so, with the seal's version; a draft beside it does not."""
    file = example_file(tmp_path / "borgoserra.codesign.jsonl")
    wanted = Wanted((CopyKind.INTERNAL,), ("it",), ("txt",), tmp_path)
    written = seal_and_write(file, "S3", wanted, now=AT).drawn.files[0][1].path
    told = json.loads(written.with_name(f"{written.name}.metadata.json").read_text("utf-8"))
    assert (told["verification"]["sealed_by_program"], told["version"]) == (True, 1)
    draft = compose_minutes(
        file.process, "S3", copy=CopyKind.PUBLIC, translator=Translator("it"), generated_on=AT.date()
    )
    assert draft.filing is not None
    assert not draft.filing.sealed


def test_the_properties_of_office_files_hold_what_an_office_files_by(tmp_path: Path) -> None:
    """Identifier, dossier, classification and version stand in ODT, DOCX and PDF; no writer is named in public."""
    document = compose_minutes(
        _registered(), "S2", copy=CopyKind.PUBLIC, translator=Translator("it"), generated_on=AT.date()
    )
    assert document.filing is not None
    parts: dict[FormatName, str] = {"odt": "meta.xml", "docx": "docProps/core.xml"}
    for name, part in parts.items():
        content = FORMATS[name].draw(document, AT, SHIPPED).content
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            told = package.read(part).decode("utf-8")
        for wanted in (document.filing.identifier, "fascicolo 2026/41", "classificazione VII.12", "versione 1"):
            assert wanted in told, (name, wanted)
        assert "Menghini" not in told
    info = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].draw(document, AT, SHIPPED).content)).metadata
    assert info is not None
    assert "fascicolo 2026/41" in str(info.get("/Keywords"))
