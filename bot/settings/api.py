"""The creator API: where it is, who asks it, and how it tells that a task ended."""

from __future__ import annotations

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator
from pydantic_settings import NoDecode

from api.contract.endpoints import ROOT
from bot.settings.addresses import WebRoot

_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+")


class ApiSettings(BaseModel):
    """The settings of the creator API."""

    cv_api_base_url: WebRoot = Field("", description="Root of the creator API (https). Empty: the embedded service.")
    cv_api_key: SecretStr = Field(SecretStr(""), description="Key of the creator API, sent as X-API-Key.")
    cv_user_identity: str = Field(
        "", description="E-mail sent as X-User-Identity for people whose chat gives no e-mail of theirs."
    )
    file_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Hosts, with commas, from which exports may be fetched to post the file itself; *.example.com is "
        "every host below. The API's own always is one; empty: any public host.",
    )
    cv_webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="Secret with which the creator API signs its calls; with an https PUBLIC_URL it switches them on.",
    )
    cv_values_per_task: int = Field(
        500, ge=1, le=500, description="Links that one collection task takes; some accounts of the API take 200."
    )

    @field_validator("file_hosts", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        return value.replace(",", " ").lower().split() if isinstance(value, str) else value

    @field_validator("file_hosts")
    @classmethod
    def _are_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not _HOST.fullmatch(host):
                raise ValueError(f"{host!r} is no host; write files.example.com or *.example.com")
        return value

    @field_validator("cv_api_base_url")
    @classmethod
    def _without_the_api_s_own_path(cls, value: str) -> str:
        path = urlsplit(value).path
        if "/openapi" in path:
            right = value.removesuffix(path) + path[: path.index("/openapi")]
            raise ValueError(f"{value!r} goes too far: Scout adds {ROOT} itself; write {right}")
        return value

    @model_validator(mode="after")
    def _key_with_base(self) -> Self:
        if self.cv_api_base_url and not self.cv_api_key.get_secret_value():
            raise ValueError(
                "CV_API_BASE_URL is set but CV_API_KEY is not; set both, or neither for the embedded service"
            )
        return self

    @property
    def is_embedded(self) -> bool:
        """Whether the embedded service answers, because no API account is set."""
        return not self.cv_api_base_url
