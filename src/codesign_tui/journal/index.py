"""An index of a folder of process files, for the register and for search: made again from the files, never a source.

It is a SQLite file in the user's state folder, for its owner alone. A process file is read again when its size, its
time or its place on the disk is another than when it was read; one that is gone is dropped. What is restricted never
enters. An index that cannot be used is thrown away and made anew.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import CodesignError, Msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.register import Promise, promises
from codesign_tui.domain.searching import Findable, asked, findable, stems_in, words_of
from codesign_tui.domain.workspace import Found, Registered
from codesign_tui.journal.filesystem import PRIVATE

Read = Callable[[Path], Process]
"""Reads a process file, checked; raises a CodesignError when it cannot be."""

_VERSION: Final = 4
_WAIT_SECONDS: Final = 5.0

_TABLES: Final = f"""
CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT UNIQUE, stamp TEXT, title TEXT);
CREATE TABLE promises (id INTEGER PRIMARY KEY, file INTEGER, promise TEXT);
CREATE INDEX promises_of ON promises (file);
CREATE TABLE cards (
  id INTEGER PRIMARY KEY, file INTEGER, part TEXT, identifier TEXT, code TEXT, session TEXT, said TEXT
);
CREATE INDEX cards_of ON cards (file);
CREATE VIRTUAL TABLE words USING fts5 (said, stems);
PRAGMA user_version = {_VERSION};
"""

_FOUND: Final = """
SELECT name, title, part, identifier, code, session, cards.said
FROM words JOIN cards ON cards.id = words.rowid JOIN files ON files.id = cards.file
WHERE words MATCH ? ORDER BY name, rank
"""


class WorkspaceIndex:
    """What the process files of a folder promise and say, ready to be asked."""

    def __init__(self, folder: Path, state: Path, suffix: str, read: Read) -> None:
        """Index the files of a folder that end in a suffix; the index is kept under the state folder."""
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self.path: Final = state / "index" / f"{name}.sqlite3"
        self.troubles: Sequence[Msg] = ()
        """Why some files could not be read when the index was last brought up to date."""
        self._folder = folder
        self._suffix = suffix
        self._read = read

    def promises(self) -> Sequence[Registered]:
        """Return every promise of the folder, file by file."""
        with closing(self._fresh()) as kept:
            rows = kept.execute(
                "SELECT name, title, promise FROM promises JOIN files ON files.id = file ORDER BY name, promises.id"
            )
            return [
                Registered(self._folder / name, title, Promise.from_json(json.loads(promise)))
                for name, title, promise in rows
            ]

    def search(self, typed: str) -> Sequence[Found]:
        """Return what has every word that was typed, file by file, what fits best in each first."""
        wanted = _query(typed)
        if not wanted:
            return ()
        with closing(self._fresh()) as kept:
            rows = kept.execute(_FOUND, (wanted,))
            return [Found(self._folder / name, title, Findable(*card)) for name, title, *card in rows]

    def forget(self) -> None:
        """Throw the index away; it is made again when it is next asked."""
        for end in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)

    def _fresh(self) -> sqlite3.Connection:
        """Return the index, up to date; one that cannot be used is made anew."""
        try:
            return self._brought_up_to_date()
        except sqlite3.DatabaseError:
            self.forget()
            return self._brought_up_to_date()

    def _brought_up_to_date(self) -> sqlite3.Connection:
        """Open the index and read again what has changed since."""
        kept = self._opened()
        try:
            with kept:
                kept.execute("BEGIN IMMEDIATE")
                self._refresh(kept)
        except BaseException:
            kept.close()
            raise
        return kept

    def _opened(self) -> sqlite3.Connection:
        """Open the index; make it, for its owner alone, if it is not there or is of another version."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, PRIVATE))
        kept = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            kept.execute("PRAGMA secure_delete = ON")
            kept.execute("PRAGMA synchronous = OFF")  # what a crash spoils is made again from the files
            version = kept.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                kept.executescript(_TABLES)
            elif version != _VERSION:
                raise sqlite3.DatabaseError(version)
        except BaseException:
            kept.close()
            raise
        return kept

    def _refresh(self, kept: sqlite3.Connection) -> None:
        """Drop the files that are gone, read those that changed."""
        known = {name: (number, stamp) for number, name, stamp in kept.execute("SELECT id, name, stamp FROM files")}
        here = dict(self._stamps())
        for name in known.keys() - here.keys():
            _drop(kept, known[name][0])
        troubles: list[Msg] = []
        for name, stamp in here.items():
            if name in known and known[name][1] == stamp:
                continue
            if name in known:
                _drop(kept, known[name][0])
            try:
                _take(kept, name, stamp, self._read(self._folder / name))
            except CodesignError as error:
                troubles.append(error.message)
        self.troubles = troubles

    def _stamps(self) -> Iterator[tuple[str, str]]:
        """Yield the files of the folder by name, each with what changes when it does."""
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob(f"*{self._suffix}")):
            with suppress(FileNotFoundError):  # removed since it was listed
                if not path.name.startswith("."):
                    found = path.stat()
                    yield path.name, f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}"


def _take(kept: sqlite3.Connection, name: str, stamp: str, process: Process) -> None:
    """Put into the index what a process promises and says."""
    row = kept.execute("INSERT INTO files (name, stamp, title) VALUES (?, ?, ?)", (name, stamp, process.details.title))
    file = row.lastrowid
    kept.executemany(
        "INSERT INTO promises (file, promise) VALUES (?, ?)",
        ((file, json.dumps(promise.as_json(), ensure_ascii=False)) for promise in promises(process)),
    )
    for card in findable(process):
        row = kept.execute(
            "INSERT INTO cards (file, part, identifier, code, session, said) VALUES (?, ?, ?, ?, ?, ?)",
            (file, card.table, card.id, card.code, card.session, card.text),
        )
        kept.execute(
            "INSERT INTO words (rowid, said, stems) VALUES (?, ?, ?)",
            (row.lastrowid, words_of(card.text), stems_in(card.text)),
        )


def _drop(kept: sqlite3.Connection, file: int) -> None:
    """Take a file out of the index."""
    kept.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM cards WHERE file = ?)", (file,))
    kept.execute("DELETE FROM cards WHERE file = ?", (file,))
    kept.execute("DELETE FROM promises WHERE file = ?", (file,))
    kept.execute("DELETE FROM files WHERE id = ?", (file,))


def _query(typed: str) -> str:
    """Return the question that SQLite is asked: every word, as it begins or by one of its stems."""
    parts = []
    for word, stems in asked(typed):
        ways = [f'said : "{word}" *', *(f'stems : "{stem}"' for stem in stems)]
        parts.append("(" + " OR ".join(ways) + ")")
    return " AND ".join(parts)
