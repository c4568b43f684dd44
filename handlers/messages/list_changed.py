"""What became of a list itself: made, renamed, deleted, or asked about before it is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards import Button, Card, Code, Control, Controls, Note, Paragraph, Tone, rich
from handlers.words import Words
from storage.lists import Reach


@dataclass(frozen=True, slots=True)
class ListChanged:
    """`what` happened to the list `name`, once called `old`, with `size` creators. `open` and `delete` are presses."""

    what: Literal["made", "renamed", "shared", "unshared", "unlocked", "delete", "deleted"]
    name: str
    reach: Reach
    old: str = ""
    size: int = 0
    open: str = ""
    delete: str = ""


def list_changed(changed: ListChanged, words: Words) -> Card:
    """Say it, and what can be done next."""
    title = words(f"list-{changed.what}", list=changed.name, old=changed.old)
    size = words("list-size", count=changed.size, shown=words.whole(changed.size))
    text = words(f"list-{changed.what}-text", size=size, reach=words(f"list-reach-{changed.reach}"))
    blocks: list[Paragraph | Note | Controls] = [Paragraph(rich(text), warns=True)]
    if changed.what == "made":
        line = words("list-made-line", list=changed.name)
        blocks.append(Paragraph(words.rich("usage-try", line=Code(line))))
    controls = _controls(changed, words)
    if controls:
        blocks.append(Controls(controls))
    return Card(title, tuple(blocks), _TONES[changed.what], summary=words.said(title, text))


_TONES: dict[str, Tone] = {
    "made": "good",
    "renamed": "good",
    "shared": "good",
    "unshared": "good",
    "unlocked": "good",
    "delete": "warning",
    "deleted": "over",
}


def _controls(changed: ListChanged, words: Words) -> tuple[Control, ...]:
    if changed.delete:
        return (Button(words("button-delete-list"), changed.delete, style="danger"),)
    return (Button(words("button-open-list"), changed.open),) if changed.open else ()


EXAMPLE = ListChanged("made", "Summer 2027", "conversation", open="o1")
EXAMPLES = (
    ListChanged("renamed", "Summer 2027", "private", old="Summer", open="o1"),
    ListChanged("shared", "Summer 2027", "conversation", open="o1"),
    ListChanged("unshared", "Summer 2027", "private", open="o1"),
    ListChanged("unlocked", "Summer 2027", "conversation", size=2, open="o1"),
    ListChanged("delete", "Summer 2027", "workspace", size=41, delete="d1"),
    ListChanged("deleted", "Summer 2027", "workspace", size=41),
)
