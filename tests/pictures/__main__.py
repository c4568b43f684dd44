"""`python -m tests.pictures OUTDIR [NAME …]`: the gallery's cards as Chromium shows them, one PNG each.

    python -m tests.pictures /tmp/cards                                 # every card, both languages and widths
    python -m tests.pictures /tmp/cards comparison --language zh --width 350
    python -m tests.pictures /tmp/cards creator_list-0 --unfolded --scale 2

A picture is called NAME-NUMBER-LANGUAGE-WIDTH.png. One Chromium draws all of them (`CHROMIUM` names one that is not
`chromium` on the path). Where VCHART names a build of @visactor/vchart (its `build/index.min.js`), that draws the
charts; else `tests.pictures.feishu_charts` does.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from handlers.words import LANGUAGES
from tests.pictures.browser import Browser, BrowserFailed, NoBrowser, chromium
from tests.pictures.feishu_page import WIDTHS
from tests.pictures.feishu_shots import Shot, pictures, shots, show

AT_ONCE = 100
"""Cards on one page: more make it slow to draw a part of it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what is asked for; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description="Draw the gallery's cards as PNG.")
    parser.add_argument("out", type=Path, help="the folder for the pictures; made where there is none")
    parser.add_argument("names", nargs="*", help="messages, or examples of them (NAME-NUMBER); all when left out")
    parser.add_argument("--chat", choices=("feishu",), default="feishu", help="whose cards; Feishu's so far")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="one language; both when left out")
    parser.add_argument("--width", type=int, action="append", help="pixels of a card; 600 and 350 when left out")
    parser.add_argument("--unfolded", action="store_true", help="with every panel open")
    parser.add_argument("--scale", type=float, default=1.5, help="dots to a pixel (1.5)")
    asked = parser.parse_args(arguments)
    wanted = shots(asked.names, asked.language or LANGUAGES, asked.width or WIDTHS, unfolded=asked.unfolded)
    library = os.environ.get("VCHART", "")
    try:
        with chromium() as browser:
            vchart = Path(library).read_text(encoding="utf-8") if library else ""
            drawn = sum(1 for _ in _written(browser, wanted, asked.out, asked.scale, vchart))
    except (NoBrowser, BrowserFailed, OSError) as failed:
        sys.stderr.write(f"{failed}\n")
        return 1
    if not drawn:
        sys.stderr.write(f"No card is called {' or '.join(asked.names)}; `scout gallery` lists them.\n")
        return 1
    sys.stdout.write(f"{drawn} pictures in {asked.out}\n")
    return 0


def _written(browser: Browser, wanted: Iterator[Shot], out: Path, scale: float, vchart: str) -> Iterator[Path]:
    out.mkdir(parents=True, exist_ok=True)
    while some := list(islice(wanted, AT_ONCE)):
        show(browser, some, scale=scale, vchart=vchart)
        for name, png in pictures(browser):
            path = out / f"{name}.png"
            path.write_bytes(png)
            yield path


if __name__ == "__main__":
    sys.exit(main())
