"""Lookalike, show and settings lines: seeds however they are pasted, and what narrows the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.contract.platforms import Level, Platform
from api.contract.search import LookalikeRequest
from handlers.line import read_creator_name, read_line, read_settings_line, write_lookalike
from tests.handlers.lines import DEFAULTS, alike

MIA = LookalikeRequest(username="mia.makes.up", limit=10)

SEEDS = [
    ("@mia.makes.up", None),
    ("mia.makes.up", None),
    ("＠mia.makes.up", None),
    ("<@U07ABC|mia.makes.up>", None),
    ("tiktok @mia.makes.up", Platform.TIKTOK),
    ("@mia.makes.up platform:tiktok", Platform.TIKTOK),
    ("https://www.tiktok.com/@mia.makes.up", Platform.TIKTOK),
    ("https://www.tiktok.com/@mia.makes.up?lang=en&_t=8k", Platform.TIKTOK),
    ("https://m.tiktok.com/@mia.makes.up/", Platform.TIKTOK),
    ("tiktok.com/@mia.makes.up", Platform.TIKTOK),
    ("<https://www.tiktok.com/@mia.makes.up|tiktok.com/@mia.makes.up>", Platform.TIKTOK),
    ("<http://tiktok.com/@mia.makes.up>", Platform.TIKTOK),
    ("https://www.youtube.com/@mia.makes.up/videos", Platform.YOUTUBE),
    ("https://m.youtube.com/@mia.makes.up?si=x1", Platform.YOUTUBE),
    ("https://www.instagram.com/mia.makes.up/", Platform.INSTAGRAM),
    ("https://instagram.com/mia.makes.up?igsh=abc==", Platform.INSTAGRAM),
    ("HTTPS://WWW.INSTAGRAM.COM/mia.makes.up/reels/", Platform.INSTAGRAM),
]


@pytest.mark.parametrize(("typed", "platform"), SEEDS)
def test_a_seed_is_the_same_however_it_is_pasted(typed: str, platform: Platform | None) -> None:
    assert alike(typed) == replace(MIA, platform=platform)


def test_a_channel_without_a_name_is_asked_for_by_its_link() -> None:
    link = "https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA"
    found = alike(f"{link}?view=1")
    assert (found.profile_url, found.username, found.platform) == (link, "", Platform.YOUTUBE)


NARROWED = [
    ("on:youtube", {"target": Platform.YOUTUBE}),
    ("to:ig", {"target": Platform.INSTAGRAM}),
    ("to youtube", {"target": Platform.YOUTUBE}),
    ("on youtube", {"target": Platform.YOUTUBE}),
    ("in:US", {"region": "US"}),
    ("country:uk", {"region": "GB"}),
    ("in:south korea", {"region": "KR"}),
    ("in Japan", {"region": "JP"}),
    ("国家：美国", {"region": "US"}),
    ("in:all", {"region": ""}),
    ("language:日语", {"language": "ja"}),
    ("followers:100k-1M", {"follower_min": 100_000, "follower_max": 1_000_000}),
    ("10万-100万粉", {"follower_min": 100_000, "follower_max": 1_000_000}),
    ("views:>10k", {"views_min": 10_000}),
    ("平均播放:1万以下", {"views_max": 10_000}),
    ("audience_female:>60%", {"female_min": 0.6}),
    ("female audience:0.6", {"female_min": 0.6}),
    ("60%+ female audience", {"female_min": 0.6}),
    ("level:S3", {"level": Level.S3}),
    ("limit:50", {"limit": 50}),
    ("size:5", {"limit": 5}),
]


@pytest.mark.parametrize(("typed", "fields"), NARROWED)
def test_a_lookalike_is_narrowed(typed: str, fields: dict[str, object]) -> None:
    assert alike(f"@mia.makes.up {typed}") == replace(MIA, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", [*(seed for seed, _ in SEEDS), *(f"@mia {typed}" for typed, _ in NARROWED)])
def test_a_written_lookalike_reads_the_same(typed: str) -> None:
    request = alike(typed)
    assert alike(write_lookalike(request), replace(DEFAULTS, size=33, level=Level.S3)) == request


def test_no_more_are_asked_for_by_default_than_the_api_gives() -> None:
    assert alike("@mia", replace(DEFAULTS, size=100)).limit == 50


@pytest.mark.parametrize(
    ("typed", "platform", "name", "level"),
    [
        ("tiktok @charlidamelio level:S3", Platform.TIKTOK, "charlidamelio", Level.S3),
        ("charlidamelio", Platform.TIKTOK, "charlidamelio", Level.S2),
        ("https://www.instagram.com/leomessi S1", Platform.INSTAGRAM, "leomessi", Level.S1),
        ("油管 @MrBeast 级别:S1", Platform.YOUTUBE, "MrBeast", Level.S1),
    ],
)
def test_one_creator_is_named(typed: str, platform: Platform, name: str, level: Level) -> None:
    found = read_creator_name(read_line(typed), DEFAULTS)
    assert (found.platform, found.name, found.level) == (platform, name, level)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("", {}),
        ("language:zh platform:youtube level:S1", {"language": "zh", "platform": "youtube", "level": "S1"}),
        ("语言：中文", {"language": "zh"}),
        ("English tt s3", {"language": "en", "platform": "tiktok", "level": "S3"}),
        ("workspace_language:cn", {"workspace_language": "zh"}),
        ("files:both", {"files": "both"}),
        ("文件:上传", {"files": "upload"}),
    ],
)
def test_settings_are_chosen(typed: str, chosen: dict[str, str]) -> None:
    assert read_settings_line(read_line(typed)) == chosen
