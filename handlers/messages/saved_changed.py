"""What became of a saved search: saved, renamed, shared, removed, or asked about first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards import Button, Card, Controls, Listing, Paragraph, Tone, rich
from handlers.messages.saved_all import OWN, SavedRow, saved_row
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class SavedChanged:
    """`what` happened to a saved search, once called `old`. `by` shared it; `confirm` is the press of a question.

    `digests` counts those that run it and pause with its removal.
    """

    what: Literal["saved", "same", "replace", "replaced", "renamed", "shared", "known", "unshared", "remove", "removed"]
    saved: SavedRow
    old: str = ""
    by: str = ""
    confirm: str = ""
    digests: int = 0


def saved_changed(changed: SavedChanged, words: Words) -> Card:
    """Say it, show the search, and offer what can be done next."""
    what, name = changed.what, changed.saved.name
    title = words(f"saved-{what}", name=name, old=changed.old, person=changed.by)
    text = words(f"saved-{what}-text")
    row = Listing((saved_row(changed.saved, words, is_alone=not changed.confirm),))
    question = _QUESTIONS.get(what)
    asked = (Controls((Button(words(question), changed.confirm, style="danger"),)),) if question else ()
    paused = words(f"saved-{what}-digests", count=changed.digests) if changed.digests else ""
    blocks = (*(Paragraph(rich(each), warns=each == text) for each in (text, paused) if each), row, *asked)
    line = changed.saved.line if what in {"replace", "replaced"} else ""
    said = words.said(title, words.sentences(text, paused, line))
    return Card(title, blocks, _TONES.get(what, "good"), summary=said)


_QUESTIONS = {"replace": "button-saved-replace", "remove": "button-saved-remove"}
_TONES: dict[str, Tone] = {
    "same": "info",
    "replace": "warning",
    "known": "info",
    "remove": "warning",
    "removed": "over",
}

EXAMPLE = SavedChanged("saved", OWN)
EXAMPLES = (
    SavedChanged("same", OWN),
    SavedChanged("replace", OWN, confirm="c1"),
    SavedChanged("replaced", OWN),
    SavedChanged("renamed", OWN, old="Skincare"),
    SavedChanged("shared", OWN, by="Mia"),
    SavedChanged("known", OWN),
    SavedChanged("unshared", OWN),
    SavedChanged("remove", OWN, confirm="c1"),
    SavedChanged("remove", OWN, confirm="c1", digests=2),
    SavedChanged("removed", OWN),
    SavedChanged("removed", OWN, digests=1),
)
