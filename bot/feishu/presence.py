"""Which groups Scout is in, and what became of one: left, dissolved, or joined by people of another tenant."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import quote

from bot.feishu.calls import FeishuCalls, TenantCalls, part, text
from bot.feishu.codes import NOT_HERE, SHUT_TO_OUTSIDERS
from bot.feishu.transport import Body
from handlers.chat import ChatError, Conversation, Person, Place

PAGES_MOST, PAGE = 50, 100
"""How far lists of groups and members are read."""

_log = logging.getLogger(__name__)


async def conversation_now(calls: FeishuCalls, conversation: Conversation) -> Conversation | None:
    """The conversation as Feishu tells of it now; None for a group that was dissolved or that Scout is not in.

    Of a group that it is not in, Feishu tells little more than the name. The conversation is as it was known where
    nobody else reads along, and where Feishu does not answer.
    """
    if conversation.is_private:
        return conversation
    tenant = calls.of(conversation.workspace)
    try:
        told = part(await tenant.call("a group", "GET", f"/im/v1/chats/{quote(conversation.id, safe='')}"), "data")
    except ChatError as error:
        _log.warning("Feishu did not tell about a group. action=feishu_unknown code=%s", error.code)
        if error.code in SHUT_TO_OUTSIDERS:
            return replace(conversation, is_external=True)
        return None if error.code in NOT_HERE else conversation
    if text(told, "chat_status").startswith("dissolved") or (told and not {"external", "chat_mode"} & set(told)):
        return None
    return replace(conversation, is_external=told["external"] is not False) if "external" in told else conversation


async def places(calls: FeishuCalls, name: str, person: Person) -> list[Place]:
    """The groups that Scout is in which are called so, or have that id, and which the person is in too.

    Raises `ChatError`.
    """
    wanted = name.lstrip("#").casefold()
    found = []
    tenant = calls.of(person.workspace)
    async for told in _items(tenant, "the list of groups", "/im/v1/chats", {}):
        if wanted not in {text(told, "name").casefold(), text(told, "chat_id").casefold()}:
            continue
        if await member(tenant, text(told, "chat_id"), person.id):
            conversation = Conversation(
                person.workspace, text(told, "chat_id"), is_external=told.get("external") is not False
            )
            found.append(Place(conversation, text(told, "name") or name))
    return found


async def home(tenant: TenantCalls) -> str:
    """The tenant in which Scout lives, as a group of that tenant's alone names it; empty where Scout is in none.

    Raises `ChatError`.
    """
    async for told in _items(tenant, "the list of groups", "/im/v1/chats", {}):
        if told.get("external") is False and text(told, "tenant_key"):
            return text(told, "tenant_key")
    return ""


async def member(tenant: TenantCalls, chat: str, person: str) -> Body:
    """What the list of a group's members says of a person, their `tenant_key` too; empty where they are not on it.

    Raises `ChatError`.
    """
    kind = {"member_id_type": "open_id" if person.startswith("ou_") else "user_id"}
    path = f"/im/v1/chats/{quote(chat, safe='')}/members"
    async for told in _items(tenant, "a group's members", path, kind):
        if text(told, "member_id") == person:
            return told
    return {}


async def _items(tenant: TenantCalls, what: str, path: str, params: dict[str, str]) -> AsyncIterator[Body]:
    """The items of a list, page by page."""
    token = ""
    for _ in range(PAGES_MOST):
        more = {"page_token": token} if token else {}
        told = part(await tenant.call(what, "GET", path, params={**params, "page_size": str(PAGE), **more}), "data")
        items = told.get("items")
        for item in items if isinstance(items, list) else []:
            yield item
        token = text(told, "page_token")
        if told.get("has_more") is not True or not token:
            return
