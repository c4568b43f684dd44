"""The program itself: its memory, its address, what seals its secrets, and its log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from bot.settings.addresses import WebRoot


class ProgramSettings(BaseModel):
    """The settings of the process, whichever chats it serves."""

    database_url: str = Field("sqlite:///scout.db", description="What the bot remembers: sqlite:///PATH.")
    public_url: WebRoot = Field(
        "",
        description="Public https root of this program, for links, callbacks and the pictures of the embedded "
        "service's creators; without it they have none.",
    )
    host: str = Field("127.0.0.1", description="Address that the web server listens on; 0.0.0.0 behind a proxy.")
    port: int = Field(8080, ge=0, le=65535, description="Port that the web server listens on.")
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Seals stored tokens and keys, and signs the links to the embedded service's files; 32 random "
        "characters or more. Empty: nothing secret can be stored, and links are signed with a key of this machine, "
        "kept beside SERVICE_DATABASE.",
    )
    secret_keys_before: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Earlier values of SECRET_KEY, with commas: what they sealed can still be opened.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="Log lines as text or as JSON objects.")

    @field_validator("secret_keys_before", mode="before")
    @classmethod
    def _keys(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _sqlite_only(cls, value: str) -> str:
        if not value.startswith("sqlite:///"):
            raise ValueError(f"{value.split('://', maxsplit=1)[0]!r} is not supported; write sqlite:///PATH")
        if value == "sqlite:///":
            raise ValueError("names no file; write sqlite:///PATH")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @property
    def database_path(self) -> Path:
        """The file behind `database_url`."""
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def sealing_keys(self) -> tuple[str, ...]:
        """The keys for secrets at rest: the first seals, all open. None where no SECRET_KEY is set."""
        keys = (self.secret_key, *self.secret_keys_before)
        return tuple(key.get_secret_value() for key in keys if key.get_secret_value())
