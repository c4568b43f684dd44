"""Putting the creators of files into the catalogue, so that importing a file again updates rather than doubles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from api.contract.platforms import Platform
from api.service.catalogue.importing.evidence import Rates
from api.service.catalogue.importing.headers import CountryMeans
from api.service.catalogue.importing.identity import MADE_UP_ID
from api.service.catalogue.importing.reading import read_creators
from api.service.catalogue.importing.records import Draft
from api.service.catalogue.importing.report import Rejection, Report
from api.service.catalogue.importing.seen import Seen

BATCH = 5_000
"""Rows that are held in memory and stored at a time, unless said otherwise."""

_NOT_FROM_A_PLATFORM = (MADE_UP_ID, "famous-")
"""How ids begin that no platform gave: those of earlier files without ids, and of the sample set's famous accounts."""

_RATIOS = tuple(
    (f"{ratio}{kind}", f"{views}{kind}")
    for ratio, views in (("views_per_sub", "avg_views"), ("median_views_per_sub", "median_views"))
    for kind in ("", "_short", "_long")
)


class _Counts(Protocol):
    @property
    def added(self) -> int: ...

    @property
    def updated(self) -> int: ...


class Shelf(Protocol):
    """Where creators are kept: what an import needs of a catalogue.

    `put` adds records or changes those whose (platform, uid) is known, leaving columns alone that a record lacks.
    """

    def find(self, username: str, platform: Platform | None = None) -> dict[str, Any] | None:
        """The record of a user name on a platform, whatever its case."""
        ...

    def put(self, records: Iterable[dict[str, Any]]) -> _Counts:
        """Store records and say how many were new and how many were not."""
        ...


def import_files(
    catalogue: Shelf,
    paths: Sequence[Path],
    platform: Platform,
    *,
    rates: Rates = "auto",
    country_means: CountryMeans = "auto",
    batch: int = BATCH,
) -> Report:
    """Import files of creators on `platform` and report what became of every row.

    Columns of all files are recognised before the first row is stored, so that an `ImportProblem` means that nothing
    was. `rates` and `country_means` are as in `read_creators`. `batch` rows are held at a time, however long a file is.
    """
    readings = [read_creators(path, platform, rates=rates, country_means=country_means) for path in paths]
    report = Report()
    for reading in readings:
        with Seen() as seen:
            rows = iter(reading)
            while some := list(islice(rows, batch)):
                _store(catalogue, some, seen, report)
        report.files.append(reading.told())
    return report


def _store(catalogue: Shelf, rows: Sequence[Draft | Rejection], seen: Seen, report: Report) -> None:
    report.read += len(rows)
    kept: dict[str, Draft] = {}
    stored_before = 0
    for row in rows:
        if isinstance(row, Rejection):
            report.rejections.append(row)
        elif _is_news(row, seen, report):
            uid = row.record["uid"]
            stored_before += uid not in kept and seen.earlier(row.record) is not None
            seen.keep(row.record, row.line)
            kept[uid] = row
    counts = catalogue.put([_settled(catalogue, draft) for draft in kept.values()])
    report.added += counts.added
    report.updated += counts.updated - stored_before


def _is_news(draft: Draft, seen: Seen, report: Report) -> bool:
    """Whether a row is to be stored. Of rows about one creator that disagree, the one with more followers is."""
    earlier = seen.earlier(draft.record)
    if earlier is None:
        return True
    report.repeated += 1
    if earlier.is_same:
        return False
    followers = draft.record.get("followers", 0)
    kept = draft.line if followers >= earlier.followers else earlier.line
    name = draft.record.get("username") or draft.record.get("nickname") or draft.record["uid"]
    report.differing.append(
        f"{name} is on lines {earlier.line} and {draft.line} with different values; line {kept} was kept"
    )
    return kept == draft.line


def _settled(catalogue: Shelf, draft: Draft) -> dict[str, Any]:
    """The record under the id by which the catalogue knows the creator, with the ratios that follow from both."""
    record = dict(draft.record)
    known = catalogue.find(record["username"], Platform(record["platform"])) if record.get("username") else None
    if known and _is_same(known, draft):
        return record | {"uid": known["uid"]} | _ratios(known | record, record)
    return record | _ratios(record, record)


def _is_same(known: Mapping[str, Any], draft: Draft) -> bool:
    """Whether a known creator of the same user name is the draft's.

    Two ids from the platform are two creators, since names change hands. Where names are titles at times, the
    nickname has to agree as well.
    """
    if known["uid"] == draft.record["uid"]:
        return True
    if not draft.name_is_sure:
        names = (str(record.get("nickname") or "").casefold() for record in (known, draft.record))
        return len(set(names)) == 1
    return any(uid.startswith(_NOT_FROM_A_PLATFORM) for uid in (known["uid"], draft.record["uid"]))


def _ratios(whole: Mapping[str, Any], news: Mapping[str, Any]) -> dict[str, float]:
    """Views a follower wherever both are known and one of them is news, unless the file has the ratio itself."""
    followers = whole.get("followers")
    found = {}
    for ratio, views in _RATIOS:
        is_due = ratio not in news and ("followers" in news or views in news)
        if is_due and followers and whole.get(views):
            found[ratio] = round(whole[views] / followers, 4)
    if whole["platform"] == Platform.TIKTOK.value and "views_per_sub" in found and "views_per_follower" not in news:
        found["views_per_follower"] = found["views_per_sub"]
    return found
