"""A municipality changes how documents look, one file at a time; what it breaks is told and never stops an export."""

from pathlib import Path

import pytest

from codesign_tui.locale import Translator
from codesign_tui.minutes.export import ExportReport, write
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from codesign_tui.minutes.stationery import layout
from codesign_tui.minutes.stationery.paper import Stationery, stationery_of
from codesign_tui.minutes.stationery.trial import problems_of
from minutes_render.readers import READERS, read_package, read_pdf
from minutes_render.sample import AT, minutes

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"


def own(folder: Path, name: str, *changes: tuple[str, str], source: str | None = None) -> Path:
    """Write a file of the town's: the shipped one with some words changed, or a source of its own."""
    text = layout.shipped(name).read_text("utf-8") if source is None else source
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def written(folder: Path, tmp_path: Path, *names: FormatName) -> ExportReport:
    """Write the sample in some formats on the paper of a folder."""
    return write(minutes(), names or NAMES, tmp_path / "out", "verbale", at=AT, stationery=Stationery((folder,)))


def said(report: ExportReport) -> list[str]:
    """Return the report's warnings as a person reads them."""
    return [Translator("it")(warning) for warning in report.warnings]


def test_a_changed_file_draws_the_document_and_the_others_stay_ours(tmp_path: Path) -> None:
    """A town that changed blocks.typ alone gets its signatures' word, on pages that minutes.typ still sets."""
    town = tmp_path / "minutes"
    own(town, "blocks.typ", ("strong(said(block-data.lead))", "strong[»] + strong(said(block-data.lead))"))
    own(town, "minutes.css", ("#111", "#123456"))
    own(town, "odt-styles.xml", ('fo:font-size="16pt"', 'fo:font-size="21pt"'))
    own(town, "docx-styles.xml", ('<w:sz w:val="32"/>', '<w:sz w:val="42"/>'))
    own(town, "minutes.html.j2", ("<main>", '<main id="act">'))
    report = written(town, tmp_path)
    assert said(report) == []
    files = {one.format: one.path.read_bytes() for one in report.files}
    assert "»Numero legale" in "".join(read_pdf(files["pdf"])).replace(" ", " ").replace("» Numero", "»Numero")
    assert b"#123456" in files["html"]
    assert b'<main id="act">' in files["html"]
    sizes = [part for one in read_package(files["odt"], "styles.xml").iter() for part in one.attrib.values()]
    assert "21pt" in sizes
    assert any("42" in one.attrib.values() for one in read_package(files["docx"], "word/styles.xml").iter())


BROKEN: tuple[tuple[str, str, str, int | None, str], ...] = (
    ("minutes.typ", "#set par(leading: 0.62em", "#set par(leading: 0.62", None, "Typst"),
    ("minutes.typ", '#import "blocks.typ": *', '#import "@preview/cetz:0.3.0": *', None, "rete"),
    ("minutes.typ", '#import "blocks.typ": *', '#import ("blocks" + ".typ"): *', None, "rete"),
    ("minutes.typ", "#let data =", '#let data = eval("1")\n#let data =', None, "eval"),
    ("blocks.typ", "#let quiet = luma(85)", "#let quiet = luma(\n", None, "Typst"),
    ("blocks.typ", "if block-data.numbered", "if block-data.nonesuch", None, "Typst"),
    ("minutes.html.j2", "</main>", "{% endif %}</main>", None, "modello"),
    ("minutes.html.j2", "<main>", "<main>{{ document.nonesuch.more }}", None, "modello"),
    ("minutes.html.j2", "<main>", "<main>{{ document.__class__.__mro__ }}", None, "modello"),
    ("minutes.css", "body {", "body {{", None, "graffa"),
    ("minutes.css", "body {", "@import 'https://example.org/a.css'; body {", None, "fuori"),
    ("minutes.css", "body {", "</style><script>alert(1)</script> body {", None, "tag"),
    ("minutes.css", "body {", "/* body {", None, "commento"),
    ("odt-styles.xml", "</office:styles>", "</office:style>", None, "XML"),
    ("odt-styles.xml", 'style:name="Signature_20_Role"', 'style:name="Other"', 1, "Signature_20_Role"),
    ("docx-styles.xml", 'w:styleId="Caption"', 'w:styleId="Didascalia"', 1, "Caption"),
    ("docx-styles.xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "<!DOCTYPE x>", 1, "DOCTYPE"),
)


@pytest.mark.parametrize(("name", "before", "after", "line", "word"), BROKEN)
def test_a_broken_file_is_told_by_name_and_line_and_ours_is_used(
    name: str, before: str, after: str, line: int | None, word: str, tmp_path: Path
) -> None:
    """The export goes on with the shipped file; its report says in one sentence which file, which line and why."""
    path = own(tmp_path / "minutes", name, (before, after))
    report = written(path.parent, tmp_path)
    told = said(report)
    assert len(told) == 1, told
    source = layout.shipped(name).read_text("utf-8")
    assert f"«{name}», riga {line or source.count(chr(10), 0, source.index(before)) + 1}: " in told[0]
    assert word in told[0]
    assert "originale" in told[0]
    shipped = {each: FORMATS[each].render(minutes(), at=AT) for each in NAMES}
    assert {one.format: one.path.read_bytes() for one in report.files} == shipped


def test_two_broken_files_are_both_told_and_a_sound_one_is_used(tmp_path: Path) -> None:
    """Each broken file is set aside by itself."""
    town = tmp_path / "minutes"
    own(town, "minutes.css", ("body {", "body {{"))
    own(town, "minutes.html.j2", ("</main>", "{% endif %}</main>"))
    own(town, "odt-styles.xml", ('fo:font-size="16pt"', 'fo:font-size="21pt"'))
    report = written(town, tmp_path, "html", "odt")
    assert len(said(report)) == 2
    odt = next(one.path.read_bytes() for one in report.files if one.format == "odt")
    assert any("21pt" in one.attrib.values() for one in read_package(odt, "styles.xml").iter())


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    """A Word file renamed, or an old encoding, is a sentence and no stack of errors."""
    town = tmp_path / "minutes"
    town.mkdir()
    (town / "minutes.css").write_bytes(b"body { }\n/* citt\xe0 */")
    assert "riga 2" in said(written(town, tmp_path, "html"))[0]
    (town / "minutes.css").write_bytes(b" " * 1_000_001)
    assert "grande" in said(written(town, tmp_path, "html"))[0]


def test_a_typst_file_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    """A template that asks for a file of the machine is set aside."""
    secret = tmp_path / "secret.txt"
    secret.write_text("canary", encoding="utf-8")
    for place in (str(secret), "/etc/hostname", "../../secret.txt"):
        own(tmp_path / "minutes", "minutes.typ", source=f'#let x = read("{place}")\n#x')
        report = written(tmp_path / "minutes", tmp_path, "pdf")
        assert "riga 1" in said(report)[0]
        assert "canary" not in "".join(read_pdf(report.files[0].path.read_bytes()))


def test_the_process_the_workspace_and_the_user_are_asked_in_this_order(tmp_path: Path) -> None:
    """A process has a paper of its own under its name; else the workspace's, else the user's, file by file."""
    workspace, user = tmp_path / "templates", tmp_path / "user"
    for folder, colour in ((workspace / "minutes" / "il-mulino", "#aa0000"), (user / "minutes", "#0000cc")):
        own(folder, "minutes.css", ("#111", colour))
    own(workspace / "minutes", "minutes.html.j2", ("<main>", '<main id="act">'))
    folders = (workspace, user, layout.shipped("minutes.css").parents[1])
    mill = stationery_of(folders, tmp_path / "il-mulino.codesign.jsonl")
    other = stationery_of(folders, tmp_path / "altro.codesign.jsonl")
    for paper, own_colour in ((mill, "#aa0000"), (other, "#0000cc")):
        page = FORMATS["html"].render(minutes(), at=AT, stationery=paper).decode("utf-8")
        assert own_colour in page
        assert '<main id="act">' in page
    assert layout.shipped("minutes.css").parent not in mill.folders


def test_what_is_written_is_read_as_before_on_other_paper(tmp_path: Path) -> None:
    """A copied and untouched set of files gives the very same documents."""
    for name in layout.NAMES:
        own(tmp_path / "minutes", name)
    for name in READERS:
        plain = FORMATS[name].render(minutes(), at=AT)  # type: ignore[index]
        assert FORMATS[name].render(minutes(), at=AT, stationery=Stationery((tmp_path / "minutes",))) == plain  # type: ignore[index]
    assert problems_of(tmp_path / "minutes") == []


def test_a_trial_finds_what_only_a_paper_of_the_hall_would_meet(tmp_path: Path) -> None:
    """`templates check` draws every block in every format, so a mistake in the ballots is found before the evening."""
    own(tmp_path / "minutes", "papers.typ", ("#let cut = data.look", "#let cut = data.loook"))
    own(tmp_path / "minutes", "blocks.typ", ("#let ballot-of(card, height) =", "#let ballot-of(card) ="))
    told = [Translator("it")(one) for one in problems_of(tmp_path / "minutes")]
    assert len(told) == 2, told
    assert "«papers.typ», riga 9" in " ".join(told)
    assert "«blocks.typ», riga" in " ".join(told)
