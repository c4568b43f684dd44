"""Someone pastes links, watches one card fill and gets a spreadsheet whose link lives: the same in every chat."""

from __future__ import annotations

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import Passing

LINKS = "https://www.tiktok.com/@charlidamelio?lang=en\nhttps://www.youtube.com/@MrBeast\ntiktok.com/@charlidamelio"


async def tasks_of(scout: Scout) -> list[tuple[str, str, int]]:
    """Platform, intent and number of values of every task that the bot knows, in order."""
    sql = 'SELECT platform, intent, json_array_length("values") FROM tasks ORDER BY rowid'
    return await scout.context.store.database.read(lambda tables: tables.conn.execute(sql).fetchall())


async def test_links_are_shown_as_they_were_read_and_nothing_is_sent(mia: Person, scout: Scout) -> None:
    await mia.says(f"/collect {LINKS}\nhttps://vm.tiktok.com/ZMabc/ https://example.com/x")
    assert "2 creators to collect" in mia.shown
    assert "Listed more than once" in mia.shown
    assert "a short link, which only the app can open" in mia.shown
    assert "not a link to TikTok, YouTube or Instagram" in mia.shown
    assert "Nothing has been sent or charged yet" in mia.shown
    assert await tasks_of(scout) == []


async def test_a_press_collects_and_the_spreadsheet_comes_with_a_link(
    mia: Person, scout: Scout, passes: Passing
) -> None:
    await mia.says(f"/collect {LINKS}")
    await mia.presses("Collect 2")
    assert "Collecting 2 creators" in mia.shown
    assert await tasks_of(scout) == [("tiktok", "confirmed", 1), ("youtube", "confirmed", 1)]
    await passes.delivers()
    assert "Collecting 2 creators · 0%" in mia.shown
    await passes(minutes=1)
    await passes(minutes=1)
    assert "creator is ready" in mia.shown
