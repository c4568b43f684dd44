"""Every published error code with its HTTP status and meaning (contract 3 and 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A refusal that the API documents. `is_passing` means that the same call may succeed later for no other reason."""

    code: int
    http: int
    meaning: str
    is_passing: bool = False


BAD_REQUEST = Code(40001, 400, "Invalid parameters")
NO_KEY = Code(40101, 401, "API key missing or unknown")
KEY_EXPIRED = Code(40102, 401, "API key expired")
KEY_REVOKED = Code(40103, 401, "API key revoked")
NO_IDENTITY = Code(40104, 401, "X-User-Identity missing or not an e-mail address")
OUT_OF_CREDITS = Code(40201, 402, "Insufficient credits")
NO_SCOPE = Code(40301, 403, "API key lacks the scope of this endpoint")
NOT_FOUND = Code(40401, 404, "Not found")
TOO_FAST = Code(42901, 429, "Rate limit reached", is_passing=True)
QUOTA_SPENT = Code(42902, 402, "Daily request quota spent")
SERVER_TROUBLE = Code(50001, 500, "Server error", is_passing=True)

CODES: Mapping[int, Code] = {
    made.code: made
    for made in (
        BAD_REQUEST,
        NO_KEY,
        KEY_EXPIRED,
        KEY_REVOKED,
        NO_IDENTITY,
        OUT_OF_CREDITS,
        NO_SCOPE,
        NOT_FOUND,
        TOO_FAST,
        QUOTA_SPENT,
        SERVER_TROUBLE,
    )
}

RETRY_AFTER_SECONDS = 60
"""What the API sends as `Retry-After` with 42901, and what a client assumes where it is missing (contract 4)."""
