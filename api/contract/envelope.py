"""The envelope around every answer and the `meta` it carries (contract 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.contract.values import Kind, read

UNLIMITED = -1
"""What a budget says when there is no limit."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What an answer says about itself. Everything but the request id may be missing: None is unknown, never zero.

    `quota_remaining` counts requests left today, not credits; `credits_remaining` is the credit balance; -1 in either
    means unlimited (contract 2 and 4).
    """

    request_id: str = ""
    page: int | None = None
    size: int | None = None
    total: int | None = None
    quota_remaining: int | None = None
    service_level: str | None = None
    lang: str | None = None
    credits_consumed: int | None = None
    credits_remaining: int | None = None


def read_meta(meta: Any) -> Meta:
    """A `Meta` from what came over the wire; strings that are numbers are read as such, unknown keys are left."""
    if not isinstance(meta, Mapping):
        return Meta()

    def whole(name: str) -> int | None:
        value = read(Kind.WHOLE, meta.get(name))
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def text(name: str) -> str | None:
        value = meta.get(name)
        return value if isinstance(value, str) and value else None

    return Meta(
        request_id=text("request_id") or "",
        page=whole("page"),
        size=whole("size"),
        total=whole("total"),
        quota_remaining=whole("quota_remaining"),
        service_level=text("service_level"),
        lang=text("lang"),
        credits_consumed=whole("credits_consumed"),
        credits_remaining=whole("credits_remaining"),
    )
