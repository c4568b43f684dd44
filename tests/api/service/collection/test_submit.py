"""What a submit takes and refuses (contract 9.1, 9.2)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from api.contract.endpoints import DATA, KEYWORD_SUBMIT, STATUS, SUBMIT
from api.contract.tasks import MOST_KEYWORDS, MOST_VALUES
from api.service.app import Service
from api.service.options import Options
from api.service.webhooks.addresses import Reach
from tests.api.service.collection.steps import CHARLI, status, submit
from tests.api.service.conftest import Open
from tests.api.service.door import Door

LINKS: dict[str, Any] = {"task_type": "LINK_BATCH", "platform": "tiktok", "values": [CHARLI]}
KEYWORDS: dict[str, Any] = {"platform": "tiktok", "keywords": ["beauty"]}


@pytest.mark.parametrize("task_type", ["LINK_BATCH", "FILE_UPLOAD"])
@pytest.mark.parametrize("platform", ["tiktok", "youtube", "instagram"])
async def test_a_submit_answers_at_once_with_the_id_of_its_task(door: Door, task_type: str, platform: str) -> None:
    got = await door.post(SUBMIT.path, task_type=task_type, platform=platform, values=["mia", "leo"])
    assert re.fullmatch(r"task_20261124_[0-9a-f]{16}", got.data["task_id"])
    assert (got.data["status"], got.data["total_count"]) == ("submitted", 2)
    assert got.data["message"]
    assert (await status(door, got.data["task_id"]))["status"] == "processing"


async def test_a_keyword_submit_counts_its_keywords(door: Door) -> None:
    got = await door.post(KEYWORD_SUBMIT.path, platform="youtube", keywords=["beauty tips", "skincare"])
    assert (got.data["status"], got.data["total_count"]) == ("submitted", 2)


async def test_the_same_body_twice_makes_two_tasks(door: Door) -> None:
    assert await submit(door) != await submit(door)


async def test_the_most_that_one_task_takes(door: Door) -> None:
    assert (await door.post(SUBMIT.path, LINKS | {"values": ["mia"] * MOST_VALUES})).status == 200
    assert (await door.post(KEYWORD_SUBMIT.path, KEYWORDS | {"keywords": ["tea"] * MOST_KEYWORDS})).status == 200


async def test_how_many_values_a_task_takes_can_be_chosen(open_service: Open) -> None:
    service = open_service(options=Options(most_values=2))
    door = Door(service, service.accounts.add_key("tests"))
    assert (await door.post(SUBMIT.path, LINKS | {"values": ["mia", "leo"]})).status == 200
    assert (await door.post(SUBMIT.path, LINKS | {"values": ["mia", "leo", "tom"]})).refusal == (400, 40001)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"task_type": None}, "task_type"),
        ({"task_type": "KEYWORD"}, "task_type"),
        ({"task_type": "link_batch"}, "task_type"),
        ({"platform": None}, "platform"),
        ({"platform": "twitter"}, "platform"),
        ({"platform": "TikTok"}, "platform"),
        ({"values": None}, "values"),
        ({"values": []}, "values"),
        ({"values": "a,b"}, "values"),
        ({"values": {"0": "a"}}, "values"),
        ({"values": ["mia"] * (MOST_VALUES + 1)}, "501"),
        ({"values": ["mia", " "]}, "values[1]"),
        ({"values": [7]}, "values[0]"),
        ({"values": [["mia"]]}, "values[0]"),
        ({"values": ["m" * 2001]}, "values[0]"),
        ({"task_name": 7}, "task_name"),
        ({"task_name": "n" * 201}, "task_name"),
        ({"webhook_url": 7}, "webhook_url"),
        ({"webhook_url": "http://hooks.example/x"}, "webhook_url"),
        ({"webhook_url": "https://169.254.169.254/latest"}, "webhook_url"),
    ],
)
async def test_what_is_wrong_is_refused_by_its_name(door: Door, change: dict[str, Any], named: str) -> None:
    got = await door.post(SUBMIT.path, LINKS | change)
    assert got.refusal == (400, 40001)
    assert named in got.message


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"keywords": None}, "keywords"),
        ({"keywords": []}, "keywords"),
        ({"keywords": ["tea"] * (MOST_KEYWORDS + 1)}, "11"),
        ({"keywords": [""]}, "keywords[0]"),
        ({"platform": "all"}, "platform"),
        ({"webhook_url": "ftp://hooks.example"}, "webhook_url"),
    ],
)
async def test_wrong_keywords_are_refused_by_name(door: Door, change: dict[str, Any], named: str) -> None:
    got = await door.post(KEYWORD_SUBMIT.path, KEYWORDS | change)
    assert got.refusal == (400, 40001)
    assert named in got.message


async def test_a_webhook_over_http_is_taken_to_this_machine_where_it_is_allowed(open_service: Open) -> None:
    service = open_service(options=Options(reach=Reach.LOOPBACK))
    door = Door(service, service.accounts.add_key("tests"))
    for url, is_taken in [
        ("http://127.0.0.1:9/x", True),
        ("http://hooks.example/x", False),
        ("http://10.0.0.1/", False),
    ]:
        assert ((await door.post(SUBMIT.path, LINKS | {"webhook_url": url})).status == 200) is is_taken


@pytest.mark.parametrize(
    ("scope", "links", "keywords"),
    [
        ("collection:submit", 200, 403),
        ("collection:keyword-submit", 403, 200),
        ("collection:*", 200, 200),
        ("*", 200, 200),
        ("creator:*", 403, 403),
    ],
)
async def test_links_and_keywords_have_scopes_of_their_own(
    service: Service, scope: str, links: int, keywords: int
) -> None:
    door = Door(service, service.accounts.add_key("tests", scopes=(scope,)))
    assert (await door.post(SUBMIT.path, LINKS)).status == links
    assert (await door.post(KEYWORD_SUBMIT.path, KEYWORDS)).status == keywords


async def test_any_valid_key_may_ask_for_its_tasks_but_says_who_asks(service: Service) -> None:
    door = Door(service, service.accounts.add_key("tests", scopes=("creator:search",)))
    assert (await door.post(STATUS.path, task_id="task_1")).refusal == (404, 40401)
    door.identity = None
    assert (await door.post(DATA.path, task_id="task_1")).refusal == (401, 40104)


async def test_nothing_of_it_costs_credits(service: Service) -> None:
    door = Door(service, service.accounts.add_key("tests", credits=0))
    assert await submit(door)
    assert service.accounts.ledger() == []
