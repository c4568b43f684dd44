"""All of the settings together, and what has to fit across their subjects."""

from __future__ import annotations

from pydantic import SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings.answers import AnswerSettings
from bot.settings.api import ApiSettings
from bot.settings.feishu import FeishuSettings
from bot.settings.keeping import KeepingSettings
from bot.settings.money import MoneySettings
from bot.settings.program import ProgramSettings
from bot.settings.service import ServiceSettings
from bot.settings.slack import SlackSettings

HOOKS = "/webhooks/tasks"
"""The path below which the creator API calls us."""


class Settings(
    # The last one's fields come first, in the documents and in refusals.
    KeepingSettings,
    MoneySettings,
    AnswerSettings,
    ProgramSettings,
    ServiceSettings,
    FeishuSettings,
    SlackSettings,
    ApiSettings,
    BaseSettings,
):
    """All of Scout's settings. Field names in upper case are the environment variables."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    @model_validator(mode="after")
    def _install_flow_whole(self) -> Settings:
        if self.installs_slack:
            needed = {
                "SLACK_CLIENT_SECRET": self.slack_client_secret.get_secret_value(),
                "SECRET_KEY": self.secret_key.get_secret_value(),
                "PUBLIC_URL": self.public_url,
                "SLACK_SIGNING_SECRET": self.slack_signing_secret.get_secret_value(),
            }
            missing = ", ".join(name for name, value in needed.items() if not value)
            if missing:
                raise ValueError(f"SLACK_CLIENT_ID lets any workspace install Scout, and that also needs {missing}")
        return self

    @model_validator(mode="after")
    def _store_app_whole(self) -> Settings:
        if self.is_feishu_store_app and self.feishu_app_id:
            needed = {
                "FEISHU_MODE=webhook": self.feishu_mode == "webhook",
                "FEISHU_APP_SECRET": self.feishu_app_secret.get_secret_value(),
                "FEISHU_ENCRYPT_KEY": self.feishu_encrypt_key.get_secret_value(),
                "FEISHU_VERIFICATION_TOKEN": self.feishu_verification_token.get_secret_value(),
                "SECRET_KEY": self.secret_key.get_secret_value(),
            }
            missing = ", ".join(name for name, value in needed.items() if not value)
            if missing:
                raise ValueError(f"FEISHU_APP_KIND=store lets any tenant have Scout, and that also needs {missing}")
        return self

    @property
    def secrets(self) -> list[str]:
        """Every secret that is set, for striking them out of logs."""
        values = (getattr(self, name) for name in type(self).model_fields)
        single = [value for value in values if isinstance(value, SecretStr)]
        return [value.get_secret_value() for value in (*single, *self.secret_keys_before) if value.get_secret_value()]

    @property
    def webhooks_at(self) -> str:
        """The address below which the API may call us; empty where it cannot, or where nobody could tell its calls."""
        is_known = bool(self.cv_webhook_secret.get_secret_value()) and not self.is_embedded
        return f"{self.public_url}{HOOKS}" if is_known and self.public_url.startswith("https://") else ""
