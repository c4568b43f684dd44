"""Every filter of every platform, by every name that it has there, against a plain walk over the same records (7.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from statistics import median
from typing import Any

import pytest

from api.contract.filters import FILTERS, GENDERS, Filter, FilterKind
from api.contract.platforms import Platform
from api.service.app import Service
from tests.api.clock import Clock
from tests.api.service.conftest import Records, on
from tests.api.service.door import Door


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory, stocked: Path) -> Iterator[Service]:
    """One service for all: nothing here changes it."""
    folder = Path(copytree(stocked, tmp_path_factory.mktemp("unchanged") / "service"))
    service = Service(folder / "creators.db", Clock())
    yield service
    service.close()


@pytest.fixture
def door(unchanged: Service) -> Door:
    return Door(unchanged, unchanged.accounts.add_key("tests"))


CASES = [(platform, known) for platform in Platform for known in FILTERS.values() if platform in known.wire]
RANGES = [case for case in CASES if case[1].kind.is_range]
LISTS = [case for case in CASES if case[1].kind.is_list]
FLAGS = [case for case in CASES if case[1].kind is FilterKind.FLAG]
OLDER = [(platform, known, stem) for platform, known in CASES for stem in known.older.get(platform, ())]


def name(value: object) -> str:
    if isinstance(value, Filter):
        return value.name
    return str(value)


def cases(found: list[Any], *names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("platform", "known", *names), found, ids=name)


def stored(record: dict[str, Any], known: Filter) -> Any:
    """The value that a filter tests: days as their text, which orders as days do."""
    value = record.get(known.column)
    return value[:10] if value is not None and known.kind is FilterKind.DAYS else value


def sent(known: Filter, value: Any) -> Any:
    """A stored value as a request writes it: rates in percent."""
    return round(value * 100, 7) if known.kind is FilterKind.PERCENT else value


def middle(known: Filter, records: Records) -> Any:
    """A bound that parts the records: their median, as one of them has it."""
    values = sorted(stored(record, known) for record in records if stored(record, known) is not None)
    return values[len(values) // 2]


def uids(records: Iterator[dict[str, Any]]) -> set[str]:
    return {record["uid"] for record in records}


async def matched(door: Door, platform: Platform, records: Records, **fields: Any) -> set[str]:
    """The ids that a search finds: some, not all, and none of them twice."""
    found = await door.everybody(platform, **fields)
    assert len(found) == len(set(found))
    assert 0 < len(found) < len(on(platform, records)), f"{fields} parts nothing"
    return set(found)


@cases(RANGES)
async def test_a_lower_bound_is_inclusive(door: Door, records: Records, platform: Platform, known: Filter) -> None:
    here = on(platform, records)
    bound = middle(known, here)
    expected = uids(r for r in here if stored(r, known) is not None and stored(r, known) >= bound)
    field = f"{known.wire[platform]}_gte"
    assert await matched(door, platform, records, **{field: sent(known, bound)}) == expected


@cases(RANGES)
async def test_an_upper_bound_is_inclusive(door: Door, records: Records, platform: Platform, known: Filter) -> None:
    here = on(platform, records)
    bound = middle(known, here)
    expected = uids(r for r in here if stored(r, known) is not None and stored(r, known) <= bound)
    field = f"{known.wire[platform]}_lte"
    assert await matched(door, platform, records, **{field: sent(known, bound)}) == expected


@cases(RANGES)
async def test_two_bounds_hold_together(door: Door, records: Records, platform: Platform, known: Filter) -> None:
    here = on(platform, records)
    bound = middle(known, here)
    expected = uids(r for r in here if stored(r, known) == bound)
    stem = known.wire[platform]
    fields = {f"{stem}_gte": sent(known, bound), f"{stem}_lte": sent(known, bound)}
    assert await matched(door, platform, records, **fields) == expected


@cases(RANGES)
async def test_bounds_that_cross_match_nobody(door: Door, records: Records, platform: Platform, known: Filter) -> None:
    low, high = ("2026-01-02", "2026-01-01") if known.kind is FilterKind.DAYS else (60, 40)
    stem = known.wire[platform]
    assert await door.everybody(platform, **{f"{stem}_gte": low, f"{stem}_lte": high}) == []


@cases(LISTS)
async def test_values_joined_by_commas_are_alternatives(
    door: Door, records: Records, platform: Platform, known: Filter
) -> None:
    here = on(platform, records)
    counted = Counter(value for record in here for value in _values(record, known))
    chosen = [value for value, _ in counted.most_common(2)]
    expected = uids(r for r in here if set(_values(r, known)) & set(chosen))
    for joined in (",".join(chosen), f" {chosen[1].upper()} , {chosen[0].lower()},,"):
        assert await matched(door, platform, records, **{known.wire[platform]: joined}) == expected


def _values(record: dict[str, Any], known: Filter) -> list[str]:
    value = record.get(known.column) or []
    return value if isinstance(value, list) else [value]


@cases(FLAGS)
async def test_a_flag_keeps_those_who_have_it(door: Door, records: Records, platform: Platform, known: Filter) -> None:
    expected = uids(r for r in on(platform, records) if r.get(known.column))
    assert await matched(door, platform, records, **{known.wire[platform]: True}) == expected


@cases(FLAGS)
async def test_a_flag_that_is_false_filters_nothing(
    door: Door, records: Records, platform: Platform, known: Filter
) -> None:
    found = await door.everybody(platform, **{known.wire[platform]: False})
    assert len(found) == len(on(platform, records))


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize(("word", "code"), GENDERS.items())
async def test_gender_goes_by_its_code(door: Door, records: Records, platform: Platform, word: str, code: str) -> None:
    expected = uids(r for r in on(platform, records) if r.get("gender") == word)
    assert await matched(door, platform, records, gender=code) == expected


@pytest.mark.parametrize("platform", Platform)
async def test_a_keyword_is_a_word_of_name_bio_or_hashtag(door: Door, records: Records, platform: Platform) -> None:
    def words(record: dict[str, Any]) -> set[str]:
        texts = [record.get(column) or "" for column in ("username", "nickname", "bio")] + record.get("hashtags", [])
        return set(re.findall(r"[^\W_]+", " ".join(texts).casefold()))

    here = on(platform, records)
    counted = Counter(word for record in here for word in words(record) if word.isascii() and word.isalpha())
    word = next(word for word, number in counted.most_common() if number < len(here) / 4)
    expected = uids(r for r in here if word in words(r))
    assert await matched(door, platform, records, keyword=word.upper()) == expected


@pytest.mark.parametrize("platform", Platform)
async def test_conditions_hold_all_together(door: Door, records: Records, platform: Platform) -> None:
    here = on(platform, records)
    least = int(median(r["followers"] for r in here))
    expected = uids(r for r in here if r.get("country") == "US" and r.get("has_email") and r["followers"] >= least)
    fields = {"country_code": "US", "has_email": True, "followers_cnt_gte": least}
    assert await matched(door, platform, records, **fields) == expected


@cases(OLDER, "stem")
async def test_an_older_name_means_the_same(
    door: Door, records: Records, platform: Platform, known: Filter, stem: str
) -> None:
    here = on(platform, records)
    if known.kind.is_range:
        suffix, value = "_gte", sent(known, middle(known, here))
    else:
        suffix, value = "", Counter(value for r in here for value in _values(r, known)).most_common(1)[0][0]
    old = await matched(door, platform, records, **{stem + suffix: value})
    assert old == await matched(door, platform, records, **{known.wire[platform] + suffix: value})


def _strange(platform: Platform) -> Iterator[tuple[str, Any]]:
    """Names that look right and are not known on a platform: those of the two others, and the contract's traps."""
    mine = {stem for known in FILTERS.values() for stem in known.names_on(platform)}
    for known in FILTERS.values():
        for stem in {stem for other in Platform for stem in known.names_on(other)} - mine:
            if known.kind.is_range:
                yield f"{stem}_gte", "2099-01-01" if known.kind is FilterKind.DAYS else 99
            else:
                yield stem, True if known.kind is FilterKind.FLAG else "zz"
    yield from {"is_top_creator": True, "last30day_prod_sales_show_gte": 10**12, "has_mail": True}.items()
    if platform is Platform.YOUTUBE:
        for stem in ("last10_avg_video_views_cnt_short", "last10_avg_video_interaction_rate_short"):
            yield f"{stem}_gte", 99


@pytest.mark.parametrize(
    ("platform", "field", "value"),
    [(platform, *strange) for platform in Platform for strange in sorted(_strange(platform), key=str)],
)
async def test_names_of_another_platform_are_ignored_and_not_counted(
    door: Door, records: Records, platform: Platform, field: str, value: Any
) -> None:
    """The trap of 7.4: the answer is a success with rows that were not filtered, and they are billed."""
    got = await door.search(platform, size=5, followers_cnt_gte=0, country_code="US", **{field: value})
    plain = await door.search(platform, size=5, followers_cnt_gte=0, country_code="US")
    assert got.uids == plain.uids
    assert got.meta["total"] is None
    assert got.meta["credits_consumed"] == 15


@pytest.mark.parametrize("platform", Platform)
async def test_three_percent_is_three_and_not_a_ratio(door: Door, records: Records, platform: Platform) -> None:
    known = FILTERS["engagement"]
    got = await door.search(platform, size=100, sort_order="asc", **{f"{known.wire[platform]}_gte": 3})
    assert min(row["engagement_rate"] for row in got.data) >= 0.03
    expected = sum((r.get("engagement") or 0) >= 0.03 for r in on(platform, records))
    assert len(await door.everybody(platform, **{f"{known.wire[platform]}_gte": 3})) == expected


@pytest.mark.parametrize("platform", Platform)
async def test_the_female_share_is_a_percent_both_ways(door: Door, records: Records, platform: Platform) -> None:
    field = f"{FILTERS['audience_female'].wire[platform]}_gte"
    got = await door.search(platform, size=100, service_level="S3", **{field: 60})
    assert got.data
    assert all(60 <= row["audience_female_rate"] <= 100 for row in got.data)


@cases([case for case in RANGES if case[1].kind in {FilterKind.WHOLE, FilterKind.NUMBER}])
async def test_bounds_beyond_all_numbers_are_bounds(
    door: Door, records: Records, platform: Platform, known: Filter
) -> None:
    stem = known.wire[platform]
    having = [r for r in on(platform, records) if r.get(known.column) is not None]
    for most in (2**63, 10**30):
        assert await door.everybody(platform, **{f"{stem}_gte": most}) == []
        assert len(await door.everybody(platform, **{f"{stem}_lte": most})) == len(having)
