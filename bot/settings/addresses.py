"""Web addresses in settings: https, because keys travel there, or this machine itself."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def https_or_loopback(value: str) -> str:
    """The address itself, which may be empty. Raises `ValueError` for one over which a key would travel in the open."""
    if not value:
        return value
    parts = urlsplit(value)
    if not parts.hostname:
        raise ValueError(f"{value!r} is not a web address; write https://host")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError(f"{value!r} is not https; keys may not travel in the open (http is for loopback only)")
    return value


def _without_slash(value: str) -> str:
    return value.rstrip("/")


WebAddress = Annotated[str, AfterValidator(https_or_loopback)]
"""An address that is safe to send keys to, or none."""

WebRoot = Annotated[WebAddress, AfterValidator(_without_slash)]
"""The same without a slash at its end, to put a path behind it."""
