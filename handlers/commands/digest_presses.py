"""What the buttons on digests' cards do."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Steered
from handlers.digests import pressing

STANDING: Mapping[str, Steered] = {
    "digest.mute": pressing.mute,
    "digest.pause": pressing.pause,
    "digest.resume": pressing.resume,
    "digest.run": pressing.run,
}
