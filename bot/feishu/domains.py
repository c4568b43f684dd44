"""Feishu and Lark: two clouds with the same API. Every address and every link that Scout prints follows the setting."""

from __future__ import annotations

from dataclasses import dataclass

_ROOTS = {"feishu": "https://open.feishu.cn", "lark": "https://open.larksuite.com"}


@dataclass(frozen=True, slots=True)
class Domain:
    """Where an app lives. `root` is the base of API and console, without a slash at its end."""

    root: str
    app_id: str

    @property
    def time_zone(self) -> str:
        """The clocks of people whose profile names none: Feishu's are China's, Lark is used all over the world."""
        return "Asia/Shanghai" if self.root == _ROOTS["feishu"] else ""

    @property
    def console(self) -> str:
        """The app's own page in the developer console."""
        return f"{self.root}/app/{self.app_id}"

    def permission(self, *scopes: str) -> str:
        """The console page on which these scopes can be asked for at once."""
        return f"{self.console}/auth?q={','.join(scopes)}&op_from=openapi&token_type=tenant"


def domain_of(setting: str, app_id: str) -> Domain:
    """The domain that `FEISHU_DOMAIN` names: `feishu`, `lark` or a base URL."""
    return Domain(_ROOTS.get(setting, setting).rstrip("/"), app_id)
