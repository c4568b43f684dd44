"""Log lines keep secrets and addresses to themselves, in either form, also inside a traceback."""

from __future__ import annotations

import io
import json
import logging

import pytest

from bot.logs import STRUCK, start_logging

SECRETS = (
    "cv_live_abc123DEF",
    "xoxb-123-456-abcDEF",
    "xapp-1-A1-2-ff00",
    "t-g1044ghJ5KL6MNOP7QRSTUVW",
    "mia@example.com",
    "+1 (555) 010-0123",
    "+8613800138000",
    "https://wa.me/15550100123",
    "https://hooks.slack.com/commands/T1/22/abcDEF",
)

NAMED = {
    "https://files.example/a%2Fb.xlsx?Expires=17&OSSAccessKeyId=AK77&Signature=SIG88%2B": ["AK77", "SIG88"],
    "https://files.example/a.csv?X-Amz-Credential=CRED9&X-Amz-Signature=ff00": ["CRED9", "ff00"],
    "wss://host/ws?device_id=1&access_key=AK1&ticket=TK1&x=2": ["AK1", "TK1"],
    "X-API-Key: plainkey1": ["plainkey1"],
    "{'x-api-key': 'plainkey2', 'b': 1}": ["plainkey2"],
    "Authorization: Basic dXNlcjpwYXNz": ["dXNlcjpwYXNz"],
    '{"app_secret": "hush1", "tenant_access_token": "hush2"}': ["hush1", "hush2"],
}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_struck_out(form: str, secret: str) -> None:
    lines = io.StringIO()
    start_logging("DEBUG", form, lines)
    logging.getLogger("handlers.any").info("Calling with %s now.", secret)
    assert secret.removeprefix("https://hooks.slack.com/").removeprefix("https://") not in lines.getvalue()
    assert STRUCK in lines.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("said", NAMED)
def test_a_value_whose_name_says_that_it_is_secret_is_struck_out(form: str, said: str) -> None:
    lines = io.StringIO()
    start_logging("DEBUG", form, lines)
    logging.getLogger("handlers.any").info("Said: %s", said)
    assert not [secret for secret in NAMED[said] if secret in lines.getvalue()]


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_the_settings_keep_secret_is_struck_out_whatever_it_looks_like(form: str) -> None:
    lines = io.StringIO()
    start_logging("INFO", form, lines, secrets=["correct horse", "correct horse battery", ""])
    logging.getLogger("handlers.any").info("Sent correct horse battery.")
    assert lines.getvalue().count(STRUCK) == 1
    assert "battery" not in lines.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_struck_out_is_struck_out_once(form: str) -> None:
    """Neither what is too short to be a secret nor the sign for one is looked for inside the sign."""
    lines = io.StringIO()
    start_logging("INFO", form, lines, secrets=["k", "y", "out", "struck o", "open-sesame"])
    logging.getLogger("handlers.any").info("Scout is ready. token=open-sesame-1 url=https://x.example/?sig=open-sesame")
    assert f"Scout is ready. token={STRUCK} url=https://x.example/?sig={STRUCK}" in lines.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        "Bought 12345678901 views of uid 7123456789012345678 at 2026-11-24T12:00:00+00:00",
        "A tick did not run as planned. action=tick job=sweep",
        "followers +15% since 2026, er 3+4",
        "token bucket is empty: wait 3 s",
    ],
)
def test_what_is_no_secret_stays(said: str) -> None:
    lines = io.StringIO()
    start_logging("INFO", "text", lines)
    logging.getLogger("handlers.any").info(said)
    assert said in lines.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_secret_inside_a_traceback_is_struck_out(form: str) -> None:
    lines = io.StringIO()
    start_logging("INFO", form, lines)
    try:
        raise ValueError("refused for cv_live_abc123DEF")
    except ValueError:
        logging.getLogger("handlers.any").exception("It failed.")
    assert "ValueError" in lines.getvalue()
    assert "cv_live_abc" not in lines.getvalue()


def test_the_tickets_in_a_connection_s_address_are_struck_out() -> None:
    lines = io.StringIO()
    start_logging("INFO", "text", lines)
    logging.getLogger("handlers.any").info("wss://host/ws?device_id=1&access_key=AK1&ticket=TK1&x=2")
    assert "AK1" not in lines.getvalue()
    assert "TK1" not in lines.getvalue()
    assert "device_id=1" in lines.getvalue()


@pytest.mark.parametrize(
    "said", ['url="wss://x/?ticket=abc"', "ticket=a\\", '{"token": "x"}', "mia@example.com\n\ud83d"]
)
def test_json_lines_stay_json_when_something_is_struck_out(said: str) -> None:
    lines = io.StringIO()
    start_logging("INFO", "json", lines)
    logging.getLogger("handlers.any").info(said)
    assert STRUCK in json.loads(lines.getvalue())["message"]


def test_json_lines_are_json() -> None:
    lines = io.StringIO()
    start_logging("INFO", "json", lines)
    logging.getLogger("handlers.any").warning("达人 found. action=%s", "search")
    line = json.loads(lines.getvalue())
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "handlers.any", "达人 found. action=search")
