"""A digest before it starts, or before it changes: when, where, what it looks for, and what it will cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from handlers.cards import Block, Bold, Button, Card, Code, Controls, Fact, Facts, Note, Paragraph, joined, rich
from handlers.creators.masking import masked
from handlers.grammar.translating import in_language
from handlers.messages.digest_list import OWN, DigestRow, where
from handlers.schedules.telling import local, told_schedule
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class DigestDraft:
    """A digest to be, and its next due times. `confirm` starts it, or changes one that runs; `preview` shows a run.

    Where it `is_spread`, the chat's crowded minutes let it come a little later. Some months lack a day that it names
    where it `skips_months`.
    """

    digest: DigestRow
    times: tuple[datetime, ...]
    confirm: str
    preview: str = ""
    is_change: bool = False
    is_spread: bool = False
    skips_months: bool = False


def digest_draft(draft: DigestDraft, words: Words) -> Card:
    """Say what it will do and cost, and ask."""
    row = draft.digest
    what = "change" if draft.is_change else "draft"
    title, cost = words(f"digest-{what}", name=masked(row.name)), words.whole(row.cost)
    said = words("digests-cost", credits=cost, month=words.whole(row.month))
    facts = (
        Fact(words("digest-draft-when"), rich(told_schedule(row.schedule, row.zone, words))),
        Fact(words("digest-draft-where"), rich(where(row, words))),
        Fact(words("digest-draft-says"), rich(words(f"digest-says-{row.says}"))),
        Fact(
            words("digest-draft-news"),
            rich(words("digest-rules", percent=words.percent(row.rising, 0), days=row.silent_days)),
        ),
        Fact(words("digest-draft-size"), rich(words("digest-size", count=row.size))),
        Fact(words("digest-draft-cost"), rich(Bold(said))),
    )
    times = [rich(local(at, row.zone, words)) for at in draft.times]
    blocks: list[Block] = [
        Paragraph(words.rich("digest-asked", line=Code(masked(in_language(row.line, words.language))))),
        Facts(facts),
        Paragraph(rich(words("digest-draft-next"), words.gap, joined(times))),
    ]
    blocks += [Note(rich(note)) for note in _notes(draft, words)]
    buttons = [Button(words(f"button-digest-{what}", credits=row.cost), draft.confirm, style="primary")]
    if draft.preview:
        buttons.append(Button(words("button-digest-preview", credits=row.cost), draft.preview))
    summary = words.said(title, said)
    return Card(title, (*blocks, Controls(tuple(buttons))), tone="warning", summary=summary)


def _notes(draft: DigestDraft, words: Words) -> list[str]:
    said = [words("digest-draft-note")] if not draft.is_change else []
    if draft.is_spread:
        said.append(words("digest-draft-spread"))
    if draft.skips_months:
        said.append(words("digest-draft-skips"))
    return said


_SOON = datetime(2026, 11, 26, 14, tzinfo=UTC)
EXAMPLE = DigestDraft(OWN, (_SOON, _SOON + timedelta(days=4), _SOON + timedelta(days=7)), "c1", "v1")
EXAMPLES = (
    replace(
        EXAMPLE,
        digest=replace(OWN, where="alone", schedule="monthly 31 10:00", says="always"),
        is_spread=True,
        skips_months=True,
    ),
    replace(EXAMPLE, is_change=True, preview=""),
)
