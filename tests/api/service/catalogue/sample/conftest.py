"""The sample set, made once for all tests of this folder."""

from __future__ import annotations

from typing import Any

import pytest

from api.service.catalogue.sample import sample_records


@pytest.fixture(scope="session")
def records() -> list[dict[str, Any]]:
    """Every record of the sample set."""
    return list(sample_records())


@pytest.fixture(scope="session")
def invented(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The invented creators, without the famous ones."""
    return [record for record in records if not record["uid"].startswith("famous-")]
