"""Every endpoint: its path, who may call it and what repeating it costs (contract 1, 3, 4.1, 7 to 11)."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Platform

ROOT = "/openapi/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One POST endpoint.

    `scopes`: any of these on the key suffices, `*` always does; empty means that any valid key passes. `is_public`
    needs no key at all. `is_billed` calls take credits, `is_repeatable` ones may be sent again after an unknown
    outcome without cost or second effect.
    """

    path: str
    scopes: tuple[str, ...] = ()
    needs_identity: bool = True
    is_public: bool = False
    is_billed: bool = False
    is_repeatable: bool = True

    @property
    def url(self) -> str:
        """The path below the host: `/openapi/v1/…`."""
        return f"{ROOT}/{self.path}"


def _search(platform: Platform) -> Endpoint:
    return Endpoint(f"creators/{platform}/search", ("creator:search", "creator:*"), is_billed=True, is_repeatable=False)


SEARCH = {platform: _search(platform) for platform in Platform}
LOOKALIKE = Endpoint("creators/lookalike", ("creator:lookalike", "creator:*"), is_billed=True, is_repeatable=False)
SUBMIT = Endpoint("collection/tasks/submit", ("collection:submit", "collection:*"), is_repeatable=False)
KEYWORD_SUBMIT = Endpoint(
    "collection/tasks/keyword-submit", ("collection:keyword-submit", "collection:*"), is_repeatable=False
)
STATUS = Endpoint("collection/tasks/status")
DATA = Endpoint("collection/tasks/data")
EXPORT = Endpoint("collection/tasks/export", ("collection:export", "collection:*"))
DOWNLOAD_URL = Endpoint(
    "files/download-url", ("files:download", "files:*", "file:download", "file:*"), needs_identity=False
)
VERIFY = Endpoint("webhook/verify", needs_identity=False, is_public=True)

ENDPOINTS = (*SEARCH.values(), LOOKALIKE, SUBMIT, KEYWORD_SUBMIT, STATUS, DATA, EXPORT, DOWNLOAD_URL, VERIFY)
