"""`/collect` with a dropped file: it is fetched, read, and shown like a paste; a press on the preview starts it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from api.contract.platforms import Platform
from handlers import collect
from handlers.basket import Basket, basket_of
from handlers.chat import DROPPED_BYTES_MOST, ChatError, DroppedFile
from handlers.context import Answer, Ask
from handlers.dropped import MOST_FILE_CREATORS, Column, UnreadableDrop, read_drop
from handlers.line import Line
from handlers.messages.choose_column import ChooseColumn, choose_column
from handlers.messages.problem import Problem, problem
from handlers.pasted import Kind, Pasted, Reason, TooMuchPasted, platform_told, read_pasted

MOST_COLUMNS_ASKED = 5
"""How many columns a person chooses from; a drop-down of more is no question."""

_SAYS_NOTHING = frozenset({Reason.NOTHING, Reason.MENTION, Reason.UNSURE})

log = logging.getLogger(__name__)


async def file_line(ask: Ask, line: Line) -> Answer[Any]:
    """Show what a dropped file names, together with what was typed beside it; nothing is sent."""
    if len(ask.files) > 1:
        return Answer(problem, Problem("files", {"count": len(ask.files)}))
    [file] = ask.files
    try:
        columns = await _columns(file)
        typed = _typed(ask.without_people(line.typed))
    except UnreadableDrop as bad:
        return Answer(problem, Problem(f"file-{bad.why}", {"file": file.name, **bad.values}))
    except TooMuchPasted as refused:
        return Answer(problem, collect.too_much(refused))
    except ChatError as refused:
        log.info("A dropped file was not fetched. action=file code=%s error=%s", refused.code, refused)
        return Answer(problem, _unfetched(file, refused))
    if not columns:
        return Answer(problem, Problem("file-nobody", {"file": file.name}))
    return await _shown(ask, _baskets(file, columns, typed, platform_told(line.typed)), columns)


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


def _baskets(file: DroppedFile, columns: Sequence[Column], typed: Basket, platform: Platform | None) -> list[Basket]:
    """What is typed with each column. `platform` is said of the file, unless what is typed names creators itself."""
    baskets = [typed.joined(basket_of(column.pasted, file.name)) for column in columns]
    if platform is None or typed.chosen or typed.unsure:
        return baskets
    return [basket.on(platform) if basket.unsure else basket for basket in baskets]


async def _columns(file: DroppedFile) -> tuple[Column, ...]:
    """The columns that may name creators. Raises `ChatError`, `UnreadableDrop` and `TooMuchPasted`."""
    content = await file.read()
    return (await asyncio.to_thread(read_drop, file.name, content)).columns


async def _shown(ask: Ask, baskets: Sequence[Basket], columns: Sequence[Column]) -> Answer[Any]:
    """The preview, or the question which column is meant."""
    if len(baskets) == 1:
        return await collect.show(ask, baskets[0])
    asked = sorted(zip(columns, baskets, strict=True), key=lambda pair: -pair[0].count)[:MOST_COLUMNS_ASKED]
    together = baskets[0]
    for basket in baskets[1:]:
        together = together.joined(basket)
    held = await collect.hold(ask, [*(basket for _, basket in asked), together])
    presses = await ask.offer([("collect.column", {"basket": holder}) for holder in held])
    named = tuple((column.name, column.count, press) for (column, _), press in zip(asked, presses, strict=False))
    total = len(together.chosen) + len(together.unsure)
    all_press = presses[-1] if total <= MOST_FILE_CREATORS else ""
    return Answer(choose_column, ChooseColumn(baskets[0].file, named, (total, all_press)))


def _unfetched(file: DroppedFile, refused: ChatError) -> Problem:
    if refused.kind == "too_large":
        return Problem("file-large", {"file": file.name, "most": DROPPED_BYTES_MOST // 1_000_000})
    return Problem("file-unfetched", {"file": file.name})
