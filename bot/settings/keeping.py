"""What is kept for how long."""

from __future__ import annotations

from pydantic import BaseModel, Field, field_validator

LEDGER_DAYS_LEAST = 70
"""Two months and more, which budgets and the report of the last month add up."""


class KeepingSettings(BaseModel):
    """The settings of how long data is kept."""

    keep_days: int = Field(30, ge=1, description="Days for which bought pages, buttons and posted messages are kept.")
    keep_searches_days: int = Field(
        180, ge=0, description="Days for which each person's last search is kept; 0: as long as the workspace is here."
    )
    keep_creators_days: int = Field(
        180,
        ge=0,
        description="Days for which creators are kept that stand on no list any more, unmarked and not hidden; 0: as "
        "long as the workspace is here.",
    )
    keep_collections_days: int = Field(
        400,
        ge=0,
        description="Days for which it is kept what was collected, with collections of which no file came; 0: as long "
        "as the workspace is here.",
    )
    keep_files_days: int = Field(
        0,
        ge=0,
        description="Days for which the button for a fresh link to a file works, if the API still has the file; 0: as "
        "long as the workspace is here.",
    )
    keep_digests_days: int = Field(
        400,
        ge=0,
        description="Days for which it is kept what digests saw and what came of them; 0: as long as the workspace is "
        "here.",
    )
    keep_ledger_days: int = Field(
        1_100,
        ge=0,
        description="Days for which the ledger of what every call cost is kept, 70 or more; 0: as long as the "
        "workspace is here.",
    )
    purge_on_uninstall: bool = Field(
        True,
        description="Whether all that is kept of a workspace goes at once when Scout is uninstalled there or its token "
        "is revoked; if not, it stays until scout purge.",
    )

    @field_validator("keep_ledger_days")
    @classmethod
    def _longer_than_budgets(cls, value: int) -> int:
        if 0 < value < LEDGER_DAYS_LEAST:
            raise ValueError(
                f"{value} days are too few: budgets and last month's report need {LEDGER_DAYS_LEAST}; or write 0"
            )
        return value
