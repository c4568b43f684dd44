"""What became of a saved search: saved, renamed, shared, removed, or asked about first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from handlers.cards import Button, Card, Controls, Listing, Paragraph, Tone, rich
from handlers.grammar.translating import in_language
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
    line = in_language(changed.saved.line, words.language) if what in {"replace", "replaced"} else ""
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

_KEPT = replace(OWN, share="", remove="")
_ASKED = replace(OWN, run="", share="", remove="")

EXAMPLE = SavedChanged("saved", _KEPT)
EXAMPLES = (
    SavedChanged("same", _KEPT),
    SavedChanged("replace", _ASKED, confirm="c1"),
    SavedChanged("replaced", _KEPT),
    SavedChanged("renamed", _KEPT, old="Skincare"),
    SavedChanged("shared", replace(_KEPT, reach="conversation"), by="Mia"),
    SavedChanged("known", replace(_KEPT, reach="conversation")),
    SavedChanged("unshared", _KEPT),
    SavedChanged("remove", _ASKED, confirm="c1"),
    SavedChanged("remove", _ASKED, confirm="c1", digests=2),
    SavedChanged("removed", _ASKED),
    SavedChanged("removed", _ASKED, digests=1),
)
