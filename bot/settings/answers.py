"""What people get: in which language, from which platform, how much at once, and in which way."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator
from pydantic_settings import NoDecode


class AnswerSettings(BaseModel):
    """The settings of what is found, collected, watched and shown."""

    default_language: Literal["en", "zh"] = Field("en", description="Language until a person or a workspace chose one.")
    default_platform: Literal["tiktok", "youtube", "instagram"] = Field(
        "tiktok", description="Platform of a search that names none, until the person searched once."
    )
    default_level: Literal["S1", "S2", "S3"] = Field("S2", description="Service level of a search that names none.")
    rows_per_card: int = Field(5, ge=1, le=10, description="Creators on one card.")
    search_size: int = Field(10, ge=1, le=100, description="Creators that one search buys when the line names no size.")
    remember_hours: float = Field(
        6, ge=0, description="Hours for which the same typed search is shown from memory for 0 credits."
    )
    file_handover: Literal["link", "upload", "both", "private"] = Field(
        "link",
        description=(
            "How finished files are handed over: a link, the file itself in the chat, both, or private: a link that "
            "whoever asked for it gets alone."
        ),
    )
    own_it_days: float = Field(
        14, ge=0, description="Days within which creators that were collected already are pointed out."
    )
    shortlist_emoji: Annotated[tuple[str, ...], NoDecode] = Field(
        ("star", "fingerheart"),
        description="Emojis that put the creators of a message on a list, by their names in Slack and in Feishu.",
    )
    digest_size: int = Field(
        50, ge=1, le=1_000, description="Creators that one run of a digest looks at; each costs credits at every run."
    )
    digest_rising_percent: float = Field(
        10, gt=0, le=1_000, description="Percent by which followers or average views must grow to stand in a digest."
    )
    digest_quiet_days: int = Field(
        30, ge=1, le=3_650, description="Days without a post after which a digest says that a creator has gone quiet."
    )

    @field_validator("shortlist_emoji", mode="before")
    @classmethod
    def _emojis(cls, value: object) -> object:
        return value.replace(",", " ").replace(":", " ").casefold().split() if isinstance(value, str) else value
