"""What was put on a list: whom, whom it had already, what could not be read, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import (
    Block,
    Button,
    Card,
    Control,
    Controls,
    Note,
    Option,
    Paragraph,
    Select,
    rich,
)
from handlers.cards import plain as plain_text
from handlers.creators.naming import shows
from handlers.creators.row import name_of
from handlers.creators.telling import refused_listing
from handlers.messages.examples import BEAN, LENA, MIA
from handlers.words import Words
from storage.lists import Reach

NAMED = 5
"""Creators named in the text; of more the count is said."""


@dataclass(frozen=True, slots=True)
class ListAdded:
    """What came of adding: `new` ones, `known` ones that stood there before, or `gone` ones when it was undone.

    `size` counts the list's creators now. `refused` pairs what was typed with a reason's key; `assumed` is the platform
    that names without one were taken to be on. `undo` and `open` are presses, `others` further lists as (name, press).
    """

    name: str
    reach: Reach
    size: int
    new: tuple[Creator, ...] = ()
    known: tuple[Creator, ...] = ()
    gone: tuple[Creator, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    assumed: Platform | None = None
    undo: str = ""
    open: str = ""
    others: tuple[tuple[str, str], ...] = ()


def list_added(added: ListAdded, words: Words) -> Card:
    """Say it in one line, then the rest."""
    title = _title(added, words)
    size = words("list-size", count=added.size, shown=words.whole(added.size))
    lines = [_known(added, words), _assumed(added, words)]
    blocks: list[Block] = [Paragraph(rich(line)) for line in lines if line]
    blocks.append(Note(rich(words("list-standing", size=size, reach=words(f"list-reach-{added.reach}")))))
    blocks += refused_listing(added.refused, words)
    controls = _controls(added, words)
    if controls:
        blocks.append(Controls(controls))
    text = words.sentences(*lines)
    summary = words.said(title, text) if text else title
    return Card(
        title, tuple(blocks), "good" if added.new else "info", summary=summary, shows=shows((*added.new, *added.known))
    )


def _title(added: ListAdded, words: Words) -> str:
    if added.gone:
        return words("list-undone", who=_who(added.gone, words), list=added.name, count=len(added.gone))
    if added.new:
        return words("list-added", who=_who(added.new, words), list=added.name, count=len(added.new))
    return words("list-nobody-new", list=added.name)


def _who(creators: tuple[Creator, ...], words: Words) -> str:
    if len(creators) == 1:
        return plain_text((name_of(creators[0], words),))
    return words("list-creators", count=len(creators), shown=words.whole(len(creators)))


def _known(added: ListAdded, words: Words) -> str:
    """Whom the list had already; and the names of several new ones, which the title only counts."""
    said = []
    if len(added.new) > 1:
        said.append(words("list-added-names", names=_names(added.new, words)))
    if added.known:
        said.append(words("list-known", names=_names(added.known, words), count=len(added.known)))
    return words.sentences(*said)


def _names(creators: tuple[Creator, ...], words: Words) -> str:
    names = words.listed(plain_text((name_of(one, words),)) for one in creators[:NAMED])
    left = len(creators) - NAMED
    return words("list-names-more", names=names, count=words.whole(left)) if left > 0 else names


def _assumed(added: ListAdded, words: Words) -> str:
    return words("list-assumed", platform=words(f"platform-{added.assumed}")) if added.assumed else ""


def _controls(added: ListAdded, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if added.open:
        controls.append(Button(words("button-open-list"), added.open))
    if added.undo:
        controls.append(Button(words("button-undo"), added.undo))
    if added.others:
        options = tuple(Option(name, press) for name, press in added.others)
        controls.append(Select(words("list-also-label"), options))
    return tuple(controls)


EXAMPLE = ListAdded("Summer", "conversation", 12, new=(MIA,), undo="u1", open="o1", others=(("Winter", "w1"),))
EXAMPLES = (
    ListAdded(
        "Summer 2027",
        "workspace",
        41,
        new=(MIA, LENA),
        known=(BEAN,),
        refused=(("https://vm.tiktok.com/ZM8", "short-link"),),
        assumed=Platform.TIKTOK,
        undo="u1",
        open="o1",
    ),
    ListAdded("Summer", "private", 12, known=(MIA,), open="o1"),
    ListAdded("Summer", "private", 11, gone=(MIA,), open="o1"),
)
