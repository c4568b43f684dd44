"""Feishu and Lark: the keys of the app, its cloud, and how events arrive."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator

from bot.settings.addresses import https_or_loopback


class FeishuSettings(BaseModel):
    """The settings of the Feishu chat."""

    feishu_app_id: str = Field("", description="Feishu or Lark app id, cli_…")
    feishu_app_secret: SecretStr = Field(SecretStr(""), description="Feishu or Lark app secret.")
    feishu_encrypt_key: SecretStr = Field(SecretStr(""), description="Encrypt Key of the webhook mode; required there.")
    feishu_verification_token: SecretStr = Field(
        SecretStr(""), description="Verification Token of the webhook mode; required there."
    )
    feishu_domain: str = Field("feishu", description="feishu, lark, or a base URL.")
    feishu_mode: Literal["websocket", "webhook"] = Field(
        "websocket", description="How events arrive: websocket (long connection) or webhook."
    )
    feishu_app_kind: Literal["self_built", "store"] = Field(
        "self_built",
        description="self_built: an app of one tenant. store: one that any tenant can have; it needs "
        "FEISHU_MODE=webhook and SECRET_KEY.",
    )

    @field_validator("feishu_domain")
    @classmethod
    def _known_domain(cls, value: str) -> str:
        if value in {"feishu", "lark"}:
            return value
        if not urlsplit(value).hostname:
            raise ValueError(f"{value!r} is neither feishu nor lark nor a web address")
        return https_or_loopback(value)

    @property
    def is_feishu_store_app(self) -> bool:
        """Whether any Feishu tenant can have the app, each with a token of its own."""
        return self.feishu_app_kind == "store"

    @property
    def has_feishu(self) -> bool:
        """Whether enough is set to start the Feishu chat in its chosen mode."""
        if not (self.feishu_app_id and self.feishu_app_secret.get_secret_value()):
            return False
        if self.feishu_mode == "websocket":
            return True
        return bool(self.feishu_encrypt_key.get_secret_value() and self.feishu_verification_token.get_secret_value())
