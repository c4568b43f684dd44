"""Every published error code, its HTTP status, and whether waiting helps (contract 3, 4 and 5)."""

from __future__ import annotations

import pytest

from api.contract.codes import CODES, RETRY_AFTER_SECONDS

PUBLISHED = {
    40001: 400,
    40101: 401,
    40102: 401,
    40103: 401,
    40104: 401,
    40201: 402,
    40301: 403,
    40401: 404,
    42901: 429,
    42902: 402,
    50001: 500,
}


def test_the_published_codes_have_their_published_statuses() -> None:
    assert {code: made.http for code, made in CODES.items()} == PUBLISHED


def test_402_is_two_different_things() -> None:
    assert {code for code, made in CODES.items() if made.http == 402} == {40201, 42902}


def test_only_a_full_minute_and_trouble_at_the_server_pass_by_themselves() -> None:
    assert {code for code, made in CODES.items() if made.is_passing} == {42901, 50001}


@pytest.mark.parametrize("code", PUBLISHED)
def test_every_code_says_what_it_means(code: int) -> None:
    assert CODES[code].meaning


def test_a_full_minute_asks_for_sixty_seconds() -> None:
    assert RETRY_AFTER_SECONDS == 60
