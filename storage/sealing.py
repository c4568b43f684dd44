"""Secrets at rest: sealed with a key that is not in the database, so that a copy of the file gives nothing away.

Sealed is AES-256-GCM, bound to what the secret belongs to: a sealed text moved to another row cannot be opened there.
Each sealed text names its key by a short id, so that keys can be changed: the first key seals, all of them open.
"""

from __future__ import annotations

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12


class CannotUnseal(Exception):
    """A sealed text whose key is not among the known ones, or that was changed or moved."""


class NoKey(Exception):
    """Something was to be sealed and there is no key."""


class Sealer:
    """Seals with the first of `keys` and opens with any. Keys are texts of any length; long random ones are safe."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._ciphers = {_id(key): AESGCM(_stretched(key)) for key in keys if key}

    @property
    def can_seal(self) -> bool:
        """Whether there is a key."""
        return bool(self._ciphers)

    def seal(self, secret: str, owner: str) -> str:
        """A secret sealed for its owner; an empty one stays empty. Raises `NoKey`."""
        if not secret:
            return ""
        if not self._ciphers:
            raise NoKey
        name, cipher = next(iter(self._ciphers.items()))
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + cipher.encrypt(nonce, secret.encode(), owner.encode())
        return f"{name}.{urlsafe_b64encode(sealed).decode()}"

    def unseal(self, sealed: str, owner: str) -> str:
        """The secret of its owner. Raises `CannotUnseal`."""
        if not sealed:
            return ""
        name, _, text = sealed.partition(".")
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise CannotUnseal(f"it was sealed with the key {name}, which is not known")
        try:
            raw = urlsafe_b64decode(text)
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], owner.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise CannotUnseal("it was changed, or belongs to something else") from error

    def is_current(self, sealed: str) -> bool:
        """Whether a sealed text has the key that seals now."""
        return not sealed or sealed.partition(".")[0] == next(iter(self._ciphers), "")


def _id(key: str) -> str:
    """What tells a key from others and nothing of it."""
    return hashlib.sha256(b"scout key id " + key.encode()).hexdigest()[:8]


def _stretched(key: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"scout sealed secrets").derive(key.encode())
