"""E-mail addresses in texts that creators write about themselves."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9@])")
"""Every repetition is bounded, so that the longest text costs time in step with its length."""


def address_in(text: str) -> str | None:
    """The first e-mail address in a text, in lower case; None when there is none."""
    found = _ADDRESS.search(text) if "@" in text else None
    return found.group().strip(".").lower() if found else None
