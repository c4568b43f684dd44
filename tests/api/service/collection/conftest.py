"""A service whose clock the test turns, and two tenants of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.service.app import Service
from api.service.collection.claims import Claims
from api.service.collection.database import TaskDatabase
from tests.api.service.conftest import Open
from tests.api.service.door import Door


@pytest.fixture
def stranger(service: Service) -> Door:
    """Another tenant, who may do everything too."""
    return Door(service, service.accounts.add_key("stranger"))


@pytest.fixture
def service_file(tmp_path: Path) -> Path:
    """The file of the service that `open_service` opens."""
    return tmp_path / "service" / "creators.db"


@pytest.fixture
def other_process(open_service: Open, service_file: Path) -> Iterator[Claims]:
    """The tasks of the same file in the hands of somebody else."""
    database = TaskDatabase(service_file.with_name("creators.db.tasks"))
    yield Claims(database)
    database.close()
