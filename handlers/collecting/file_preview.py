"""`/collect` with a dropped file: it is fetched, read, and shown like a paste; a press on the preview starts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.contract.platforms import Platform
from handlers.chat import DroppedFile
from handlers.collecting import preview
from handlers.collecting.basket import Basket, basket_of
from handlers.collecting.given_file import UNREAD, read_file, unread
from handlers.context import Answer, Ask
from handlers.dropped import MOST_FILE_CREATORS, Column, Drop
from handlers.line import Line
from handlers.messages.choose_column import ChooseColumn, choose_column
from handlers.messages.problem import Problem, problem
from handlers.pasted import Kind, Pasted, Reason, platform_told, read_pasted

MOST_COLUMNS_ASKED = 5
"""How many columns a person chooses from; a drop-down of more is no question."""

_SAYS_NOTHING = frozenset({Reason.NOTHING, Reason.MENTION, Reason.UNSURE})


async def file_line(ask: Ask, line: Line) -> Answer[Any]:
    """Show what a dropped file names, together with what was typed beside it; nothing is sent."""
    if len(ask.files) > 1:
        return Answer(problem, Problem("files", {"count": len(ask.files)}))
    [file] = ask.files
    try:
        drop = await read_file(file)
        typed = _typed(ask.without_people(line.typed))
    except UNREAD as bad:
        return Answer(problem, unread(file, bad))
    platform = platform_told(line.typed)
    if not drop.columns:
        return await _without_file(ask, file, typed, platform)
    baskets = _baskets(file_baskets(file, drop), typed, platform)
    if len(baskets) == 1:
        return await preview.show(ask, baskets[0])
    return await ask_column(ask, drop.columns, baskets, ("collect.column", {}))


async def _without_file(ask: Ask, file: DroppedFile, typed: Basket, platform: Platform | None) -> Answer[Any]:
    """What is typed beside a file that names nobody; the file is then one of the things that cannot be read."""
    if not (typed.chosen or typed.unsure):
        return Answer(problem, Problem("file-nobody", {"file": file.name}))
    said = typed.on(platform) if platform and typed.unsure else typed
    return await preview.show(ask, replace(said, refused=(*said.refused, (file.name, "empty-file"))))


def _typed(text: str) -> Basket:
    """What is typed beside a file names: links and handles with `@`. Any other word is rather said about the file.

    Raises `TooMuchPasted`.
    """
    said = (
        item if item.link or item.input.startswith("@") else replace(item, kind=Kind.NONE, reason=Reason.UNSURE)
        for item in read_pasted(text).items
        if item.reason not in _SAYS_NOTHING
    )
    return basket_of(Pasted(tuple(said)))


def file_baskets(file: DroppedFile, drop: Drop) -> list[Basket]:
    """What each column of a file names, and with each what the file has besides."""
    told = replace(basket_of(Pasted(drop.told), file.name), sheets=drop.sheets, unread=drop.unread)
    return [basket_of(column.pasted).joined(told) for column in drop.columns]


def _baskets(read: Sequence[Basket], typed: Basket, platform: Platform | None) -> list[Basket]:
    """What is typed with each column. `platform` is said of the file, unless what is typed names creators itself."""
    baskets = [typed.joined(basket) for basket in read]
    if platform is None or typed.chosen or typed.unsure:
        return baskets
    return [basket.on(platform) if basket.unsure else basket for basket in baskets]


async def ask_column(
    ask: Ask,
    columns: Sequence[Column],
    baskets: Sequence[Basket],
    chosen: tuple[str, Mapping[str, Any]],
) -> Answer[ChooseColumn]:
    """The question which column names the creators; each basket is what one of them gives.

    `chosen` is the action of its answers with arguments, to which the `basket` is added.
    """
    asked = sorted(zip(columns, baskets, strict=True), key=lambda pair: -pair[0].count)[:MOST_COLUMNS_ASKED]
    together = baskets[0]
    for basket in baskets[1:]:
        together = together.joined(basket)
    held = await preview.hold(ask, [*(basket for _, basket in asked), together])
    presses = await ask.offer([(chosen[0], {**chosen[1], "basket": holder}) for holder in held])
    named = tuple((column.name, column.count, press) for (column, _), press in zip(asked, presses, strict=False))
    total = len(together.chosen) + len(together.unsure)
    all_press = presses[-1] if total <= MOST_FILE_CREATORS else ""
    return Answer(
        choose_column, ChooseColumn(together.file, named, (total, all_press), together.sheets, together.unread)
    )
