"""Who a row is about: user name, the platform's id or one made from the name, and the profile page."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import Any

from api.contract.platforms import Platform
from api.service.catalogue.importing import values
from api.service.catalogue.importing.cells import Cells, RowRejected, read_cell
from api.service.catalogue.importing.links import channel_id_in, name_in, platform_of
from api.service.catalogue.importing.numbers import PRECISE

MADE_UP_ID = "name-"
"""How ids begin that were made from a name because the file has none."""

_AT = ("@", "＠")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")


def who(cells: Cells, platform: Platform, notes: Counter[str]) -> dict[str, Any]:
    """User name, nickname and id, as far as the row has them; the id is always there. Raises `RowRejected`.

    `notes` counts what was left out.
    """
    known: dict[str, Any] = {}
    for column, value in cells.of("username")[:1]:
        known["username"] = read_cell(column, value, lambda cell: values.username(cell, platform))
    title = _title(cells)
    if _PLAIN_NAME.fullmatch(title):
        known["username"] = title
    known = _linked(cells, platform) | known
    if uid := _uid(cells, known.get("username"), notes):
        known["uid"] = uid
    if not known and not title:
        raise _nobody(cells, platform)
    nickname = next((read_cell(column, value, values.text) for column, value in cells.of("nickname")), title)
    if nickname:
        known["nickname"] = nickname
    if "uid" not in known:
        known["uid"] = _made_up_id(platform, title, nickname) if title else _made_up_id(platform, known["username"])
    return known


def profile(cells: Cells, platform: Platform, username: str | None, notes: Counter[str]) -> dict[str, str]:
    """The profile page: as the row has it, else built from a user name, except from one that may be a mere title."""
    for column, value in cells.of("profile_url"):
        link = read_cell(column, value, values.text)
        if platform_of(link) is platform:
            return {"profile_url": link if link.startswith("http") else f"https://{link}"}
        if link.startswith(_AT):
            continue
        notes["links left out because they lead to no profile"] += 1
    if username is None or "channel" in cells.plan.columns:
        return {}
    return {"profile_url": platform.profile_url(username) + ("/" if platform is Platform.INSTAGRAM else "")}


def _nobody(cells: Cells, platform: Platform) -> RowRejected:
    """Why a row names nobody: the cell that should have, where there is one."""
    for column, value in cells.of("profile_url"):
        way_out = f"; write @{value} if it is a user name" if _PLAIN_NAME.fullmatch(str(value)) else ""
        reason = f"is no link to a profile on {platform.title}, and nothing else names the creator{way_out}"
        return RowRejected(reason, value, column.header)
    for column, value in cells.of("uid"):
        return RowRejected("was rounded by the spreadsheet, and nothing else names the creator", value, column.header)
    return RowRejected("names nobody: user name, link and id are empty")


def _title(cells: Cells) -> str:
    """What a column of channels holds: a title as often as a user name."""
    return next((read_cell(column, value, values.text) for column, value in cells.of("channel")), "")


def _linked(cells: Cells, platform: Platform) -> dict[str, Any]:
    """User name and channel id out of links to the profile; `@name` in their place is a user name."""
    found: dict[str, Any] = {}
    for column, value in cells.of("profile_url"):
        link = read_cell(column, value, values.text)
        name = link if link.startswith(_AT) else read_cell(column, link, lambda cell: name_in(cell, platform))
        if name:
            found["username"] = read_cell(column, name, lambda cell: values.username(cell, platform))
        if platform is Platform.YOUTUBE and (channel := channel_id_in(link)):
            found["uid"] = channel
    return found


def _uid(cells: Cells, username: str | None, notes: Counter[str]) -> str | None:
    """The platform's own id; an id that only repeats the user name is none, nor is one that was rounded as a number."""
    for column, value in cells.of("uid"):
        if isinstance(value, float) and value >= PRECISE:
            notes["ids left out because the spreadsheet rounded them (keep such columns as text)"] += 1
            continue
        uid = read_cell(column, value, values.text)
        if uid.casefold() != (username or "").casefold():
            return uid
    return None


def _made_up_id(platform: Platform, *names: str) -> str:
    """An id that the same name on the same platform always gets; a title counts together with the nickname."""
    told = "\n".join((platform.value, *(name.casefold() for name in names)))
    return MADE_UP_ID + sha256(told.encode()).hexdigest()[:20]
