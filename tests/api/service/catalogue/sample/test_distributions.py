"""The sample set's numbers: distributed as real ones are, and consistent with each other."""

from __future__ import annotations

from math import log
from statistics import correlation, fmean, mean, median
from typing import Any

import pytest

from api.contract.platforms import Platform

Records = list[dict[str, Any]]


def on(records: Records, platform: str) -> Records:
    return [record for record in records if record["platform"] == platform]


def about(records: Records, branch: str) -> Records:
    return [record for record in records if record["category_ids"][0].startswith(branch)]


@pytest.mark.parametrize("platform", Platform)
def test_sizes_run_from_a_thousand_to_millions(invented: Records, platform: Platform) -> None:
    sizes = sorted(record["followers"] for record in on(invented, platform))
    assert sizes[0] >= 1_000
    assert 5_000_000 < sizes[-1] <= 50_000_000
    assert 30_000 < median(sizes) < 90_000
    assert mean(sizes) > 3 * median(sizes)


@pytest.mark.parametrize("platform", Platform)
def test_engagement_falls_with_size(invented: Records, platform: Platform) -> None:
    ordered = sorted(on(invented, platform), key=lambda record: int(record["followers"]))
    small, large = ordered[:1000], ordered[-1000:]
    assert median(r["engagement"] for r in small) > 1.3 * median(r["engagement"] for r in large)
    assert all(0 < record["engagement"] < 0.5 for record in ordered)


@pytest.mark.parametrize("platform", Platform)
def test_some_live_from_one_hit_and_most_are_steady(invented: Records, platform: Platform) -> None:
    ratios = [record["median_views"] / record["avg_views"] for record in on(invented, platform)]
    assert 200 < sum(ratio < 0.4 for ratio in ratios) < 800
    assert sum(ratio > 0.8 for ratio in ratios) > 1500


def test_ratios_to_followers_match_their_numbers(invented: Records) -> None:
    for record in invented:
        for name in ("", "_short", "_long"):
            for ratio, views in (("views_per_sub", "avg_views"), ("median_views_per_sub", "median_views")):
                if views + name in record:
                    expected = record[views + name] / record["followers"]
                    assert record[ratio + name] == pytest.approx(expected, abs=1e-4)
        if "views_per_follower" in record:
            assert record["views_per_follower"] == record["views_per_sub"]


def test_youtube_averages_are_made_of_short_and_long_ones(invented: Records) -> None:
    kinds = {"short": 0, "long": 0, "both": 0}
    for record in on(invented, "youtube"):
        short, long = record.get("avg_views_short"), record.get("avg_views_long")
        if short is None or long is None:
            kinds["short" if long is None else "long"] += 1
            for name in ("avg_views", "median_views", "engagement"):
                assert record[name] == record.get(f"{name}_short", record.get(f"{name}_long"))
        else:
            kinds["both"] += 1
            for name in ("avg_views", "median_views", "engagement"):
                ends = sorted((record[f"{name}_short"], record[f"{name}_long"]))
                assert ends[0] - 1 <= record[name] <= ends[1] + 1
    assert min(kinds.values()) > 100


def test_an_average_is_a_whole_number_of_tenths_between_its_parts(invented: Records) -> None:
    """Ten posts, so some number of shorts from one to nine explains the average."""
    for record in on(invented, "youtube"):
        if {"avg_views_short", "avg_views_long"} <= record.keys():
            short, long = record["avg_views_short"], record["avg_views_long"]
            explained = [(short * n + long * (10 - n)) / 10 for n in range(1, 10)]
            assert min(abs(value - record["avg_views"]) for value in explained) <= 2


def test_sales_belong_to_showcases_and_follow_from_views(invented: Records) -> None:
    selling = [record for record in on(invented, "tiktok") if record["has_showcase"]]
    assert 400 < len(selling) < 2500
    for record in on(invented, "tiktok"):
        assert ("gmv" in record) is ("product_categories" in record) is record["has_showcase"]
    for record in selling:
        thousands = record["gmv"] / record["gpm"] / record["avg_views"] * 1000
        assert 7.9 <= thousands <= 32.1 or record["gmv"] < 20
        assert 0.05 <= record["commission"] <= 0.3
        assert len(record["product_categories"]) == len(record["product_category_ids"])


def test_audiences_fit_what_creators_are_about(invented: Records) -> None:
    def female(branch: str) -> float:
        return fmean(r["audience_female"] for r in about(invented, branch) if "audience_female" in r)

    assert female("25") > 0.7 > 0.35 > female("19")


def test_women_have_more_female_audiences_than_men_on_the_same_subject(invented: Records) -> None:
    cooks = [r for r in about(invented, "26003") if "audience_female" in r and "gender" in r]
    shares = {g: mean(r["audience_female"] for r in cooks if r["gender"] == g) for g in ("female", "male")}
    assert shares["female"] > shares["male"] + 0.05


def test_creators_speak_a_language_of_their_country(invented: Records) -> None:
    for country, language in (("JP", "ja"), ("KR", "ko"), ("BR", "pt"), ("TH", "th"), ("SA", "ar"), ("CN", "zh")):
        living = [r for r in invented if r.get("country") == country and "language" in r]
        assert sum(r["language"] == language for r in living) > 0.9 * len(living) > 20


@pytest.mark.parametrize(
    ("language", "branch", "word"),
    [
        ("zh", "25", "护肤"),
        ("ja", "19", "ゲーム実況"),
        ("ko", "25", "스킨케어"),
        ("es", "15001", "viajes"),
        ("th", "9", "แมว"),
    ],
)
def test_words_fit_subject_and_language(invented: Records, language: str, branch: str, word: str) -> None:
    speaking = [r for r in invented if r.get("language") == language]
    saying = [r for r in speaking if word in (*r.get("hashtags", ()), r.get("bio", "")) or word in r.get("bio", "")]
    assert saying
    assert sum(any(leaf.startswith(branch) for leaf in r["category_ids"]) for r in saying) > 0.8 * len(saying)


def test_larger_accounts_are_seen_more_and_verified_more(invented: Records) -> None:
    tiktok = on(invented, "tiktok")
    sizes, views = ([log(r[name]) for r in tiktok] for name in ("followers", "median_views"))
    assert correlation(sizes, views) > 0.8
    large = [r for r in invented if r["followers"] > 2_000_000]
    small = [r for r in invented if r["followers"] < 50_000]
    assert mean(r["is_verified"] for r in large) > 0.4 > 0.05 > mean(r["is_verified"] for r in small)
