"""A receiver knows the API's calls from everybody else's, however the API writes its JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.webhooks import OLDEST, Call, read_call, sign

SECRET = "s3cret"
PAYLOAD: dict[str, Any] = {
    "event": "collection.completed",
    "task_id": "task_1",
    "task_type": "LINK_BATCH",
    "status": "completed",
    "total": 2,
    "completed": 2,
    "failed": 0,
    "timestamp": "2026-03-15T10:45:00Z",
}
CALL = Call("task_1", "collection.completed", datetime(2026, 3, 15, 10, 45, tzinfo=UTC))


def spelled(payload: Any, *, compact: bool = False, is_ascii: bool = True) -> bytes:
    separators = (",", ":") if compact else (", ", ": ")
    return json.dumps(payload, sort_keys=True, separators=separators, ensure_ascii=is_ascii).encode()


@pytest.mark.parametrize(
    ("compact", "signature"),
    [
        (False, "c70676c7579738da4d8593d9fdb8407eac667d4ac46a2ee84d1aa5352f234573"),
        (True, "03158ecdea6da095926689b1491136d44c6c975e4e5eeacf05a38be306a17353"),
    ],
)
def test_the_contracts_own_examples_are_signed_and_accepted(compact: bool, signature: str) -> None:
    """Contract 12.1."""
    assert sign(SECRET, spelled(PAYLOAD, compact=compact)) == signature
    assert read_call(SECRET, spelled(PAYLOAD), signature) == CALL


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("is_ascii", [False, True])
def test_a_body_may_be_spelled_otherwise_than_what_was_signed(compact: bool, is_ascii: bool) -> None:
    payload = {**PAYLOAD, "task_id": "任务"}
    signature = sign(SECRET, spelled(payload, compact=compact, is_ascii=is_ascii))
    body = json.dumps(payload, indent=2).encode()
    assert read_call(SECRET, body, signature) == Call("任务", CALL.event, CALL.at)


def test_the_body_itself_may_be_what_was_signed() -> None:
    body = json.dumps(PAYLOAD, indent=1).encode()
    assert read_call(SECRET, body, sign(SECRET, body)) == CALL


@pytest.mark.parametrize("dress", [str.upper, "sha256={}".format, " {} ".format])
def test_a_signature_may_be_dressed(dress: Any) -> None:
    body = spelled(PAYLOAD)
    assert read_call(SECRET, body, dress(sign(SECRET, body))) == CALL


@pytest.mark.parametrize("signature", ["", "sha256=", "0" * 64, sign("other", spelled(PAYLOAD)), "é" * 64, "\udcff"])
def test_any_other_signature_is_refused(signature: str) -> None:
    assert read_call(SECRET, spelled(PAYLOAD), signature) is None


@given(st.binary(max_size=200))
def test_no_body_upsets_a_receiver_and_none_passes_with_anothers_signature(body: bytes) -> None:
    assert read_call(SECRET, body, sign(SECRET, spelled(PAYLOAD))) is None
    assert read_call(SECRET, body, "x") is None


@pytest.mark.parametrize("body", [b"[]", b'"task_1"', b"null", b"[" * 60_000, b"", b"\xff"])
def test_what_is_no_object_is_refused_even_when_signed(body: bytes) -> None:
    assert read_call(SECRET, body, sign(SECRET, body)) is None


@pytest.mark.parametrize(
    ("age", "timely"),
    [
        (timedelta(0), True),
        (OLDEST, True),
        (OLDEST + timedelta(seconds=1), False),
        (timedelta(minutes=-5), True),
        (timedelta(minutes=-6), False),
    ],
)
def test_a_call_is_timely_for_a_day(age: timedelta, timely: bool) -> None:
    assert CALL.at is not None
    assert CALL.is_timely(CALL.at + age) == timely


@pytest.mark.parametrize("timestamp", [None, "", "yesterday", [], {}])
def test_a_call_without_a_time_is_never_timely(timestamp: Any) -> None:
    body = spelled({**PAYLOAD, "timestamp": timestamp})
    call = read_call(SECRET, body, sign(SECRET, body))
    assert call is not None
    assert not call.is_timely(datetime.now(UTC))


def test_an_empty_secret_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="without a secret"):
        read_call("", spelled(PAYLOAD), sign("", spelled(PAYLOAD)))
