"""The process file: an append-only journal that cannot be lost, with TinyDB on top of it."""
