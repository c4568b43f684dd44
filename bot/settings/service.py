"""The embedded service: its file, its pace, and how it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field


class ServiceSettings(BaseModel):
    """The settings of the embedded service."""

    service_database: Path = Field(Path("creators.db"), description="File of the embedded service.")
    service_rate_limit: int = Field(
        60, ge=-1, description="Requests a minute and key of the embedded service; -1 = none."
    )
    service_seconds_per_item: float = Field(
        3.0, ge=0, description="Pace of the embedded service's collection tasks, seconds an item."
    )
    service_stringify: bool = Field(
        True,
        description="Scalars in the embedded service's rows of creators as text, as the live API sends them.",
    )
    service_language: Literal["en", "zh"] = Field(
        "en",
        description="Language of the embedded service's refusals: en says what is wrong, zh is short as the live API.",
    )
    service_refusals: Literal["envelope", "http200", "bare422"] = Field(
        "envelope",
        description="How the embedded service refuses: envelope (with the HTTP status of the code), http200 (the same "
        'envelope, always HTTP 200), bare422 (wrong bodies as {"detail": …} with HTTP 422, the rest as envelope).',
    )
    service_task_minutes: float = Field(
        60, gt=0, le=10_080, description="Minutes after which a collection task of the embedded service has timed out."
    )
    service_most_values: int = Field(
        500, ge=1, le=10_000, description="Links or names that one task of the embedded service takes."
    )
    service_webhook_reach: Literal["public", "loopback", "private"] = Field(
        "public",
        description="Where the embedded service's webhooks may lead: public (https only), loopback (this machine too, "
        "also http), private (private networks as well).",
    )
    service_webhook_attempts: int = Field(
        3, ge=1, le=4, description="Calls of one webhook by the embedded service; pauses are 10, 30 and 90 seconds."
    )
    service_link_minutes: float = Field(
        60, gt=0, le=525_600, description="Minutes for which a link to a file of the embedded service works."
    )
    service_keep_days: int = Field(
        0,
        ge=0,
        description="Days for which the embedded service keeps ended tasks, their files and its ledger; 0: for ever.",
    )
