"""What somebody did with a digest: started, changed, muted, paused, resumed or removed it, with the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from handlers.cards import Block, Button, Card, Controls, Listing, Paragraph, Rich, Tone, plain, rich
from handlers.creators.masking import masked
from handlers.messages.digest_list import OWN, DigestPress, DigestRow, digest_row
from handlers.messages.examples import NOON
from handlers.schedules.telling import local
from handlers.words import Words

Did = Literal["started", "changed", "muted", "paused", "resumed", "remove", "removed"]


@dataclass(frozen=True, slots=True)
class DigestChanged:
    """What was done to a digest, and by whom; `remove` asks first, with the press `confirm`.

    `at` says until when it is muted or when it is due next; None where it is never due.
    """

    did: Did
    digest: DigestRow
    person: str
    at: datetime | None = None
    confirm: str = ""


def digest_changed(told: DigestChanged, words: Words) -> Card:
    """Say it, for everybody who will miss the digest or get it."""
    did, row = told.did, told.digest
    title = words(f"digest-{did}", name=masked(row.name), person=told.person)
    text = _text(told, words)
    blocks: list[Block] = [Paragraph(text, warns=True)]
    if did in {"started", "changed"}:
        blocks.append(Listing((digest_row(row, words),)))
    elif row.presses.resume:
        blocks.append(Controls((Button(words("button-digest-resume"), row.presses.resume),)))
    if told.confirm:
        blocks.append(Controls((Button(words("button-digest-removed"), told.confirm, style="danger"),)))
    summary = words.said(title, plain(text))
    return Card(title, tuple(blocks), _TONES.get(did, "info"), summary=summary)


_TONES: dict[Did, Tone] = {"started": "good", "changed": "good", "remove": "warning", "removed": "over"}


def _text(told: DigestChanged, words: Words) -> Rich:
    if told.did in {"paused", "remove", "removed"}:
        return rich(words(f"digest-{told.did}-text"))
    if told.digest.reason:
        return rich(words("digest-still-paused"))
    if told.at is None:
        return rich(words("digest-next-never"))
    key = "digest-muted-text" if told.did == "muted" else "digest-next-text"
    return words.rich(key, at=local(told.at, told.digest.zone, words))


_RESTING = replace(OWN, presses=DigestPress(resume="r1"))
_SOON = NOON + timedelta(days=3)
EXAMPLE = DigestChanged("started", OWN, "Mia", _SOON)
EXAMPLES = (
    DigestChanged("changed", OWN, "Mia", _SOON),
    DigestChanged("changed", replace(_RESTING, reason="place-gone", next_at=None), "Mia"),
    DigestChanged("muted", _RESTING, "Mia", NOON + timedelta(days=7)),
    DigestChanged("paused", _RESTING, "Leo"),
    DigestChanged("resumed", OWN, "Mia", _SOON),
    DigestChanged("resumed", OWN, "Mia"),
    DigestChanged("remove", OWN, "Mia", confirm="c1"),
    DigestChanged("removed", OWN, "Mia"),
)
