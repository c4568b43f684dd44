"""Each endpoint of the contract is one typed call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from api.client import Client, connect
from api.contract.endpoints import ENDPOINTS
from api.contract.platforms import Level, Platform
from api.contract.search import LookalikeRequest, Range, SearchRequest, WrongRequest
from api.contract.tasks import Format, TaskState, TaskType
from api.errors import NotUnderstood
from tests.api.calls import ALL, answer_to
from tests.api.clock import Clock
from tests.api.conftest import KEY, MIA, Connect
from tests.platforms.creator_api import CreatorApi, Reply, success

LINK = "https://www.tiktok.com/@mia"


async def test_a_search_sends_the_filters_and_gives_creators(api: CreatorApi, client: Client, clock: Clock) -> None:
    row = {"uid": "UCq1", "username": "beanlab", "channel_url": "https://www.youtube.com/@beanlab", "has_email": "true"}
    api.answer(success([row], page=2, size=20, total=None, credits_consumed=1, credits_remaining=4199))
    request = SearchRequest(Platform.YOUTUBE, {"engagement": Range(0.025, None)}, page=2, size=20, level=Level.S1)
    page = await client.search(request)
    assert api.last.path == "/openapi/v1/creators/youtube/search"
    assert api.last.body == {
        "last10_avg_interaction_rate_all_gte": 2.5,
        "page": 2,
        "size": 20,
        "sort_field": "followers_cnt",
        "sort_order": "desc",
        "service_level": "S1",
    }
    (creator,) = page.creators
    assert (creator.platform, creator.uid, creator.username) == (Platform.YOUTUBE, "UCq1", "beanlab")
    assert (creator.has_email, creator.followers) == (True, None)
    assert (page.meta.page, page.meta.total, page.meta.credits_consumed) == (2, None, 1)
    assert page.fetched_at == clock.now


async def test_a_search_the_api_would_misread_is_not_sent(api: CreatorApi, client: Client) -> None:
    with pytest.raises(WrongRequest):
        await client.search(SearchRequest(Platform.TIKTOK, {"whatsapp": True}))
    with pytest.raises(WrongRequest):
        await client.search(SearchRequest(Platform.TIKTOK, size=101))
    with pytest.raises(WrongRequest):
        await client.search(SearchRequest(Platform.TIKTOK, {"keyword": "half an emoji \ud83d"}))
    assert api.requests == []


async def test_lookalikes_come_with_their_score_and_platform(api: CreatorApi, client: Client) -> None:
    item = {"uid": "71220", "username": "wheel", "profile_url": "https://www.tiktok.com/@wheel", "match_score": "91.2"}
    api.answer(success({"items": [item], "total": "1"}, credits_consumed=1))
    page = await client.lookalike(LookalikeRequest("kiln", platform=Platform.INSTAGRAM, target=Platform.TIKTOK))
    assert api.last.path == "/openapi/v1/creators/lookalike"
    assert api.last.body["target_platform"] == "tiktok"
    (creator,) = page.creators
    assert (creator.platform, creator.match_score, page.total) == (Platform.TIKTOK, 91.2, 1)


async def test_scores_that_are_ratios_are_brought_to_a_hundred(api: CreatorApi, client: Client) -> None:
    api.answer(success([{"uid": "1", "match_score": 0.9}, {"uid": "2", "match_score": 0.5}]))
    page = await client.lookalike(LookalikeRequest("mia", platform=Platform.TIKTOK))
    assert [creator.match_score for creator in page.creators] == [90, 50]


@pytest.mark.parametrize(
    ("row_link", "request_made", "platform"),
    [
        ("https://www.youtube.com/@x", LookalikeRequest("mia"), Platform.YOUTUBE),
        ("", LookalikeRequest("mia", platform=Platform.INSTAGRAM), Platform.INSTAGRAM),
        (None, LookalikeRequest(profile_url="https://www.YouTube.com/@mia"), Platform.YOUTUBE),
    ],
)
async def test_a_lookalikes_platform_is_asked_for_or_seen_in_a_link(
    api: CreatorApi, client: Client, row_link: str | None, request_made: LookalikeRequest, platform: Platform
) -> None:
    api.answer(success({"items": [{"uid": "1", "profile_url": row_link}]}))
    assert [creator.platform for creator in (await client.lookalike(request_made)).creators] == [platform]


async def test_links_are_submitted_as_one_task(api: CreatorApi, client: Client) -> None:
    api.answer(success({"task_id": "task_9", "status": "submitted", "total_count": "1", "message": "ok"}))
    result = await client.submit(TaskType.LINK_BATCH, Platform.TIKTOK, [LINK], "Spring", "https://scout.example/hook")
    assert api.last.path == "/openapi/v1/collection/tasks/submit"
    assert api.last.body == {
        "task_type": "LINK_BATCH",
        "platform": "tiktok",
        "values": [LINK],
        "task_name": "Spring",
        "webhook_url": "https://scout.example/hook",
    }
    assert (result.data.task_id, result.data.total_count, result.meta.request_id) == ("task_9", 1, "req_ok")


async def test_keywords_are_submitted_as_one_task(api: CreatorApi, client: Client) -> None:
    api.answer(success({"task_id": "task_9", "total_count": 2}))
    await client.keyword_submit(Platform.YOUTUBE, ["matcha", "抹茶"])
    assert api.last.path == "/openapi/v1/collection/tasks/keyword-submit"
    assert api.last.body == {"platform": "youtube", "keywords": ["matcha", "抹茶"]}


async def test_a_submit_without_a_task_id_is_not_taken_for_a_success(api: CreatorApi, client: Client) -> None:
    api.answer(success({"status": "submitted"}))
    with pytest.raises(NotUnderstood):
        await client.keyword_submit(Platform.YOUTUBE, ["matcha"])
    assert len(api.requests) == 1


@pytest.mark.parametrize("count", [0, 501])
async def test_a_task_takes_1_to_500_values(api: CreatorApi, client: Client, count: int) -> None:
    with pytest.raises(WrongRequest, match="500"):
        await client.submit(TaskType.LINK_BATCH, Platform.TIKTOK, [LINK] * count)
    assert api.requests == []


@pytest.mark.parametrize("count", [0, 11])
async def test_a_task_takes_1_to_10_keywords(api: CreatorApi, client: Client, count: int) -> None:
    with pytest.raises(WrongRequest, match="10"):
        await client.keyword_submit(Platform.TIKTOK, ["tea"] * count)
    assert api.requests == []


async def test_the_largest_task_goes_through(api: CreatorApi, client: Client) -> None:
    api.answer(answer_to("submit"))
    await client.submit(TaskType.FILE_UPLOAD, Platform.TIKTOK, [f"user{n}" for n in range(500)])
    await client.keyword_submit(Platform.TIKTOK, ["tea"] * 10)
    assert len(api.requests) == 2


async def test_a_webhook_must_be_https_but_on_this_machine(api: CreatorApi, client: Client) -> None:
    with pytest.raises(WrongRequest):
        await client.keyword_submit(Platform.TIKTOK, ["tea"], webhook_url="http://scout.example/hook")
    assert api.requests == []
    api.answer(answer_to("keyword_submit"))
    await client.keyword_submit(Platform.TIKTOK, ["tea"], webhook_url="http://127.0.0.1:8000/hook")
    assert api.last.body["webhook_url"] == "http://127.0.0.1:8000/hook"


async def test_a_status_tells_the_state_apart_from_the_counts(api: CreatorApi, client: Client) -> None:
    counts = {"total": "20", "completed": "18", "failed": "2", "progress": "100"}
    api.answer(success({"task_id": "task_9", "status": "processing", **counts}))
    task = (await client.status("task_9")).data
    assert api.last.path == "/openapi/v1/collection/tasks/status"
    assert api.last.body == {"task_id": "task_9"}
    assert (task.state, task.total, task.completed, task.failed, task.progress) == (
        TaskState.PROCESSING,
        20,
        18,
        2,
        100,
    )


async def test_collected_rows_come_with_their_columns(api: CreatorApi, client: Client) -> None:
    columns = ["uid", {"key": "nick", "title": "Name"}]
    page = {"columns_config": columns, "items": [{"uid": "1", "nick": "Mia"}], "total": 1, "page": 2, "size": 5}
    api.answer(success(page))
    data = (await client.data("task_9", 2, 5)).data
    assert api.last.path == "/openapi/v1/collection/tasks/data"
    assert api.last.body == {"task_id": "task_9", "page": 2, "size": 5}
    assert data.columns == (("uid", "uid"), ("nick", "Name"))
    assert (data.items, data.total) == (({"uid": "1", "nick": "Mia"},), 1)


@pytest.mark.parametrize("data", [[{"uid": "1"}], {"records": [{"uid": "1"}]}, {"data": [{"uid": "1"}, "odd"]}])
async def test_rows_are_found_under_their_older_names(api: CreatorApi, client: Client, data: object) -> None:
    api.answer(success(data))
    assert (await client.data("task_9")).data.items == ({"uid": "1"},)


@pytest.mark.parametrize(("page", "size"), [(0, 20), (1, 0), (1, 101)])
async def test_a_page_of_rows_has_bounds(api: CreatorApi, client: Client, page: int, size: int) -> None:
    with pytest.raises(WrongRequest):
        await client.data("task_9", page, size)
    assert api.requests == []


async def test_an_export_gives_the_file_and_when_its_link_ends(api: CreatorApi, client: Client) -> None:
    link = "https://files.example/%E8%BE%BE%20%2F.xlsx?sig=a%2Bb"
    ends = {"file_url": link, "file_expire_at": "2026-11-24T13:00:00+00:00"}
    api.answer(success({"file_id": "f1", "file_name": "spring.xlsx", "format": "xlsx", "row_count": 7, **ends}))
    file = (await client.export("task_9", Format.XLSX)).data
    assert api.last.path == "/openapi/v1/collection/tasks/export"
    assert api.last.body == {"task_id": "task_9", "format": "xlsx"}
    assert (file.file_id, file.file_url, file.row_count) == ("f1", link, 7)
    assert file.expires_at == datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert "sig=" not in repr(file), "a signed link is a secret"


async def test_a_fresh_link_is_asked_for_by_id_before_name(api: CreatorApi, client: Client) -> None:
    api.answer(answer_to("download_url"))
    await client.download_url("f1", "spring.xlsx")
    assert api.last.path == "/openapi/v1/files/download-url"
    assert api.last.body == {"file_id": "f1"}
    await client.download_url(file_name="spring.xlsx")
    assert api.last.body == {"file_name": "spring.xlsx"}
    with pytest.raises(WrongRequest):
        await client.download_url()
    assert len(api.requests) == 2


async def test_a_file_without_a_link_is_not_taken_for_a_success(api: CreatorApi, client: Client) -> None:
    api.answer(success({"file_id": "f1"}))
    with pytest.raises(NotUnderstood):
        await client.download_url("f1")


async def test_the_health_probe_echoes(api: CreatorApi, client: Client) -> None:
    api.answer(success({"challenge": "hello", "timestamp": "2026-11-24T12:00:00+00:00"}))
    result = await client.verify("hello")
    assert api.last.path == "/openapi/v1/webhook/verify"
    assert api.last.body == {"challenge": "hello"}
    assert (result.data.challenge, result.data.at) == ("hello", datetime(2026, 11, 24, 12, tzinfo=UTC))


async def test_every_endpoint_of_the_contract_has_a_call(api: CreatorApi, client: Client) -> None:
    for name, call in ALL.items():
        api.answer(answer_to(name))
        await call(client)
    api.answer(answer_to("search"))
    for platform in Platform:
        await client.search(SearchRequest(platform))
    assert {request.path for request in api.requests} == {endpoint.url for endpoint in ENDPOINTS}


@pytest.mark.parametrize("name", ALL)
async def test_key_and_identity_go_where_they_are_needed_and_nowhere_else(
    api: CreatorApi, client: Client, name: str
) -> None:
    api.answer(answer_to(name))
    await ALL[name](client)
    assert api.last.headers.get("x-api-key") == (None if name == "verify" else KEY)
    assert api.last.headers.get("x-user-identity") == (None if name in {"verify", "download_url"} else MIA)
    assert api.last.headers["content-type"] == "application/json"


async def test_a_call_can_name_who_is_asking(api: CreatorApi, client: Client) -> None:
    api.answer(answer_to("search"))
    await client.search(SearchRequest(Platform.TIKTOK), identity="leo@brand.example")
    assert api.last.headers["x-user-identity"] == "leo@brand.example"


async def test_the_servers_time_is_known_from_its_answers(api: CreatorApi, client: Client, clock: Clock) -> None:
    api.answer(Reply(200, answer_to("verify").content, {"Date": "Tue, 24 Nov 2026 12:10:00 GMT"}))
    assert client.server_now() == clock.now
    await client.verify()
    assert client.server_now() == clock.now + timedelta(minutes=10)


async def test_one_connection_serves_many_calls(api: CreatorApi, client: Client) -> None:
    api.answer(answer_to("status"))
    for _ in range(5):
        await client.status("task_1")
    assert (len(api.requests), api.connections) == (5, 1)


async def test_each_call_has_its_time_limits(connected: Connect) -> None:
    limits: dict[str, tuple[float, float]] = {}
    for name, call in ALL.items():

        async def notes(request: httpx.Request, name: str = name) -> httpx.Response:
            limit = request.extensions["timeout"]
            limits[name] = (limit["connect"], limit["read"])
            return httpx.Response(200, content=answer_to(name).content)

        async with connected(transport=httpx.MockTransport(notes)) as client:
            await call(client)
    slow = {"search", "lookalike", "export"}
    assert limits == {name: (5, 60 if name in slow else 30) for name in ALL}


@pytest.mark.parametrize(
    "address",
    ["http://api.example", "api.example", "ftp://api.example", "", "https://", "http://127.0.0.1.example", "http://["],
)
def test_the_key_does_not_travel_in_the_open(address: str) -> None:
    with pytest.raises(WrongRequest):
        connect(address, KEY)


@pytest.mark.parametrize("address", ["https://api.example", "http://localhost:8000", "http://[::1]:8000"])
async def test_https_and_this_machine_are_safe(address: str) -> None:
    async with connect(address, KEY):
        pass
