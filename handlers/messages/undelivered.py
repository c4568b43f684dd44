"""What is said to a person, alone, when the chat did not take what their collection had to say or to hand over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards import Card, Code, Note, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Undelivered:
    """`place`: a conversation takes no posts; `upload`: a chat takes no files. `code` is the chat's own word for it.

    `line` is what the person typed.
    """

    what: Literal["place", "upload"]
    code: str
    line: str


def undelivered(news: Undelivered, words: Words) -> Card:
    """Say what was not taken, and the way out."""
    title = words(f"undelivered-{news.what}-title")
    text = words(f"undelivered-{news.what}-text")
    blocks = (
        Paragraph(rich(text)),
        Note(words.rich("undelivered-about", line=Code(news.line), code=Code(news.code))),
    )
    return Card(title, blocks, tone="warning", summary=words("card-said", title=title, text=text))


EXAMPLE = Undelivered("place", "not_in_channel", "/collect tiktok.com/@mia.makes")
EXAMPLES = (Undelivered("upload", "file_uploads_disabled", "/collect tiktok.com/@mia.makes"),)
