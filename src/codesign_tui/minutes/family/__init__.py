"""The family of documents: every document that a path can write, in one list, whatever part composes it."""
