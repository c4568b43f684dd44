"""A service over a small sample, in this process, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from api.contract.envelope import UNLIMITED
from api.contract.platforms import Platform
from api.service.app import Service
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.sample import sample_records
from tests.api.clock import Clock
from tests.api.service.door import Door

Records = list[dict[str, Any]]
Open = Callable[..., Service]


@pytest.fixture(scope="session")
def records() -> Records:
    """What the catalogue holds, as plain records: some hundred creators a platform, the famous ones among them."""
    return list(sample_records(per_platform=250))


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, records: Records) -> Path:
    """A folder with a service's file and index that holds the records."""
    folder = tmp_path_factory.mktemp("stocked")
    catalogue = Catalogue.open(folder / "creators.db", sample=False)
    catalogue.put(records)
    catalogue.close()
    return folder


@pytest.fixture
def open_service(tmp_path: Path, stocked: Path, clock: Clock) -> Iterator[Open]:
    """Opens the service over this test's file; again and again, as restarts do."""
    folder = Path(copytree(stocked, tmp_path / "service"))
    opened: list[Service] = []

    def start(**choices: Any) -> Service:
        opened.append(Service(folder / "creators.db", clock, **choices))
        return opened[-1]

    yield start
    for service in opened:
        service.close()


@pytest.fixture
def service(open_service: Open) -> Service:
    return open_service()


@pytest.fixture
def door(service: Service) -> Door:
    """A caller whose key may do everything without limits."""
    return Door(service, service.accounts.add_key("tests", rate=UNLIMITED))


def on(platform: Platform, records: Records) -> Records:
    """The records of one platform."""
    return [record for record in records if record["platform"] == platform.value]
