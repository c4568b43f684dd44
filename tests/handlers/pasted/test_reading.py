"""What reading a paste promises: order, repeats, reasons, addresses for tasks, and its limits."""

from __future__ import annotations

import pytest

from api.contract.platforms import Platform
from handlers.pasted import (
    MOST_CHARACTERS,
    MOST_CREATORS,
    Kind,
    Reason,
    TooManyCreators,
    TooManyWords,
    TooMuchPasted,
    TooMuchText,
    read_pasted,
)

CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"


def test_items_keep_the_order_of_the_text_and_stand_once_each() -> None:
    first, again = "https://www.instagram.com/leo\n@mia tiktok\n", "https://instagram.com/LEO/?hl=en\ntiktok.com/@Mia\n"
    pasted = read_pasted(f"{first}{again}@mia tiktok")
    assert [(item.platform, item.value, item.times) for item in pasted.items] == [
        (Platform.INSTAGRAM, "leo", 2),
        (Platform.TIKTOK, "mia", 3),
    ]
    assert [item.value for item in pasted.repeated] == ["leo", "mia"]


def test_a_link_says_more_than_the_handle_before_it() -> None:
    (item,) = read_pasted("@mia tiktok\nhttps://www.tiktok.com/@mia?lang=en").items
    assert (item.kind, item.input) == (Kind.PROFILE, "https://www.tiktok.com/@mia?lang=en")


def test_the_same_name_on_two_platforms_is_two_creators() -> None:
    pasted = read_pasted("https://www.tiktok.com/@mia https://www.instagram.com/mia @mia youtube")
    assert [item.platform for item in pasted.items] == [Platform.TIKTOK, Platform.INSTAGRAM, Platform.YOUTUBE]


def test_a_handle_beside_its_own_link_is_no_other_creator() -> None:
    (item,) = read_pasted("Mia @mia https://www.tiktok.com/@mia").items
    assert (item.platform, item.times) == (Platform.TIKTOK, 1)


def test_a_bare_handle_on_a_line_of_its_own_stays_a_question() -> None:
    pasted = read_pasted("https://www.tiktok.com/@mia\n@mia")
    assert [item.value for item in pasted.taken] == ["mia"]
    assert [item.value for item in pasted.without_platform] == ["mia"]


def test_youtube_names_are_one_in_any_case_and_channel_ids_are_not() -> None:
    assert len(read_pasted("youtube.com/@MiaTV youtube.com/@miatv").items) == 1
    swapped = CHANNEL[:-1] + CHANNEL[-1].upper()
    assert len(read_pasted(f"{CHANNEL} {swapped}").items) == 2


def test_an_old_youtube_name_is_not_the_handle_of_the_same_letters() -> None:
    pasted = read_pasted("youtube.com/c/MiaTV youtube.com/user/miatv youtube.com/@MiaTV")
    assert [(item.value, item.times, item.url) for item in pasted.items] == [
        ("MiaTV", 2, "https://www.youtube.com/c/MiaTV"),
        ("MiaTV", 1, "https://www.youtube.com/@MiaTV"),
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("tiktok @MIA", "https://www.tiktok.com/@mia"),
        ("@mia instagram", "https://www.instagram.com/mia"),
        ("m.youtube.com/@MiaTV/videos?si=x", "https://www.youtube.com/@MiaTV"),
        (CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}"),
        ("youtube.com/MiaTV", "https://www.youtube.com/MiaTV"),
        ("@mia", ""),
        ("https://youtu.be/dQw4w9WgXcQ", ""),
        ("@mia-x tiktok", ""),
    ],
)
def test_a_creator_has_the_plain_address_that_a_task_takes(text: str, url: str) -> None:
    (item,) = read_pasted(text).items
    assert item.url == url
    if url:
        assert read_pasted(url).items[0].key == item.key


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://www.tiktok.com/@mia/video/7123456789012345678", Reason.VIDEO),
        ("https://vm.tiktok.com/ZTabc/", Reason.SHORT_LINK),
        ("https://www.instagram.com/share/BAbc", Reason.SHORT_LINK),
        ("https://linktr.ee/mia", Reason.SITE),
        ("https://www.youtube.com/premium", Reason.PAGE),
        ("https://www.instagram.com/leo-messi", Reason.NAME),
        (f"https://www.youtube.com/channel/{CHANNEL[:-1]}", Reason.CHANNEL_ID),
        ("@mia", Reason.PLATFORM),
        ("mia@example.com", Reason.MAIL),
        ("tiktok 7123456789012345678", Reason.NUMBER),
        ("twitter @mia", Reason.ELSEWHERE),
        ("小红书：mia", Reason.ELSEWHERE),
        ("微信mia123", Reason.ELSEWHERE),
        ("<@U024BE7LH>", Reason.MENTION),
        ("好的 👍", Reason.NOTHING),
    ],
)
def test_what_is_not_taken_says_why(text: str, reason: Reason) -> None:
    (item,) = read_pasted(text).items
    assert item.reason is reason
    assert not item.is_taken


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("mia and bob on tiktok", ["mia", "bob"]),
        ("tiktok @mia, leo", []),
        ("tiktok: mia, Leo Messi, kim", ["Leo", "Messi", "kim"]),
        ("TikTok:\n- mia\n- Leo Messi", ["Leo", "Messi"]),
        ("tiktok: mia, jordan, leo", ["jordan"]),
        ("mia_x (main), mia_x2 (second), tiktok", ["mia_x2"]),
        ("请看 tiktok 上的 Leo Messi，谢谢", ["Leo", "Messi"]),
        ("a tiktok launch this summer with fashion brands", ["launch summer fashion brands"]),
    ],
)
def test_a_word_that_may_be_a_name_beside_a_platform_is_never_dropped(text: str, doubted: list[str]) -> None:
    assert [item.input for item in read_pasted(text).unreadable if item.reason is Reason.UNSURE] == doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("hi @mia, anna", ["anna"]),
        ("Hi team, please collect @mia, leo", ["leo"]),
        ("@mia, Leo, kim", ["Leo"]),
        ("@mia, Leo Messi", ["Leo Messi"]),
        ("mia, @mia.x", ["mia"]),
        ("@mia | leo", ["leo"]),
        ("@mia,beauty\n@leo,fashion\n@kim,fashion", ["beauty, fashion"]),
        ("hi @mia, thanks", []),
        ("Thanks @mia, @leo, you are great", []),
        ("our budget is small, @mia, so maybe later", []),
    ],
)
def test_a_part_between_commas_that_may_be_a_name_is_taken_for_none_and_shown(text: str, doubted: list[str]) -> None:
    read = read_pasted(text)
    assert [item.input for item in read.unreadable] == doubted
    assert not {item.value for item in read.without_platform} & {"anna", "Leo", "beauty", "fashion", "thanks"}


def test_a_word_that_may_be_a_name_is_told_once_however_often_it_is_passed_over() -> None:
    pasted = read_pasted("anna,ins @leo,\nanna,@kim,")
    assert [item.input for item in pasted.items if item.reason is Reason.UNSURE] == ["anna"]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("@mia leo", ["leo"]),
        ("@mia leo @kim", ["leo"]),
        ("tiktok beauty @mia_x @leo_x", ["beauty"]),
        ("@mia beauty\n@leo fashion\n@kim beauty", ["beauty, fashion"]),
        ("https://www.tiktok.com/@mr beast", ["beast"]),
        ("https://www.tiktok.com/@mr Beast", ["Beast"]),
        ("https://www.tiktok.com/@mia Mia", []),
        ("https://www.tiktok.com/@mia Anna\nhttps://www.tiktok.com/@leo Ben", []),
        ('<a href="https://www.tiktok.com/@mia">Anna</a>', []),
        ("https://www.tiktok.com/@mia, leo, kim", ["leo, kim"]),
        ("https://www.tiktok.com/@mia and leo", ["leo"]),
        ("https://www.instagram.com/mia, Mia Lee, Berlin", []),
        ("check @mia out soon", []),
    ],
)
def test_a_word_right_beside_a_handle_or_link_is_no_name_and_shown(text: str, doubted: list[str]) -> None:
    read = read_pasted(text)
    assert [item.input for item in read.unreadable] == doubted
    assert not {item.value for item in read.items} & {"leo_", "beauty", "beast", "anna"}


@pytest.mark.parametrize(
    "ending",
    [
        "Best,\nBen",
        "Kind regards\nBen Miller\nInfluencer Manager, Acme\n+49 151 12345678\nben@acme.example",
        "Thanks, Ben",
        "Thanks!\n\nBen",
        "--\nBen\nTikTok Partnerships Manager",
        "谢谢\n小王",
        "see https://www.tiktok.com/@mia Best,\nBen",
    ],
)
@pytest.mark.parametrize("named", ["https://www.tiktok.com/@mia", "@mia tiktok", "tiktok: mia, @mia"])
def test_who_signs_a_message_is_no_creator(named: str, ending: str) -> None:
    (item,) = read_pasted(f"Hi team,\n{named}\n{ending}").items
    assert (item.platform, item.value) == (Platform.TIKTOK, "mia")


def test_names_below_a_sign_off_are_read_where_they_are_sure_and_told_else() -> None:
    text = "tiktok @mia\nThanks!\nleo\n@kim tiktok\nann\n"
    read = [(item.value or item.input, item.reason) for item in read_pasted(text).items]
    assert read == [("mia", None), ("leo", Reason.UNSURE), ("kim", None), ("ann", Reason.PLATFORM)]


def test_thanks_before_a_list_are_no_sign_off() -> None:
    assert [item.value for item in read_pasted("Thanks,\nmia\nleo").items] == ["mia", "leo"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://www.tiktok.com/@mia mia@example.com", ["mia@example.com"]),
        ("please collect @mia and leo@example.com", ["leo@example.com"]),
        ("@mia,mia@example.com\n@leo,leo@example.com", ["mia@example.com, leo@example.com"]),
        ("Mia Lee | @mia.x | 1.2M | mia@example.com", []),
        ("E-mail: mia@example.com (TikTok @mia.x)", []),
        ("mia@example.com", []),
    ],
)
def test_a_mail_address_beside_creators_is_told_unless_it_is_a_fact_among_others(text: str, told: list[str]) -> None:
    aside = read_pasted(text).aside
    assert [item.input for item in aside] == told
    assert all(item.reason is Reason.MAIL for item in aside)


def test_a_heading_says_what_stands_beside_the_handles_of_a_table() -> None:
    assert read_pasted("handle,category\n@mia,beauty\n@leo,fashion").unreadable == ()


@pytest.mark.parametrize(
    "text",
    [
        "Check out Mia's video on TikTok! https://www.tiktok.com/@mia",
        "Leo Lee (@leo.x) • Instagram photos and videos",
        "Mia Lee | tiktok | mia.x | 1.2M",
        "mia,leo and kim",
        "please, thanks: tiktok @mia 谢谢",
    ],
)
def test_the_owner_of_a_name_and_polite_words_are_no_doubts(text: str) -> None:
    assert not [item for item in read_pasted(text).items if item.reason is Reason.UNSURE]


def test_a_text_that_names_nobody_is_shown_in_short() -> None:
    (item,) = read_pasted("nothing here\n" * 100).items
    assert item.kind is Kind.NONE
    assert len(item.input) == 80


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff\u200b"])
def test_blank_text_has_no_items(text: str) -> None:
    assert read_pasted(text).items == ()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("＠ｍｉａ，", "＠ｍｉａ"),
        ("(https://www.tiktok.com/@Mia).", "https://www.tiktok.com/@Mia"),
        ("<https://www.tiktok.com/@mia?a=1&amp;b=2|mia>", "https://www.tiktok.com/@mia?a=1&amp;b=2"),
        ("看https://www.tiktok.com/@mia这个", "https://www.tiktok.com/@mia"),
    ],
)
def test_the_input_is_shown_as_it_was_typed(text: str, typed: str) -> None:
    assert read_pasted(text).items[0].input == typed


@pytest.mark.parametrize("line", ["@ab, " + "cd, xy, " * 20_000, "tiktok " + "cd xy " * 20_000])
def test_a_line_of_tens_of_thousands_of_names_is_refused_and_not_pondered(line: str) -> None:
    with pytest.raises(TooManyCreators):
        read_pasted(line)


def test_as_many_creators_as_allowed_are_read_and_one_more_is_refused_whole() -> None:
    lines = [f"https://www.tiktok.com/@user{number}" for number in range(MOST_CREATORS)]
    assert len(read_pasted("\n".join(lines)).taken) == MOST_CREATORS
    with pytest.raises(TooManyCreators, match="more than 1,200 links and handles"):
        read_pasted("\n".join([*lines, lines[0]]))
    with pytest.raises(TooManyCreators):
        read_pasted(" ".join([*lines, lines[0]]))


def test_the_limit_of_creators_is_the_callers() -> None:
    with pytest.raises(TooManyCreators, match="more than 2 links") as refused:
        read_pasted("@mia @leo @kim", most=2)
    assert refused.value.most == 2


@pytest.mark.parametrize("text", ["one two three four five six", "one two three\nfour five\nsix", "a/b/c/d/e/f"])
def test_more_words_than_are_read_are_refused_on_one_line_or_on_many(text: str) -> None:
    with pytest.raises(TooManyWords, match="more than 5 words"):
        read_pasted(text, words=5)
    assert read_pasted("one two three\ntiktok @mia.x", words=5).taken


def test_mixed_links_with_repeats_are_counted_by_platform() -> None:
    """1,200 links with 90 repeats among them: 370 creators on each platform."""
    names = [f"user{number}" for number in range(370)]
    links = [
        page.format(name) for name in names for page in ("tiktok.com/@{}?_r=1", "youtube.com/@{}", "instagram.com/{}/")
    ]
    pasted = read_pasted("\n".join([*links, *links[:90]]))
    assert sum(item.times for item in pasted.items) == 1_200
    assert len(pasted.repeated) == 90
    assert all(sum(item.platform is platform for item in pasted.taken) == 370 for platform in Platform)


def test_text_beyond_the_limit_is_refused_before_it_is_read() -> None:
    assert read_pasted(" " * MOST_CHARACTERS).items == ()
    with pytest.raises(TooMuchText, match="longer than 300,000 characters") as refused:
        read_pasted("@mia" + " " * MOST_CHARACTERS)
    assert isinstance(refused.value, TooMuchPasted)
