"""The fake tenant's documents: files that went up to be imported, imports, and who may open what came out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from tests.platforms.feishu.cards import Refused

BYTES_MOST = 20 * 1024 * 1024
UNDER_WAY, DONE = 2, 0


@dataclass
class Made:
    """A document: its type as Feishu calls it, its name, its rows, and who was let in with what rights."""

    token: str
    kind: str
    name: str
    rows: list[list[Any]]
    members: dict[str, str] = field(default_factory=dict)


class Office:
    """Imports by their tickets. One is under way for `looks` looks; `fails_with` is the status that ends the next.

    What `left_out` names (`extra`) was too much for a document.
    """

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.looks = 0
        self.fails_with: list[int] = []
        self.left_out: list[str] = []
        self._up: dict[str, bytes] = {}
        self._imports: dict[str, tuple[Made, int]] = {}

    def answer(
        self, method: str, path: list[str], query: dict[str, str], sent: dict[str, Any], need: Callable[[str], None]
    ) -> dict[str, Any]:
        """What Feishu answers below `drive/v1`. Raises `Refused` and `PermissionError`."""
        match method, path:
            case "POST", ["medias", "upload_all"]:
                need("docs:document.media:upload")
                return {"data": {"file_token": self._take(sent)}}
            case "POST", ["import_tasks"]:
                need("docs:document:import")
                return {"data": {"ticket": self._begin(sent)}}
            case "GET", ["import_tasks", ticket]:
                need("docs:document:import")
                return {"data": {"result": self._outcome(ticket)}}
            case "POST", ["permissions", token, "members"]:
                need("docs:permission.member:create")
                made = next((each for each in self.made if each.token == token), None)
                if made is None or query["type"] != made.kind or sent["member_type"] != "openid":
                    raise Refused("Invalid parameter", "1063001")
                made.members[sent["member_id"]] = sent["perm"]
                return {"data": {"member": sent}}
        raise Refused(f"no {method} drive/v1/{'/'.join(path)}", "99991201")

    def _take(self, form: dict[str, Any]) -> str:
        extra = json.loads(form["extra"])
        if (
            form["parent_type"] != "ccm_import_open"
            or extra["file_extension"] != "xlsx"
            or not 0 < len(form["file_name"]) <= 250
        ):
            raise Refused("params error.", "1061002")
        if int(form["size"]) != len(form["file"]) or len(form["file"]) > BYTES_MOST:
            raise Refused("file size beyond limit.", "1061043")
        token = f"boxcn{len(self._up) + 1}"
        self._up[token] = form["file"]
        return token

    def _begin(self, sent: dict[str, Any]) -> str:
        if sent["type"] not in {"sheet", "bitable"} or sent["point"] != {"mount_type": 1, "mount_key": ""}:
            raise Refused("params error.", "1069902")
        book = CalamineWorkbook.from_filelike(BytesIO(self._up[sent["file_token"]]))
        rows = book.get_sheet_by_index(0).to_python()
        ticket = f"{7_369_583_175_086_912_356 + len(self._imports)}"
        made = Made(f"{sent['type']}cn{ticket[-4:]}", sent["type"], sent["file_name"], rows)
        self._imports[ticket] = made, self.looks
        return ticket

    def _outcome(self, ticket: str) -> dict[str, Any]:
        made, looks = self._imports[ticket]
        told = {"ticket": ticket, "type": made.kind}
        if looks:
            self._imports[ticket] = made, looks - 1
            return {**told, "job_status": UNDER_WAY, "job_error_msg": ""}
        if self.fails_with:
            return {**told, "job_status": self.fails_with.pop(0), "job_error_msg": "something in it"}
        if made not in self.made:
            self.made.append(made)
        where = f"https://sample.feishu.cn/{'base' if made.kind == 'bitable' else 'sheets'}/{made.token}"
        done = {"job_status": DONE, "job_error_msg": "success", "token": made.token, "url": where}
        return {**told, **done, **({"extra": self.left_out} if self.left_out else {})}
