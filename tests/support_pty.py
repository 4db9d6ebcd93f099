"""A terminal for the real program: what it paints is read as a person would, what is typed reaches it key by key."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pyte

PATIENCE: Final = 60.0
"""Seconds after which a program that paints nothing of what is waited for is given up."""

_CHUNK: Final = 1 << 16
_OWN_THE_TERMINAL: Final = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
"""Makes the terminal the program's controlling one, so that closing it hangs up the program."""


class NotSeen(AssertionError):
    """What was waited for did not appear; the text is the screen as it stood."""


class Terminal:
    """A Python program in a pseudo-terminal of its own."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        controlling: bool = False,
    ) -> None:
        """Start `python *arguments`.

        Args:
            arguments: what follows the name of the interpreter.
            environment: the program's whole environment.
            size: columns and rows.
            controlling: whether closing the terminal sends SIGHUP, as closing a window does.
        """
        columns, rows = size
        self._keys, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        shim = ("-c", _OWN_THE_TERMINAL) if controlling else ()
        self.process = subprocess.Popen(
            [sys.executable, *shim, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(theirs)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = bytearray()
        """Every byte the program wrote."""
        self._open = True

    @property
    def rows(self) -> list[str]:
        """The screen as it is now."""
        return [row.rstrip() for row in self._screen.display]

    def type(self, text: str) -> None:
        """Press keys: the text as a terminal sends it, where Enter is a carriage return."""
        os.write(self._keys, text.encode("utf-8"))

    def read(self, seconds: float) -> bool:
        """Take in what is painted within some seconds at most; return whether there was anything."""
        if not self._open or not select.select([self._keys], [], [], max(seconds, 0))[0]:
            return False
        try:
            painted = os.read(self._keys, _CHUNK)
        except OSError:  # Linux says EIO once the last program has closed its side
            painted = b""
        if not painted:
            self._open = False
            return False
        self.output += painted
        self._stream.feed(painted)
        return True

    def read_all(self) -> None:
        """Take in everything that waits to be read."""
        while self.read(0):
            pass

    def read_for(self, seconds: float) -> None:
        """Take in what is painted for as long as this."""
        until = time.monotonic() + seconds
        while self._open and (left := until - time.monotonic()) > 0:
            self.read(left)

    def wait_for(self, seen: Callable[[list[str]], bool], *, seconds: float = PATIENCE) -> None:
        """Read until the screen shows something, judged only when nothing more waits to be painted.

        Raises:
            NotSeen: it did not appear in time, or the program ended without it.
        """
        until = time.monotonic() + seconds
        while True:
            self.read_all()
            if seen(self.rows):
                return
            if not self._open or time.monotonic() > until:
                raise NotSeen("\n".join(self.rows))
            self.read(until - time.monotonic())

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._keys)
        self._open = False

    def wait_for_end(self, *, seconds: float = PATIENCE) -> int:
        """Read until the program ends, and return its exit code (negative: the signal that ended it)."""
        until = time.monotonic() + seconds
        while self._open and time.monotonic() < until:
            self.read(until - time.monotonic())
        return self.process.wait(max(until - time.monotonic(), 1))

    def close(self) -> None:
        """End whatever still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._open:
            self.read_all()
        try:
            os.close(self._keys)
        except OSError:
            return  # hung up already
