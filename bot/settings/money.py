"""Who may spend how much: admins, roles, prices, and what waits for a press."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator
from pydantic_settings import NoDecode


class MoneySettings(BaseModel):
    """The settings of people's rights and of what things cost."""

    admins: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(),
        description="People who set budgets and give roles, with commas: e-mails or ids of the chat, beside the "
        "workspace's own admins.",
    )
    default_role: Literal["viewer", "spender", "approver", "admin"] = Field(
        "spender", description="Role of people to whom no admin gave one: viewer, spender, approver or admin."
    )
    confirm_above: int = Field(
        100, ge=0, description="Estimated credits above which a search waits for a press on Confirm."
    )
    credit_prices: Annotated[dict[str, int], NoDecode] = Field(
        default_factory=lambda: {"S1": 1, "S2": 3, "S3": 4},
        description="Credits per record for the estimate, as S1=1,S2=3,S3=4.",
    )
    collect_price: int = Field(0, ge=0, description="Credits per collected creator for the estimate; 0 shows none.")

    @field_validator("admins", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        return value.replace(",", " ").casefold().split() if isinstance(value, str) else value

    @field_validator("credit_prices", mode="before")
    @classmethod
    def _prices(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = (part.split("=", 1) for part in value.replace(" ", "").split(",") if part)
        return {pair[0]: pair[-1] for pair in pairs}

    @field_validator("credit_prices")
    @classmethod
    def _all_levels_priced(cls, value: dict[str, int]) -> dict[str, int]:
        if set(value) != {"S1", "S2", "S3"} or min(value.values()) < 0:
            raise ValueError("names each of S1, S2, S3 once with a price of 0 or more, as S1=1,S2=3,S3=4")
        return value
