"""The team's money: budgets, roles, and the buttons of requests that go over a budget."""

from __future__ import annotations

from collections.abc import Mapping

from handlers import approving
from handlers.command import Command, Steered, Typed
from handlers.money import budgets, role_lines

COMMANDS: tuple[Command, ...] = (
    Command(
        "budget",
        ("creators", "budget"),
        budgets.budget_line,
        Typed("/creators budget"),
        Typed("/达人 预算"),
        (("达人", "预算"), ("creators", "budgets")),
        for_team=True,
        reads_text=True,
    ),
    Command(
        "budget-set",
        ("creators", "budget", "set"),
        budgets.set_line,
        Typed(
            "/creators budget set CREDITS day|month [person:@x|channel|workspace]",
            ("/creators budget set 500 month workspace", "/creators budget set 100 day person:me"),
        ),
        Typed(
            "/达人 预算 设置 积分 每天|每月 [个人:@同事|频道|工作区]",
            ("/达人 预算 设置 500 每月 工作区", "/达人 预算 设置 100 每天 个人:我"),
        ),
        (("达人", "预算", "设置"), ("达人", "预算", "设为")),
        reads_text=True,
        is_branch=True,
        admins=True,
    ),
    Command(
        "budget-remove",
        ("creators", "budget", "remove"),
        budgets.remove_line,
        Typed(
            "/creators budget remove [day|month] [person:@x|channel|workspace]",
            ("/creators budget remove month workspace",),
        ),
        Typed("/达人 预算 删除 [每天|每月] [个人:@同事|频道|工作区]", ("/达人 预算 删除 每月 工作区",)),
        (("达人", "预算", "删除"), ("达人", "预算", "取消"), ("creators", "budget", "delete")),
        reads_text=True,
        is_branch=True,
        admins=True,
    ),
    Command(
        "role",
        ("creators", "role"),
        role_lines.role_line,
        Typed("/creators role @person viewer|spender|approver|admin", ("/creators role @me admin",)),
        Typed("/达人 角色 @同事 查看者|使用者|审批人|管理员", ("/达人 角色 @我 管理员",)),
        (("达人", "角色"),),
        reads_text=True,
        admins=True,
    ),
    Command(
        "roles",
        ("creators", "roles"),
        role_lines.roles_line,
        Typed("/creators roles"),
        Typed("/达人 角色列表"),
        (("达人", "角色列表"), ("达人", "权限")),
        for_team=True,
        is_branch=True,
    ),
)

STANDING: Mapping[str, Steered] = {"approval.no": approving.decline}
"""Decline; Approve stands in the menu, because it runs a line or a press of the menu."""
