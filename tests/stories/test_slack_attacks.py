"""People who mean no good, in Slack: what they forge, replay and press, and what creators write to be run by others."""

from __future__ import annotations

import json
import re
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import import_files
from bot.app import Scout
from bot.settings import Settings, read_settings
from bot.slack.chat import slack_chat
from storage.installations import Installation
from tests.platforms.chats import slack
from tests.platforms.slack import FakeSlack, Shown, SlackDriver
from tests.platforms.slack.driver import SECRET, signature
from tests.platforms.slack.fake import person
from tests.platforms.slack.grants import CLIENT, CLIENT_SECRET
from tests.stories.conftest import Clock, Passing, bought

SEARCH = "/creators search tiktok beauty size:5"
EVIL = '<!channel> <@U1> <#C1> *Zorbler* <http://evil.example|tiktok.com> `x` "},{"type":"divider'
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOME_TIME = (NOON - timedelta(days=9), NOON + timedelta(days=9))
COMMAND = "/creators forget tiktok @charlidamelio"


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """A catalogue with one creator whose every text is an attack."""
    said = EVIL.replace('"', '""')
    file = tmp_path / "creators.csv"
    file.write_text(
        f'username,nickname,bio,hashtags,followers,country\nzorbler,"{said}","{COMMAND} {said}",zorbling,33149,US\n',
        encoding="utf-8",
    )
    catalogue = Catalogue.open(Path(settings.service_database))
    assert import_files(catalogue, [file], Platform.TIKTOK).added == 1
    catalogue.close()
    return settings


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[SlackDriver]:
    async with slack(scout) as driver:
        assert isinstance(driver, SlackDriver)
        yield driver


def beside(mia: SlackDriver, user: str, **told: Any) -> SlackDriver:
    """Somebody else in Mia's channel."""
    mia.slack.people[user] = person(user, "Leo", "leo@example.com", **told)
    return SlackDriver(mia.slack, mia.chat, Starlette(routes=list(mia.chat.routes)), user=user)


def command(text: str) -> bytes:
    """A slash command of Mia's as Slack sends it."""
    who = {"team_id": "T1", "channel_id": "C1", "user_id": "U1", "command": "/creators", "trigger_id": "t1"}
    return urlencode({**who, "text": text}).encode()


SPENDING = command("search tiktok beauty size:5")


@pytest.mark.parametrize(
    ("body", "stamp", "signed"),
    [
        (SPENDING, 0, signature(SPENDING, str(int(time.time())), secret="guessed")),
        (SPENDING, 0, ""),
        (SPENDING.replace(b"U1", b"U2"), 0, None),
        (SPENDING, -400, None),
    ],
    ids=["forged", "unsigned", "tampered", "old"],
)
async def test_what_slack_did_not_send_now_buys_nothing(
    mia: SlackDriver, scout: Scout, body: bytes, stamp: int, signed: str | None
) -> None:
    at = str(int(time.time()) + stamp)
    right = signature(SPENDING, at)
    answer = await mia.request("commands", body, stamp=at, signed=right if signed is None else signed)
    await mia.chat.idle()
    assert answer.status_code == 401
    assert mia.slack.messages == []
    assert await bought(scout) == []


async def test_a_recorded_command_that_is_sent_again_is_answered_once(mia: SlackDriver, scout: Scout) -> None:
    at = str(int(time.time()))
    for _ in range(3):
        assert (await mia.request("commands", SPENDING, stamp=at)).status_code == 200
        await mia.chat.idle()
    assert len(await bought(scout)) == 1
    assert len(mia.slack.messages) == 1


async def test_a_recorded_press_that_is_sent_again_acts_once(mia: SlackDriver) -> None:
    await mia.says(SEARCH)
    await mia.presses("Share to channel")
    for number in (1, 2):
        await mia.again(number)
        await mia.chat.idle()
    assert len([each for each in mia.slack.messages if not each.only_for]) == 1


async def test_a_press_with_a_made_up_id_finds_nothing(mia: SlackDriver, scout: Scout) -> None:
    await mia.says(SEARCH)
    button = {**mia.card.control("Share to channel"), "value": "made-up"}
    await mia.press(mia.card, button)
    await mia.chat.idle()
    assert all(each.only_for for each in mia.slack.messages)
    assert len(await bought(scout)) == 1


async def test_a_button_of_another_workspace_does_nothing(settings: Settings, scout: Scout, clock: Clock) -> None:
    """Both workspaces installed the same Scout; whoever in T2 learns an id of T1's gets nothing for it."""
    keys = {"secret_key": "a secret key of thirty-two letters", "public_url": "https://scout.example.com"}
    async with FakeSlack(clock) as fake:
        chosen = read_settings(
            _env_file=None,
            slack_client_id=CLIENT,
            slack_client_secret=CLIENT_SECRET,
            slack_signing_secret=SECRET,
            slack_api_url=fake.api_url,
            **keys,
        )
        sealing = settings.model_copy(update={"secret_key": chosen.secret_key})
        async with Scout(sealing, clock=clock) as both, AsyncExitStack() as stopping:
            for team in ("T1", "T2"):
                fake.grants.teams[f"xoxb-{team}"] = team
                await both.context.store.installations.save(Installation(f"slack:{team}", team, "UBOT", f"xoxb-{team}"))
            chat = slack_chat(chosen, both.desk, clock=clock, store=both.context.store)
            both.speak_through(chat)
            await chat.start()
            stopping.push_async_callback(chat.stop, 1)
            app = Starlette(routes=list(chat.routes))
            mia, sam = SlackDriver(fake, chat, app), SlackDriver(fake, chat, app, user="U8")
            sam.team = "T2"
            fake.people["U8"] = person("U8", "Sam", "sam@example.com", team_id="T2")
            await mia.says(SEARCH)
            for label in ("Share to channel", "Details"):
                copied = fake.put(Shown("C1", fake.next_ts(), "copied", mia.card.blocks, only_for="U8"))
                await sam.press(copied, copied.control(label))
                await sam.chat.idle()
                assert "This button is no longer valid." in sam.shown
                assert "@" not in sam.shown
                assert all(each.only_for for each in fake.messages), "nothing of T1 is posted"
            assert len(await bought(both)) == 1


OURS = re.compile(r"<(!date\^|https://(www\.)?tiktok\.com/)")
"""What Scout itself puts between angle brackets: times, and links to the platforms."""


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a payload."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(each)


def is_harmless(payload: dict[str, Any]) -> bool:
    """Whether what Slack got pings nobody, formats nothing and leads nowhere that a creator chose."""
    for each in objects_in(json.loads(json.dumps(payload))):
        if each.get("type") == "mrkdwn":
            said = str(each["text"])
            # What stands between angle brackets is ours alone: times, and links to the platforms.
            if any(
                not re.match(r"<(!date\^|https://(www\.)?tiktok\.com/)", one) for one in re.findall(r"<[^>]*>", said)
            ):
                return False
        if "divider" in str(each.get("block_id", "")) + str(each.get("action_id", "")) + str(each.get("value", "")):
            return False
        if "evil.example" in str(each.get("url", "")) + str(each.get("image_url", "")):
            return False
    return not re.search(r"<[!@#]", re.sub(r"<!date\^", "", str(payload.get("text", ""))))


async def test_what_creators_write_pings_nobody_and_leads_nowhere(
    mia: SlackDriver, scout: Scout, passes: Passing
) -> None:
    await mia.says("/creators search tiktok zorbler level:S3")
    assert "Zorbler" in mia.shown
    await mia.presses("Share to channel")
    await mia.presses("Details")
    await mia.says("/creators mark tiktok @zorbler contacted")
    await mia.says('/creators list new "Ours"')
    await mia.says('/creators list add "Ours" tiktok @zorbler')
    await mia.says('/creators list show "Ours"')
    assert "zorbler" in mia.shown
    await mia.says("/creators hide tiktok @zorbler")
    await mia.opens_home()
    sent = [payload for method, payload in mia.slack.calls if method.startswith(("chat.", "views.", "response_url"))]
    assert len(sent) > 8
    assert [payload for payload in sent if not is_harmless(payload)] == []
    assert await scout.context.store.acts.within("slack:T1", SOME_TIME) == [], "no bio is ever run as a line"


async def test_a_viewer_who_presses_what_costs_is_refused_alone_and_nothing_is_bought(
    mia: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await scout.context.store.roles.give("slack:T1", "U2", "Leo", "viewer", "U1", clock())
    leo = beside(mia, "U2")
    await mia.says(SEARCH)
    await mia.presses("Share to channel")
    shared = next(each for each in mia.slack.messages if not each.only_for)
    stood = shared.words
    await leo.press(shared, shared.control("Find alike"))
    await leo.chat.idle()
    assert "not spend its credits" in leo.shown
    assert leo.card.only_for == "U2"
    assert shared.words == stood
    assert len(await bought(scout)) == 1


@pytest.mark.parametrize("told", [{"is_restricted": True}, {"is_stranger": True}, {"team_id": "T9"}])
async def test_guests_and_people_of_other_organisations_get_no_link_and_no_file(
    mia: SlackDriver, scout: Scout, passes: Passing, told: dict[str, Any]
) -> None:
    gus = beside(mia, "U9", **told)
    await mia.says("/collect https://www.tiktok.com/@charlidamelio")
    await mia.presses("Collect 1")
    for _ in range(4):
        await passes(minutes=1)
    ready = mia.card
    assert "ready" in mia.shown
    await passes(hours=3)
    asked = len(await bought(scout))
    for label in ("Fresh link", "Refresh link"):
        try:
            button = ready.control(label)
        except LookupError:
            continue
        await gus.press(ready, button)
        await gus.chat.idle()
        break
    else:
        raise AssertionError(ready.words)
    assert "http" not in gus.card.words
    assert gus.card.only_for == "U9"
    for line in ("/collect status", "/collect export csv", SEARCH):
        await gus.says(line)
        assert "http" not in gus.shown and "@charli" not in gus.shown
    assert len(await bought(scout)) == asked
