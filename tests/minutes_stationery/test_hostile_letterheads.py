"""A file that would run, fetch, hide or unfold without end is one sentence, and the document is on our own paper."""

import io
import zipfile
from pathlib import Path
from typing import Final

import pytest

from codesign_tui.locale import Translator
from codesign_tui.minutes.formats import FORMATS
from codesign_tui.minutes.stationery import packages
from codesign_tui.minutes.stationery.packages import package_of
from codesign_tui.minutes.stationery.paper import Stationery
from codesign_tui.minutes.stationery.problems import Unusable
from minutes_render.sample import AT, minutes
from minutes_stationery.letterheads import FOLDER, Change, changed, swapped

ODT: Final = "carta-intestata.odt"
DOCX: Final = "carta-intestata.docx"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OUTSIDE: Final = "https://example.org/a.png"

CHANGED: Final[tuple[tuple[str, str, dict[str, Change | bytes | None], str], ...]] = (
    ("macros of LibreOffice", ODT, {"Basic/Standard/Module1.xml": b"<m/>"}, "macro"),
    ("scripts of LibreOffice", ODT, {"Scripts/python/x.py": b"1"}, "macro"),
    (
        "an event",
        ODT,
        {"content.xml": swapped("<office:scripts/>", "<office:scripts><office:script/></office:scripts>")},
        "macro",
    ),
    ("macros of Word", DOCX, {"word/vbaProject.bin": b"x"}, "macro"),
    (
        "a type with macros",
        DOCX,
        {"[Content_Types].xml": swapped("wordprocessingml.document.main", "wordprocessingml.macroEnabled.main")},
        "macro",
    ),
    (
        "an object of LibreOffice",
        ODT,
        {"content.xml": swapped("</office:text>", "<text:p><draw:object/></text:p></office:text>")},
        "oggetti",
    ),
    ("an object of Word", DOCX, {"word/embeddings/oleObject1.bin": b"x"}, "oggetti"),
    ("a control", DOCX, {"word/activeX/activeX1.xml": b"<x/>"}, "oggetti"),
    ("another document inside", DOCX, {"word/document.xml": swapped("<w:body>", "<w:body><w:altChunk/>")}, "oggetti"),
    (
        "a picture from outside",
        ODT,
        {"styles.xml": swapped('xlink:href="Pictures/', f'xlink:href="{OUTSIDE}?')},
        OUTSIDE,
    ),
    (
        "a file of the machine",
        ODT,
        {"styles.xml": swapped('xlink:href="Pictures/', 'xlink:href="file:///etc/')},
        "file:///etc",
    ),
    (
        "a file beside it",
        ODT,
        {"styles.xml": swapped('xlink:href="Pictures/', 'xlink:href="../Pictures/')},
        "../Pictures",
    ),
    (
        "a picture from outside in Word",
        DOCX,
        {
            "word/_rels/header1.xml.rels": swapped(
                'Target="media/image1.png"', f'Target="{OUTSIDE}" TargetMode="External"'
            )
        },
        OUTSIDE,
    ),
    (
        "a field that fetches",
        DOCX,
        {
            "word/footer1.xml": swapped(
                "</w:ftr>", '<w:p><w:r><w:instrText> INCLUDEPICTURE "x" </w:instrText></w:r></w:p></w:ftr>'
            )
        },
        "INCLUDEPICTURE",
    ),
    (
        "a field that runs",
        DOCX,
        {"word/document.xml": swapped("<w:body>", '<w:body><w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\cmd "/></w:p>')},
        "DDEAUTO",
    ),
    ("entities", ODT, {"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE"),
    ("entities in Word", DOCX, {"word/styles.xml": b'<!DOCTYPE a SYSTEM "http://example.org/a"><a/>'}, "DOCTYPE"),
    ("a part that is no XML", ODT, {"styles.xml": b"<a><b></a>"}, "guasto"),
    ("no styles", ODT, {"styles.xml": None}, "guasto"),
    ("no text", DOCX, {"word/document.xml": None}, "guasto"),
    ("no relations", DOCX, {"_rels/.rels": None}, "guasto"),
    ("a lost picture", DOCX, {"word/media/image1.png": None}, "guasto"),
    ("no kind", ODT, {"mimetype": None}, "non è un documento di testo"),
    ("a sheet", ODT, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "non è un documento di testo"),
    (
        "a password of LibreOffice",
        ODT,
        {"META-INF/manifest.xml": swapped("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")},
        "password",
    ),
    ("strict", DOCX, {"word/document.xml": swapped(TRANSITIONAL, STRICT)}, "Strict"),
    ("a way out", DOCX, {"../../evil.xml": b"<x/>"}, "guasto"),
)


@pytest.mark.parametrize(("name", "parts", "word"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_a_file_that_could_do_harm_is_one_sentence(
    name: str, parts: dict[str, Change | bytes | None], word: str, tmp_path: Path
) -> None:
    """It is named, and told what is wrong with it; the document is ours to the byte."""
    path = changed(FOLDER / name, tmp_path / f"mia{Path(name).suffix}", parts)
    drawn = FORMATS[path.suffix[1:]].draw(minutes(), AT, Stationery(bases=(path,)))  # type: ignore[index]
    assert drawn.content == FORMATS[path.suffix[1:]].render(minutes(), at=AT)  # type: ignore[index]
    told = [Translator("it")(warning) for warning in drawn.warnings]
    assert len(told) == 1
    assert f"«{path.name}»" in told[0]
    assert word in told[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "non è un documento di testo"),
        (b"Comune di Borgoserra", "non è un documento di testo"),
        (b"%PDF-1.7", "non è un documento di testo"),
        (b"{\\rtf1 x}", "non è un documento di testo"),
        (OLE, "password"),
        (b"PK\x03\x04" + b"\0" * 40, "guasto"),
    ],
    ids=["empty", "a text", "a PDF", "an RTF", "an old Word file", "half a zip"],
)
def test_what_is_no_office_file_is_one_sentence(content: bytes, word: str, tmp_path: Path) -> None:
    """Whatever it is called, it is looked at and refused."""
    for name in ("carta.odt", "carta.dotx"):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Unusable) as refused:
            package_of(path)
        assert word in Translator("it")(refused.value.message)


def test_a_file_cut_anywhere_is_one_sentence(tmp_path: Path) -> None:
    """However much of it is left, nothing but our own sentence comes out."""
    for name in (ODT, DOCX):
        whole = (FOLDER / name).read_bytes()
        for end in range(0, len(whole), len(whole) // 25):
            path = tmp_path / name
            path.write_bytes(whole[:end])
            with pytest.raises(Unusable):
                package_of(path)


def test_a_file_with_a_flipped_byte_never_stops_an_export(tmp_path: Path) -> None:
    """Damage in any part is either harmless or told."""
    for name in (ODT, DOCX):
        whole = (FOLDER / name).read_bytes()
        for at in range(30, len(whole), len(whole) // 40):
            path = tmp_path / name
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            drawn = FORMATS[path.suffix[1:]].draw(minutes(), AT, Stationery(bases=(path,)))  # type: ignore[index]
            assert zipfile.ZipFile(io.BytesIO(drawn.content)).testzip() is None


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    """What a file says it holds, and what it really holds, are both counted."""
    bomb = changed(
        FOLDER / DOCX, tmp_path / "bomba.docx", {"word/media/image2.png": b"\0" * (packages.MOST_UNFOLDED + 1)}
    )
    assert bomb.stat().st_size < 200_000
    many = tmp_path / "tanti.docx"
    with zipfile.ZipFile(many, "w") as package:
        for number in range(packages.MOST_PARTS + 1):
            package.writestr(f"{number}.xml", b"<x/>")
    for path in (bomb, many):
        with pytest.raises(Unusable) as refused:
            package_of(path)
        assert "100 MB" in Translator("it")(refused.value.message)
    large = tmp_path / "grande.docx"
    large.write_bytes(b"PK" + b"\0" * packages.LARGEST)
    with pytest.raises(Unusable) as refused:
        package_of(large)
    assert "20 MB" in Translator("it")(refused.value.message)


def test_links_to_click_stay_and_the_template_stays_behind(tmp_path: Path) -> None:
    """An address in a footer is no danger; the path of the office's template goes into nobody's hands."""
    path = changed(
        FOLDER / DOCX,
        tmp_path / "carta.docx",
        {
            "word/_rels/document.xml.rels": swapped(
                "</Relationships>",
                '<Relationship Id="rId91" TargetMode="External" Target="https://www.comune.borgoserra.example"'
                ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>',
            ),
            "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Id="rId1" TargetMode="External" Target="file:///S:/canary/carta.dotm" Type="'
            b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>',
            "word/settings.xml": swapped(
                "</w:settings>",
                '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
                ' r:id="rId1"/><w:documentProtection w:edit="readOnly"/></w:settings>',
            ),
        },
    )
    drawn = FORMATS["docx"].draw(minutes(), AT, Stationery(bases=(path,)))
    assert drawn.warnings == ()
    with zipfile.ZipFile(io.BytesIO(drawn.content)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"www.comune.borgoserra.example" in whole
    for word in (b"canary", b"attachedTemplate", b"documentProtection"):
        assert word not in whole
