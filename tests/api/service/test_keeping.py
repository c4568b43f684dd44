"""The service keeps everything for ever, or for as long as its operator says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from api.contract.endpoints import DATA, DOWNLOAD_URL, EXPORT, STATUS
from api.contract.platforms import Platform
from api.service.app import Service
from api.service.keeping import EVERY
from api.service.options import Options
from tests.api.service.collection.steps import done_task, passed, submit
from tests.api.service.conftest import Open
from tests.api.service.door import Door

DAYS = 30
A_DAY = 86_400.0
NO_SUCH = 404


def keeping(open_service: Open, kept_for: timedelta | None = timedelta(days=DAYS)) -> Service:
    return open_service(options=Options(keep_for=kept_for))


def at(service: Service) -> Door:
    return Door(service, service.accounts.add_key("mia"))


def stored_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*.csv"))


async def test_an_ended_task_its_file_and_what_it_cost_go_when_their_time_is_over(
    open_service: Open, tmp_path: Path
) -> None:
    service = keeping(open_service)
    door = at(service)
    task_id = await done_task(door)
    file = (await door.post(EXPORT.path, task_id=task_id, format="csv")).data
    assert len(stored_in(tmp_path)) == 1
    await door.search(Platform.TIKTOK, size=5)
    assert service.accounts.ledger()
    await passed(service, (DAYS - 1) * A_DAY)
    assert (await door.post(STATUS.path, task_id=task_id)).data["status"] == "completed"

    await passed(service, 2 * A_DAY)

    for path, body in ((STATUS.path, {"task_id": task_id}), (DATA.path, {"task_id": task_id})):
        assert (await door.post(path, **body)).status == NO_SUCH
    assert (await door.post(DOWNLOAD_URL.path, file_id=file["file_id"])).status == NO_SUCH
    assert stored_in(tmp_path) == []
    assert service.accounts.ledger() == []


async def test_a_task_that_runs_stays_however_old_it_is(open_service: Open) -> None:
    service = open_service(
        options=Options(keep_for=timedelta(days=1), seconds_per_item=3 * A_DAY, longest=timedelta(days=30))
    )
    door = at(service)
    task_id = await submit(door)
    await passed(service, 2 * A_DAY)
    assert (await door.post(STATUS.path, task_id=task_id)).data["status"] == "processing"


async def test_by_itself_everything_is_kept_for_ever(open_service: Open) -> None:
    service = keeping(open_service, None)
    door = at(service)
    task_id = await done_task(door)
    await passed(service, 3_650 * A_DAY)
    assert (await door.post(STATUS.path, task_id=task_id)).data["status"] == "completed"


async def test_more_than_a_batch_goes_in_one_sweep_and_sweeps_are_an_hour_apart(open_service: Open) -> None:
    service = keeping(open_service)
    door = at(service)
    for _ in range(120):
        await door.search(Platform.TIKTOK, size=1)
    await passed(service, (DAYS + 1) * A_DAY)
    assert service.accounts.ledger() == []
    await door.search(Platform.TIKTOK, size=1)
    await passed(service, EVERY.total_seconds() - 1)
    assert len(service.accounts.ledger()) == 1
