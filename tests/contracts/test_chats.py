"""What every chat promises to those who speak through it, whichever chat it is (`handlers.chat.Chat`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.cards import (
    Amount,
    Bar,
    Block,
    Button,
    Card,
    Chart,
    Column,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Listing,
    Mention,
    Option,
    Paragraph,
    Row,
    Select,
    Table,
    Text,
)
from handlers.chat import CANNOT_LOOK, ChatError, Posted
from tests.bot.slack.desk import Clock, card
from tests.contracts.places import REMOTE, SHARED, Place, elsewhere

ROOMS = Path(__file__).resolve().parents[2] / "bot"
CONTENT = bytes(range(256)) * 100

remote = pytest.mark.parametrize("place", REMOTE, indirect=True)
shared = pytest.mark.parametrize("place", SHARED, indirect=True)


def test_every_chat_s_room_has_the_same_three_files() -> None:
    rooms = {path.parent.name for name in ("listen", "render", "post") for path in ROOMS.glob(f"*/{name}.py")}
    assert rooms == {"slack", "feishu", "terminal"}
    for room in rooms:
        assert {"__init__.py", "listen.py", "render.py", "post.py"} <= {each.name for each in (ROOMS / room).iterdir()}


def test_places_are_of_every_chat(place: Place) -> None:
    assert place.chat.name == place.here.workspace.chat
    assert (ROOMS / place.chat.name).is_dir()


async def test_a_posted_card_stands_where_it_was_posted(place: Place) -> None:
    posted = await place.chat.post(place.here, card("Running"))
    (words,) = place.seen_by(place.mia)
    assert "Running" in words
    assert posted.conversation == place.here
    assert posted.message_id


async def test_an_update_takes_the_card_s_place_as_long_as_the_chat_edits(place: Place) -> None:
    first = await place.chat.post(place.here, card("Running"))
    await place.chat.post(place.here, card("Chatter"))
    await place.chat.update(first, card("Done"))
    words = place.seen_by(place.mia)
    if place.chat.edits_for == timedelta(0):
        assert ["Running" in words[0], "Chatter" in words[1], "Done" in words[2]] == [True] * 3
    else:
        assert ["Done" in words[0], "Chatter" in words[1], len(words)] == [True, True, 2]


async def test_a_chart_says_its_numbers_and_names_in_words_however_it_is_drawn(place: Place) -> None:
    bars = (Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)), Bar(CreatorText("@bean"), (Amount(None, "—"),)))
    await place.chat.post(place.here, Card("Views", (Chart("Average views", bars),)))
    (words,) = place.seen_by(place.mia)
    for part in ("Average views", "@mia", "12K", "@bean", "—"):
        assert part in words


@remote
async def test_a_card_is_posted_into_the_thread(place: Place) -> None:
    parent = await place.chat.post(place.here, card("Collecting"))
    await place.chat.post(replace(place.here, thread=parent.message_id), card("Ready"))
    (words,) = place.replies_to(parent.message_id)
    assert "Ready" in words


@remote
async def test_an_edit_after_the_end_of_edits_is_refused_as_gone(place: Place, clock: Clock) -> None:
    posted = await place.chat.post(place.here, card("Ready"))
    if place.chat.edits_for is None:
        posted = replace(posted, message_id="1.000001")  # the chat sets no end, but a message may be deleted
    else:
        clock.tick(seconds=place.chat.edits_for.total_seconds() + 1)
    with pytest.raises(ChatError) as refused:
        await place.chat.update(posted, card("Expired"))
    assert (refused.value.kind, refused.value.permanent) == ("message_gone", True)


@remote
async def test_a_message_whose_answer_is_lost_stands_once_after_all_that_a_chat_allows(
    place: Place, clock: Clock
) -> None:
    """What a deliverer does: repeat where the chat keeps to one message per key, else look, else leave it."""
    began = clock()
    place.lose_answers()
    with pytest.raises(ChatError) as lost:
        await place.chat.post(place.here, card("Ready"), key="ready:1")
    assert (lost.value.is_uncertain, lost.value.permanent) == (True, False)
    found: Posted | None = None
    if place.chat.repeats_for:
        found = await place.chat.post(place.here, card("Ready"), key="ready:1")
    else:
        try:
            found = await place.chat.find(place.here, "ready:1", began)
        except ChatError as hidden:
            assert hidden.code == CANNOT_LOOK
    assert len(place.seen_by(place.mia)) == 1
    if found:
        await place.chat.update(found, card("Found"))
        assert "Found" in place.seen_by(place.mia)[0]


@remote
async def test_a_file_whose_answer_is_lost_stands_once_after_all_that_a_chat_allows(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "made").write_bytes(CONTENT)
    began = clock()
    place.lose_answers(of_files=True)
    with pytest.raises(ChatError) as lost:
        await place.chat.upload(place.here, "达人.xlsx", tmp_path / "made", key="file:1")
    assert (lost.value.is_uncertain, lost.value.permanent) == (True, False)
    if place.chat.repeats_for:
        await place.chat.upload(place.here, "达人.xlsx", tmp_path / "made", key="file:1")
    else:
        assert await place.chat.find(place.here, "file:1", began, file="达人.xlsx") is not None
    assert len(place.files()) == 1


GARBLED = {
    "a proxy's page": (502, "<html>Bad Gateway</html>"),
    "an empty error": (500, ""),
    "broken JSON": (200, '{"ok": true, "ts": "1.'),
    "a list": (200, "[]"),
    "a string": (200, '"ok"'),
    "nothing": (200, "null"),
    "a yes without the message": (200, '{"ok": true, "code": 0}'),
    "an empty object with an error's status": (503, "{}"),
}


@remote
@pytest.mark.parametrize("answer", GARBLED)
async def test_an_answer_that_is_not_the_chat_s_leaves_it_open_whether_the_message_stands(
    place: Place, answer: str
) -> None:
    place.garble(*GARBLED[answer])
    with pytest.raises(ChatError) as lost:
        await place.chat.post(place.here, card("Ready"), key="ready:1")
    assert (lost.value.is_uncertain, lost.value.permanent) == (True, False)
    assert len(place.seen_by(place.mia)) == 1


@remote
async def test_a_long_limit_goes_to_the_caller_with_its_length(place: Place) -> None:
    place.slow_down(3_600)
    with pytest.raises(ChatError) as slow:
        await place.chat.post(place.here, card("Ready"))
    assert (slow.value.wait, slow.value.permanent, slow.value.is_uncertain) == (3_600.0, False, False)
    assert place.seen_by(place.mia) == []


async def test_a_message_that_was_not_posted_is_never_found(place: Place, clock: Clock) -> None:
    try:
        assert await place.chat.find(place.here, "ready:1", clock()) is None
    except ChatError as hidden:
        assert (hidden.code, hidden.permanent) == (CANNOT_LOOK, True)


async def test_different_keys_and_none_are_different_messages(place: Place) -> None:
    for key in ("ready:1", "ready:2", "", ""):
        await place.chat.post(place.here, card(f"Ready {key}"), key=key)
    assert len(place.seen_by(place.mia)) == 4


@shared
async def test_a_whisper_is_seen_by_one_person(place: Place) -> None:
    await place.chat.whisper(place.here, place.mia, card("Psst"))
    assert ["Psst" in words for words in place.seen_by(place.mia)] == [True]
    assert place.seen_by(place.leo) == []


async def test_a_whisper_is_seen_in_every_place(place: Place) -> None:
    await place.chat.whisper(place.here, place.mia, card("Psst"))
    assert "Psst" in "".join(place.seen_by(place.mia))


async def test_a_mention_reaches_its_person(place: Place) -> None:
    line = (Mention(place.mia.id, place.mia.name), Text(" it is ready"))
    await place.chat.post(place.here, Card("Ready", (Paragraph(line),)))
    assert place.notifies(place.mia)


@remote
async def test_where_scout_is_not_every_message_is_refused_for_good(place: Place, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CONTENT)
    for attempt in (
        place.chat.post(elsewhere(place), card("Hello")),
        place.chat.upload(elsewhere(place), "a.csv", tmp_path / "a.csv"),
    ):
        with pytest.raises(ChatError) as refused:
            await attempt
        assert (refused.value.kind, refused.value.permanent, refused.value.is_uncertain) == ("place_gone", True, False)
    assert place.files() == []


def creators(number: int) -> Listing:
    bio = "👩‍👩‍👧‍👦 字 \u202eevil <!channel> <at id=all></at> *_~` مرحبا " * 100
    row = Row((CreatorText(bio),), ((CreatorText(bio, most=3_000),),) * 5, controls=(Button("Save", press="p"),))
    return Listing(tuple(replace(row, controls=(Button("Save", press=f"p{each}"),)) for each in range(number)))


TABLE = Table(tuple(Column(f"Column {each}") for each in range(30)), ((((Text("7" * 500),),) * 30,) * 200))
WORST: dict[str, tuple[Block, ...]] = {
    "many creators": (creators(200),),
    "many tables": (TABLE,) * 6,
    "a long text": (Paragraph((Text("A line of words.\n" * 5_000),)),),
    "many facts": (Facts(tuple(Fact(f"Fact {each}", (Text("x" * 3_000),)) for each in range(80))),),
    "many controls": (
        Controls(tuple(Button(f"Button {each} " * 20, press=f"b{each}") for each in range(80))),
        Controls((Select("Choose", tuple(Option(f"Option {each}", f"o{each}") for each in range(300))),)),
    ),
    "nothing": (Paragraph(()), Facts(()), Listing(()), Controls(()), Table((), ())),
    "everything": (creators(60), TABLE, Paragraph((Text("字" * 9_000),)), TABLE, creators(60)),
}


@pytest.mark.parametrize("worst", WORST)
async def test_the_worst_card_is_taken_at_once_and_says_what_it_is_about(place: Place, worst: str) -> None:
    posted = await place.chat.post(place.here, Card("660 creators", WORST[worst], summary="660 creators are ready"))
    assert "660 creators" in place.seen_by(place.mia)[0]
    assert place.sendings() <= 1
    await place.chat.update(posted, Card("661 creators", WORST[worst]))
    assert "661 creators" in "".join(place.seen_by(place.mia))


@pytest.mark.parametrize(
    "name", ["creators.xlsx", "美妆 达人 (1).csv", "créateurs «été».html", "no-ending", "a'b\"c.csv"]
)
async def test_an_upload_delivers_the_same_bytes_under_the_same_name(place: Place, tmp_path: Path, name: str) -> None:
    (tmp_path / "made").write_bytes(CONTENT)
    posted = await place.chat.upload(place.here, name, tmp_path / "made", comment=card("Ready"), key="file:1")
    assert [(file.name, file.content) for file in place.files()] == [(name, CONTENT)]
    assert posted.conversation == place.here
    assert posted.message_id


@remote
async def test_an_upload_goes_into_the_thread(place: Place, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(CONTENT)
    parent = await place.chat.post(place.here, card("Collecting"))
    await place.chat.upload(replace(place.here, thread=parent.message_id), "a.csv", tmp_path / "made")
    assert [file.thread for file in place.files()] == [parent.message_id]
