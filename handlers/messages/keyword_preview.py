"""What a keyword collection would ask for, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Code, Controls, Fact, Facts, Note, joined, rich
from handlers.messages.collect_preview import Estimate, estimated
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class KeywordPreview:
    """Keywords for one task on one platform; `collect` and `cancel` are presses."""

    platform: Platform
    keywords: tuple[str, ...]
    estimate: Estimate
    collect: str
    cancel: str


def keyword_preview(read: KeywordPreview, words: Words) -> Card:
    """Say what would be asked for and wait for a press."""
    count, platform = len(read.keywords), words(f"platform-{read.platform}")
    title = words("collect-ready-keywords", count=count, platform=platform)
    buttons = (
        Button(words("button-collect-keywords", count=count), read.collect, style="primary"),
        Button(words("button-cancel"), read.cancel),
    )
    blocks: tuple[Block, ...] = (
        Facts(
            (
                Fact(
                    words("collect-fact-keywords"),
                    joined((rich(Code(each)) for each in read.keywords), words("list-separator")),
                ),
                Fact(words("collect-fact-estimate"), estimated(read.estimate, words)),
            )
        ),
        Controls(buttons),
        Note(rich(words("collect-nothing-sent"))),
    )
    return Card(title, blocks, tone="info", summary=words.naming(title, words.listed(read.keywords)))


EXAMPLE = KeywordPreview(Platform.TIKTOK, ("glass skin", "skincare"), Estimate(1), "c1", "c2")
