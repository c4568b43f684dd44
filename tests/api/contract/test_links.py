"""One address names a creator, a channel or a video by its shape alone; both ends of the API read it the same way."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.links import Kind, Link, Reason, is_channel_id, name_key, name_on, platform_of, read_link
from api.contract.platforms import Platform

TT, YT, IG = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM
CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"
NAMES = st.from_regex(r"[a-z][a-z0-9_]{2,18}[a-z0-9]", fullmatch=True)


@pytest.mark.parametrize(
    ("address", "platform", "name"),
    [
        ("https://www.tiktok.com/@Mia.X", TT, "mia.x"),
        ("tiktok.com/@mia?lang=en#top", TT, "mia"),
        ("https://www.tiktok.com/mia", TT, "mia"),
        ("https://www.tiktok.com/%40mia/live", TT, "mia"),
        ("https://m.youtube.com/@MiaTV/shorts", YT, "MiaTV"),
        ("https://www.youtube.com/@e\u0301clair", YT, "éclair"),
        ("https://youtube.com/@%EC%9C%BC%EC%95%84-v1k", YT, "으아-v1k"),
        ("https://www.youtube.com/@%E5%BC%A0%E4%B8%89/videos", YT, "张三"),
        ("http://instagr.am/Mia_", IG, "mia_"),
        ("https://www.instagram.com/_u/mia/", IG, "mia"),
        ("https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Fmia%2F&e=AT0", IG, "mia"),
        ("https://www.google.com/url?q=https%3A%2F%2Fwww.tiktok.com%2F%40mia&sa=D&source=editors", TT, "mia"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.tiktok.com%2F%40mia", TT, "mia"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.youtube.com%2F%40MiaTV&h=AT0", YT, "MiaTV"),
        ("https://slack-redir.net/link?url=https%3A%2F%2Fwww.instagram.com%2Fmia%2F&v=3", IG, "mia"),
        ("https://www.google.de/url?q=https://www.tiktok.com/@mia&usg=AOv", TT, "mia"),
        ("https://www.tiktok.com/link/v2?aid=1988&scene=bio_url&target=https%3A%2F%2Finstagram.com%2Fmia", IG, "mia"),
        ("https://security.feishu.cn/link/safety?target=https%3A%2F%2Fwww.tiktok.com%2F%40mia&lang=zh", TT, "mia"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ftiktok.com%2F%40mia&data=05", TT, "mia"),
    ],
)
def test_a_profile_names_its_creator(address: str, platform: Platform, name: str) -> None:
    assert read_link(address) == Link(platform, Kind.PROFILE, name)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.tiktok.com/@mia?lang=en",
        "www.tiktok.com/@mia",
        "https://www.google.com/url?q=https%3A%2F%2Fwww.tiktok.com%2F%40mia&sa=D",
        "https://slack-redir.net/link?url=https%3A%2F%2Fl.instagram.com%2F%3Fu%3Dhttps%253A%252F%252Ftiktok.com%252F%2540mia",
    ],
)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_an_address_that_was_encoded_whole_is_read_as_what_it_holds(address: str, times: int) -> None:
    encoded = address
    for _ in range(times):
        encoded = quote(encoded, safe="")
    assert read_link(encoded) == Link(TT, Kind.PROFILE, "mia")
    assert read_link(f"https://{encoded}") == Link(TT, Kind.PROFILE, "mia")
    assert read_link(f"https://l.facebook.com/l.php?u={encoded}") == Link(TT, Kind.PROFILE, "mia")


@pytest.mark.parametrize("path", ["/c/", "/user/", "/"])
def test_old_youtube_names_are_told_from_handles(path: str) -> None:
    link = read_link(f"https://www.youtube.com{path}MiaCooks/videos?view=0")
    assert (link.kind, link.value, link.legacy) == (Kind.PROFILE, "MiaCooks", path)
    assert link.url == f"https://www.youtube.com{path}MiaCooks"
    assert read_link("https://www.youtube.com/@MiaCooks").legacy == ""


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/channel/{CHANNEL}",
        f"youtube.com/channel/{CHANNEL}/about?x=1",
        f"https://music.youtube.com/browse/{CHANNEL}",
        f"https://www.youtubekids.com/channel/{CHANNEL}",
        f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
    ],
)
def test_a_channel_id_keeps_its_case(address: str) -> None:
    link = read_link(address)
    assert link == Link(YT, Kind.CHANNEL_ID, CHANNEL)
    assert link.url == f"https://www.youtube.com/channel/{CHANNEL}"


@pytest.mark.parametrize(
    ("address", "platform", "code", "creator", "reason"),
    [
        ("https://www.tiktok.com/@mia/video/7123456789", TT, "7123456789", "mia", Reason.VIDEO),
        ("https://www.tiktok.com/@/video/7123456789", TT, "7123456789", "", Reason.VIDEO),
        ("https://vm.tiktok.com/ZTabc/", TT, "ZTabc", "", Reason.SHORT_LINK),
        ("https://www.tiktok.com/t/ZTabc/", TT, "ZTabc", "", Reason.SHORT_LINK),
        ("https://youtu.be/dQw4w9WgXcQ?t=1", YT, "dQw4w9WgXcQ", "", Reason.VIDEO),
        ("https://www.youtube.com/watch?list=PL&v=UC6u0Tct-Fo", YT, "UC6u0Tct-Fo", "", Reason.VIDEO),
        ("https://www.youtube.com/clip/UgytZKpehg-hEMBSn3F4AaABCQ", YT, "UgytZKpehg-hEMBSn3F4AaABCQ", "", Reason.VIDEO),
        ("https://www.instagram.com/mia/reel/CxYz/", IG, "CxYz", "mia", Reason.VIDEO),
        ("https://www.instagram.com/stories/mia/357/", IG, "357", "mia", Reason.VIDEO),
        ("https://www.instagram.com/share/BAbc", IG, "BAbc", "", Reason.SHORT_LINK),
    ],
)
def test_a_video_is_no_creator_but_may_show_one(
    address: str, platform: Platform, code: str, creator: str, reason: Reason
) -> None:
    link = read_link(address)
    assert link == Link(platform, Kind.VIDEO, code, reason, creator)
    assert link.url == ""


@pytest.mark.parametrize(
    ("address", "platform", "reason"),
    [
        ("", None, Reason.SITE),
        ("mia", None, Reason.SITE),
        ("https://tiktok.com.evil.example/@mia", None, Reason.SITE),
        ("https://www.tiktok.com@evil.example/@mia", None, Reason.SITE),
        ("https://www.tiktok.com%2F@evil.example", None, Reason.SITE),
        ("https%3A%2F%2Fwww.tiktok.com%40evil.example%2F%40mia", None, Reason.SITE),
        ("https%3A%2F%2Fevil.example%2F%3Fu%3Dhttps%253A%252F%252Fwww.tiktok.com%252F%2540mia", None, Reason.SITE),
        ("https://google.evil/url?q=https://www.tiktok.com/@mia", None, Reason.SITE),
        ("https://www.tiktok.com:99999/@mia", None, Reason.SITE),
        ("https://www.tiktok.com:8080/@mia", None, Reason.SITE),
        ("ftp://www.tiktok.com/@mia", None, Reason.SITE),
        ("https://[::1/@mia", None, Reason.SITE),
        ("https://tiktok.com/@mia\\@evil.example", None, Reason.SITE),
        ("https://www.tiktok.com/" + "@" * 5_000, None, Reason.SITE),
        ("https://www.tiktok.com/@mia/../@leo", TT, Reason.PAGE),
        ("https://www.tiktok.com/tag/tea", TT, Reason.PAGE),
        ("https://www.youtube.com/feed/trending", YT, Reason.PAGE),
        ("https://bit.ly/3abcDEF", None, Reason.SHORT_LINK),
        ("tinyurl.com/mia-on-tiktok", None, Reason.SHORT_LINK),
        ("https://mia.page.link/XktS", None, Reason.SHORT_LINK),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Ft.co%2Fabc", None, Reason.SHORT_LINK),
        ("https://bit.ly/", None, Reason.SITE),
        ("https://bit.ly.evil.example/3abc", None, Reason.SITE),
        ("https://www.youtube.com/watch?v=short", YT, Reason.PAGE),
        ("https://www.instagram.com/Explore/", IG, Reason.PAGE),
        ("https://www.instagram.com/stories/highlights/18090946048123978/", IG, Reason.PAGE),
        ("https://help.instagram.com/mia", IG, Reason.PAGE),
        ("https://www.tiktok.com/@mia.", TT, Reason.NAME),
        ("https://www.tiktok.com/@mia%2Fvideo", TT, Reason.NAME),
        ("https://www.instagram.com/mia..x", IG, Reason.NAME),
        ("https://www.youtube.com/@ab", YT, Reason.NAME),
        (f"https://www.youtube.com/channel/{CHANNEL[:-1]}", YT, Reason.CHANNEL_ID),
    ],
)
def test_what_names_nobody_says_why(address: str, platform: Platform | None, reason: Reason) -> None:
    assert read_link(address) == Link(platform, Kind.NONE, reason=reason)
    assert platform_of(address) is platform


@pytest.mark.parametrize(
    ("platform", "text", "name"),
    [
        (TT, "A_b.9", "a_b.9"),
        (TT, "m" * 24, "m" * 24),
        (TT, "m" * 25, None),
        (TT, "m", None),
        (TT, "mia.", None),
        (TT, "mia-x", None),
        (TT, "中村", None),
        (YT, "MiaTV", "MiaTV"),
        (YT, "a·b-c.d_e", "a·b-c.d_e"),
        (YT, "हिन्दी", "हिन्दी"),
        (YT, "m" * 31, None),
        (YT, "mi", None),
        (YT, "mia tv", None),
        (IG, "m", "m"),
        (IG, "M" * 30, "m" * 30),
        (IG, "m" * 31, None),
        (IG, "a..b", None),
        (IG, ".mia", None),
    ],
)
def test_names_follow_the_rules_of_their_platform(platform: Platform, text: str, name: str | None) -> None:
    assert name_on(platform, text) == name


def test_names_are_compared_without_case_and_ids_with_it() -> None:
    assert name_key("MIA") == name_key("mia")
    assert name_key("e\u0301clair") == name_key("Éclair")
    assert is_channel_id(CHANNEL)
    assert not is_channel_id(CHANNEL.lower())
    assert not is_channel_id(CHANNEL + "A")


@given(st.sampled_from(Platform), NAMES)
def test_the_address_of_a_profile_reads_as_its_name(platform: Platform, name: str) -> None:
    read = read_link(platform.profile_url(name))
    if read.kind is Kind.PROFILE:  # a name may be one of Instagram's own words
        assert (read.platform, read.value, read.url) == (platform, name, platform.profile_url(name))
    else:
        assert (read.platform, read.reason) == (Platform.INSTAGRAM, Reason.PAGE)


@given(st.one_of(st.text(), st.text().map("https://www.youtube.com/{}".format), st.text().map("tiktok.com/@{}".format)))
def test_every_text_has_an_answer_and_a_creator_reads_as_itself(text: str) -> None:
    link = read_link(text)
    assert (link.reason is None) is (link.kind in {Kind.PROFILE, Kind.CHANNEL_ID})
    if link.url:
        assert read_link(link.url) == link


@pytest.mark.parametrize("platform", Platform)
def test_words_of_the_platforms_own_pages_are_nobodys_names(platform: Platform) -> None:
    pages = {
        TT: ("effects/7123", "kids", "Effects"),
        YT: ("shopping", "playables", "hype", "select_site", "timedtext?v=dQw4w9WgXcQ&lang=en"),
        IG: ("u/", "n/", "j/AbCd", "a/", "channel/AbCd", "popular/tea", "audio/1234567890"),
    }[platform]
    for page in pages:
        link = read_link(f"https://www.{platform}.com/{page}")
        assert (link.platform, link.reason in {Reason.PAGE, Reason.VIDEO}) == (platform, True), page
