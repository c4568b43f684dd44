"""How Scout logs: sentences with `action=` and ids, as text or JSON, with secrets and addresses struck out."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

STRUCK = "[struck out]"

_SECRETS = re.compile(
    r"""
      cv_live_[\w-]+                                        # creator API keys
    | xox[a-z]-[\w-]+ | xapp-[\w-]+                         # Slack tokens
    | \b[tu]-[\w-]{20,}                                     # Feishu access tokens
    | (?<=ticket=)[^&\s"']+ | (?<=access_key=)[^&\s"']+     # long-connection addresses
    | (?<=signature=)[^&\s"']+                              # signed file links
    | (?<=[Bb]earer\s)[\w.~+/-]+=*
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}       # e-mail addresses
    """,
    re.VERBOSE,
)

NOISY = ("httpx", "httpcore", "slack_bolt", "slack_sdk", "Lark", "lark_oapi", "websockets", "aiohttp", "apscheduler")
"""Libraries that log addresses and payloads below WARNING."""


def struck_out(text: str) -> str:
    """`text` without API keys, tokens, tickets, signatures and e-mail addresses (features S15)."""
    return _SECRETS.sub(STRUCK, text)


class _TextLines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        return struck_out(super().format(record))


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trouble"] = self.formatException(record.exc_info)
        return struck_out(json.dumps(line, ensure_ascii=False))


def start_logging(level: str, form: str, stream: TextIO | None = None) -> None:
    """Log to standard error (or `stream`) from `level` up, as `text` or `json`."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_JsonLines() if form == "json" else _TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
