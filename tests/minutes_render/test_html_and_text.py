"""HTML, Markdown and plain text: what people typed stays words."""

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Chart, Document, Heading, ListBlock, Paragraph, Table
from codesign_tui.minutes.render import html, markdown, text
from minutes_render.readers import Page, markdown_tokens, read_markdown
from minutes_render.sample import AT, NASTY, minutes, rich

STATIC = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "div", "p", "br", "h1", "h2", "h3",
    "h4", "ul", "ol", "li", "strong", "span", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "hr", "svg", "defs", "pattern", "rect", "path", "circle", "text",
}  # fmt: skip


def test_a_page_holds_only_static_elements() -> None:
    """No script, image, link, form or handler comes from anything typed."""
    page = Page(html.render(rich(), at=AT))
    assert {tag for tag, _ in page.elements} <= STATIC
    attributes = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "href", "style")}


def test_a_page_forbids_everything_but_its_own_style() -> None:
    """Even if something slipped through, the browser would not run or fetch it."""
    page = Page(html.render(minutes(), at=AT))
    policies = [dict(attributes).get("content") for tag, attributes in page.elements if "http-equiv" in attributes]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")


def test_every_table_that_scrolls_has_a_name_of_its_own() -> None:
    """By its caption, else by the heading over it, else by the title; the same name twice is counted."""
    table = Table("", ("a",), (("1",),))
    named = Table("Presenze", ("a",), (("1",),))
    blocks = (table, Heading(1, "Voto"), table, table, named, named)
    page = Page(html.render(Document("Verbale", "it", CopyKind.PUBLIC, "COPIA", blocks=blocks), at=AT))
    names = [attributes["aria-label"] for _, attributes in page.elements if attributes.get("role") == "region"]
    assert names == ["Verbale", "Voto", "Voto (2)", "Presenze", "Presenze (2)"]


def test_a_page_tells_its_language_and_names_its_tables() -> None:
    """A screen reader finds the language, each table's caption and the scope of each header cell."""
    page = Page(html.render(minutes("en"), at=AT))
    tags = [tag for tag, _ in page.elements]
    assert ("html", {"lang": "en"}) in page.elements
    assert tags.count("h1") == 1
    assert tags.count("caption") == tags.count("table") == 1
    assert all(attributes.get("scope") == "col" for tag, attributes in page.elements if tag == "th")


def test_markdown_has_no_link_no_html_and_no_code_from_what_was_typed() -> None:
    """A Markdown reader with tables and automatic links sees text only."""
    kinds = {kind for kind, _ in markdown_tokens(markdown.render(rich(), at=AT))}
    assert not kinds & {"link_open", "image", "code_inline", "code_block", "fence", "html_block", "em_open"}
    assert {content for kind, content in markdown_tokens(markdown.render(rich(), at=AT)) if kind == "html_inline"} <= {
        "<br>"
    }


@pytest.mark.parametrize(
    "typed", [*NASTY, "http://x.test", "www.x.it", "a@b.test", "~~a~~", "1) a", "===", "Term\n: a", "[a](b)"]
)
def test_markdown_shows_each_string_as_it_was_typed(typed: str) -> None:
    """A string alone in a paragraph, an item, a heading or a cell is shown unchanged."""
    line = " ".join(typed.split())
    document = Document(
        "t", "it", CopyKind.INTERNAL, "c", blocks=(
            Paragraph(typed), ListBlock((typed,)), Heading(1, typed), Table("", ("a",), ((typed,),)),
        ),
    )  # fmt: skip
    shown = read_markdown(markdown.render(document, at=AT)).replace("\u00a0", "")
    wanted = "".join(part.strip() for part in typed.split("\n"))
    assert shown.count(wanted) + (shown.count(line) if line != wanted else 0) >= 4


def test_markdown_keeps_the_blocks_it_was_given() -> None:
    """Nothing typed opens a list, a heading or a quotation of its own."""
    kinds = [kind for kind, _ in markdown_tokens(markdown.render(rich(), at=AT))]
    blocks = rich().blocks
    assert kinds.count("heading_open") == 1 + sum(isinstance(block, Heading) for block in blocks)
    assert kinds.count("blockquote_open") == sum(isinstance(b, Paragraph) and b.style == "quote" for b in blocks)
    assert kinds.count("table_open") == sum(isinstance(block, Table | Chart) for block in blocks)


def test_plain_text_fits_the_line_of_a_letter() -> None:
    """No line of plain text is longer than 76 characters."""
    lines = text.render(rich(), at=AT).decode("utf-8").splitlines()
    assert max(map(len, lines)) <= text.WIDTH


def test_plain_text_sets_a_narrow_table_in_columns_and_a_wide_one_as_a_list() -> None:
    """Amounts stand under one another; where the columns do not fit, each cell is named."""
    lines = text.render(minutes(), at=AT).decode("utf-8").splitlines()
    assert "Uso della sala civica, 60 ore  Comune di Borgoserra           1.440,00\u00a0€" in lines
    assert "- Ente: Associazione Radici" in lines
    assert "  Ruolo: delegata" in lines


def test_no_control_byte_reaches_any_text() -> None:
    """A terminal or a mail program that shows the text gets no command."""
    raw = Document("\x1b[2J", "it", CopyKind.INTERNAL, "c", blocks=(Paragraph("a\x00\x07\u202eb\x9b2J"),))
    for content in (text.render(raw, at=AT), markdown.render(raw, at=AT), html.render(raw, at=AT)):
        shown = content.decode("utf-8")
        assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e")]
