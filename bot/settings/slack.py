"""Slack: the tokens and secrets of the app, and how it looks."""

from __future__ import annotations

from pydantic import BaseModel, Field, SecretStr

from bot.settings.addresses import WebAddress


class SlackSettings(BaseModel):
    """The settings of the Slack chat."""

    slack_bot_token: SecretStr = Field(SecretStr(""), description="Slack bot token, xoxb-…")
    slack_app_token: SecretStr = Field(SecretStr(""), description="Slack app token, xapp-…: switches Socket Mode on.")
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="Slack signing secret: switches the HTTP request URLs on."
    )
    slack_client_id: str = Field(
        "",
        description="Slack client id: with SLACK_CLIENT_SECRET, SECRET_KEY and PUBLIC_URL set and without a bot token, "
        "any workspace can install Scout at /slack/install.",
    )
    slack_client_secret: SecretStr = Field(SecretStr(""), description="Slack client secret of the install page.")
    slack_api_url: WebAddress = Field(
        "https://slack.com/api/", description="Slack Web API base; another one only in tests."
    )
    slack_rich_blocks: bool = Field(
        True,
        description="Show tables, carousels, plans and alerts where Slack takes them; false keeps to plain blocks.",
    )

    @property
    def has_slack(self) -> bool:
        """Whether enough is set to start the Slack chat in one of its modes."""
        ways_in = self.slack_app_token.get_secret_value() or self.slack_signing_secret.get_secret_value()
        return bool((self.slack_bot_token.get_secret_value() or self.installs_slack) and ways_in)

    @property
    def installs_slack(self) -> bool:
        """Whether any Slack workspace can install Scout, because no single one's token is set."""
        return bool(self.slack_client_id and not self.slack_bot_token.get_secret_value())
