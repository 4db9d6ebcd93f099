"""What a file of a town's may call the styles that our documents use, in Italian or English, in lower case.

LibreOffice and Word keep the names of the styles that they know in English; the Italian ones are of towns that made
their own.
"""

from typing import Final

ODT: Final[dict[str, tuple[str, ...]]] = {
    "Title": ("title", "titolo", "titolo principale", "titolo documento"),
    "Subtitle": ("subtitle", "sottotitolo"),
    "Heading_20_1": ("heading 1", "titolo 1", "intestazione 1"),
    "Heading_20_2": ("heading 2", "titolo 2", "intestazione 2"),
    "Heading_20_3": ("heading 3", "titolo 3", "intestazione 3"),
    "Text_20_body": ("text body", "corpo testo", "corpo del testo", "body text", "corpo"),
    "Quotations": ("quotations", "citazione", "citazioni", "quote"),
    "Caption": ("caption", "didascalia"),
    "Table_20_Contents": ("table contents", "contenuto tabella", "testo tabella"),
    "Table_20_Heading": ("table heading", "intestazione tabella", "titolo tabella"),
    "Strong_20_Emphasis": ("strong emphasis", "enfasi forte", "strong"),
    "Bulleted": ("list 1", "elenco 1", "bullet", "elenco puntato"),
    "Numbered": ("numbering 123", "numbering 1", "numerazione 123", "numerazione 1", "elenco numerato"),
}
"""By our style in an ODT."""

DOCX: Final[dict[str, tuple[str, ...]]] = {
    "Normal": ("corpo testo", "corpo del testo", "body text", "text body"),
    "Title": ("title", "titolo", "titolo principale", "titolo documento"),
    "Subtitle": ("subtitle", "sottotitolo"),
    "Heading1": ("heading 1", "titolo 1"),
    "Heading2": ("heading 2", "titolo 2"),
    "Heading3": ("heading 3", "titolo 3"),
    "Quote": ("quote", "citazione", "quotations"),
    "Caption": ("caption", "didascalia"),
    "ListBullet": ("list bullet", "punto elenco", "elenco puntato"),
    "ListNumber": ("list number", "numero elenco", "elenco numerato"),
    "Strong": ("strong", "enfasi forte", "enfasi (grassetto)"),
    "TableText": ("table contents", "contenuto tabella", "testo tabella"),
    "TableHead": ("table heading", "intestazione tabella", "titolo tabella"),
}
"""By our style in a DOCX."""
