"""The same conversation in Slack and in Feishu: whatever people do, Scout's answers are the same."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings, read_settings
from tests.stories.conftest import Clock, Passing, bought, team_in
from tests.stories.conversations import FINDING
from tests.stories.conversations_together import TOGETHER
from tests.stories.digests import creator, put
from tests.stories.heard import Heard, HeardChat, HeardDesk
from tests.stories.seen import seen
from tests.stories.steps import Step, Talk

CONVERSATIONS = {**FINDING, **TOGETHER}


def fresh(folder: Path, sample: Path) -> Settings:
    """A machine of its own, whose catalogue knows three who do zorbling."""
    copytree(sample, folder)
    files = {"database_url": f"sqlite:///{folder / 'scout.db'}", "service_database": folder / "creators.db"}
    settings = read_settings(
        _env_file=None, service_rate_limit=-1, default_language="en", admins="mia@example.com", **files
    )
    put(settings, creator("ann"), creator("bob"), creator("cyd", last_post="2026-10-30"))
    return settings


async def held(chat: str, steps: tuple[Step, ...], settings: Settings) -> list[tuple[str, Any]]:
    """The answers to a conversation that Mia and Leo hold in a chat, and what was bought for them."""
    clock, heard = Clock(), Heard()
    async with Scout(settings, clock=clock) as scout:
        scout.desk = HeardDesk(scout.desk, heard)  # type: ignore[assignment]  # it answers as the desk does
        async with team_in(chat, scout) as team:
            scout.speak_through(HeardChat(team.mia.chat, heard))
            service = open_service(settings, clock)
            talk = Talk(team.mia, team, heard, Passing(scout, clock, service))
            for step in steps:
                await step(talk)
                heard.to_press(seen(team.mia), seen(team.leo))
            service.close()
        heard.answers.append(("bought", await bought(scout)))
    return heard.answers


def in_lines(answer: Any) -> list[str]:
    """An answer as a difference is easily read."""
    return json.dumps(answer, ensure_ascii=False, indent=1).splitlines()


@pytest.mark.parametrize("about", CONVERSATIONS)
async def test_answers_are_the_same_in_both_chats(about: str, tmp_path: Path, sample: Path) -> None:
    steps = CONVERSATIONS[about]
    in_slack, in_feishu = [await held(chat, steps, fresh(tmp_path / chat, sample)) for chat in ("slack", "feishu")]
    assert in_slack
    for said_in_slack, said_in_feishu in zip(in_slack, in_feishu, strict=True):
        assert in_lines(said_in_slack) == in_lines(said_in_feishu)
