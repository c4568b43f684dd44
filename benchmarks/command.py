"""What Scout adds to a bare API call, from a typed line to the drawn card.

The floor is the same search asked of the client alone. Both use the embedded service in this process, in one run.

    python -m benchmarks.command [--times 200]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

from api.contract.platforms import Platform
from api.contract.search import Range, SearchRequest
from benchmarks.report import Row, markdown, spread
from bot.app import Scout
from bot.clock import utc_now
from bot.commands.payloads import payload_of
from bot.settings import read_settings
from handlers.cards import Card
from handlers.chat import Audience, Conversation, Person, Posted, Request, Workspace

WORKSPACE = Workspace("benchmark", "one")
CONVERSATION = Conversation(WORKSPACE, "room", is_private=True)
PERSON = Person(WORKSPACE, "mia", name="Mia", email="mia@example.com", language="en")

ASKED = SearchRequest(
    Platform.TIKTOK, {"followers": Range(10_000, 500_000), "engagement": Range(0.03)}, size=10, order="desc"
)
LINE = "/creators search tiktok followers:10k-500k er:>3% size:10 page:{page}"


class Drawer:
    """A door that draws the answer as a chat would and shows it to nobody."""

    keeps_place = True

    def __init__(self, draw: Callable[[Card], Any]) -> None:
        self._draw = draw

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Draw the sign of work."""
        self._draw(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Draw the answer."""
        self._draw(card)
        return None


async def _timed(times: int, once: Callable[[int], Awaitable[None]]) -> list[float]:
    """Milliseconds of each call; a few calls before do not count. `once` gets a number that no other call got."""
    warm_up = 5
    for number in range(warm_up):
        await once(number)
    measured = []
    for number in range(warm_up, warm_up + times):
        started = perf_counter()
        await once(number)
        measured.append((perf_counter() - started) * 1_000)
    return measured


async def measure(times: int, folder: Path) -> list[Row]:
    """The rows of the table, the floor first. Each line is a page nobody bought before, so nothing is from memory."""
    settings = read_settings(
        _env_file=None,
        database_url=f"sqlite:///{folder / 'scout.db'}",
        service_database=folder / "creators.db",
        service_rate_limit=-1,
    )
    async with Scout(settings) as scout:

        async def bare(number: int) -> None:
            await scout.context.api.search(replace(ASKED, page=number % 190 + 1))

        def command(draw: Callable[[Card], Any], sizes: int) -> Callable[[int], Awaitable[None]]:
            async def once(number: int) -> None:
                line = LINE.replace("size:10", f"size:{sizes}").format(page=number % 190 + 1)
                await scout.desk.request(Request(uuid4().hex, line, PERSON, CONVERSATION, utc_now()), Drawer(draw))

            return once

        def nothing(card: Card) -> None:
            return None

        rows = [Row("client.search alone (the floor)", *spread(await _timed(times, bare)))]
        # Other sizes make other pages: what one row of the table bought is not in the memory of the next.
        drawings = {
            "line → card": nothing,
            "line → Slack blocks": payload_of("slack"),
            "line → Feishu card": payload_of("feishu"),
        }
        for number, (name, draw) in enumerate(drawings.items()):
            assert draw is not None
            rows.append(Row(name, *spread(await _timed(times, command(draw, 9 - number)))))
        again = LINE.format(page=1)

        async def remembered(_: int) -> None:
            await scout.desk.request(Request(uuid4().hex, again, PERSON, CONVERSATION, utc_now()), Drawer(nothing))

        rows.append(Row("line → card, the page from memory", *spread(await _timed(times, remembered))))
    return rows


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=150, help="counted calls of each row, at most 180")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(markdown(asyncio.run(measure(min(asked.times, 180), Path(folder)))))


if __name__ == "__main__":
    main()
