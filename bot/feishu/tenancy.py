"""What Feishu tells about the app itself: its ticket, and tenants that let it in or take it out.

All of it comes in the older form of events, and to store apps alone; nothing tells a self-built app of its end.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.feishu.calls import FeishuCalls, text
from bot.feishu.deliveries import events
from bot.feishu.deliveries.events import Arrival
from bot.feishu.panel import keep_in_sync
from bot.feishu.store_app import StoreApp
from bot.works import Work
from handlers.chat import Departure, Desk

UNINSTALLED, INSTALLED, TICKET = "app_uninstalled", "app_open", "app_ticket"
KNOWN = frozenset({UNINSTALLED, INSTALLED, TICKET})
"""`app_status_change` is none of them: a tenant that stops the app for a while keeps its data."""


class Tenancy:
    """Reads these events and notes the work that they ask for with `note`. `shop` is None for a self-built app."""

    def __init__(self, desk: Desk, calls: FeishuCalls, shop: StoreApp | None, note: Callable[[Work], None]) -> None:
        self._desk, self._calls, self._shop, self._note = desk, calls, shop, note

    def register(self, builder: Any) -> None:
        """Have the SDK's builder bring the events here."""
        builder.register_p1_customized_event(UNINSTALLED, self._on_uninstalled)
        builder.register_p1_customized_event(INSTALLED, self._on_installed)
        builder.register_p1_customized_event(TICKET, self._on_ticket)

    def _on_uninstalled(self, event: Any) -> None:
        departure = events.departure(event) if self._is_ours(event) else None
        if departure is not None:
            self._note(partial(self._departure, departure))

    def _on_installed(self, event: Any) -> None:
        arrival = events.arrival(event) if self._is_ours(event) else None
        if arrival is not None and self._shop is not None:
            self._note(partial(self._arrival, self._shop, arrival))

    def _on_ticket(self, event: Any) -> None:
        ticket = text(event.event or {}, "app_ticket") if self._is_ours(event) else ""
        if ticket and self._shop is not None:
            self._note(partial(self._shop.ticket_came, ticket))

    def _is_ours(self, event: Any) -> bool:
        return (event.event or {}).get("app_id") == self._calls.app_id

    async def _departure(self, departure: Departure) -> None:
        if self._shop is not None:
            self._shop.left(departure.workspace)
        await self._desk.departure(departure)

    async def _arrival(self, shop: StoreApp, arrival: Arrival) -> None:
        await shop.installed(arrival.workspace, arrival.by, arrival.at)
        await keep_in_sync(self._calls.of(arrival.workspace))
