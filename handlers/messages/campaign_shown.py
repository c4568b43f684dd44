"""The campaign that a conversation works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handlers.cards import Card, Code, Paragraph, rich
from handlers.words import Language, Words

LINES: Mapping[Language, str] = {"en": "/creators hide @name for:campaign", "zh": "/达人 隐藏 @用户名 范围:活动"}
"""The line that hides for a campaign alone, by the language of the card."""


@dataclass(frozen=True, slots=True)
class CampaignShown:
    """The campaign's `name`, empty for none, and what has just become of it."""

    name: str
    what: Literal["", "begun", "ended", "none"] = ""


def campaign_shown(shown: CampaignShown, words: Words) -> Card:
    """Say which one it is, and what to do with it."""
    what = shown.what or ("is" if shown.name else "none")
    title = words(f"campaign-{what}", campaign=shown.name)
    hint = words.rich(f"campaign-{what}-hint", line=Code(LINES[words.language]))
    return Card(title, (Paragraph(rich(hint)),), tone="info", summary=title)


EXAMPLE = CampaignShown("Summer", "begun")
EXAMPLES = (CampaignShown("Summer"), CampaignShown("Summer", "ended"), CampaignShown(""))
