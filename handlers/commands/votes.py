"""Votes on shortlists, and what is done with whom they chose."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Steered, Typed
from handlers.votes import casting, ending, starting, winners

COMMANDS: tuple[Command, ...] = (
    Command(
        "list-vote",
        ("creators", "list", "vote"),
        starting.vote_line,
        Typed(
            "/creators list vote [NAME] [@a @b] [quorum:N] [until:WHEN] [maybe:yes]",
            ("/creators list vote Summer quorum:3 until:fri 18:00",),
        ),
        Typed(
            "/达人 名单 投票 [名称] [@用户名] [人数:N] [截止:时间] [待定:是]",
            ("/达人 名单 投票 夏季 人数:3 截止:周五 18:00",),
        ),
        (("达人", "名单", "投票"), ("creators", "list", "poll"), ("达人", "名单", "表决")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-unlock",
        ("creators", "list", "unlock"),
        winners.unlock_line,
        Typed("/creators list unlock NAME"),
        Typed("/达人 名单 解锁 名称"),
        (("达人", "名单", "解锁"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {"vote.shared": Pressed(starting.shared, is_once=True)}

STANDING: Mapping[str, Steered] = {
    "list.vote": starting.vote_on_all,
    "vote.cast": casting.cast,
    "vote.close": ending.close_now,
    "vote.collect": winners.collect_chosen,
    "vote.export": winners.export_chosen,
}
