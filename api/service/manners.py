"""How the service puts a refusal: the ways in which callers of the live API meet one (contract 2.2, 16.2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias

import orjson

from api.contract import codes
from api.contract.codes import BAD_REQUEST, Code
from api.service.envelope import Reply, refused
from api.service.refusals import Refusal

Language: TypeAlias = Literal["en", "zh"]
"""Of messages: `en` says what is wrong in detail, `zh` what the code means and which field it is about."""

Form: TypeAlias = Literal["envelope", "http200", "bare422"]
"""Of refusals by an endpoint: in the envelope with the code's HTTP status; the same with HTTP 200; or, for a body that
is of a wrong form, as the API's framework says it without an envelope."""

_CHINESE: Mapping[Code, str] = {
    BAD_REQUEST: "请求参数无效",
    codes.NO_KEY: "API Key 缺失或无效",
    codes.KEY_EXPIRED: "API Key 已过期",
    codes.KEY_REVOKED: "API Key 已被吊销",
    codes.NO_IDENTITY: "缺少用户标识或格式不正确，应为邮箱地址",
    codes.OUT_OF_CREDITS: "积分余额不足",
    codes.NO_SCOPE: "API Key 没有该接口的权限",
    codes.NOT_FOUND: "未找到所请求的内容",
    codes.TOO_FAST: "请求过于频繁，请稍后再试",
    codes.QUOTA_SPENT: "今日请求次数已用完",
    codes.SERVER_TROUBLE: "服务器内部错误",
}


def put(refusal: Refusal, meta: Mapping[str, Any], language: Language, form: Form) -> Reply:
    """The answer that refuses a request to an endpoint."""
    said = refusal if language == "en" else _in_chinese(refusal)
    if form == "bare422" and refusal.code is BAD_REQUEST and not refusal.by_rule:
        return _bare(said)
    reply = refused(said, meta)
    return replace(reply, status=200) if form == "http200" else reply


def _in_chinese(refusal: Refusal) -> Refusal:
    about = f"：{refusal.field}" if refusal.field else ""
    return Refusal(refusal.code, _CHINESE[refusal.code] + about, refusal.http, refusal.field)


def _bare(refusal: Refusal) -> Reply:
    place = ["body", refusal.field] if refusal.field else ["body"]
    complaint = {"type": "value_error", "loc": place, "msg": refusal.message}
    return Reply(422, orjson.dumps({"detail": [complaint]}))
