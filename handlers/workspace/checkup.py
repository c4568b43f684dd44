"""`/creators doctor`: what works of Scout in this workspace, and the way to mend what does not; for admins."""

from __future__ import annotations

from datetime import timedelta

from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.messages.checkup import Checkup, checkup
from handlers.refusals import problem_of

LATE = timedelta(minutes=2)
"""Jobs begin every few seconds; what waits longer says that no worker runs, or that it does not keep up."""


async def doctor_line(ask: Ask, _: Line) -> Answer[Checkup]:
    """The API, the chat's permissions, the jobs and the memory, of the asker's own workspace alone."""
    context, now = ask.context, ask.context.clock()
    examined = await context.examine(ask.person.workspace, context.api)
    figures = await context.store.health.of(ask.workspace)
    late = now - figures.due_since if figures.due_since else timedelta()
    return Answer(
        checkup,
        Checkup(
            api=examined.where,
            api_refused=problem_of(examined.refused) if examined.refused else None,
            lacks=examined.lacks,
            webhooks_at=context.options.webhooks_at,
            late=late if late > LATE else None,
            delivery_before=now - figures.delivery_before if figures.delivery_before else None,
            megabytes=figures.size / 1_000_000,
        ),
    )
