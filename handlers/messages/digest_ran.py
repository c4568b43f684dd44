"""What a run that somebody asked for came to: its card is being posted, or nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Note, Paragraph, rich
from handlers.masking import masked
from handlers.messages.digest import changes
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class DigestRan:
    """How many creators are new, rising and gone quiet; `credits` is what it cost, None where nobody told."""

    name: str
    new: int
    rising: int
    silent: int
    credits: int | None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is posted."""
        return not (self.new or self.rising or self.silent)


def digest_ran(told: DigestRan, words: Words) -> Card:
    """Say it in a line, with the price."""
    counts = {"new": told.new, "rising": told.rising, "silent": told.silent}
    title = words("digest-ran", name=masked(told.name), what=changes(counts, words))
    text = words("digest-ran-quiet" if told.is_quiet else "digest-ran-text")
    cost = words("note-credits-unknown") if told.credits is None else words("note-credits", credits=told.credits)
    summary = words("card-said", title=title, text=text)
    return Card(title, (Paragraph(rich(text)), Note(rich(cost))), tone="info", summary=summary)


EXAMPLE = DigestRan("US skincare", 3, 2, 1, 150)
EXAMPLES = (DigestRan("US skincare", 0, 0, 0, None),)
