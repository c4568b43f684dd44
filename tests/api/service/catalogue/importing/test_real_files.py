"""Four files as people really have them, imported with no hand editing. Each test is one claim about a column."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import Report, WrongPlatform, import_files, read_creators

DATA = Path(__file__).resolve().parents[5].parent / "shared" / "data"
TIKTOK = DATA / "tiktok_top1000_2022-12.csv"
YOUTUBE = DATA / "youtube_top1000_2022-12.csv"
INSTAGRAM = DATA / "instagram_top1000_2022-12.csv"
BIOS = DATA / "tiktok_creators_bio_59_2026-06.csv"

pytestmark = pytest.mark.skipif(
    not TIKTOK.exists(), reason="the creator files are not beside this checkout (shared/data)"
)

Held = dict[str, dict[str, Any]]


def imported(catalogue: Catalogue, path: Path, platform: Platform) -> tuple[Report, Held]:
    report = import_files(catalogue, [path], platform)
    found = catalogue.search(platform, {}, limit=2_000).records
    return report, {record.get("username") or record["nickname"]: record for record in found}


def figures(report: Report) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.updated, report.repeated, report.rejected


@pytest.mark.parametrize(
    ("path", "platform", "expected"),
    [
        (TIKTOK, Platform.TIKTOK, (1000, 999, 0, 1, 0)),
        (YOUTUBE, Platform.YOUTUBE, (1003, 1000, 0, 3, 0)),
        (INSTAGRAM, Platform.INSTAGRAM, (1000, 991, 0, 9, 0)),
        (BIOS, Platform.TIKTOK, (59, 59, 0, 0, 0)),
    ],
)
def test_every_row_is_accounted_for_and_a_second_import_only_updates(
    catalogue: Catalogue, path: Path, platform: Platform, expected: tuple[int, int, int, int, int]
) -> None:
    first, _ = imported(catalogue, path, platform)
    assert figures(first) == expected
    again, _ = imported(catalogue, path, platform)
    read, added, _, repeated, rejected = expected
    assert figures(again) == (read, 0, added, repeated, rejected)
    assert catalogue.size() == added


def test_tiktoker_name_is_the_handle_and_numbers_are_exact(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, TIKTOK, Platform.TIKTOK)
    beast = held["mrbeast"]
    assert beast["nickname"] == "MrBeast"
    assert beast["profile_url"] == "https://www.tiktok.com/@mrbeast"
    assert beast["followers"] == 60_300_000
    assert beast["avg_views"] == 29_200_000
    assert held["yzn47"]["nickname"] == "يزن الأسمر"
    sizes = [record["followers"] for record in held.values()]
    assert (min(sizes), max(sizes)) == (10_300, 153_100_000)


def test_tiktok_engagement_is_interactions_a_view(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, TIKTOK, Platform.TIKTOK)
    assert held["mrbeast"]["engagement"] == pytest.approx((3_500_000 + 30_800 + 7_200) / 29_200_000, abs=1e-6)
    rates = [record["engagement"] for record in held.values()]
    assert len(rates) == 999
    assert round(min(rates), 3) == 0.005
    assert round(max(rates), 3) == 0.327
    assert round(median(rates), 2) == 0.12


def test_tiktok_views_a_follower_follow_from_both(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, TIKTOK, Platform.TIKTOK)
    assert held["mrbeast"]["views_per_follower"] == pytest.approx(29.2 / 60.3, abs=1e-4)


def test_averages_of_likes_are_not_taken_for_totals(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, TIKTOK, Platform.TIKTOK)
    assert not any({"likes", "country", "language", "bio", "category_ids"} & record.keys() for record in held.values())


def test_youtube_country_is_the_audiences(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    assert held["tseries"]["audience_countries"] == ["IN"]
    assert not any("country" in record for record in held.values())
    assert sum("audience_countries" not in record for record in held.values()) == 177


def test_youtube_channels_are_user_names_only_where_they_can_be(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    assert held["MrBeast"]["username"] == "MrBeast"
    nastya = held["Like Nastya"]
    assert "username" not in nastya
    assert "profile_url" not in nastya
    assert sum("username" in record for record in catalogue.search(Platform.YOUTUBE, {}, limit=2000).records) == 665


def test_two_channels_of_one_name_stay_two(catalogue: Catalogue) -> None:
    imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    found = catalogue.search(Platform.YOUTUBE, {}, limit=2_000).records
    both = {r["nickname"]: r["followers"] for r in found if r.get("username") == "PrestonPlayz"}
    assert both == {"Preston": 21_900_000, "PrestonPlayz": 13_600_000}


def test_zero_means_unknown_not_nothing(catalogue: Catalogue) -> None:
    """SET India has zero views, likes and comments; Cocomelon zero comments, which are switched off."""
    _, held = imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    assert not {"avg_views", "engagement", "views_per_sub"} & held["setindia"].keys()
    assert held["checkgate"]["engagement"] == pytest.approx(48_300 / 9_500_000, abs=1e-6)
    assert sum("avg_views" not in record for record in held.values()) == 13


def test_youtube_categories_join_both_columns(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, YOUTUBE, Platform.YOUTUBE)
    assert held["MrBeast"]["category_ids"] == ["19003001", "5001001"]
    assert held["tseries"]["category_ids"] == ["28004001", "28003001"]
    labelled = [record for record in held.values() if "ASMR" in record.get("category_labels", ())]
    assert len(labelled) == 2


def test_instagram_name_is_the_handle_and_country_the_audiences(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    assert held["cristiano"]["nickname"] == "Cristiano Ronaldo"
    assert held["cristiano"]["audience_countries"] == ["IN"]
    assert held["leomessi"]["audience_countries"] == ["AR"]
    assert held["leomessi"]["profile_url"] == "https://www.instagram.com/leomessi/"
    assert "country" not in held["leomessi"]
    assert held["thv"]["audience_countries"] == ["KR"]


def test_instagram_engagement_is_a_count_over_followers(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    assert held["leomessi"]["engagement"] == pytest.approx(23_400_000 / 409_800_000, abs=1e-6)
    rates = [record["engagement"] for record in held.values()]
    assert len(rates) == 991
    assert round(min(rates), 4) == 0.0003
    assert round(max(rates), 3) == 0.591
    assert round(median(rates), 3) == 0.034
    assert not any("avg_views" in record for record in held.values())


def test_instagram_names_are_composed(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    assert held["k.mbappe"]["nickname"] == "Kylian Mbappé"
    assert any("이지금" in record.get("nickname", "") for record in held.values())
    assert all(unicodedata.is_normalized("NFC", record.get("nickname", "")) for record in held.values())


@pytest.mark.parametrize("spelling", ["NFC", "NFD"])
def test_composed_and_decomposed_searches_find_the_same_person(catalogue: Catalogue, spelling: Any) -> None:
    imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    found = catalogue.search(Platform.INSTAGRAM, {"keyword": unicodedata.normalize(spelling, "Mbappé")}).records
    assert "k.mbappe" in [record["username"] for record in found]


def test_of_two_rows_that_disagree_the_larger_account_is_kept_and_said(catalogue: Catalogue) -> None:
    report, held = imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    assert held["kevinhart4real"]["followers"] == 160_800_000
    assert held["kevinhart4real"]["engagement"] == pytest.approx(45_200 / 160_800_000, abs=1e-6)
    assert held["juliaanalvarez"]["followers"] == 9_100_000
    assert report.differing == [
        "juliaanalvarez is on lines 148 and 152 with different values; line 148 was kept",
        "kevinhart4real is on lines 299 and 445 with different values; line 445 was kept",
    ]


def test_handles_may_look_like_domains_or_numbers(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, INSTAGRAM, Platform.INSTAGRAM)
    assert {"jaybnow.hr", "itzy.all.in.us", "433"} <= held.keys()


def test_bios_give_addresses_hashtags_and_views(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, BIOS, Platform.TIKTOK)
    avani = held["avani"]
    assert avani["email"] == "avani@example.com"
    assert avani["has_email"] is True
    assert avani["bio"].startswith("🇰🇷🇮🇳🇺🇸\nif you")
    assert avani["hashtags"][:3] == ["dance", "nostalgia", "grwm"]
    assert sum(record.get("has_email", False) for record in held.values()) == 23
    assert sum("bio" not in record for record in held.values()) == 6
    assert sum("hashtags" not in record for record in held.values()) == 12
    assert held["charlidamelio"]["avg_views"] == 7_594_767
    assert "avg_views" not in held["emmachamberlain"]


def test_an_id_that_repeats_the_handle_is_no_id_and_likes_alone_no_engagement(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, BIOS, Platform.TIKTOK)
    assert all(record["uid"] != record["username"] for record in held.values())
    assert not any("engagement" in record for record in held.values())


def test_bio_categories_fit_the_tree_or_keep_their_label(catalogue: Catalogue) -> None:
    _, held = imported(catalogue, BIOS, Platform.TIKTOK)
    assert held["charlidamelio"]["category_ids"] == ["28003001"]
    assert held["caseyneistat"]["category_ids"] == ["24001002", "15002001"]
    assert held["mrbeast"]["category_labels"] == ["Entertainment"]
    assert all({"category_ids", "category_labels"} & record.keys() for record in held.values())


def test_the_second_file_about_a_creator_adds_to_the_first(catalogue: Catalogue) -> None:
    imported(catalogue, TIKTOK, Platform.TIKTOK)
    report, held = imported(catalogue, BIOS, Platform.TIKTOK)
    assert (report.added, report.updated) == (44, 15)
    beast = held["mrbeast"]
    assert beast["followers"] == 128_991_761
    assert beast["bio"] == "Watch my latest video! 👇"
    assert beast["engagement"] == pytest.approx(0.1212, abs=1e-4), "what only the first file knew stays"
    assert beast["views_per_follower"] == pytest.approx(35_300_000 / 128_991_761, abs=1e-4)


def test_the_report_says_what_was_read_and_what_was_not() -> None:
    said = read_creators(INSTAGRAM, Platform.INSTAGRAM).told()
    assert "name → username" in said.columns
    assert "country → audience_countries" in said.columns
    assert said.ignored == ["Rank", "Eng. (Auth.)"]


def test_whose_country_it_is_can_be_said(catalogue: Catalogue) -> None:
    import_files(catalogue, [INSTAGRAM], Platform.INSTAGRAM, country_means="creator")
    messi = catalogue.find("leomessi", Platform.INSTAGRAM)
    assert messi is not None
    assert messi["country"] == "AR"
    assert "audience_countries" not in messi


def test_a_file_of_another_platform_is_refused_before_anything_is_stored(catalogue: Catalogue) -> None:
    with pytest.raises(WrongPlatform, match=r"Instagram.*not for TikTok"):
        import_files(catalogue, [BIOS, INSTAGRAM], Platform.TIKTOK)
    assert catalogue.size() == 0
