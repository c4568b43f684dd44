"""How the creator API can fail, as a tree. Each class is one thing to say to a person.

ApiError                     request_id
├─ Unreachable               no answer came; `was_sent` says whether the request may have arrived
├─ NotUnderstood             an answer that is not the API's; `status` is its HTTP status, `beginning` its first bytes
│                            (also HTTP 404 from a search, a lookalike or the probe with no code from 40400 to 40499:
│                            there is no such call at the address)
└─ Refused                   code, http, message, meta
   ├─ BadRequest             40001
   ├─ NotSignedIn            40101 40102 40103 40104
   ├─ OutOfCredits           40201; `credits_remaining` where it was told
   ├─ NotAllowed             40301
   ├─ NotFound               any code from 40400 to 40499, or HTTP 404
   │  └─ CreatorNotFound     40401 from the lookalike endpoint: the seed is unknown
   ├─ TooFast                42901; `wait` in seconds
   ├─ DailyQuotaSpent        42902; `quota_remaining` where it was told
   └─ ServerTrouble          50001, or HTTP 500 and above

A published code decides, never the HTTP status: 402 means two things, and a 200 may be a refusal (contract 2.2, 5).
A code that nobody published is a plain `Refused`, unless HTTP says 404, 429 or trouble of the server.
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
    """Something answered that does not speak as the contract says. `beginning` is the first of what it said."""

    def __init__(self, status: int, beginning: str, *, request_id: str = "") -> None:
        super().__init__(f"HTTP {status} is not an answer of the creator API: {beginning!r}", request_id=request_id)
        self.status, self.beginning = status, beginning


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
    """The minute's requests are used up. `wait` is how many seconds to leave before the next.

    `http` is 0 where nothing was sent, because our own share of the minute is used up.
    """

    def __init__(
        self,
        code: int,
        http: int,
        message: str,
        meta: Meta | None = None,
        *,
        wait: float = codes.RETRY_AFTER_SECONDS,
    ) -> None:
        super().__init__(code, http, message, meta)
        self.wait = wait


class DailyQuotaSpent(Refused):
    """The day's requests are used up until 00:00 UTC. A budget of requests, not of credits."""

    @property
    def quota_remaining(self) -> int | None:
        """The requests left today, where the answer told it."""
        return self.meta.quota_remaining


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

_BARE: Mapping[int, type[Refused]] = {400: BadRequest, 401: NotSignedIn, 403: NotAllowed, 422: BadRequest}
"""What a status means where the answer has no code at all; 402 could mean either of two things."""


def refusal(
    code: int,
    http: int,
    message: str,
    meta: Meta | None = None,
    *,
    is_lookalike: bool = False,
    wait: float = codes.RETRY_AFTER_SECONDS,
) -> Refused:
    """The refusal of a code and a status. `wait` is for those that say when to come again."""
    if not code and http == 422:
        code = codes.BAD_REQUEST.code  # how the API's framework refuses a body before the API sees it (contract 5)
    if is_lookalike and code == codes.NOT_FOUND.code:
        return CreatorNotFound(code, http, message, meta)
    kind = BY_CODE.get(code) or _unpublished(code, http)
    return TooFast(code, http, message, meta, wait=wait) if kind is TooFast else kind(code, http, message, meta)


def _unpublished(code: int, http: int) -> type[Refused]:
    if 40400 <= code <= 40499 or http == 404:
        return NotFound
    if http == 429:
        return TooFast
    if http >= 500:
        return ServerTrouble
    return Refused if code else _BARE.get(http, Refused)
