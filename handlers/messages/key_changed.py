"""What became of a workspace's key of the creator API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handlers.cards import Card, Note, Paragraph, Tone, rich
from handlers.words import Words

_TONES: Mapping[str, Tone] = {"kept": "good", "refused": "bad", "removed": "info", "none": "info"}


@dataclass(frozen=True, slots=True)
class KeyChanged:
    """Kept, refused by the API, removed, or there was none. `request_id` is the API's."""

    became: Literal["kept", "refused", "removed", "none"]
    request_id: str = ""


def key_changed(changed: KeyChanged, words: Words) -> Card:
    """Say it; the key itself is never repeated."""
    title, text = words(f"key-{changed.became}"), words(f"key-{changed.became}-text")
    note = (Note(rich(words("problem-request", id=changed.request_id))),) if changed.request_id else ()
    said = words.said(title, text)
    return Card(title, (Paragraph(rich(text), warns=True), *note), _TONES[changed.became], said)


EXAMPLE = KeyChanged("kept")
EXAMPLES = (KeyChanged("refused", "req_7f3a"), KeyChanged("removed"), KeyChanged("none"))
