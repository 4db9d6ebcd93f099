"""`codesign export`: sheets, calendars and letters from the command line."""

from pathlib import Path

import pytest

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_sheets_are_written_into_a_folder_with_fingerprints(codesign: CommandLine) -> None:
    """Each sheet's path is printed; the copy stands in every name."""
    codesign.example()
    done = codesign.run("export", NAME, "--to", "csv", "--copy", "public")
    assert done.code == 0
    paths = [codesign.folder / Path(line) for line in done.out.splitlines()]
    assert [path.name for path in paths] == [
        "impegni-PUBBLICA.csv", "bisogni-PUBBLICA.csv", "proposte-PUBBLICA.csv", "votazioni-PUBBLICA.csv",
        "risorse-PUBBLICA.csv", "proposte-per-categoria-PUBBLICA.csv", "indicatori-PUBBLICA.csv",
        "misurazioni-PUBBLICA.csv", "pubblicazioni-PUBBLICA.csv",
    ]  # fmt: skip
    assert all(path.with_name(f"{path.name}.sha256").exists() for path in paths)


def test_a_sheet_that_was_changed_is_never_written_over(codesign: CommandLine) -> None:
    """The new one gets a number and a line says so."""
    codesign.example()
    codesign.run("export", NAME, "--to", "csv", "-o", "fogli")
    changed = codesign.folder / "fogli" / "impegni-INTERNA.csv"
    changed.write_text("mio", encoding="utf-8")
    done = codesign.run("export", NAME, "--to", "csv", "-o", "fogli")
    assert changed.read_text(encoding="utf-8") == "mio"
    assert "impegni-INTERNA-2.csv" in done.out
    assert "impegni-INTERNA.csv" in done.err


def test_calendars_speak_the_language_that_is_asked_for(codesign: CommandLine) -> None:
    """One of the whole path first, then one for each organisation."""
    codesign.example()
    done = codesign.run("export", NAME, "--to", "ics", "--lang", "en")
    names = [Path(line).name for line in done.out.splitlines()]
    assert names[0] == "deadlines-INTERNAL.ics"
    assert len(names) == 6
    assert b"Who: Teresa Gualandi" in (codesign.folder / "deadlines" / names[0]).read_bytes().replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "xml"), "json"),
        (("--to", "csv", "--copy", "tutti"), "public"),
        (("--to", "json", "--copy", "public"), "csv"),
        (("--to", "ics", "--lang", "fr"), "it, en"),
    ],
)
def test_what_cannot_go_out_is_refused_in_one_line(codesign: CommandLine, options: tuple[str, ...], told: str) -> None:
    """Exit 2 and a sentence that says what there is."""
    codesign.example()
    done = codesign.run("export", NAME, *options)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def _filled_in(codesign: CommandLine) -> str:
    """Export the sheet of commitments, change two rows of it, and return its path."""
    codesign.example()
    codesign.run("export", NAME, "--to", "csv", "-o", "fogli")
    path = codesign.folder / "fogli" / "impegni-INTERNA.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("in ritardo", "sospeso", 1).replace("K02;", "K2222;", 1), encoding="cp1252")
    return str(path)


def test_a_sheet_is_shown_before_it_is_kept(codesign: CommandLine) -> None:
    """Where nobody can be asked it says to repeat with --yes, and changes nothing."""
    path = _filled_in(codesign)
    done = codesign.run("import", path, "--into", NAME, "--as", "commitments")
    assert done.code == 2
    assert "stato: in ritardo → sospeso" in done.err
    assert "Riga 3" in done.err
    assert "K2222" in done.err
    assert "--yes" in done.err
    assert "suspended" not in codesign.run("commitments", NAME, "--status", "suspended", "--json").out


def test_with_yes_a_sheet_is_kept(codesign: CommandLine) -> None:
    """The codes that changed are the result; reading it again changes nothing."""
    path = _filled_in(codesign)
    done = codesign.run("import", path, "--into", NAME, "--as", "commitments", "--yes")
    assert (done.code, done.out.split()) == (0, ["K03"])
    again = codesign.run("import", path, "--into", NAME, "--as", "commitments", "--yes")
    assert (again.code, again.out) == (0, "")
    assert "Niente da cambiare" in again.err


def test_lists_of_people_and_needs_are_shown_and_kept_likewise(codesign: CommandLine) -> None:
    """What comes in is told first, odd rows with their number; the ids are the result; once more changes nothing."""
    codesign.example()
    people, needs = codesign.folder / "persone.csv", codesign.folder / "bisogni.csv"
    people.write_text("Cognome;Nome;Ente;Categoria\nSerra;Ada;Pro loco;terzo settore\nNeri;Ugo;;\n", encoding="utf-8")
    needs.write_text("Need,Said by\nA bench [@click=app.quit]at the stop[/],anonymous\n", encoding="utf-8")
    shown = codesign.run("import", str(people), "--into", NAME, "--as", "participants")
    assert (shown.code, shown.out) == (2, "")
    assert "Riga 2 · Ada Serra · persona nuova, terzo settore · per «Pro loco», ente nuovo" in shown.err
    assert "Riga 3, lasciata da parte: manca la categoria" in shown.err
    for path, kind in ((people, "participants"), (needs, "needs")):
        done = codesign.run("import", str(path), "--into", NAME, "--as", kind, "--yes")
        assert (done.code, len(done.out.split())) == (0, 1)
        again = codesign.run("import", str(path), "--into", NAME, "--as", kind, "--yes")
        assert (again.code, again.out) == (0, "")
    assert "N41" in codesign.run("search", "bench").out


@pytest.mark.parametrize("options", [("--into", NAME), ("--as", "commitments"), ("--into", NAME, "--as", "voti")])
def test_a_sheet_needs_to_know_where_and_what(codesign: CommandLine, options: tuple[str, ...]) -> None:
    """Both --into and --as, and a kind there is."""
    path = _filled_in(codesign)
    done = codesign.run("import", path, *options)
    assert done.code == 2
    assert "commitments" in done.err


def test_letters_and_pages_are_written_in_the_formats_asked_for(codesign: CommandLine) -> None:
    """A mail beside the text; the noticeboard's page is public without saying so."""
    codesign.example()
    done = codesign.run("export", NAME, "--to", "letters", "--format", "txt,eml")
    names = [Path(line).name for line in done.out.splitlines()]
    assert names[:2] == [
        "lettera-comune-di-borgoserra-di-mezzo-INTERNA.txt", "lettera-comune-di-borgoserra-di-mezzo-INTERNA.eml",
    ]  # fmt: skip
    page = codesign.made("export", NAME, "--to", "notice", "--format", "md", "--lang", "en")
    assert page.endswith("noticeboard-PUBLIC.md")
    refused = codesign.run("export", NAME, "--to", "notice", "--copy", "internal")
    assert refused.code == 2
