"""Tests of what an archive asks for: metadata beside each file, and the pack of a session."""
