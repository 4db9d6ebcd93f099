"""The promise that something is safe on disk."""

from concurrent.futures import Future

Ticket = Future[int]
"""Resolves with the revision once what was done is on disk; fails with a `CodesignError` if it could not be."""
