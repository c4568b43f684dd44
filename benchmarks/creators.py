"""Creators for benchmarks: as many as wanted, all on TikTok, with the distributions of the sample set.

What a row says (words, country, categories, audience) is drawn from the sample set as it stands there together; the
numbers that follow from its size are drawn anew for every row, and so are its name and id.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from api.contract.platforms import Platform
from api.service.catalogue.records import Record
from api.service.catalogue.sample import sample_records
from api.service.catalogue.sample.figures import figures

CHUNK = 20_000
SEED = 7


def creators(rows: int, seed: int = SEED) -> Iterator[Record]:
    """`rows` records, the same ones for the same seed."""
    rng = np.random.Generator(np.random.PCG64(seed))
    models = [
        record
        for record in sample_records()
        if record["platform"] == Platform.TIKTOK.value and not record["uid"].startswith("famous-")
    ]
    for start in range(0, rows, CHUNK):
        count = min(CHUNK, rows - start)
        chosen = rng.integers(0, len(models), count).tolist()
        drawn = figures(rng, Platform.TIKTOK, rng.standard_normal(count))
        for place, model in enumerate(chosen):
            yield _one(models[model], drawn.of(place), start + place)


def _one(model: Record, numbers: Record, number: int) -> Record:
    username = f"{model['username'][:16]}.{number}"
    return {
        **model,
        **numbers,
        "uid": str(7_000_000_000_000_000_000 + number),
        "username": username,
        "profile_url": Platform.TIKTOK.profile_url(username),
    }
