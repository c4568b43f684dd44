"""How the creator API can fail, as a tree. Each class is one thing to say to a person.

ApiError                     request_id
├─ Unreachable               no answer came; `was_sent` says whether the request may have arrived
├─ NotUnderstood             an answer that is not the API's envelope; `status` is its HTTP status
└─ Refused                   code, http, message
   ├─ BadRequest             40001
   ├─ NotSignedIn            40101 40102 40103 40104
   ├─ OutOfCredits           40201
   ├─ NotAllowed             40301
   ├─ NotFound               404, or any code from 40400 to 40499
   │  └─ CreatorNotFound     40401 from the lookalike endpoint: the seed is unknown
   ├─ TooFast                42901; `wait` in seconds
   ├─ DailyQuotaSpent        42902
   └─ ServerTrouble          50001, or HTTP 500 and above

Codes decide, never the HTTP status alone: 402 means two things, and a 200 may be a refusal (contract 2.2, 5).
"""

from __future__ import annotations

from collections.abc import Mapping

from api.contract import codes
from api.contract.envelope import Meta


class ApiError(Exception):
    """A call to the creator API came to nothing."""

    def __init__(self, message: str, *, request_id: str = "") -> None:
        super().__init__(message)
        self.request_id = request_id


class Unreachable(ApiError):
    """No answer came. With `was_sent` the request may have arrived, so what it did or cost is not known."""

    def __init__(self, message: str, *, was_sent: bool) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class NotUnderstood(ApiError):
    """Something answered that does not speak the API's envelope. `status` is its HTTP status."""

    def __init__(self, status: int, beginning: str) -> None:
        super().__init__(f"HTTP {status} without the API's envelope: {beginning!r}")
        self.status = status


class Refused(ApiError):
    """The API said no. `code` is its own (0 where it gave none), `http` the status, `message` human text."""

    def __init__(self, code: int, http: int, message: str, meta: Meta | None = None) -> None:
        self.meta = meta or Meta()
        super().__init__(f"{message} (code {code}, HTTP {http})", request_id=self.meta.request_id)
        self.code, self.http, self.message = code, http, message


class BadRequest(Refused):
    """The request is not valid; the message names the field."""


class NotSignedIn(Refused):
    """The key is missing, unknown, expired or revoked, or nobody's identity was given. Never retried."""


class OutOfCredits(Refused):
    """The credits do not cover the call; the only refusal that means so. Nothing was charged."""

    @property
    def credits_remaining(self) -> int | None:
        """The balance, where the answer told it."""
        return self.meta.credits_remaining


class NotAllowed(Refused):
    """The key lacks the endpoint's scope."""


class NotFound(Refused):
    """The task or file does not exist, or belongs to somebody else."""


class CreatorNotFound(NotFound):
    """The creator whose lookalikes were asked for is not in the API's database."""


class TooFast(Refused):
    """The minute's requests are used up. `wait` is how many seconds to leave before the next."""

    wait: float = codes.RETRY_AFTER_SECONDS


class DailyQuotaSpent(Refused):
    """The day's requests are used up until 00:00 UTC. A budget of requests, not of credits."""


class ServerTrouble(Refused):
    """The API has trouble of its own."""


BY_CODE: Mapping[int, type[Refused]] = {
    codes.BAD_REQUEST.code: BadRequest,
    codes.NO_KEY.code: NotSignedIn,
    codes.KEY_EXPIRED.code: NotSignedIn,
    codes.KEY_REVOKED.code: NotSignedIn,
    codes.NO_IDENTITY.code: NotSignedIn,
    codes.OUT_OF_CREDITS.code: OutOfCredits,
    codes.NO_SCOPE.code: NotAllowed,
    codes.NOT_FOUND.code: NotFound,
    codes.TOO_FAST.code: TooFast,
    codes.QUOTA_SPENT.code: DailyQuotaSpent,
    codes.SERVER_TROUBLE.code: ServerTrouble,
}

_BY_STATUS: Mapping[int, type[Refused]] = {
    400: BadRequest,
    401: NotSignedIn,
    403: NotAllowed,
    404: NotFound,
    422: BadRequest,
    429: TooFast,
}


def refusal(code: int, http: int, message: str, meta: Meta, *, is_lookalike: bool = False) -> Refused:
    """The refusal of a code; where the API gave none (code 0), of the HTTP status."""
    kind = BY_CODE.get(code)
    if kind is None and 40400 <= code <= 40499:
        kind = NotFound
    if kind is None and not code:
        kind = ServerTrouble if http >= 500 else _BY_STATUS.get(http)
    if kind is NotFound and is_lookalike and code == codes.NOT_FOUND.code:
        kind = CreatorNotFound
    return (kind or Refused)(code, http, message, meta)
