"""How Scout logs: sentences with `action=` and ids, as text or JSON, with secrets and addresses struck out."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

STRUCK = "[struck out]"

SHORTEST = 8
"""Characters of the shortest setting that is struck out wherever it stands: a shorter one is no token of anybody's, and
its letters occur in every other word."""

# Values by their names first: in addresses (tickets of long connections, signatures of files), in headers, in JSON.
# Then what its own looks give away.
_SECRETS = re.compile(
    r"""
      (?P<name>(?:[\w-]*(?:signature|ticket|token|secret|api[-_]?key|access[-_]?key|accesskeyid|credential)
      | [?&;](?:sig|key|x-sig) | authorization)["']?\s*[=:]\s*["']?(?:(?:bearer|basic)\s+)?)
      (?:\[struck\ out\] | [^&\s"',;)}\]])+
    | (?-i:
      cv_live_[\w-]+                                        # creator API keys
    | xox[a-z]-[\w-]+ | xapp-[\w-]+                         # Slack tokens
    | (?<=hooks\.slack\.com/)\S+                            # Slack's reply addresses
    | \b[tu]-[\w-]{20,}                                     # Feishu access tokens
    | (?<=[Bb]earer\s)[\w.~+/-]+=*
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}       # e-mail addresses
    | (?<![\w+])\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)         # phone numbers
    | (?<=wa\.me/)\d+
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

NOISY = ("httpx", "httpcore", "slack_bolt", "slack_sdk", "Lark", "lark_oapi", "websockets", "aiohttp", "apscheduler")
"""Libraries that log addresses and payloads below WARNING."""


def struck_out(text: str) -> str:
    """`text` without API keys, tokens, tickets, signatures, e-mail addresses and phone numbers (features S15)."""
    return _SECRETS.sub(lambda found: (found["name"] or "") + STRUCK, text)


class _Lines(logging.Formatter):
    """What both forms have in common: nothing secret comes out, least of all a value that the settings hold."""

    def __init__(self, secrets: Iterable[str], form: str | None = None, dates: str | None = None) -> None:
        super().__init__(form, dates)
        known = sorted((secret for secret in secrets if len(secret) >= SHORTEST), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known)) or r"(?!)")

    def clean(self, text: str) -> str:
        return struck_out(self._known.sub(STRUCK, text))


class _TextLines(_Lines):
    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(secrets, "%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        return self.clean(super().format(record))


class _JsonLines(_Lines):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": self.clean(record.getMessage()),  # before the quotes of JSON, which must stay whole
        }
        if record.exc_info:
            line["trouble"] = self.clean(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def start_logging(level: str, form: str, stream: TextIO | None = None, *, secrets: Iterable[str] = ()) -> None:
    """Log to standard error (or `stream`) from `level` up, as `text` or `json`, without any of the `secrets`."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter((_JsonLines if form == "json" else _TextLines)(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
