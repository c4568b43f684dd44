"""Every way the API can say no is one class, and the code decides which."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from api import errors
from api.contract.codes import CODES
from api.contract.envelope import Meta
from api.errors import (
    ApiError,
    BadRequest,
    CreatorNotFound,
    DailyQuotaSpent,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OutOfCredits,
    Refused,
    ServerTrouble,
    TooFast,
    refusal,
)

EXPECTED = {
    40001: BadRequest,
    40101: NotSignedIn,
    40102: NotSignedIn,
    40103: NotSignedIn,
    40104: NotSignedIn,
    40201: OutOfCredits,
    40301: NotAllowed,
    40401: NotFound,
    42901: TooFast,
    42902: DailyQuotaSpent,
    50001: ServerTrouble,
}


def test_every_published_code_has_one_class() -> None:
    assert {code: type(refusal(code, known.http, "")) for code, known in CODES.items()} == EXPECTED


@pytest.mark.parametrize("code", CODES)
def test_a_published_code_decides_whatever_the_http_status(code: int) -> None:
    assert {type(refusal(code, http, "")) for http in (200, 400, 402, 404, 429, 500)} == {EXPECTED[code]}


def test_402_is_credits_or_the_day_by_its_code_and_neither_without_one() -> None:
    assert type(refusal(40201, 402, "")) is OutOfCredits
    assert type(refusal(42902, 402, "")) is DailyQuotaSpent
    assert type(refusal(0, 402, "")) is Refused


def test_an_unknown_seed_is_told_from_other_things_not_found() -> None:
    assert type(refusal(40401, 404, "", is_lookalike=True)) is CreatorNotFound
    assert type(refusal(0, 404, "Not Found", is_lookalike=True)) is NotFound
    assert type(refusal(40401, 404, "")) is NotFound


@pytest.mark.parametrize(("code", "http"), [(40400, 404), (40499, 400), (0, 404), (41234, 404)])
def test_not_found_is_the_status_or_any_code_of_its_hundred(code: int, http: int) -> None:
    assert type(refusal(code, http, "")) is NotFound


@pytest.mark.parametrize(
    ("code", "http", "kind"),
    [
        (40105, 401, Refused),
        (40002, 200, Refused),
        (40399, 400, Refused),
        (40500, 405, Refused),
        (42999, 429, TooFast),
        (50301, 503, ServerTrouble),
    ],
)
def test_an_unpublished_code_is_a_plain_refusal_unless_the_status_settles_it(
    code: int, http: int, kind: type[Refused]
) -> None:
    made = refusal(code, http, "sentence")
    assert type(made) is kind
    assert (made.code, made.http, made.message) == (code, http, "sentence")


@pytest.mark.parametrize(
    ("http", "kind"),
    [
        (400, BadRequest),
        (401, NotSignedIn),
        (403, NotAllowed),
        (429, TooFast),
        (500, ServerTrouble),
        (502, ServerTrouble),
    ],
)
def test_without_a_code_the_status_decides(http: int, kind: type[Refused]) -> None:
    assert type(refusal(0, http, "")) is kind


def test_the_frameworks_own_refusal_of_a_body_counts_as_40001() -> None:
    made = refusal(0, 422, "size: too large")
    assert (type(made), made.code, made.http) == (BadRequest, 40001, 422)


def test_a_refusal_carries_what_a_person_needs_to_report_it() -> None:
    made = refusal(40301, 403, "no scope", Meta(request_id="req_7"))
    assert made.request_id == "req_7"
    assert str(made) == "no scope (code 40301, HTTP 403)"


def test_balances_are_told_where_the_answer_told_them() -> None:
    spent = refusal(40201, 402, "", Meta(credits_remaining=2))
    assert isinstance(spent, OutOfCredits)
    assert spent.credits_remaining == 2
    day = refusal(42902, 402, "")
    assert isinstance(day, DailyQuotaSpent)
    assert day.quota_remaining is None


def test_the_drawn_tree_is_the_tree() -> None:
    drawn = re.findall(r"^([│├└─ ]*)([A-Z]\w+)  ", errors.__doc__ or "", re.MULTILINE)
    assert {name: len(branches) // 3 for branches, name in drawn} == {
        kind.__name__: len(kind.__mro__) - len(ApiError.__mro__) for kind in _family(ApiError)
    }


def _family(kind: type[ApiError]) -> Iterator[type[ApiError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _family(below)
