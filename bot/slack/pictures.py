"""Charts as pictures in messages: drawn here, kept in Slack as files of Scout's own, and named by an image block.

Slack takes such a picture only once it has looked into the file, which `files.info` tells (slackapi/python-slack-sdk
issues 1521 and 1575); the file stands in no conversation by itself ("Keep it in-house: Leveraging private files for
image blocks", slack.com/blog/developers). Whatever goes wrong, the chart is drawn as text.
"""

from __future__ import annotations

import logging

from cachetools import FIFOCache
from slack_sdk.web.async_client import AsyncWebClient

from bot.pictures import picture_of
from bot.slack import files
from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import refusals
from bot.slack.sections import Pictures
from handlers.cards import Card, Chart
from handlers.chat import ChatError, Workspace

_WAITS = (0.2, 0.4, 0.8, 1.6, 3.2)
"""Seconds between looks at a file that Slack has not looked into yet."""

_KEPT = 100
"""Pictures whose files are known, so that a message that is edited need not get new ones."""

_log = logging.getLogger(__name__)


class PictureFiles:
    """The pictures that Scout put into its workspaces lately."""

    def __init__(self, calls: SlackCalls) -> None:
        self._calls = calls
        self._files: FIFOCache[tuple[str, Chart], str] = FIFOCache(_KEPT)

    async def of(self, workspace: Workspace, card: Card) -> Pictures:
        """The files of a card's charts in a workspace; charts that cannot be drawn or uploaded are left out."""
        shown: dict[Chart, str] = {}
        for block in card.blocks:
            if not isinstance(block, Chart):
                continue
            try:
                file = self._files.get((workspace.key, block)) or await self._put(workspace, block)
            except ChatError as refused:
                _log.warning("A chart stands as text. action=slack_picture code=%s error=%s", refused.code, refused)
                break
            if file:
                shown[block] = file
        return shown

    async def _put(self, workspace: Workspace, chart: Chart) -> str:
        picture = await picture_of(chart)
        if picture is None:
            return ""
        client = await self._calls.client_in(workspace)
        file = await files.keep(client, "chart.png", picture)
        await self._wait_for(client, file)
        self._files[workspace.key, chart] = file
        return file

    async def _wait_for(self, client: AsyncWebClient, file: str) -> None:
        """Until Slack knows that it is a picture. Raises `ChatError` where that takes too long."""
        for wait in (*_WAITS, 0.0):
            with refusals("a picture"):
                told = fields(await client.files_info(file=file))["file"]
                if told.get("mimetype"):
                    return
            await self._calls.pause(wait)
        raise ChatError("Slack has not looked into a picture yet.", code="not_ready")
