"""A line that cannot be carried out: what was not understood, what it may have been, and a line that works."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.cards import Block, Card, Code, Note, Paragraph, rich
from handlers.grammar.examples import LOOKALIKE
from handlers.grammar.translating import chinese_option, choice_in, example_in
from handlers.grammar.usage import Said, UsageError, choices, did_you_mean, elsewhere, within, wrong
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Usage:
    """A mistake in a line; the error carries its value, a hint and an example."""

    error: UsageError


def said_of(error: UsageError, words: Words) -> tuple[str, ...]:
    """The sentences that name a mistake and, where one is known, the way out."""
    return tuple(_named(said, words).text(words) for said in (error.problem, error.hint) if said)


def _named(said: Said, words: Words) -> Said:
    """The sentence with the option, and what may be chosen, by their names in the reader's language."""
    if words.language != "zh":
        return said
    named = dict(said.values)
    option, choices = named.get("option"), named.get("choices")
    if isinstance(option, str):
        named["option"] = chinese_option(option)
    if isinstance(choices, tuple):
        named["choices"] = tuple(choice_in(each, words.language) for each in choices)
    return replace(said, values=named)


def usage(mistake: Usage, words: Words) -> Card:
    """Name the mistake and the way out. Nothing was sent or charged."""
    error = mistake.error
    said = said_of(error, words)
    nothing = words("help-nothing-sent")
    example = example_in(error.example, words.language)
    blocks: tuple[Block, ...] = (
        *(Paragraph(rich(sentence), warns=True) for sentence in said),
        Paragraph(words.rich("usage-try", line=Code(example))),
        Note(rich(nothing)),
    )
    return Card(words("usage-title"), blocks, tone="warning", summary=words.sentences(*said, nothing))


EXAMPLE = Usage(wrong("unknown-value", "Untied States", hint=did_you_mean("United States"), option="country"))
EXAMPLES = (
    Usage(wrong("not-a-number", "lots", option="followers")),
    Usage(wrong("out-of-range", "500", option="size", hint=within(1, 100))),
    Usage(wrong("wrong-platform", "whatsapp", platform="TikTok", hint=elsewhere(("YouTube", "Instagram")))),
    Usage(wrong("unknown-value", "S4", option="level", hint=choices(("S1", "S2", "S3")))),
    Usage(wrong("no-seed", example=LOOKALIKE)),
)
