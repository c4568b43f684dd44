"""The environment, read once and checked once. Secrets are masked in `repr`; `.env` in the working folder is read too.

Every setting has a default that works on a fresh machine. `scout doctor` says what is missing for each chat.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.contract.endpoints import ROOT

_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+")

HOOKS = "/webhooks/tasks"
"""The path below which the creator API calls us."""

LEDGER_DAYS_LEAST = 70
"""Two months and more, which budgets and the report of the last month add up."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class SettingsError(Exception):
    """A setting has a value that Scout cannot use. The message names the setting and the way out."""


class Settings(BaseSettings):
    """All of Scout's settings. Field names in upper case are the environment variables."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    cv_api_base_url: str = Field("", description="Root of the creator API (https). Empty: the embedded service.")
    cv_api_key: SecretStr = Field(SecretStr(""), description="Key of the creator API, sent as X-API-Key.")
    cv_user_identity: str = Field(
        "", description="E-mail sent as X-User-Identity for people whose chat gives no e-mail of theirs."
    )

    file_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Hosts, with commas, from which exports may be fetched to post the file itself; *.example.com is "
        "every host below. The API's own always is one; empty: any public host.",
    )
    cv_webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="Secret with which the creator API signs its calls; with an https PUBLIC_URL it switches them on.",
    )
    cv_values_per_task: int = Field(
        500, ge=1, le=500, description="Links that one collection task takes; some accounts of the API take 200."
    )

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
    slack_api_url: str = Field("https://slack.com/api/", description="Slack Web API base; another one only in tests.")
    slack_rich_blocks: bool = Field(
        True,
        description="Show tables, carousels, plans and alerts where Slack takes them; false keeps to plain blocks.",
    )

    feishu_app_id: str = Field("", description="Feishu or Lark app id, cli_…")
    feishu_app_secret: SecretStr = Field(SecretStr(""), description="Feishu or Lark app secret.")
    feishu_encrypt_key: SecretStr = Field(SecretStr(""), description="Encrypt Key of the webhook mode; required there.")
    feishu_verification_token: SecretStr = Field(
        SecretStr(""), description="Verification Token of the webhook mode; required there."
    )
    feishu_domain: str = Field("feishu", description="feishu, lark, or a base URL.")
    feishu_mode: Literal["websocket", "webhook"] = Field(
        "websocket", description="How events arrive: websocket (long connection) or webhook."
    )

    feishu_app_kind: Literal["self_built", "store"] = Field(
        "self_built",
        description="self_built: an app of one tenant. store: one that any tenant can have; it needs "
        "FEISHU_MODE=webhook and SECRET_KEY.",
    )

    database_url: str = Field("sqlite:///scout.db", description="What the bot remembers: sqlite:///PATH.")
    service_database: Path = Field(Path("creators.db"), description="File of the embedded service.")
    service_rate_limit: int = Field(
        60, ge=-1, description="Requests a minute and key of the embedded service; -1 = none."
    )
    service_seconds_per_item: float = Field(
        3.0, ge=0, description="Pace of the embedded service's collection tasks, seconds an item."
    )
    service_stringify: bool = Field(
        True,
        description="Scalars in the embedded service's rows of creators as text, as the live API sends them.",
    )
    service_language: Literal["en", "zh"] = Field(
        "en",
        description="Language of the embedded service's refusals: en says what is wrong, zh is short as the live API.",
    )
    service_refusals: Literal["envelope", "http200", "bare422"] = Field(
        "envelope",
        description="How the embedded service refuses: envelope (with the HTTP status of the code), http200 (the same "
        'envelope, always HTTP 200), bare422 (wrong bodies as {"detail": …} with HTTP 422, the rest as envelope).',
    )
    service_task_minutes: float = Field(
        60, gt=0, le=10_080, description="Minutes after which a collection task of the embedded service has timed out."
    )
    service_most_values: int = Field(
        500, ge=1, le=10_000, description="Links or names that one task of the embedded service takes."
    )
    service_webhook_reach: Literal["public", "loopback", "private"] = Field(
        "public",
        description="Where the embedded service's webhooks may lead: public (https only), loopback (this machine too, "
        "also http), private (private networks as well).",
    )
    service_webhook_attempts: int = Field(
        3, ge=1, le=4, description="Calls of one webhook by the embedded service; pauses are 10, 30 and 90 seconds."
    )
    service_link_minutes: float = Field(
        60, gt=0, le=525_600, description="Minutes for which a link to a file of the embedded service works."
    )
    service_keep_days: int = Field(
        0,
        ge=0,
        description="Days for which the embedded service keeps ended tasks, their files and its ledger; 0: for ever.",
    )

    public_url: str = Field(
        "",
        description="Public https root of this program, for links, callbacks and the pictures of the embedded "
        "service's creators; without it they have none.",
    )
    host: str = Field("127.0.0.1", description="Address that the web server listens on; 0.0.0.0 behind a proxy.")
    port: int = Field(8080, ge=0, le=65535, description="Port that the web server listens on.")
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Seals stored tokens and keys, and signs the links to the embedded service's files; 32 random "
        "characters or more. Empty: nothing secret can be stored, and links are signed with a key of this machine, "
        "kept beside SERVICE_DATABASE.",
    )
    secret_keys_before: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Earlier values of SECRET_KEY, with commas: what they sealed can still be opened.",
    )

    default_language: Literal["en", "zh"] = Field("en", description="Language until a person or a workspace chose one.")
    default_platform: Literal["tiktok", "youtube", "instagram"] = Field(
        "tiktok", description="Platform of a search that names none, until the person searched once."
    )
    default_level: Literal["S1", "S2", "S3"] = Field("S2", description="Service level of a search that names none.")
    rows_per_card: int = Field(5, ge=1, le=10, description="Creators on one card.")
    search_size: int = Field(10, ge=1, le=100, description="Creators that one search buys when the line names no size.")
    admins: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(),
        description="People who set budgets and give roles, with commas: e-mails or ids of the chat, beside the "
        "workspace's own admins.",
    )
    default_role: Literal["viewer", "spender", "approver", "admin"] = Field(
        "spender", description="Role of people to whom no admin gave one: viewer, spender, approver or admin."
    )
    confirm_above: int = Field(
        100, ge=0, description="Estimated credits above which a search waits for a press on Confirm."
    )
    credit_prices: Annotated[dict[str, int], NoDecode] = Field(
        default_factory=lambda: {"S1": 1, "S2": 3, "S3": 4},
        description="Credits per record for the estimate, as S1=1,S2=3,S3=4.",
    )
    remember_hours: float = Field(
        6, ge=0, description="Hours for which the same typed search is shown from memory for 0 credits."
    )
    collect_price: int = Field(0, ge=0, description="Credits per collected creator for the estimate; 0 shows none.")
    file_handover: Literal["link", "upload", "both", "private"] = Field(
        "link",
        description=(
            "How finished files are handed over: a link, the file itself in the chat, both, or private: a link that "
            "whoever asked for it gets alone."
        ),
    )
    own_it_days: float = Field(
        14, ge=0, description="Days within which creators that were collected already are pointed out."
    )
    shortlist_emoji: Annotated[tuple[str, ...], NoDecode] = Field(
        ("star", "fingerheart"),
        description="Emojis that put the creators of a message on a list, by their names in Slack and in Feishu.",
    )
    digest_size: int = Field(
        50, ge=1, le=1_000, description="Creators that one run of a digest looks at; each costs credits at every run."
    )
    digest_rising_percent: float = Field(
        10, gt=0, le=1_000, description="Percent by which followers or average views must grow to stand in a digest."
    )
    digest_quiet_days: int = Field(
        30, ge=1, le=3_650, description="Days without a post after which a digest says that a creator has gone quiet."
    )
    keep_days: int = Field(30, ge=1, description="Days for which bought pages, buttons and posted messages are kept.")
    keep_searches_days: int = Field(
        180, ge=0, description="Days for which each person's last search is kept; 0: as long as the workspace is here."
    )
    keep_creators_days: int = Field(
        180,
        ge=0,
        description="Days for which creators are kept that stand on no list any more, unmarked and not hidden; 0: as "
        "long as the workspace is here.",
    )
    keep_collections_days: int = Field(
        400,
        ge=0,
        description="Days for which it is kept what was collected, with collections of which no file came; 0: as long "
        "as the workspace is here.",
    )
    keep_files_days: int = Field(
        0,
        ge=0,
        description="Days for which the button for a fresh link to a file works, if the API still has the file; 0: as "
        "long as the workspace is here.",
    )
    keep_digests_days: int = Field(
        400,
        ge=0,
        description="Days for which it is kept what digests saw and what came of them; 0: as long as the workspace is "
        "here.",
    )
    keep_ledger_days: int = Field(
        1_100,
        ge=0,
        description="Days for which the ledger of what every call cost is kept, 70 or more; 0: as long as the "
        "workspace is here.",
    )
    purge_on_uninstall: bool = Field(
        True,
        description="Whether all that is kept of a workspace goes at once when Scout is uninstalled there or its token "
        "is revoked; if not, it stays until scout purge.",
    )

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="Log lines as text or as JSON objects.")

    @field_validator("shortlist_emoji", mode="before")
    @classmethod
    def _emojis(cls, value: object) -> object:
        return value.replace(",", " ").replace(":", " ").casefold().split() if isinstance(value, str) else value

    @field_validator("file_hosts", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        return value.replace(",", " ").lower().split() if isinstance(value, str) else value

    @field_validator("file_hosts")
    @classmethod
    def _are_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not _HOST.fullmatch(host):
                raise ValueError(f"{host!r} is no host; write files.example.com or *.example.com")
        return value

    @field_validator("secret_keys_before", mode="before")
    @classmethod
    def _keys(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("admins", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        return value.replace(",", " ").casefold().split() if isinstance(value, str) else value

    @field_validator("credit_prices", mode="before")
    @classmethod
    def _prices(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = (part.split("=", 1) for part in value.replace(" ", "").split(",") if part)
        return {pair[0]: pair[-1] for pair in pairs}

    @field_validator("credit_prices")
    @classmethod
    def _all_levels_priced(cls, value: dict[str, int]) -> dict[str, int]:
        if set(value) != {"S1", "S2", "S3"} or min(value.values()) < 0:
            raise ValueError("names each of S1, S2, S3 once with a price of 0 or more, as S1=1,S2=3,S3=4")
        return value

    @field_validator("cv_api_base_url", "public_url")
    @classmethod
    def _root(cls, value: str) -> str:
        return _https_or_loopback(value).rstrip("/")

    @field_validator("cv_api_base_url")
    @classmethod
    def _without_the_api_s_own_path(cls, value: str) -> str:
        path = urlsplit(value).path
        if "/openapi" in path:
            right = value.removesuffix(path) + path[: path.index("/openapi")]
            raise ValueError(f"{value!r} goes too far: Scout adds {ROOT} itself; write {right}")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _web_api(cls, value: str) -> str:
        return _https_or_loopback(value)

    @field_validator("feishu_domain")
    @classmethod
    def _known_domain(cls, value: str) -> str:
        if value in {"feishu", "lark"}:
            return value
        if not urlsplit(value).hostname:
            raise ValueError(f"{value!r} is neither feishu nor lark nor a web address")
        return _https_or_loopback(value)

    @field_validator("database_url")
    @classmethod
    def _sqlite_only(cls, value: str) -> str:
        if not value.startswith("sqlite:///"):
            raise ValueError(f"{value.split('://', maxsplit=1)[0]!r} is not supported; write sqlite:///PATH")
        if value == "sqlite:///":
            raise ValueError("names no file; write sqlite:///PATH")
        return value

    @field_validator("keep_ledger_days")
    @classmethod
    def _longer_than_budgets(cls, value: int) -> int:
        if 0 < value < LEDGER_DAYS_LEAST:
            raise ValueError(
                f"{value} days are too few: budgets and last month's report need {LEDGER_DAYS_LEAST}; or write 0"
            )
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _key_with_base(self) -> Settings:
        if self.cv_api_base_url and not self.cv_api_key.get_secret_value():
            raise ValueError(
                "CV_API_BASE_URL is set but CV_API_KEY is not; set both, or neither for the embedded service"
            )
        return self

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
    def is_embedded(self) -> bool:
        """Whether the embedded service answers, because no API account is set."""
        return not self.cv_api_base_url

    @property
    def webhooks_at(self) -> str:
        """The address below which the API may call us; empty where it cannot, or where nobody could tell its calls."""
        is_known = bool(self.cv_webhook_secret.get_secret_value()) and not self.is_embedded
        return f"{self.public_url}{HOOKS}" if is_known and self.public_url.startswith("https://") else ""

    @property
    def database_path(self) -> Path:
        """The file behind `database_url`."""
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def has_slack(self) -> bool:
        """Whether enough is set to start the Slack chat in one of its modes."""
        ways_in = self.slack_app_token.get_secret_value() or self.slack_signing_secret.get_secret_value()
        return bool((self.slack_bot_token.get_secret_value() or self.installs_slack) and ways_in)

    @property
    def installs_slack(self) -> bool:
        """Whether any Slack workspace can install Scout, because no single one's token is set."""
        return bool(self.slack_client_id and not self.slack_bot_token.get_secret_value())

    @property
    def sealing_keys(self) -> tuple[str, ...]:
        """The keys for secrets at rest: the first seals, all open. None where no SECRET_KEY is set."""
        keys = (self.secret_key, *self.secret_keys_before)
        return tuple(key.get_secret_value() for key in keys if key.get_secret_value())

    @property
    def is_feishu_store_app(self) -> bool:
        """Whether any Feishu tenant can have the app, each with a token of its own."""
        return self.feishu_app_kind == "store"

    @property
    def has_feishu(self) -> bool:
        """Whether enough is set to start the Feishu chat in its chosen mode."""
        if not (self.feishu_app_id and self.feishu_app_secret.get_secret_value()):
            return False
        if self.feishu_mode == "websocket":
            return True
        return bool(self.feishu_encrypt_key.get_secret_value() and self.feishu_verification_token.get_secret_value())


def _https_or_loopback(value: str) -> str:
    if not value:
        return value
    parts = urlsplit(value)
    if not parts.hostname:
        raise ValueError(f"{value!r} is not a web address; write https://host")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError(f"{value!r} is not https; keys may not travel in the open (http is for loopback only)")
    return value


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
