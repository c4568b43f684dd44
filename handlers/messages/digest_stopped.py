"""A digest paused by itself: why, and what makes it run again. Told once, to its owner alone."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Button, Card, Controls, Note, Paragraph, rich
from handlers.creators.masking import masked
from handlers.words import Words
from storage.digest_rows import Reason


@dataclass(frozen=True, slots=True)
class DigestStopped:
    """The digest and what stands in its way; `resume` is a press, empty where nobody can resume it."""

    name: str
    reason: Reason
    resume: str = ""


def digest_stopped(told: DigestStopped, words: Words) -> Card:
    """Say what stands in the way and how to clear it."""
    title = words("digest-stopped", name=masked(told.name))
    why = words(f"digest-stopped-{told.reason}")
    blocks: list[Block] = [
        Paragraph(rich(why), warns=True),
        Paragraph(rich(words(f"digest-stopped-{told.reason}-do"))),
        Note(rich(words("digest-stopped-note"))),
    ]
    if told.resume:
        blocks.append(Controls((Button(words("button-digest-resume"), told.resume, style="primary"),)))
    return Card(title, tuple(blocks), tone="warning", summary=words.said(title, why))


EXAMPLE = DigestStopped("US skincare", "credits", "r1")
EXAMPLES = (
    DigestStopped("US skincare", "budget", "r1"),
    DigestStopped("US skincare", "rights", "r1"),
    DigestStopped("US skincare", "key", "r1"),
    DigestStopped("US skincare", "request", "r1"),
    DigestStopped("US skincare", "place-gone", "r1"),
    DigestStopped("US skincare", "external", "r1"),
    DigestStopped("US skincare", "search-gone", "r1"),
    DigestStopped("US skincare", "owner-gone"),
)
