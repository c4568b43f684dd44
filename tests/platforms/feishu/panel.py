"""The `/` panel of the fake tenant."""

from __future__ import annotations

from itertools import count

from tests.platforms.feishu.cards import Refused
from tests.platforms.feishu.names import Answer

_numbers = count(1)


def commands(panel: dict[str, Answer], method: str, rest: list[str], sent: Answer) -> Answer:
    """The commands of the `/` panel: listed, created, changed and removed."""
    if method == "GET":
        return {"data": {"items": [{"command_id": name, **told} for name, told in panel.items()]}}
    if method == "POST":
        if sent["command"].startswith("/") or sent["command"] in {each["command"] for each in panel.values()}:
            raise Refused("Invalid Param 'command'. command already exists.", "40000000")
        panel[f"cmd_{next(_numbers)}"] = sent
    elif rest[0] not in panel:
        raise Refused("Invalid Param 'command_id'.", "40000000")
    elif method == "PATCH":
        panel[rest[0]] = {**panel[rest[0]], **sent}
    else:
        del panel[rest[0]]
    return {}
