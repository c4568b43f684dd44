"""The settings read from the environment, or refused in words that name the setting."""

from __future__ import annotations

from pydantic import ValidationError

from bot.settings.settings import Settings


class SettingsError(Exception):
    """A setting has a value that Scout cannot use. The message names the setting and the way out."""


def read_settings(**chosen: object) -> Settings:
    """The settings from the environment and `.env`, with `chosen` on top. Raises `SettingsError` naming the setting."""
    try:
        return Settings(**chosen)  # type: ignore[arg-type]  # values are checked by pydantic
    except ValidationError as error:
        lines = [
            f"{'.'.join(str(part) for part in problem['loc']).upper() or 'Settings'}: "
            f"{problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors(include_url=False, include_input=False)
        ]
        raise SettingsError("\n".join(lines)) from None
    except UnicodeDecodeError as error:
        raise SettingsError(
            f".env is not a UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from None
