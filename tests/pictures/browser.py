"""Chromium without a window, told what to do over a pipe: one start for as many pictures as are asked for.

It speaks the DevTools protocol as `--remote-debugging-pipe` has it: JSON closed by a zero byte, read from file 3 and
written to file 4. So nothing has to be installed beside Chromium, no port is opened, and nobody waits by the clock.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

VARIABLE = "CHROMIUM"
"""Names the browser where it is not `chromium` on the path."""

_SCREEN = {"width": 800, "height": 600, "deviceScaleFactor": 1.0, "mobile": False}
_ABOVE_STANDARD = 10
"""Ends of pipes are moved past the files that the browser uses, so that none is overwritten."""


class NoBrowser(Exception):
    """There is no Chromium here; the message says what to install."""


class BrowserFailed(Exception):
    """Chromium went away or refused an order."""


def browser_path() -> str:
    """Where Chromium is. Raises `NoBrowser`."""
    asked = os.environ.get(VARIABLE, "chromium")
    found = shutil.which(asked)
    if found is None:
        raise NoBrowser(
            f"There is no Chromium at {asked!r}. Install it (Debian and Ubuntu: apt-get install chromium "
            f"fonts-noto-cjk fonts-noto-color-emoji) or set {VARIABLE} to one."
        )
    return found


class Browser:
    """A page in a running Chromium."""

    def __init__(self, orders: int, answers: int) -> None:
        self._orders, self._answers = orders, answers
        self._read = b""
        self._number = 0
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def show(self, html: str, scale: float = 1.0) -> None:
        """Show a page; `scale` is how many dots of a picture are one pixel of it."""
        self._call("Emulation.setDeviceMetricsOverride", **{**_SCREEN, "deviceScaleFactor": scale})
        self._call("Page.setDocumentContent", frameId=self._frame, html=html)
        self.value("document.fonts.ready.then(() => true)")

    def value(self, script: str) -> Any:
        """What a line of JavaScript comes to, as JSON. Raises `BrowserFailed` where it fails."""
        told = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise BrowserFailed(str(told["exceptionDetails"].get("exception", {}).get("description")))
        return told["result"].get("value")

    def picture(self, x: float, y: float, width: float, height: float) -> bytes:
        """A part of the page, in its pixels, as PNG."""
        part = {"x": x, "y": y, "width": width, "height": height, "scale": 1}
        drawn = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=part)
        return base64.b64decode(drawn["data"])

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self._call("Browser.close")

    def _call(self, method: str, **told: Any) -> dict[str, Any]:
        self._number += 1
        order: dict[str, Any] = {"id": self._number, "method": method, "params": told}
        if self._session:
            order["sessionId"] = self._session
        self._send(json.dumps(order).encode() + b"\0")
        while (answer := self._answer()).get("id") != self._number:
            pass  # events, which nobody here waits for
        if "error" in answer:
            raise BrowserFailed(f"{method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def _send(self, left: bytes) -> None:
        while left:
            left = left[os.write(self._orders, left) :]

    def _answer(self) -> dict[str, Any]:
        pieces = [self._read]
        while b"\0" not in pieces[-1]:
            piece = os.read(self._answers, 1 << 20)
            if not piece:
                raise BrowserFailed("Chromium went away.")
            pieces.append(piece)
        answer, self._read = b"".join(pieces).split(b"\0", 1)
        told: dict[str, Any] = json.loads(answer)
        return told


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of its own, with a home of its own, that ends with the block. Raises `NoBrowser`."""
    path = browser_path()
    with tempfile.TemporaryDirectory(prefix="pictures", ignore_cleanup_errors=True) as home, _pipes() as ends:
        orders_read, orders, answers, answers_written = ends
        arguments = [
            *(path, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
            *("--disable-extensions", "--remote-debugging-pipe", f"--user-data-dir={home}", "about:blank"),
        ]
        files = [
            (os.POSIX_SPAWN_DUP2, orders_read, 3),
            (os.POSIX_SPAWN_DUP2, answers_written, 4),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        process = os.posix_spawn(path, arguments, {**os.environ, "HOME": home}, file_actions=files)
        os.close(orders_read)
        os.close(answers_written)
        browser = Browser(orders, answers)
        try:
            yield browser
        finally:
            browser.close()
            os.waitpid(process, 0)


@contextmanager
def _pipes() -> Iterator[tuple[int, int, int, int]]:
    """Both pipes; the browser's ends are closed by whoever gave them away."""
    made = (*os.pipe(), *os.pipe())
    ends = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE_STANDARD) for end in made)
    for end in made:
        os.close(end)
    orders_read, orders, answers, answers_written = ends
    try:
        yield orders_read, orders, answers, answers_written
    finally:
        os.close(orders)
        os.close(answers)
