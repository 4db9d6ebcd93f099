"""Process → neutral document → PDF, ODT, DOCX, HTML, Markdown, text."""
