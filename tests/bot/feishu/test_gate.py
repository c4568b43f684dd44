"""What the webhook lets in, and what it tells everybody else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.gate import Gate, Refused
from bot.settings import SettingsError
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.feishu import FakeFeishu, FeishuDriver, wire
from tests.platforms.feishu.tenant import APP, KEY, TENANT, TOKEN

CHALLENGE = {"type": "url_verification", "challenge": 'a "quoted" challenge', "token": TOKEN}


def event(**header: Any) -> dict[str, Any]:
    """A direct message as Feishu words it."""
    message = {
        **{"message_id": "om_1", "create_time": "1795521600000", "chat_id": "oc_dm", "chat_type": "p2p"},
        **{"message_type": "text", "content": '{"text":"/creators help"}'},
    }
    sender = {"sender_id": {"open_id": "ou_mia"}, "sender_type": "user", "tenant_key": TENANT}
    known = {"event_id": "ev", "event_type": "im.message.receive_v1", "token": TOKEN, "app_id": APP}
    return {
        "schema": "2.0",
        "header": {**known, "tenant_key": TENANT, **header},
        "event": {"sender": sender, "message": message},
    }


async def is_kept_out(mia: FeishuDriver, desk: RecordingDesk, response: httpx.Response) -> bool:
    """Whether the sender was told nothing but no, and the desk nothing at all."""
    await mia.chat.idle()
    assert response.json() == {"msg": "invalid request"}
    return response.status_code in {401, 403} and desk.requests == []


async def test_a_sealed_and_signed_delivery_is_let_in(mia: FeishuDriver, desk: RecordingDesk) -> None:
    for path in ("/feishu/events", "/feishu/card"):
        response = await mia.request(wire.encrypted(event(), KEY), path=path)
        assert (response.status_code, response.json()) == (200, {"msg": "success"})
    await mia.chat.idle()
    assert len(desk.requests) == 2


@pytest.mark.parametrize("missing", ["feishu_encrypt_key", "feishu_verification_token"])
def test_without_both_keys_there_is_no_webhook(missing: str, clock: Clock) -> None:
    empty = FakeFeishu(clock).settings(feishu_mode="webhook", feishu_domain="feishu", **{missing: ""})
    with pytest.raises(SettingsError, match=missing.upper()):
        feishu_chat(empty, RecordingDesk(), clock=clock)


async def test_an_unsigned_delivery_is_refused(mia: FeishuDriver, desk: RecordingDesk) -> None:
    response = await mia.request(wire.encrypted(event(), KEY), headers={"content-type": "application/json"})
    assert await is_kept_out(mia, desk, response)


async def test_a_delivery_in_the_clear_is_refused(mia: FeishuDriver, desk: RecordingDesk) -> None:
    assert await is_kept_out(mia, desk, await mia.request(json.dumps(event()).encode()))


async def test_a_delivery_sealed_with_another_key_is_refused(mia: FeishuDriver, desk: RecordingDesk) -> None:
    assert await is_kept_out(mia, desk, await mia.request(wire.encrypted(event(), "another key")))


async def test_a_tampered_delivery_is_refused(mia: FeishuDriver, desk: RecordingDesk, clock: Clock) -> None:
    body = wire.encrypted(event(), KEY)
    headers = wire.signed(body, str(int(clock().timestamp())), "n", KEY)
    other = wire.encrypted(event(event_id="another"), KEY)
    assert await is_kept_out(mia, desk, await mia.request(other, headers=headers))


@pytest.mark.parametrize("header", ["X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature"])
async def test_each_signed_header_counts(mia: FeishuDriver, desk: RecordingDesk, clock: Clock, header: str) -> None:
    body = wire.encrypted(event(), KEY)
    for changed in ("", "1", "x", "ü"):
        headers = wire.signed(body, str(int(clock().timestamp())), "n", KEY) | {header: changed}
        assert await is_kept_out(mia, desk, await mia.request(body, headers=headers))


@pytest.mark.parametrize("minutes", [-6, 6, 60 * 24 * 365 * 20])
async def test_an_old_delivery_and_one_from_the_future_are_refused(
    mia: FeishuDriver, desk: RecordingDesk, clock: Clock, minutes: int
) -> None:
    stamp = str(int((clock() - timedelta(minutes=minutes)).timestamp()))
    assert await is_kept_out(mia, desk, await mia.request(wire.encrypted(event(), KEY), stamp=stamp))


async def test_whoever_has_a_wrong_clock_reads_in_the_log_by_how_much(
    mia: FeishuDriver, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    stamp = str(int((clock() + timedelta(minutes=10)).timestamp()))
    await mia.request(wire.encrypted(event(), KEY), stamp=stamp)
    assert "reason=-600 seconds old by the clock of this machine" in caplog.text


@pytest.mark.parametrize("stamp", ["soon", "-5", "1e9", "٣", "9" * 40, "12.5"])
async def test_a_time_that_is_none_is_refused(mia: FeishuDriver, desk: RecordingDesk, stamp: str) -> None:
    assert await is_kept_out(mia, desk, await mia.request(wire.encrypted(event(), KEY), stamp=stamp))


async def test_a_replayed_delivery_is_refused(mia: FeishuDriver, desk: RecordingDesk, clock: Clock) -> None:
    body, stamp = wire.encrypted(event(), KEY), str(int(clock().timestamp()))
    assert (await mia.request(body, stamp=stamp, nonce="once")).status_code == 200
    await mia.chat.idle()
    assert len(desk.requests) == 1
    clock.tick(minutes=4)
    again = await mia.request(body, stamp=stamp, nonce="once")
    assert (again.status_code, again.json()) == (403, {"msg": "invalid request"})
    await mia.chat.idle()
    assert len(desk.requests) == 1


async def test_a_delivery_of_a_fast_clock_is_known_for_as_long_as_its_time_is_believed(
    mia: FeishuDriver, desk: RecordingDesk, clock: Clock
) -> None:
    body, stamp = wire.encrypted(event(), KEY), str(int((clock() + timedelta(minutes=5)).timestamp()))
    assert (await mia.request(body, stamp=stamp, nonce="once")).status_code == 200
    clock.tick(minutes=10)
    assert (await mia.request(body, stamp=stamp, nonce="once")).status_code == 403


async def test_feishu_s_own_repeat_is_acknowledged_with_the_same_id(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.message("/creators help")
    await mia.again()
    await mia.chat.idle()
    assert len({request.id for request in desk.requests}) == 1


@pytest.mark.parametrize("wrong", [{"token": "another"}, {"token": ""}, {"app_id": "cli_other"}])
async def test_a_delivery_for_another_app_is_refused(
    mia: FeishuDriver, desk: RecordingDesk, wrong: dict[str, str]
) -> None:
    assert await is_kept_out(mia, desk, await mia.request(wire.encrypted(event(**wrong), KEY)))


async def test_the_question_whether_the_address_is_ours_is_answered(mia: FeishuDriver) -> None:
    response = await mia.request(wire.encrypted(CHALLENGE, KEY), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()) == (200, {"challenge": CHALLENGE["challenge"]})


@pytest.mark.parametrize("question", [CHALLENGE | {"token": "another"}, {"type": "url_verification"}])
async def test_a_question_with_another_token_is_not_answered(mia: FeishuDriver, question: dict[str, str]) -> None:
    response = await mia.request(wire.encrypted(question, KEY))
    assert (response.status_code, response.json()) == (403, {"msg": "invalid request"})
    assert (await mia.request(json.dumps(CHALLENGE).encode())).status_code == 401


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"not json", b'{"encrypt": 5}', b'{"encrypt": "AAAA"}', b"\xff\xfe", b"[" * 9_000]
)
async def test_nonsense_is_refused_without_a_word_about_the_error(
    mia: FeishuDriver, desk: RecordingDesk, body: bytes
) -> None:
    assert await is_kept_out(mia, desk, await mia.request(body))


@pytest.mark.parametrize("payload", [b"[1]", b'"text"', b"not json", b"\xff", b"null"])
async def test_sealed_nonsense_is_refused_as_well(mia: FeishuDriver, desk: RecordingDesk, payload: bytes) -> None:
    assert await is_kept_out(mia, desk, await mia.request(wire.encrypted(payload, KEY)))


async def test_an_event_without_its_parts_fails_alone(mia: FeishuDriver, desk: RecordingDesk) -> None:
    parts: list[Any] = [None, {}, {"sender": {}, "message": {}}, [1], "text"]
    for broken in ({"event": part} for part in parts):
        response = await mia.request(wire.encrypted(event() | broken, KEY))
        assert response.status_code in {200, 400}
        assert "Traceback" not in response.text
    await mia.says("still here")
    assert [request.text for request in desk.requests] == ["still here"]


async def test_ten_megabytes_are_refused_unread(mia: FeishuDriver, desk: RecordingDesk) -> None:
    response = await mia.request(b"x" * 10_000_000)
    assert (response.status_code, response.json()) == (413, {"msg": "invalid request"})
    assert desk.requests == []


async def test_feishu_is_asked_nothing_before_the_acknowledgement(
    chat: FeishuChat, feishu: FakeFeishu, clock: Clock, desk: RecordingDesk
) -> None:
    body = wire.encrypted(event(), KEY)
    headers = wire.signed(body, str(int(clock().timestamp())), "n", KEY)
    (route, _) = chat.routes
    scope = {
        **{"type": "http", "method": "POST", "path": "/feishu/events", "query_string": b""},
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    asked: list[tuple[int, int]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        for _ in range(100):  # work that had begun would get ahead here
            await asyncio.sleep(0)
        asked.append((len(feishu.calls), len(desk.requests)))

    await route.handle(scope, receive, send)
    await chat.idle()
    assert asked == [(0, 0), (0, 0)]
    assert feishu.calls
    assert len(desk.requests) == 1


@given(body=st.binary(max_size=300), stamp=st.text(max_size=12), nonce=st.text(max_size=5), signature=st.text())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_whatever_arrives_is_refused_or_let_in(body: bytes, stamp: str, nonce: str, signature: str) -> None:
    clock = Clock()
    gate = Gate(FakeFeishu(clock).settings(feishu_domain="feishu"), clock)
    names = ("x-lark-request-timestamp", "x-lark-request-nonce", "x-lark-signature")
    headers = dict(zip(names, (stamp, nonce, signature), strict=True))
    for sent in (body, wire.encrypted(body, KEY), wire.encrypted({"header": {"token": TOKEN}}, KEY)):
        with pytest.raises(Refused):
            gate.admit(sent, headers)
