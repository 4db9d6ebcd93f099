"""`codesign archive`: a session packed into one folder, and `verify` on the folder."""

from pathlib import Path

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_archive_packs_a_session_and_verify_proves_it(codesign: CommandLine) -> None:
    """The folder and the zip are printed; the check says yes, then names what somebody changed and exits with 1."""
    codesign.example()
    done = codesign.run("archive", NAME, "--session", "2", "--format", "txt", "--zip", "-o", "archivio")
    assert done.code == 0
    assert done.out.splitlines() == [
        str(Path("archivio", NAME, "2026-02_seduta")),
        str(Path("archivio", NAME, "2026-02_seduta.zip")),
    ]
    folder = f"archivio/{NAME}/2026-02_seduta"
    assert codesign.run("verify", folder).code == 0
    assert codesign.run("verify", f"{folder}.zip").code == 0
    (codesign.folder / folder / "interni" / "verbale-INTERNA.txt").write_text("altro", encoding="utf-8")
    (codesign.folder / folder / "dati" / "percorso.json").unlink()
    found = codesign.run("verify", folder)
    assert found.code == 1
    assert found.out.splitlines() == [
        "cambiato dopo la scrittura: interni/verbale-INTERNA.txt",
        "manca: dati/percorso.json",
    ]


def test_without_a_session_every_one_that_has_begun_is_packed(codesign: CommandLine) -> None:
    """Three sessions, three folders in their order, public copies alone if so asked."""
    codesign.example()
    done = codesign.run("archive", NAME, "--format", "md", "--copy", "public", "--lang", "en")
    assert [Path(line).name for line in done.out.splitlines()] == [
        "2026-01_session",
        "2026-02_session",
        "2026-03_session",
    ]
    assert not list((codesign.folder / NAME).rglob("*INTERNAL*"))


def test_a_folder_without_an_index_is_no_pack(codesign: CommandLine) -> None:
    """Any other folder is refused in one line that says what is missing."""
    (codesign.folder / "vuota").mkdir()
    refused = codesign.run("verify", "vuota")
    assert refused.code == 2
    assert "indice.csv" in refused.err


def test_a_copy_that_is_none_is_refused(codesign: CommandLine) -> None:
    """A third kind of copy does not exist."""
    codesign.example()
    refused = codesign.run("archive", NAME, "--copy", "segreta")
    assert refused.code == 2
    assert "internal" in refused.err


def test_the_pack_holds_the_sealed_files(codesign: CommandLine) -> None:
    """Minutes that were sealed are in the pack byte for byte; what was drawn otherwise since is told."""
    codesign.example()
    assert codesign.run("seal", NAME, "--session", "2", "--formats", "txt,pdf", "-o", "out").code == 0
    asked = ("archive", NAME, "--session", "2", "--format", "txt,pdf", "-o", "archivio")
    assert "sigill" not in codesign.run(*asked).err
    for copy in ("PUBBLICA", "INTERNA"):
        for extension in ("txt", "pdf"):
            sealed = next((codesign.folder / "out").glob(f"*{copy}-v1.{extension}"))
            packed = next((codesign.folder / "archivio").rglob(f"verbale-{copy}.{extension}"))
            assert packed.read_bytes() == sealed.read_bytes()
            assert codesign.run("verify", str(packed)).code == 0
    assert codesign.run("mark", NAME, "registered", "--session", "2", "--number", "9").code == 0
    assert "non è il file del sigillo" in codesign.run(*asked).err
