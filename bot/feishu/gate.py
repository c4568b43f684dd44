"""The gate before the SDK in webhook mode: what does not come from Feishu, now and for the first time, stops here.

lark-oapi checks no timestamp, takes unsigned bodies where its keys are empty, compares signatures in variable time and
answers failures with the Python error. So both keys are demanded and everything is checked before it sees a body.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cachetools import TTLCache

from bot.feishu import sdk
from bot.feishu.calls import part, text
from bot.feishu.transport import Body
from bot.settings import Settings, SettingsError

AGE_MOST = timedelta(minutes=5)
"""How far a delivery's time may be from ours, either way."""

REMEMBERED_FOR = 2 * AGE_MOST + timedelta(seconds=1)
"""A delivery repeated as late as this is too old anyway."""

_TIMESTAMP, _NONCE, _SIGNATURE = "x-lark-request-timestamp", "x-lark-request-nonce", "x-lark-signature"


class Refused(Exception):
    """A delivery that is not let in. `status` is what its sender is told, and nothing more."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Admitted:
    """A delivery that may go on, as it was before it was sealed.

    Or Feishu's question whether the address is ours, with the answer in `challenge`.
    """

    event_type: str
    plain: bytes = b""
    challenge: str = ""


class Gate:
    """Judges raw deliveries. Raises `SettingsError` without both keys."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._key = settings.feishu_encrypt_key.get_secret_value()
        self._token = settings.feishu_verification_token.get_secret_value()
        if not self._key or not self._token:
            raise SettingsError(
                "Feishu's webhook needs FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN; find both in the developer "
                "console under Events & Callbacks, or use FEISHU_MODE=websocket"
            )
        self._app_id = settings.feishu_app_id
        self._clock = clock
        self._cipher = sdk.part("lark_oapi.core.utils.decryptor").AESCipher(self._key)
        self._seen: TTLCache[str, bool, datetime] = TTLCache(math.inf, REMEMBERED_FOR, clock)

    def admit(self, body: bytes, headers: Mapping[str, str]) -> Admitted:
        """Judge a delivery by its bytes and its headers in lower case. Raises `Refused`."""
        plain, told = self._decrypted(body)
        header = part(told, "header")
        if not _is_same(text(header, "token") or text(told, "token"), self._token):
            raise Refused(403, "another verification token")
        if text(told, "type") == "url_verification":
            # Feishu asks this before it signs anything; the answer only repeats what the question held.
            return Admitted("url_verification", challenge=text(told, "challenge"))
        self._check_signature(body, headers)
        event = part(told, "event")  # which in the older form of events says itself what it is, and of which app
        if (text(header, "app_id") or text(event, "app_id")) != self._app_id:
            raise Refused(403, "another app")
        self._check_first_time(headers[_SIGNATURE])
        return Admitted(text(header, "event_type") or text(event, "type"), plain.encode())

    def _decrypted(self, body: bytes) -> tuple[str, Body]:
        try:
            plain = self._cipher.decrypt_str(json.loads(body)["encrypt"])
            told = json.loads(plain)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise Refused(401, "not encrypted with our key") from error
        if not isinstance(told, dict):
            raise Refused(401, "not an object")
        return plain, told

    def _check_signature(self, body: bytes, headers: Mapping[str, str]) -> None:
        stamp, nonce, signature = (headers.get(name, "") for name in (_TIMESTAMP, _NONCE, _SIGNATURE))
        signed = hashlib.sha256(f"{stamp}{nonce}{self._key}".encode() + body).hexdigest()
        if not _is_same(signature, signed):
            raise Refused(401, "unsigned")
        if not stamp.isdecimal() or len(stamp) > 11:
            raise Refused(401, "no time")
        age = self._clock() - datetime.fromtimestamp(int(stamp), UTC)
        if abs(age) > AGE_MOST:
            raise Refused(401, f"{age.total_seconds():.0f} seconds old by the clock of this machine")

    def _check_first_time(self, signature: str) -> None:
        """Refuse the same bytes with the same time and nonce; Feishu's own repeats have new ones and go on."""
        if signature in self._seen:
            raise Refused(403, "seen before")
        self._seen[signature] = True


def _is_same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())
