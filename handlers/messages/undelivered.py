"""What is said to a person, alone, when the chat did not take what their collection had to say or to hand over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from handlers.cards import Block, Button, Card, Code, Controls, Note, Paragraph, rich
from handlers.grammar.translating import in_language
from handlers.words import Words

What: TypeAlias = Literal["place", "upload", "doubt", "late"]
"""`place`: a conversation takes no posts; `upload`: a chat takes no files; `doubt`: nobody knows whether the card of a
collection stands there; `late`: the chat did not let Scout in for a while, and what waited comes now."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What is to be said; `code` is the chat's own word for it, `line` what the person typed.

    `show` is the press that shows how far a collection is.
    """

    what: What
    code: str
    line: str
    show: str = ""


def undelivered(news: Undelivered, words: Words) -> Card:
    """Say what was not taken, and the way out."""
    title = words(f"undelivered-{news.what}-title")
    text = words(f"undelivered-{news.what}-text")
    is_over = news.what == "late"
    blocks: list[Block] = [Paragraph(rich(text), warns=not is_over)]
    if news.show:
        blocks.append(Controls((Button(words("button-show"), news.show),)))
    line = in_language(news.line, words.language)
    blocks.append(Note(words.rich("undelivered-about", line=Code(line), code=Code(news.code))))
    return Card(title, tuple(blocks), tone="info" if is_over else "warning", summary=words.said(title, text))


EXAMPLE = Undelivered("place", "not_in_channel", "/collect tiktok.com/@mia.makes")
EXAMPLES = (
    Undelivered("upload", "file_uploads_disabled", "/collect tiktok.com/@mia.makes"),
    Undelivered("doubt", "no_answer", "/collect tiktok.com/@mia.makes", show="s1"),
    Undelivered("late", "token_revoked", "/collect tiktok.com/@mia.makes"),
)
