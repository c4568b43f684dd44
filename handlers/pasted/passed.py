"""What was passed over in a text, and what of it is told all the same: nothing that may be a name is dropped unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from handlers.pasted.doubts import unsure_item
from handlers.pasted.handle_lists import left_out
from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.naming import is_sentence
from handlers.pasted.plain_words import BEFORE_NAMES, follows_names
from handlers.pasted.rows import Row
from handlers.pasted.spelling import is_title
from handlers.pasted.tokens import NAMED, Shape, Token
from handlers.pasted.words_beside import word_behind_link, words_beside, words_between_commas

_MOST_FACTS = 40
"""Words that are kept to be shown, of which a card shows a few."""

_BESIDE_MAIL = NAMED | {Shape.MAIL, Shape.BREAK, Shape.CHINESE, Shape.MENTION, Shape.PLATFORM}


@dataclass(slots=True)
class Passed:
    """What was passed over: the shapes of all tokens, mail addresses, and words beside handles and links."""

    shapes: set[Shape] = field(default_factory=set)
    _words: dict[str, None] = field(default_factory=dict)
    _mails: dict[str, None] = field(default_factory=dict)
    _titles: dict[str, None] = field(default_factory=dict)
    _has_named: bool = False

    def add(self, line: str, row: Row, items: Collection[Item]) -> None:
        """Take note of a line that was read as `row` and names `items`."""
        self.shapes.update(token.shape for token in row.tokens)
        self._has_named |= any(item.kind is not Kind.NONE for item in items)
        shown = {item.input for item in items}
        if len(self._words) < _MOST_FACTS:
            self._words |= dict.fromkeys(typed for typed in _words(row, line) if typed not in shown)
            self._titles |= dict.fromkeys(token.typed for token in _behind_links(row, line) if is_title(token.text))
        if len(self._mails) < _MOST_FACTS and _is_plain(row):
            self._mails |= dict.fromkeys(token.typed for token in row.tokens if token.shape is Shape.MAIL)

    def note(self, row: Row) -> None:
        """Take note of a row that is told by other means, or need not be told."""
        self.shapes.update(token.shape for token in row.tokens)

    @property
    def facts(self) -> list[Item]:
        """The words as one item, since none of a thousand rows tells more than the first."""
        # One person's name behind a link may be the rest of a user name; several are people's names.
        words = self._words | (self._titles if len(self._titles) == 1 else {})
        return [unsure_item(", ".join(words))] if words else []

    @property
    def aside(self) -> tuple[Item, ...]:
        """The mail addresses as one item, where others name creators; else they are what the text is about."""
        if not (self._mails and self._has_named):
            return ()
        return (Item(None, Kind.NONE, "", shortened(", ".join(self._mails)), Reason.MAIL),)


def _words(row: Row, line: str) -> Iterator[str]:
    if row.is_tabled:
        yield from left_out(row, ()).values()
    if not row.is_record:
        for cell in row.cells:
            beside = words_beside(cell)
            if beside and not is_sentence(cell):
                yield from (cell.tokens[place].typed for place in beside)
        yield from (token.typed for token in _behind_links(row, line) if not is_title(token.text))
        yield from (token.typed for token in words_between_commas(row))


def _behind_links(row: Row, line: str) -> Iterator[Token]:
    return filter(None, (word_behind_link(cell, line) for cell in row.cells))


def _is_plain(row: Row) -> bool:
    """Whether a row has mail addresses beside nothing but links, handles, and words that ask for them.

    An address beside facts about a creator is one of them.
    """
    return all(
        token.shape in _BESIDE_MAIL
        or (token.shape is Shape.FILLER and (token.text.lower() in BEFORE_NAMES or follows_names(token.text)))
        for token in row.tokens
    )
