"""A finished collection opens as a Sheet or a Base in Feishu: made once for each person, who is let in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import Person, feishu
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.stories.conftest import Clock, Passing

CHARLI = "/collect https://www.tiktok.com/@charlidamelio https://www.tiktok.com/@khaby.lame"


@pytest.fixture
def naps() -> list[float]:
    """How long Scout waited between its looks at an import."""
    return []


@pytest.fixture
async def scout(settings: Settings, clock: Clock, naps: list[float]) -> AsyncIterator[Scout]:
    async def nap(seconds: float) -> None:
        naps.append(seconds)

    async with Scout(settings, clock=clock, sleep=nap) as running:
        yield running


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with feishu(scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


async def collects(mia: Person, passes: Passing) -> None:
    """A collection of two creators, with its file in the thread."""
    await mia.says(CHARLI)
    await mia.presses("Collect 2")
    for _ in range(4):
        await passes(seconds=30)


def link_on(mia: FeishuDriver) -> str:
    return str(mia.card.control("Open")["behaviors"][0]["default_url"])


@pytest.mark.parametrize(("label", "kind"), [("Open as Sheet", "sheet"), ("Open as Base", "bitable")])
async def test_a_press_makes_a_document_of_the_file_and_lets_its_asker_in(
    mia: FeishuDriver, passes: Passing, label: str, kind: str
) -> None:
    await collects(mia, passes)
    await mia.presses(label)
    [made] = mia.feishu.office.made
    assert made.kind == kind
    assert len(made.rows) == 1 + 2
    assert made.members == {"ou_mia": "full_access"}
    assert made.token in link_on(mia)
    assert "now" in mia.shown


async def test_pressing_twice_leads_to_the_same_document(mia: FeishuDriver, passes: Passing) -> None:
    await collects(mia, passes)
    ready = mia.card
    links = []
    for _ in range(2):
        await mia.press(ready, "Open as Sheet")
        await mia.chat.idle()
        links.append(link_on(mia))
    assert links[0] == links[1]
    assert len(mia.feishu.office.made) == 1
    assert len(mia.feishu.called("POST drive/v1/import_tasks")) == 1


async def test_two_presses_at_once_begin_one_import(mia: FeishuDriver, passes: Passing) -> None:
    await collects(mia, passes)
    ready = mia.card
    await mia.press(ready, "Open as Sheet")
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert len(mia.feishu.called("POST drive/v1/import_tasks")) == 1


async def test_another_person_gets_a_document_of_their_own(mia: FeishuDriver, passes: Passing) -> None:
    group, leo = mia.elsewhere(place=GROUP), mia.elsewhere(place=GROUP, user="ou_leo")
    mia.feishu.people["ou_leo"] = {"open_id": "ou_leo", "user_id": "leo01", "name": "Leo"}
    await collects(group, passes)
    ready = group.card
    await mia.press(ready, "Open as Sheet")
    await leo.press(ready, "Open as Sheet", 0, open_id="ou_leo", tenant_key="tenant_1")
    await mia.chat.idle()
    let_in = sorted(person for made in mia.feishu.office.made for person in made.members)
    assert let_in == ["ou_leo", "ou_mia"]
    assert len(mia.feishu.office.made) == 2
    assert leo.card.only_for == "ou_leo"


async def test_an_import_that_takes_its_time_is_waited_for(
    mia: FeishuDriver, passes: Passing, naps: list[float]
) -> None:
    await collects(mia, passes)
    mia.feishu.office.looks = 3
    naps.clear()
    await mia.presses("Open as Base")
    assert naps == [1.0, 1.0, 2.0]
    assert "is a Base now" in mia.shown


async def test_one_that_takes_too_long_goes_on_at_the_next_press(mia: FeishuDriver, passes: Passing) -> None:
    await collects(mia, passes)
    ready = mia.card
    mia.feishu.office.looks = 15
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "press again" in mia.shown
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "is a Sheet now" in mia.shown
    assert len(mia.feishu.called("POST drive/v1/import_tasks")) == 1


@pytest.mark.parametrize(("left_out", "is_cut"), [("2001", True), ("3004", True), ("2004", False)])
async def test_a_document_that_lacks_the_end_of_its_file_says_so_at_every_press(
    mia: FeishuDriver, passes: Passing, left_out: str, is_cut: bool
) -> None:
    await collects(mia, passes)
    ready = mia.card
    mia.feishu.office.left_out = [left_out]
    for _ in range(2):
        await mia.press(ready, "Open as Sheet")
        await mia.chat.idle()
        assert mia.feishu.office.made[0].token in link_on(mia)
        assert ("the rest was cut off" in mia.shown) is is_cut
    assert len(mia.feishu.called("POST drive/v1/import_tasks")) == 1


async def test_an_import_that_comes_to_nothing_is_told_and_the_next_press_begins_anew(
    mia: FeishuDriver, passes: Passing
) -> None:
    await collects(mia, passes)
    ready = mia.card
    mia.feishu.office.fails_with = [3]
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "could not be made into a document" in mia.shown
    assert "Nothing was charged" in mia.shown
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "is a Sheet now" in mia.shown


async def test_an_import_of_which_feishu_knows_no_more_is_begun_anew_by_the_next_press(
    mia: FeishuDriver, passes: Passing
) -> None:
    await collects(mia, passes)
    ready = mia.card
    mia.feishu.refuse("drive/v1/import_tasks/7369583175086912356", "1069913")  # the file kept for five minutes
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "could not be made into a document" in mia.shown
    await mia.press(ready, "Open as Sheet")
    await mia.chat.idle()
    assert "is a Sheet now" in mia.shown
    assert len(mia.feishu.called("POST drive/v1/import_tasks")) == 2


@pytest.mark.parametrize(
    ("path", "code"), [("drive/v1/medias/upload_all", "1061043"), ("drive/v1/import_tasks", "1069909")]
)
async def test_a_file_that_feishu_finds_too_large_is_told_so(
    mia: FeishuDriver, passes: Passing, path: str, code: str
) -> None:
    await collects(mia, passes)
    mia.feishu.refuse(path, code)
    await mia.presses("Open as Sheet")
    assert "is larger than 20 MB" in mia.shown


async def test_an_import_that_ends_because_the_file_is_too_large_is_told_so(mia: FeishuDriver, passes: Passing) -> None:
    await collects(mia, passes)
    mia.feishu.office.fails_with = [115]
    await mia.presses("Open as Base")
    assert "is larger than 20 MB" in mia.shown


@pytest.mark.parametrize(
    ("path", "code"), [("drive/v1/medias/upload_all", "1061045"), ("drive/v1/import_tasks", "1069923")]
)
async def test_what_feishu_asks_to_try_again_is_tried_again(
    mia: FeishuDriver, passes: Passing, path: str, code: str
) -> None:
    await collects(mia, passes)
    mia.feishu.refuse(path, code)
    await mia.presses("Open as Sheet")
    assert "is a Sheet now" in mia.shown


async def test_a_permission_that_the_upload_alone_lacks_is_told_like_the_others(
    mia: FeishuDriver, passes: Passing
) -> None:
    await collects(mia, passes)
    mia.feishu.refuse("drive/v1/medias/upload_all", "1061073")
    await mia.presses("Open as Sheet")
    assert "scout doctor" in mia.shown


@pytest.mark.parametrize(
    "scope", ["docs:document.media:upload", "docs:document:import", "docs:permission.member:create"]
)
async def test_without_a_permission_the_asker_is_told_where_to_turn_and_the_doctor_names_it(
    mia: FeishuDriver, passes: Passing, scope: str
) -> None:
    await collects(mia, passes)
    mia.feishu.scopes.discard(scope)
    await mia.presses("Open as Sheet")
    assert "scout doctor" in mia.shown
    [told] = await mia.chat.check()
    assert told.startswith(f"{scope}, to ")
    assert f"/app/cli_test/auth?q={scope}" in told


async def test_a_line_does_the_same_for_what_the_api_cannot_write(mia: FeishuDriver, passes: Passing) -> None:
    await collects(mia, passes)
    await mia.says("/collect export feishu_doc")
    assert "is a Sheet now" in mia.shown
    await mia.says("/采集 导出 多维表格")
    assert "is a Base now" in mia.shown


async def test_words_are_chinese_for_those_who_read_chinese(mia: FeishuDriver, passes: Passing) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says(CHARLI)
    await mia.presses("采集 2 位")
    for _ in range(4):
        await passes(seconds=30)
    await mia.presses("打开为电子表格")
    assert "已导入为电子表格" in mia.shown
