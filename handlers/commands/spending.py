"""What it all costs."""

from __future__ import annotations

from handlers.command import Command, Typed
from handlers.money import spending

COMMANDS: tuple[Command, ...] = (
    Command(
        "spending",
        ("creators", "spending"),
        spending.spending_line,
        Typed("/creators spending [last|MONTH] [csv]", ("/creators spending last",)),
        Typed("/达人 花费 [上月|月份] [明细]", ("/达人 花费 上月",)),
        (("达人", "花费"), ("达人", "消费"), ("creators", "costs"), ("creators", "audit"), ("达人", "审计")),
        for_team=True,
    ),
)
