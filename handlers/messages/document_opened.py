"""A file as a document in the chat's own office: being made, or there and open to the one who asked."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Button, Card, Controls, Note, Paragraph, rich
from handlers.chat import DocumentKind
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class DocumentOpened:
    """The file's name, what it becomes, and where that is; an empty `url` while it is being made.

    One that is cut holds less than the file.
    """

    file: str
    kind: DocumentKind
    url: str = ""
    is_cut: bool = False


def document_opened(opened: DocumentOpened, words: Words) -> Card:
    """Say where it is and who can open it, or that it takes a moment."""
    if not opened.url:
        title, text = words(f"document-making-{opened.kind}", file=opened.file), words("document-making-text")
        return Card(title, (Paragraph(rich(text)),), summary=words.said(title, text))
    title = words(f"document-{'part' if opened.is_cut else 'opened'}-{opened.kind}", file=opened.file)
    text = words("document-opened-cut" if opened.is_cut else "document-opened-text")
    controls = Controls((Button(words("button-open-document"), url=opened.url, style="primary"),))
    blocks = (Paragraph(rich(text)), controls, Note(rich(words("document-opened-note"))))
    return Card(title, blocks, tone="warning" if opened.is_cut else "good", summary=words.said(title, text))


EXAMPLE = DocumentOpened("creators-tiktok.xlsx", "sheet", "https://example.feishu.cn/sheets/shtcnAbc")
EXAMPLES = (
    DocumentOpened("creators-tiktok.xlsx", "base", "https://example.feishu.cn/base/bascnAbc"),
    DocumentOpened("creators-tiktok.xlsx", "sheet"),
    DocumentOpened("creators-tiktok.xlsx", "base"),
    DocumentOpened("creators-tiktok.xlsx", "base", "https://example.feishu.cn/base/bascnAbc", is_cut=True),
)
