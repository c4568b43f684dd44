"""Before a creator is forgotten: what is kept of it, what stays, and the press that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Controls, CreatorText, Note, Paragraph, rich
from handlers.messages.forgotten import EXAMPLE as DONE
from handlers.messages.forgotten import counted
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class ForgetAsked:
    """Whom, as typed; how many rows of each table name it; the press. `is_assumed`: nobody said which platform."""

    creator: str
    platform: Platform
    rows: Mapping[str, int]
    confirm: str
    is_assumed: bool = False


def forget_asked(asked: ForgetAsked, words: Words) -> Card:
    """Ask; nothing has changed so far."""
    platform = words(f"platform-{asked.platform}")
    title, text = words("forget-title"), words("forget-text")
    who = words.rich("forget-who", creator=CreatorText(asked.creator), platform=platform)
    blocks: list[Block] = [Paragraph(who), counted(asked.rows, words), Paragraph(rich(text), warns=True)]
    if "hidden" in asked.rows:
        blocks.append(Paragraph(rich(words("forget-hidden"))))
    if asked.is_assumed:
        blocks.append(Note(rich(words("list-assumed", platform=platform))))
    blocks.append(Controls((Button(words("button-forget"), asked.confirm, style="danger"),)))
    blocks.append(Note(rich(words("forget-stays"))))
    return Card(title, tuple(blocks), tone="warning", summary=words.said(title, text))


EXAMPLE = ForgetAsked("@mia.makes.up", Platform.TIKTOK, DONE.rows, "f1")
EXAMPLES = (ForgetAsked("@mia.makes.up", Platform.TIKTOK, {"hidden": 1}, "f1", is_assumed=True),)
