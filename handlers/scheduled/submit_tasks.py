"""Sending what is due of what people asked to be collected."""

from __future__ import annotations

from api.client import Priority
from handlers.collecting.submitting import submit_due
from handlers.context import Context


async def submit_tasks(context: Context) -> None:
    """Send intents that are due: what could not be sent when it was asked for, or what a process left behind."""
    await submit_due(context, Priority.COMPLETION)
