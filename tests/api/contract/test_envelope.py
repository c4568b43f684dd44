"""What an answer says about itself; everything but the request id may be missing (contract 2)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from api.contract.envelope import UNLIMITED, Meta, read_meta
from tests.api.contract.test_values import ANYTHING

WHOLE = {
    "request_id": "req_7f3a",
    "page": 1,
    "size": 50,
    "total": None,
    "quota_remaining": 871,
    "service_level": "S2",
    "lang": None,
    "credits_consumed": 6,
    "credits_remaining": 4200,
}


def test_the_published_meta_is_read_key_by_key() -> None:
    assert read_meta(WHOLE) == Meta("req_7f3a", 1, 50, None, 871, "S2", None, 6, 4200)
    assert {field.name for field in fields(Meta)} == set(WHOLE)


def test_numbers_may_come_as_text() -> None:
    assert read_meta({name: None if value is None else str(value) for name, value in WHOLE.items()}) == read_meta(WHOLE)


def test_a_meta_of_the_request_id_alone_leaves_the_rest_unknown() -> None:
    assert read_meta({"request_id": "req_1"}) == Meta("req_1")
    assert read_meta({"request_id": "req_1"}).credits_remaining is None


def test_nothing_consumed_is_zero_and_unlimited_is_minus_one() -> None:
    meta = read_meta({"credits_consumed": 0, "credits_remaining": -1, "quota_remaining": "-1"})
    assert (meta.credits_consumed, meta.credits_remaining, meta.quota_remaining) == (0, UNLIMITED, UNLIMITED)


def test_unknown_keys_are_left() -> None:
    assert read_meta({"request_id": "req_1", "skill_update_available": True, "recall_type": "scalar"}) == Meta("req_1")


@pytest.mark.parametrize("total", [True, "many", [], {}, float("inf")])
def test_a_total_that_is_no_number_is_unknown(total: Any) -> None:
    assert read_meta({"total": total}).total is None


@given(ANYTHING)
def test_whatever_stands_in_its_place_a_meta_is_read(sent: Any) -> None:
    assert isinstance(read_meta(sent), Meta)
    read_meta(dict.fromkeys(WHOLE, sent))
