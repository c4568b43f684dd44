"""What is shown of a paste before anything is sent, and what its buttons do."""

from __future__ import annotations

import pytest

from handlers.cards import Button
from handlers.cards.form import Form
from tests.cards import controls_of
from tests.handlers.collecting.room import GUEST, LEO, SHARED, Room, labels, words_of


def links(platform: str, first: int, last: int) -> list[str]:
    address = {"tiktok": "https://www.tiktok.com/@", "youtube": "https://www.youtube.com/@"}.get(
        platform, "https://www.instagram.com/"
    )
    return [f"{address}creator{number}" for number in range(first, last)]


async def test_what_is_accepted_twice_and_unreadable_is_shown_and_nothing_is_sent(room: Room) -> None:
    card = await room.says(
        "/collect https://www.tiktok.com/@mia?lang=en https://www.youtube.com/@beanlab\n"
        "https://www.tiktok.com/@mia\nhttps://www.tiktok.com/@mia/video/7301000000000000001\n"
        "https://vm.tiktok.com/ZMabcdef/\nhttps://example.com/mia"
    )
    said = words_of(card)
    assert card.title == "2 creators to collect"
    assert "TikTok: 1 · @mia" in said
    assert "YouTube: 1 · @beanlab" in said
    assert "Listed more than once: 1 · @mia" in said
    assert "3 entries cannot be collected:" in said
    for reason in ("a link to one video", "a short link", "not a link to TikTok, YouTube or Instagram"):
        assert reason in said
    assert card.summary == "2 creators to collect. 1 listed more than once. 3 entries cannot be collected."
    assert room.audience == "asker"
    assert room.api.asked.total() == 0


async def test_a_preview_has_one_primary_button(room: Room) -> None:
    card = await room.says("/collect https://www.tiktok.com/@mia @nina")
    styles = [control.style for control in controls_of(card) if isinstance(control, Button)]
    assert styles.count("primary") == 1
    assert labels(card)[:2] == ["Collect 1", "Cancel"]


async def test_a_handle_without_a_platform_is_asked_about_and_left_out_until_then(room: Room) -> None:
    card = await room.says("/collect https://www.tiktok.com/@mia\n@nina")
    assert "No platform is named for @nina" in words_of(card)
    card = await room.presses("The handles are on TikTok")
    assert "TikTok: 2 · @mia, @nina" in words_of(card)
    await room.presses("Collect 2")
    [task] = await room.tasks()
    assert task.values == ("https://www.tiktok.com/@mia", "https://www.tiktok.com/@nina")


async def test_a_name_that_the_chosen_platform_does_not_allow_is_refused_with_the_reason(room: Room) -> None:
    too_long_for_tiktok = "n" * 28
    await room.says(f"/collect @{too_long_for_tiktok}, @nina")
    card = await room.presses("The handles are on TikTok")
    assert "TikTok: 1 · @nina" in words_of(card)
    assert f"@{too_long_for_tiktok}\nno name that this platform allows" in words_of(card)


async def test_a_platform_word_answers_for_the_handles_behind_it(room: Room) -> None:
    card = await room.says("/collect instagram @mia @leo")
    assert "Instagram: 2 · @mia, @leo" in words_of(card)


@pytest.mark.parametrize("line", ["/collect", "/collect  ", "/采集", "/creators collect"])
async def test_a_bare_line_opens_the_form(room: Room, line: str) -> None:
    card = await room.says(line)
    assert card.title == "Collect creators"
    assert [field.label for block in card.blocks if isinstance(block, Form) for field in block.fields] == [
        "Links and names",
        "Names without a link are on",
    ]


@pytest.mark.parametrize("line", ["/collect help", "/collect ?", "/采集 帮助"])
async def test_help_shows_how_to_collect_with_examples_that_run(room: Room, line: str) -> None:
    card = await room.says(line)
    assert "/collect LINKS" in words_of(card)
    card = await room.presses("Try it")
    assert card.title == "2 creators to collect"


@pytest.mark.parametrize(
    "line",
    [
        "/采集https://www.tiktok.com/@mia",
        "/采集 tiktok @mia",
        "/达人 采集 tiktok：@mia",
        "collect: tiktok @mia",
        "采集：tiktok @mia",
    ],
)
async def test_chinese_words_and_colons_open_the_same_line(room: Room, line: str) -> None:
    assert (await room.says(line)).title == "One creator to collect"


@pytest.mark.parametrize("heading", ["Link\tStatus", "Status\tLink", "Export\tLink"])
async def test_columns_below_the_command_are_pasted_text_whatever_their_heading(room: Room, heading: str) -> None:
    first, second = "new\thttps://www.tiktok.com/@mia", "old\thttps://www.tiktok.com/@leo"
    card = await room.says(f"/collect {heading}\n{first}\n{second}")
    assert card.title == "2 creators to collect"


async def test_twelve_hundred_links_with_ninety_repeats_make_tasks_of_five_hundred_at_most(room: Room) -> None:
    pasted = links("tiktok", 0, 620) + links("youtube", 0, 300) + links("instagram", 0, 190)
    pasted += pasted[:90]
    assert len(pasted) == 1_200
    card = await room.says("/collect " + "\n".join(pasted))
    assert card.title == "1,110 creators to collect"
    assert "Listed more than once: 90" in words_of(card)
    assert "4 tasks" in words_of(card)
    await room.presses("Collect 1,110")
    tasks = await room.tasks()
    assert sorted((task.platform, len(task.values)) for task in tasks) == [
        ("instagram", 190),
        ("tiktok", 120),
        ("tiktok", 500),
        ("youtube", 300),
    ]
    assert room.api.asked["submit"] == 4
    assert len({value for task in tasks for value in task.values}) == 1_110
    await room.delivered()
    assert len(room.parents) == 1


async def test_more_links_than_are_taken_at_once_are_refused_and_none_is_read(room: Room) -> None:
    card = await room.says("/collect " + "\n".join(links("tiktok", 0, 1_201)))
    assert "more than 1,200 links and handles" in words_of(card)


async def test_a_long_list_is_shown_by_a_few_names(room: Room) -> None:
    card = await room.says("/collect " + "\n".join(links("tiktok", 0, 40)))
    assert "TikTok: 40 · @creator0, @creator1, @creator2 and 37 more" in words_of(card)


async def test_cancel_uses_the_preview_up(room: Room) -> None:
    preview = await room.says("/collect tiktok @mia")
    assert (await room.presses("Cancel")).title == "Nothing is collected"
    assert "done already" in words_of(await room.presses("Collect 1", preview))
    assert room.api.asked.total() == 0


async def test_another_person_cannot_press_somebody_s_preview(room: Room) -> None:
    preview = await room.says("/collect tiktok @mia")
    assert "belongs to somebody else" in words_of(await room.presses("Collect 1", preview, person=LEO))
    assert room.api.asked.total() == 0


async def test_guests_and_shared_conversations_start_nothing_and_see_no_list(room: Room) -> None:
    for line in ("/collect tiktok @mia", "/collect keywords tiktok a", "/collect status", "/collect link"):
        assert "Guests and people of other organisations" in words_of(await room.says(line, person=GUEST))
        assert "Guests and people of other organisations" in words_of(await room.says(line, place=SHARED))
    preview = await room.says("/collect tiktok @mia")
    assert "Guests" in words_of(await room.presses("Collect 1", preview, place=SHARED))
    assert room.api.asked.total() == 0


async def test_contacts_are_named_as_such_and_not_repeated(room: Room) -> None:
    said = words_of(await room.says("/collect mia@example.com"))
    assert "an e-mail address, not a creator" in said
    assert "mia@" not in said
    said = words_of(await room.says("/collect https://www.tiktok.com/@mia mia@example.com"))
    assert "an e-mail address, not a creator" in said
    assert "mia@" not in said.replace("@mia", "")
    said = words_of(await room.says("/collect https://www.tiktok.com/@mia https://wa.me/4915112345678"))
    assert "not a link to TikTok" in said
    assert "4915112345678" not in said


async def test_creators_collected_lately_are_pointed_out_and_can_be_left_out(room: Room) -> None:
    await room.says("/collect tiktok @mia @leo")
    await room.presses("Collect 2")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    card = await room.says("/collect tiktok @mia @leo @kim")
    assert "Collected in the last 2 weeks: 2 of 3" in words_of(card)
    assert labels(card) == ["Only the 1 new", "Collect 3", "Cancel"]
    await room.presses("Only the 1 new")
    assert (await room.tasks())[0].values == ("https://www.tiktok.com/@kim",)
    again = await room.says("/collect tiktok @mia @leo")
    assert again.title == "All of these were collected in the last 2 weeks"
    assert labels(again) == ["Collect 2 again", "Cancel"]


async def test_only_one_of_a_preview_s_buttons_starts_it(room: Room) -> None:
    preview = await room.says("/collect tiktok @mia")
    await room.presses("Collect 1", preview)
    card = await room.presses("Collect 1", preview)
    assert card.title.startswith("Collecting one creator")
    assert room.api.asked["submit"] == 1


async def test_after_the_fortnight_a_creator_counts_as_new_again(room: Room) -> None:
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    room.clock.turn(days=15)
    assert labels(await room.says("/collect tiktok @mia")) == ["Collect 1", "Cancel"]


@pytest.mark.parametrize("text", ["https://www.tiktok.com/@mia", "have a look: https://www.tiktok.com/@mia"])
async def test_links_without_a_command_are_shown_like_a_paste(room: Room, text: str) -> None:
    assert (await room.says(text)).title == "One creator to collect"
    many = "\n".join(links("tiktok", 0, 1_000))
    assert (await room.says(many)).title == "1,000 creators to collect"


@pytest.mark.parametrize(
    "text",
    [
        "please collect @mia on tiktok",
        "Hi Scout, can you please collect tiktok: mia",
        "帮忙采集 https://www.tiktok.com/@mia",
        "我们想采集一下TikTok上的 @mia",
        "看看 https://www.tiktok.com/@mia",
        "thanks https://www.tiktok.com/@mia",
    ],
)
async def test_who_asks_politely_is_understood(room: Room, text: str) -> None:
    card = await room.says(text)
    assert card.title == "One creator to collect"
    assert "TikTok: 1 · @mia" in words_of(card)


async def test_keywords_are_asked_for_politely_too(room: Room) -> None:
    assert "skincare" in words_of(await room.says("please collect keywords tiktok skincare"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://www.tiktok.com/@mia/video/7301000000000000001", "paste the link to the creator's profile"),
        ("look at this: https://youtu.be/dQw4w9WgXcQ", "paste the link to the creator's profile"),
        ("看看 https://vm.tiktok.com/ZMabc/", "open it and paste the address of the profile"),
        ("https://bit.ly/3abcDEF", "open it and paste the address of the profile"),
        ("https://linktr.ee/mia", "not a link to TikTok, YouTube or Instagram"),
        ("https://www.tiktok.com/tag/tea", "a page that belongs to no creator"),
    ],
)
async def test_a_message_with_a_link_to_nobody_s_profile_is_told_what_to_send(room: Room, text: str, told: str) -> None:
    card = await room.says(text)
    assert card.title == "Nothing to collect in this"
    assert told in words_of(card)


@pytest.mark.parametrize(
    "text", ["see https://docs.example.com/x for details", "how do I collect creators", "怎么采集"]
)
async def test_talk_that_brings_no_creators_is_answered_with_the_commands(room: Room, text: str) -> None:
    assert "/creators search" in words_of(await room.says(text))


@pytest.mark.parametrize("line", ["/collect help", "/采集 帮助"])
async def test_help_is_shown_rather_than_collected(room: Room, line: str) -> None:
    assert "/collect LINKS" in words_of(await room.says(line))


@pytest.mark.parametrize(
    "line", ["/creators lokalike https://www.tiktok.com/@mia", "lokalike https://www.tiktok.com/@mia"]
)
async def test_a_slip_in_another_command_is_not_taken_for_links_to_collect(room: Room, line: str) -> None:
    assert "Did you mean “lookalike”?" in (await room.says(line)).title


@pytest.mark.parametrize(
    ("line", "meant"), [("/collect stauts", "status"), ("/collect exprot csv", "export"), ("/采集 状太", "状态")]
)
async def test_a_slip_in_a_word_of_its_own_is_not_taken_for_a_handle(room: Room, line: str, meant: str) -> None:
    assert f"Did you mean “{meant}”?" in (await room.says(line)).title


@pytest.mark.parametrize("line", ["/collect tiktok stauts", "/collect @stauts", "/collect stauts\ntiktok @mia.x"])
async def test_what_is_said_to_be_a_name_is_one_however_near_to_a_word(room: Room, line: str) -> None:
    assert "Did you mean" not in (await room.says(line)).title
