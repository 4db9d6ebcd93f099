"""The renderers: one module a format, each a pure function from the neutral document to bytes."""
