"""Keys in the order they were pressed, however fast: each is done before the next one is looked at.

Textual gives a letter to the line at once, while Enter, Tab and the arrows first climb from the line to the app, which
does what they are bound to. Letters that wait behind them, after a stall or a paste without brackets, would overtake:
two cards become one, a name ends up in the field before its own. So one key is given at a time. A marker follows it
up through the same queues; when it arrives at the app, whatever the key asked for is done, and the next key goes.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste

Pressed = Key | Paste
"""What a person types or pastes."""

_LAPS: Final = 2
"""How often the marker climbs: once behind the key, once behind what the key itself has sent (a line's Submitted)."""

_LOST: Final = 0.5
"""Seconds after which a marker that was lost with the widget it waited in is not waited for any more."""


class KeyOrder:
    """Lets one key through at a time."""

    def __init__(self, app: App[Any], give: Callable[[Pressed], Awaitable[None]]) -> None:
        """Give keys to the app by `give`, which does for one key what the app does with it."""
        self._app = app
        self._give = give
        self._waiting: deque[Pressed] = deque()
        self._turn = 0
        self._is_busy = False
        self._cancel_lost: Callable[[], None] = lambda: None

    @property
    def is_still(self) -> bool:
        """Whether every key pressed so far is done; nothing more is done once the app has ended."""
        return not self._app.is_running or (not self._is_busy and not self._waiting)

    async def take(self, pressed: Pressed) -> None:
        """Give a key now, or when those before it are done."""
        if self._is_busy:
            self._waiting.append(pressed)
        else:
            await self._let_through(pressed)

    async def _let_through(self, pressed: Pressed) -> None:
        """Give a key and send the marker behind it."""
        self._is_busy = True
        self._turn += 1
        start = self._start
        await self._give(pressed)
        lost = asyncio.get_running_loop().call_later(_LOST, self._app.call_later, self._done, self._turn)
        self._cancel_lost = lost.cancel
        self._climb(start, self._turn, _LAPS)

    @property
    def _start(self) -> DOMNode:
        """Where a key begins: what has the cursor, else the screen."""
        return self._app.focused or self._app.screen

    def _climb(self, node: DOMNode | None, turn: int, laps: int) -> None:
        """Put the marker behind what waits at a node, or above it if the node takes nothing any more."""
        while node is not None and node is not self._app:
            if node.call_later(self._climb, node.parent, turn, laps):
                return
            node = node.parent
        if laps > 1:
            self._app.call_later(lambda: self._climb(self._start, turn, laps - 1))
        else:
            self._app.call_later(self._done, turn)

    async def _done(self, turn: int) -> None:
        """Give the next key, unless that happened already."""
        if turn != self._turn or not self._is_busy:
            return
        self._is_busy = False
        self._cancel_lost()
        if self._waiting:
            await self._let_through(self._waiting.popleft())
