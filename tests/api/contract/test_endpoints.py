"""Every endpoint: its path, who may call it, and whether repeating it can cost anything (contract 1, 3, 4, 7 to 11)."""

from __future__ import annotations

import pytest

from api.contract.endpoints import ENDPOINTS, Endpoint

ROOT = "/openapi/v1/"
BY_PATH = {endpoint.url.removeprefix(ROOT): endpoint for endpoint in ENDPOINTS}
SCOPES = {
    "creators/tiktok/search": {"creator:search", "creator:*"},
    "creators/youtube/search": {"creator:search", "creator:*"},
    "creators/instagram/search": {"creator:search", "creator:*"},
    "creators/lookalike": {"creator:lookalike", "creator:*"},
    "collection/tasks/submit": {"collection:submit", "collection:*"},
    "collection/tasks/keyword-submit": {"collection:keyword-submit", "collection:*"},
    "collection/tasks/status": set(),
    "collection/tasks/data": set(),
    "collection/tasks/export": {"collection:export", "collection:*"},
    "files/download-url": {"files:download", "files:*", "file:download", "file:*"},
    "webhook/verify": set(),
}


def test_the_endpoints_are_the_published_ones_below_one_root() -> None:
    assert set(BY_PATH) == set(SCOPES)
    assert all(endpoint.url.startswith(ROOT) for endpoint in ENDPOINTS)


@pytest.mark.parametrize("path", SCOPES)
def test_an_endpoint_takes_its_documented_scopes(path: str) -> None:
    assert set(BY_PATH[path].scopes) == SCOPES[path]


def having(flag: str) -> set[str]:
    return {path for path, endpoint in BY_PATH.items() if getattr(endpoint, flag)}


def test_verify_alone_needs_no_key() -> None:
    assert having("is_public") == {"webhook/verify"}


def test_all_but_verify_and_the_file_links_want_to_know_who_asks() -> None:
    assert set(BY_PATH) - having("needs_identity") == {"webhook/verify", "files/download-url"}


def test_searches_and_lookalikes_are_billed() -> None:
    searches = {f"creators/{platform}/search" for platform in ("tiktok", "youtube", "instagram")}
    assert having("is_billed") == searches | {"creators/lookalike"}


def test_what_bills_or_makes_a_task_is_never_sent_twice_unasked() -> None:
    once = having("is_billed") | {"collection/tasks/submit", "collection/tasks/keyword-submit"}
    assert set(BY_PATH) - having("is_repeatable") == once


def test_an_endpoint_is_written_down_with_the_safe_defaults() -> None:
    plain = Endpoint("creators/new")
    assert (plain.url, plain.needs_identity, plain.is_public) == (f"{ROOT}creators/new", True, False)
