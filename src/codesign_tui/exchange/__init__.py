"""Import and export: the JSON interchange format and its schema."""
