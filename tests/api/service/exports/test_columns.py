"""Columns made from the contract's fields (contract 7.5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.contract.fields import FIELDS, fields_of
from api.contract.platforms import Level, Platform
from api.contract.tasks import Format
from api.service.exports.columns import Column, ColumnKind, column_of
from tests.api.service.exports.files import UID, Page, sheet, table, written


@pytest.mark.parametrize(
    ("platform", "name", "kind"),
    [
        (Platform.TIKTOK, "uid", ColumnKind.TEXT),
        (Platform.TIKTOK, "profile_url", ColumnKind.LINK),
        (Platform.YOUTUBE, "channel_url", ColumnKind.LINK),
        (Platform.TIKTOK, "followers_count", ColumnKind.WHOLE),
        (Platform.TIKTOK, "engagement_rate", ColumnKind.RATIO),
        (Platform.TIKTOK, "audience_female_rate", ColumnKind.PERCENT),
        (Platform.TIKTOK, "views_per_follower", ColumnKind.NUMBER),
        (Platform.TIKTOK, "has_email", ColumnKind.FLAG),
        (Platform.TIKTOK, "last_video_publish_date", ColumnKind.DATE),
        (Platform.YOUTUBE, "last_video_publish_time", ColumnKind.TIME),
        (Platform.TIKTOK, "hashtags", ColumnKind.TEXT),
        (Platform.TIKTOK, "industry_categories", ColumnKind.TEXT),
    ],
)
def test_a_field_keeps_its_meaning(platform: Platform, name: str, kind: ColumnKind) -> None:
    assert column_of(FIELDS[platform][name]) == Column(name, name, kind)


def test_a_column_can_have_a_label_of_its_own() -> None:
    assert column_of(FIELDS[Platform.TIKTOK]["uid"], "账号").label == "账号"


@pytest.mark.parametrize("platform", Platform)
def test_all_fields_of_a_platform_can_be_exported_in_every_format(tmp_path: Path, platform: Platform) -> None:
    columns = [column_of(field) for field in fields_of(platform, Level.S3)]
    rows = [{"uid": UID, "hashtags": ["beauty", "us"]}]
    labels = [column.label for column in columns]
    assert [cell.value for cell in sheet(written(tmp_path, Format.XLSX, rows, columns))[1]] == labels
    for lines in (
        table(written(tmp_path, Format.CSV, rows, columns)),
        Page(written(tmp_path, Format.HTML, rows, columns)).cells,
    ):
        assert lines[0] == labels
        assert {text for text in lines[1] if text} == {UID, "beauty; us"}
