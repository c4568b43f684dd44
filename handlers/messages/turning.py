"""What long listings share: which part of them a card shows, and the buttons to the parts beside it."""

from __future__ import annotations

from handlers.cards import Button, Controls, Note, rich
from handlers.words import Words


def part_note(first: int, count: int, total: int, more: str, words: Words) -> Note:
    """The grey last line: where more than this part is there, which part it is; then `more`."""
    if total <= count:
        return Note(rich(more))
    part = words("listing-part", first=words.whole(first), last=words.whole(first + count - 1), count=count)
    return Note(rich(f"{part} · {more}"))


def turning(previous: str, next_: str, words: Words) -> tuple[Controls, ...]:
    """The buttons to the parts before and after; nothing where there are none."""
    turns = (("button-previous", previous), ("button-next", next_))
    buttons = tuple(Button(words(label), press) for label, press in turns if press)
    return (Controls(buttons),) if buttons else ()
