"""The sample set: the same every time, large enough for every example, and everything a record can hold."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import Any

import orjson
import pytest

from api.contract.categories import categories, leaves_below
from api.contract.fields import COLUMNS
from api.contract.filters import AUDIENCE_AGES, UNSOLD_COLUMNS
from api.contract.platforms import Platform
from api.contract.values import Kind, read_time
from api.service.catalogue.sample import CREATORS_PER_PLATFORM, SAMPLE_DAY, sample_records

Records = list[dict[str, Any]]
BEAUTY = frozenset(leaves_below("25"))


def digest(records: Records) -> str:
    return sha256(b"\n".join(orjson.dumps(record, option=orjson.OPT_SORT_KEYS) for record in records)).hexdigest()


def on(records: Records, platform: str) -> Records:
    return [record for record in records if record["platform"] == platform]


def test_the_same_seed_gives_the_same_records(records: Records) -> None:
    assert digest(list(sample_records())) == digest(records)


def test_another_seed_gives_other_people() -> None:
    assert digest(list(sample_records(1, 50))) != digest(list(sample_records(2, 50)))


@pytest.mark.parametrize("platform", Platform)
def test_each_platform_has_thousands_of_creators(invented: Records, platform: Platform) -> None:
    assert len(on(invented, platform)) == CREATORS_PER_PLATFORM >= 4_000


def test_ids_and_names_are_unique_on_a_platform(records: Records) -> None:
    assert len({(record["platform"], record["uid"]) for record in records}) == len(records)
    assert len({(record["platform"], record["username"].lower()) for record in records}) == len(records)


def test_every_column_is_there_somewhere(records: Records) -> None:
    """`categories` follows from the category ids."""
    held = {name for record in records for name in record}
    wanted = {*COLUMNS, *UNSOLD_COLUMNS, "platform", "category_ids", "product_category_ids"}
    assert wanted - held == {"categories"}
    assert held <= wanted


def test_some_creators_leave_most_columns_empty(invented: Records) -> None:
    for name in (
        "country",
        "language",
        "gender",
        "bio",
        "hashtags",
        "email",
        "audience_female",
        "whatsapp",
        "avatar_url",
    ):
        assert any(name not in record for record in invented), name


def test_nothing_is_stored_as_null(records: Records) -> None:
    assert not any(value is None or value == "" for record in records for value in record.values())


_PYTHON = {
    Kind.TEXT: str,
    Kind.TIME: str,
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.RATIO: float,
    Kind.PERCENT: float,
    Kind.FLAG: bool,
    Kind.TEXTS: list,
}


def test_every_value_is_of_its_kind(records: Records) -> None:
    for record in records:
        for name, value in record.items():
            if name in COLUMNS:
                assert type(value) is _PYTHON[COLUMNS[name]], (name, value)


def test_the_line_of_the_readme_finds_creators(records: Records) -> None:
    """tiktok beauty country:US followers:10k-500k er:>3%"""
    found = [
        record
        for record in on(records, "tiktok")
        if BEAUTY & set(record["category_ids"])
        and record.get("country") == "US"
        and 10_000 <= record["followers"] <= 500_000
        and record.get("engagement", 0) >= 0.03
    ]
    assert len(found) >= 20


@pytest.mark.parametrize("platform", Platform)
def test_every_category_leaf_but_adult_products_has_creators(records: Records, platform: Platform) -> None:
    leaves = {category.id for category in categories().values() if category.depth == 3}
    held = Counter(leaf for record in on(records, platform) for leaf in record["category_ids"])
    assert leaves - held.keys() == {"25001001"}


def test_famous_accounts_are_known_where_people_look_for_them(records: Records) -> None:
    known = {(record["platform"], record["username"].lower()): record for record in records}
    for platform in Platform:
        assert known[platform.value, "mrbeast"]["nickname"] == "MrBeast"
        assert (platform.value, "charlidamelio") in known
    for handle in ("khaby.lame", "zachking", "addisonre", "bellapoarch"):
        assert ("tiktok", handle) in known
    for handle in ("leomessi", "cristiano", "selenagomez"):
        assert ("instagram", handle) in known
    for handle in ("pewdiepie", "tseries"):
        assert ("youtube", handle) in known
    assert known["instagram", "k.mbappe"]["nickname"] == "Kylian Mbappé"


def test_famous_accounts_carry_rounded_facts_and_no_contact(records: Records) -> None:
    famous = [record for record in records if record["uid"].startswith("famous-")]
    assert len(famous) >= 40
    for record in famous:
        assert record["followers"] % 10_000 == 0
        assert not {"email", "whatsapp", "has_email", "last_post", "audience_female"} & record.keys()


def test_addresses_and_numbers_lead_to_nobody(records: Records) -> None:
    reserved = re.compile(r"@([a-z0-9-]+\.)*(example|example\.com|example\.org)$")
    for record in records:
        if "email" in record:
            assert reserved.search(record["email"]), record["email"]
        for column in ("whatsapp", "zalo"):
            if column in record:
                assert re.fullmatch(r"\+\d{1,3} 555 01\d\d", record[column])
        assert record.get("line", "example-").startswith("example-")


@pytest.mark.parametrize("column", ["email", "whatsapp", "line", "zalo", "mcn"])
def test_a_flag_is_true_exactly_where_the_thing_is_there(invented: Records, column: str) -> None:
    for record in invented:
        flag = f"has_{column}"
        if flag in record:
            assert record[flag] is (column in record)


def test_handles_are_valid_on_all_three_platforms(invented: Records) -> None:
    for record in invented:
        assert re.fullmatch(r"(?!.*\.\.)[a-z0-9_.]{3,24}(?<!\.)", record["username"])


def test_posts_are_mostly_days_old_and_never_from_the_future(invented: Records) -> None:
    ages = []
    for record in invented:
        at = read_time(record["last_post"])
        assert at is not None
        assert at <= SAMPLE_DAY
        ages.append((SAMPLE_DAY - at).days)
    assert sorted(ages)[len(ages) // 2] < 10
    assert sum(age > 60 for age in ages) > 500


def test_audience_values_are_codes_and_known_brackets(invented: Records) -> None:
    for record in invented:
        if "audience_female" in record:
            assert 0.03 <= record["audience_female"] <= 0.97
            assert all(re.fullmatch("[A-Z]{2}", code) for code in record["audience_countries"])
            assert all(re.fullmatch("[a-z]{2}", code) for code in record["audience_languages"])
            assert set(record["audience_ages"]) <= set(AUDIENCE_AGES)


def test_people_with_accounts_on_two_platforms_stay_themselves(invented: Records) -> None:
    tiktok = {record["username"]: record for record in on(invented, "tiktok")}
    both = [(tiktok[other["username"]], other) for other in on(invented, "youtube") if other["username"] in tiktok]
    assert len(both) > 500
    assert all(here["nickname"] == there["nickname"] for here, there in both)
    assert all(here["category_ids"] == there["category_ids"] for here, there in both)
