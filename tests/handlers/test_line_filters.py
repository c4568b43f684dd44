"""Every search filter can be typed on every platform that has it, by each of its names, and is explained elsewhere."""

from __future__ import annotations

import pytest

from api.contract.filters import FILTERS, SORTS, FilterKind
from api.contract.platforms import Platform
from handlers.line import UsageError, write_search
from handlers.vocabulary.filters import SAMPLES, names_of
from handlers.words import LANGUAGES, words
from tests.handlers.lines import search

TYPED = [(name, platform) for name in FILTERS for platform in Platform]
HELD = [(name, platform) for name, platform in TYPED if platform in FILTERS[name].wire]
LACKED = [(name, platform) for name, platform in TYPED if platform not in FILTERS[name].wire]


def is_chinese(name: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in name)


@pytest.mark.parametrize(("name", "platform"), HELD)
def test_each_name_of_a_filter_sends_what_the_platform_calls_it(name: str, platform: Platform) -> None:
    known = FILTERS[name]
    bodies = [search(f"{platform} {also}:{SAMPLES[name]}").body() for also in names_of(name)]
    assert all(body == bodies[0] for body in bodies)
    sent = {key.removesuffix("_gte").removesuffix("_lte") for key in bodies[0]}
    assert known.wire[platform] in sent


@pytest.mark.parametrize(("name", "platform"), LACKED)
def test_a_filter_that_a_platform_lacks_names_those_that_have_it(name: str, platform: Platform) -> None:
    with pytest.raises(UsageError) as refused:
        search(f"{platform} {name}:{SAMPLES[name]}")
    assert refused.value.value == name
    assert refused.value.hint
    for language in LANGUAGES:
        assert platform.title in refused.value.problem.text(words(language))
        for holder in FILTERS[name].wire:
            assert holder.title in refused.value.hint.text(words(language))
    assert FILTERS[name].wire.keys() >= {search(refused.value.example).platform}


def test_every_filter_has_a_name_in_both_languages_but_brands() -> None:
    without_chinese = {name for name in FILTERS if not any(map(is_chinese, names_of(name)))}
    assert without_chinese == {"whatsapp", "line", "zalo"}


def test_no_name_stands_for_two_filters() -> None:
    names = [also for name in FILTERS for also in names_of(name)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("name", "platform"), [pair for pair in HELD if FILTERS[pair[0]].kind is FilterKind.FLAG])
def test_has_takes_every_yes_or_no_filter(name: str, platform: Platform) -> None:
    assert search(f"{platform} has:{name}").conditions == {name: True}


@pytest.mark.parametrize(("name", "platform"), HELD)
def test_what_was_read_is_written_so_that_it_reads_the_same(name: str, platform: Platform) -> None:
    request = search(f"{platform} {name}:{SAMPLES[name]}")
    assert search(write_search(request)) == request


@pytest.mark.parametrize(("sort", "platform"), [(sort, platform) for sort in SORTS for platform in Platform])
def test_a_sort_is_taken_where_the_api_has_it_and_explained_elsewhere(sort: str, platform: Platform) -> None:
    if platform in SORTS[sort]:
        assert search(f"{platform} sort:{sort}").sort == sort
        return
    with pytest.raises(UsageError) as refused:
        search(f"{platform} sort:{sort}")
    assert platform.title in refused.value.problem.text(words("en"))
    assert refused.value.hint and "followers" in refused.value.hint.text(words("zh"))
    assert search(refused.value.example).platform is platform
