"""Lookalikes make sense to a person: the same subject, place, size and public, whoever is asked about."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.contract.categories import leaves_below
from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue import lookalike
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.lookalike import PARTS
from api.service.catalogue.records import handle_of
from tests.api.service.catalogue.conftest import Opens, Record, some_creators
from tests.api.service.catalogue.plain_sql import ids_in_sql

T, Y, _ = Platform
BEAUTY = set(leaves_below("25"))

SEED: Record = {
    "platform": "tiktok",
    "uid": "seed",
    "username": "mia.glow",
    "nickname": "Mia Glow",
    "country": "US",
    "language": "en",
    "followers": 100_000,
    "avg_views": 30_000,
    "engagement": 0.05,
    "category_ids": ["25006001"],
    "hashtags": ["beauty", "makeup", "grwm"],
    "bio": "makeup looks for tired people",
    "audience_female": 0.9,
    "audience_countries": ["US", "CA"],
    "audience_ages": ["18-24", "25-34"],
}
STRANGER: Record = {
    "country": "BR",
    "language": "pt",
    "followers": 20_000_000,
    "avg_views": 9_000_000,
    "engagement": 0.9,
    "category_ids": ["19001001"],
    "hashtags": ["gaming"],
    "bio": "jogos todo dia",
    "audience_female": 0.1,
    "audience_countries": ["BR"],
    "audience_ages": ["55+"],
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = Catalogue.open(tmp_path_factory.mktemp("sample") / "creators.db")
    yield opened
    opened.close()


def ranked(opens: Opens, seed: Record, *others: Record, target: Platform = T) -> dict[str, float]:
    """Scores by uid, best first. Each of the others is the seed but for what it says."""
    catalogue = opens()
    base = {name: value for name, value in SEED.items() if name not in {"username", "nickname"}}
    catalogue.put([{**base, "platform": target.value, "uid": str(place), **own} for place, own in enumerate(others)])
    return {record["uid"]: score for record, score in catalogue.alike(seed, target, {}, 50)}


def test_the_lookalikes_of_a_us_beauty_tiktoker_are_us_beauty_people_of_similar_size(sample: Catalogue) -> None:
    wanted: dict[str, Condition] = {"country": ("US",), "category": ("25006001",), "followers": Range(50_000, 150_000)}
    for seed in sample.search(T, wanted, limit=5).records:
        found = [record for record, _ in sample.alike(seed, T, {}, 10)]
        assert len(found) == 10
        assert all(set(record["category_ids"]) & BEAUTY for record in found)
        assert sum(record.get("country") == "US" for record in found) >= 9
        assert sum(seed["followers"] / 10 <= record["followers"] <= seed["followers"] * 10 for record in found) >= 9


def test_the_same_person_on_another_platform_comes_first(sample: Catalogue) -> None:
    seed = sample.find("mrbeast", T)
    assert seed
    (first, score), (_, second) = sample.alike(seed, Y, {}, 2)
    assert first["username"] == "MrBeast"
    assert score > 90 > second


def test_every_part_counts_and_no_more_than_its_weight(opens: Opens) -> None:
    """Scores fall by a part's weight where only that part is as unlike as can be."""
    scores = ranked(opens, SEED, {}, *({name: value} for name, value in STRANGER.items()), STRANGER)
    same, *one_off, stranger = (scores[str(place)] for place in range(len(STRANGER) + 2))
    weight = {name: PARTS[name].weight for name in PARTS}
    assert same == pytest.approx(100, abs=0.5)
    lost = dict(zip(STRANGER, (same - score for score in one_off), strict=True))
    for column, part in (("country", "country"), ("language", "language"), ("category_ids", "categories")):
        assert lost[column] == pytest.approx(weight[part], abs=0.01)
    assert lost["audience_female"] == pytest.approx(weight["female"], abs=0.01)
    assert lost["audience_ages"] == pytest.approx(weight["ages"], abs=0.01)
    assert lost["audience_countries"] == pytest.approx(weight["audience_country"], abs=0.01)
    for column, part in (("followers", "followers"), ("avg_views", "views"), ("engagement", "engagement")):
        assert weight[part] * 0.85 < lost[column] < weight[part]
    assert 0 < lost["bio"] < lost["hashtags"] < weight["words"]
    assert stranger < 10


def test_the_weights_are_those_that_are_written_down() -> None:
    told = re.findall(r"^\| ([a-z ]+) \| (\d+) \|.*\| (\d\.\d\d) \|$", lookalike.__doc__ or "", re.MULTILINE)
    names = {"female audience": "female", "audience ages": "ages", "audience country": "audience_country"}
    assert {names.get(name, name): (float(weight), float(typical)) for name, weight, typical in told} == {
        name: (part.weight, part.typical) for name, part in PARTS.items()
    }
    assert sum(part.weight for part in PARTS.values()) == 100


@pytest.mark.parametrize("column", sorted(STRANGER))
def test_what_is_not_known_is_better_than_unlike_and_worse_than_alike(opens: Opens, column: str) -> None:
    scores = ranked(opens, SEED, {}, {column: None}, {column: STRANGER[column]})
    assert scores["0"] > scores["1"] > scores["2"]


@pytest.mark.parametrize("column", sorted(set(STRANGER) - {"bio", "hashtags"}))
def test_what_the_seed_does_not_say_counts_for_nobody(opens: Opens, column: str) -> None:
    seed = {name: value for name, value in SEED.items() if name != column}
    scores = ranked(opens, seed, {}, {column: None}, {column: STRANGER[column]})
    assert scores["0"] == scores["1"] == scores["2"] == pytest.approx(100, abs=0.5)


def test_nearer_is_more_alike(opens: Opens) -> None:
    sizes = [100_000, 150_000, 300_000, 1_000_000, 40_000_000]
    scores = ranked(opens, SEED, *({"followers": size} for size in sizes))
    assert list(scores) == ["0", "1", "2", "3", "4"]
    leaves = ["25006001", "25006002", "25009001", "19001001"]
    scores = ranked(opens, SEED, *({"uid": leaf, "category_ids": [leaf]} for leaf in leaves))
    assert [uid for uid in scores if uid in leaves] == leaves


def test_a_seed_of_whom_nothing_is_known_is_like_nobody(opens: Opens) -> None:
    assert set(ranked(opens, {"platform": "tiktok", "uid": "x"}, {}, {}).values()) == {0.0}


def test_a_shared_name_lifts_an_account_on_another_platform_only(opens: Opens) -> None:
    others = [{**STRANGER, "username": "Mia.Glow"}, {**STRANGER, "nickname": "mia glow"}, STRANGER]
    scores = ranked(opens, SEED, *others, target=Y)
    assert scores["0"] > 60 > scores["1"] > scores["2"] + 20
    catalogue = opens()
    catalogue.put(
        [{**STRANGER, "platform": "tiktok", "uid": str(place), **own} for place, own in enumerate(others[1:])]
    )
    near = {record["uid"]: score for record, score in catalogue.alike(SEED, T, {}, 9)}
    assert near["0"] == near["1"]


def test_the_seed_is_never_among_its_lookalikes(sample: Catalogue) -> None:
    for name in ("charlidamelio", "khaby.lame"):
        seed = sample.find(name, T)
        assert seed
        assert handle_of(name) not in {handle_of(record["username"]) for record, _ in sample.alike(seed, T, {}, 50)}


def test_a_seed_without_a_user_name_is_left_out_by_its_id(opens: Opens) -> None:
    catalogue = opens()
    nameless = {name: value for name, value in SEED.items() if name != "username"}
    catalogue.put([nameless, {**nameless, "uid": "other"}])
    assert [record["uid"] for record, _ in catalogue.alike(nameless, T, {}, 5)] == ["other"]


def test_no_account_comes_twice(opens: Opens) -> None:
    """Two rows of one user name are one account, and others take the place of the second."""
    names = ["zoe", "Zoe", "ZOE", "zoé", "ann", "bob"]
    scores = ranked(opens, SEED, *({"username": name} for name in [*names, *names, *names]))
    assert list(scores) == ["0", "4", "5"]


def test_adult_content_is_shown_to_its_like_only(opens: Opens) -> None:
    adult = {"category_labels": ["Adult content"]}
    assert list(ranked(opens, SEED, {}, adult)) == ["0"]
    assert set(ranked(opens, {**SEED, **adult}, {}, adult)) == {"0", "1"}


CONDITIONS: dict[str, st.SearchStrategy[Condition]] = {
    "country": st.sampled_from([("US",), ("gb", "JP"), ("ZZ",), ("Atlantis",)]),
    "language": st.sampled_from([("en",), ("ja", "en"), ("EN",)]),
    "followers": st.sampled_from([Range(1_000), Range(None, 52_000), Range(0, 0), Range()]),
    "views": st.sampled_from([Range(7), Range(7, 90_000)]),
    "audience_female": st.sampled_from([Range(0.5), Range(0.7865, 1.0)]),
    "engagement": st.sampled_from([Range(0.03), Range(None, 0.029)]),
    "last_post": st.sampled_from([Range(date(2026, 11, 20)), Range(None, date(2026, 11, 20))]),
    "keyword": st.sampled_from(["mbappé", "café", "nobody"]),
    "email": st.just(True),
    "audience_age": st.sampled_from([("18-24",), ("25-34", "35-44")]),
}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Creators of many names, so that each is an account of its own."""
    opened = Catalogue.open(tmp_path_factory.mktemp("crowd") / "creators.db", sample=False)
    creators = some_creators(600)
    opened.put({**record, "username": f"{record.get('username', '')}{record['uid']}"} for record in creators)
    yield opened
    opened.close()


@given(data=st.data(), seed=st.integers(0, 599), target=st.sampled_from(Platform), limit=st.integers(1, 50))
@settings(max_examples=80)
def test_filters_narrow_exactly_and_change_no_score(
    crowd: Catalogue, data: st.DataObject, seed: int, target: Platform, limit: int
) -> None:
    """With any filters the answer is the unfiltered ranking without those whom plain SQL rules out."""
    names = data.draw(st.lists(st.sampled_from(sorted(CONDITIONS)), max_size=3, unique=True))
    conditions = {name: data.draw(CONDITIONS[name]) for name in names}
    creator = crowd.by_ids([seed + 1])[seed + 1]
    allowed = set(ids_in_sql(crowd.connection, target, conditions))
    everybody = [(record["uid"], score) for record, score in crowd.alike(creator, target, {}, 600)]
    found = [(record["uid"], score) for record, score in crowd.alike(creator, target, conditions, limit)]
    expected = [(uid, score) for uid, score in everybody if uid in allowed][:limit]
    assert [uid for uid, _ in found] == [uid for uid, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-3)
    scores = [score for _, score in everybody]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def test_a_change_of_a_creator_changes_the_likeness_at_once(opens: Opens) -> None:
    catalogue = opens()
    catalogue.put([{**SEED, "uid": str(place), "username": f"n{place}", **STRANGER} for place in range(40)])
    catalogue.put([{**SEED, "uid": "17", "username": "n17"}])
    (first, score), (_, second) = catalogue.alike(SEED, T, {}, 2)
    assert (first["uid"], round(score)) == ("17", 100)
    assert second < 10


def test_any_order_of_imports_gives_the_same_scores(opens: Opens) -> None:
    creators = [{**record, "username": record["uid"]} for record in some_creators(120)]
    chance = random.Random(3)
    answers: list[Any] = []
    for name in ("one.db", "other.db"):
        catalogue = opens(name)
        for start in range(0, 120, 50):
            catalogue.put(creators[start : start + 50])
        answers.append({record["uid"]: round(score, 3) for record, score in catalogue.alike(SEED, T, {}, 200)})
        chance.shuffle(creators)
    assert json.dumps(answers[0], sort_keys=True) == json.dumps(answers[1], sort_keys=True)
