"""Creators and times that the messages' examples share. Invented people."""

from __future__ import annotations

from datetime import UTC, date, datetime

from api.contract.creator import Creator
from api.contract.platforms import Platform

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOON.date()

MIA = Creator(
    platform=Platform.TIKTOK,
    uid="7301000000000000001",
    username="mia.makes.up",
    nickname="Mia Makes Up 💄",
    followers=33_149,
    likes=955_000,
    videos=212,
    country="US",
    language="en",
    gender="female",
    is_verified=True,
    avg_views=12_040,
    median_views=11_020,
    engagement=0.065,
    views_per_follower=0.36,
    has_email=True,
    email="mia@example.com",
    last_post=date(2026, 11, 21),
    bio="Soft glam, hard deadlines.",
    hashtags=("softglam", "grwm"),
    categories=({"primary": "Beauty & Personal Care", "secondary": "Makeup", "tertiary": "Facial Makeup"},),
    audience_female=0.7865,
    audience_countries=("US", "CA"),
    audience_ages=("18-24",),
)

LENA = Creator(
    platform=Platform.TIKTOK,
    uid="7301000000000000002",
    username="lena_lashes",
    nickname="Lena ‹lashes›",
    followers=412_000,
    country="CA",
    avg_views=88_000,
    median_views=9_100,
    engagement=0.031,
    last_post=TODAY,
)

BEAN = Creator(
    platform=Platform.YOUTUBE,
    uid="UCexample0000000000000001",
    username="beanlab",
    nickname="Bean Lab",
    has_email=True,
    last_post=date(2026, 10, 2),
)

ALIKE = Creator(
    platform=Platform.YOUTUBE,
    uid="UCexample0000000000000002",
    username="glazedhouse",
    nickname="Glazed House",
    followers=1_250_000,
    country="GB",
    avg_views=310_000,
    engagement=0.048,
    match_score=91.2,
)
