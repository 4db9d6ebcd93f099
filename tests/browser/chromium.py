"""Chromium as the tests run it: without a screen, on a copy of a page in a folder of its own."""

import html
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

AXE: Final = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
"""The checker of accessibility, which `make tools` brings."""

_SAYS: Final = "axe-says"
_RUN: Final = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "%s";
  said.textContent = JSON.stringify(found.violations.map(
    one => ({rule: one.id, help: one.help, where: one.nodes.map(node => node.html.slice(0, 300))})));
  document.body.appendChild(said);
});
"""
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ROOM: Final = "1280,900"


@dataclass(frozen=True)
class Violation:
    """A rule of accessibility that a page breaks."""

    rule: str
    help: str
    where: tuple[str, ...]


def _chromium(folder: Path, page: Path, *asked: str) -> bytes:
    """Run Chromium on a page and return what it prints."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    done = subprocess.run(
        [
            "chromium", "--headless", *as_root, "--disable-gpu", "--no-first-run", "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}", f"--window-size={_ROOM}", *asked, page.as_uri(),
        ],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout


def violations(page: bytes, folder: Path) -> list[Violation]:
    """Return what axe-core finds in a page; the copy that it looks at may run scripts, the page itself may not."""
    source = _POLICY.sub("", page.decode("utf-8"))
    scripts = "".join(f"<script>{script}</script>" for script in (AXE.read_text("utf-8"), _RUN % _SAYS))
    copy = folder / "looked-at.html"
    copy.write_text(source.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    drawn = _chromium(folder, copy, "--virtual-time-budget=30000", "--dump-dom").decode("utf-8")
    said = re.search(f'<pre id="{_SAYS}">(.*?)</pre>', drawn, re.DOTALL)
    assert said is not None, "axe-core did not answer"
    return [Violation(one["rule"], one["help"], tuple(one["where"])) for one in json.loads(html.unescape(said[1]))]


def printed(page: bytes, folder: Path) -> bytes:
    """Return the page as Chromium prints it, as PDF."""
    copy, out = folder / "page.html", folder / "page.pdf"
    copy.write_bytes(page)
    _chromium(folder, copy, "--no-pdf-header-footer", f"--print-to-pdf={out}")
    return out.read_bytes()
