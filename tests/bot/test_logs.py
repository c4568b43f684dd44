"""Log lines keep secrets and addresses to themselves, in either form, also inside a traceback."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import STRUCK, start_logging

SECRETS = (
    "cv_live_abc123DEF",
    "xoxb-123-456-abcDEF",
    "xapp-1-A1-2-ff00",
    "t-g1044ghJ5KL6MNOP7QRSTUVW",
    "mia@example.com",
)


@pytest.fixture(autouse=True)
def _quiet_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_struck_out(form: str, secret: str) -> None:
    lines = io.StringIO()
    start_logging("DEBUG", form, lines)
    logging.getLogger("scout").info("Calling with %s now.", secret)
    assert secret not in lines.getvalue()
    assert STRUCK in lines.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_secret_inside_a_traceback_is_struck_out(form: str) -> None:
    lines = io.StringIO()
    start_logging("INFO", form, lines)
    try:
        raise ValueError("refused for cv_live_abc123DEF")
    except ValueError:
        logging.getLogger("scout").exception("It failed.")
    assert "ValueError" in lines.getvalue()
    assert "cv_live_abc" not in lines.getvalue()


def test_the_tickets_in_a_connection_s_address_are_struck_out() -> None:
    lines = io.StringIO()
    start_logging("INFO", "text", lines)
    logging.getLogger("scout").info("wss://host/ws?device_id=1&access_key=AK1&ticket=TK1&x=2")
    assert "AK1" not in lines.getvalue()
    assert "TK1" not in lines.getvalue()
    assert "device_id=1" in lines.getvalue()


def test_json_lines_are_json() -> None:
    lines = io.StringIO()
    start_logging("INFO", "json", lines)
    logging.getLogger("scout").warning("达人 found. action=%s", "search")
    line = json.loads(lines.getvalue())
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "scout", "达人 found. action=search")
