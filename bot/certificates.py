"""Whom Scout's own HTTP clients believe: the certificates are read once, which takes longer than a whole call."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


@cache
def certificates(*, trusts_environment: bool = True) -> ssl.SSLContext:
    """The authorities that httpx trusts, to be given to clients as `verify`.

    With `trusts_environment` those that `SSL_CERT_FILE` or `SSL_CERT_DIR` name, where they do. To be read only.
    """
    return httpx.create_ssl_context(trust_env=trusts_environment)
