"""How Feishu's deliveries travel: encrypted and signed over HTTP, in frames over the long connection."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from Crypto.Cipher import AES

from bot.feishu import sdk


def encrypted(payload: Mapping[str, Any] | bytes, key: str) -> bytes:
    """A request body as Feishu sends it: AES-256-CBC under the key's SHA-256, the vector in front, base64."""
    plain = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    pad = AES.block_size - len(plain) % AES.block_size
    vector = os.urandom(AES.block_size)
    cipher = AES.new(hashlib.sha256(key.encode()).digest(), AES.MODE_CBC, vector)
    sealed = vector + cipher.encrypt(plain + bytes([pad]) * pad)
    return json.dumps({"encrypt": base64.b64encode(sealed).decode()}).encode()


def signed(body: bytes, stamp: str, nonce: str, key: str) -> dict[str, str]:
    """The headers that go with a body."""
    signature = hashlib.sha256(f"{stamp}{nonce}{key}".encode() + body).hexdigest()
    return {
        "content-type": "application/json",
        "X-Lark-Request-Timestamp": stamp,
        "X-Lark-Request-Nonce": nonce,
        "X-Lark-Signature": signature,
    }


def data_frame(number: int, payload: bytes, *, total: int = 1, place: int = 0) -> bytes:
    """An event, or a part of one, in a frame of the SDK's own protobuf."""
    frame = _frame()
    frame.SeqID, frame.LogID, frame.service, frame.method = number, number, 1, 1
    headers = {"type": "event", "message_id": f"m{number}", "trace_id": f"t{number}", "sum": total, "seq": place}
    for key, value in headers.items():
        header = frame.headers.add()
        header.key, header.value = key, str(value)
    frame.payload = payload
    return bytes(frame.SerializeToString())


def pong(settings: Mapping[str, int]) -> bytes:
    """The answer to a ping, with the client's settings."""
    frame = _frame()
    frame.SeqID, frame.LogID, frame.service, frame.method = 0, 0, 1, 0
    header = frame.headers.add()
    header.key, header.value = "type", "pong"
    frame.payload = json.dumps(settings).encode()
    return bytes(frame.SerializeToString())


def read(raw: bytes) -> tuple[str, str, dict[str, Any]]:
    """A frame from the client: its type, the message that it answers and its content."""
    frame = _frame()
    frame.ParseFromString(raw)
    headers = {header.key: header.value for header in frame.headers}
    content = json.loads(frame.payload) if frame.payload else {}
    return headers.get("type", ""), headers.get("message_id", ""), content


def _frame() -> Any:
    return sdk.part("lark_oapi.ws.pb.pbbp2_pb2").Frame()
