"""The body of a call and its signature (contract 12.1).

The message is the payload as JSON with sorted keys and Python's default separators, and exactly these bytes are the
body; the signature is its HMAC-SHA256 under the receiver's secret, in lower-case hex.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

HEADER = "X-Webhook-Signature"


def body_of(payload: Mapping[str, Any]) -> str:
    """The text that is signed and sent; it has ASCII characters only."""
    return json.dumps(payload, sort_keys=True)


def signature(secret: str, body: str) -> str:
    """What stands in the header `X-Webhook-Signature`."""
    return hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()
