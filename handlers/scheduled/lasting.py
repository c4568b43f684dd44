"""Which refusals last until somebody mends something, so that asking again soon is in vain (contract 3 and 5)."""

from __future__ import annotations

from api.errors import ApiError, Refused, ServerTrouble, TooFast


def lasting_reason(failed: ApiError) -> str:
    """The code of a refusal that lasts, as `storage.tasks.Task.reason` keeps it; empty for what passes by itself.

    It lasts where the key, its scope or the account is the cause, or where the API does not know the task. The task
    itself may well go on.
    """
    if isinstance(failed, Refused) and not isinstance(failed, TooFast | ServerTrouble):
        return str(failed.code or failed.http)
    return ""
