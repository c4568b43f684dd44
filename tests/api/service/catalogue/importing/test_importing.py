"""Imports as a whole: nothing doubles, nothing is lost, and everything is said."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue, PutCounts
from api.service.catalogue.importing import ImportProblem, Report, import_files
from tests.api.service.catalogue.importing.conftest import Write


def held(catalogue: Catalogue, username: str, platform: Platform = Platform.TIKTOK) -> dict[str, Any]:
    record = catalogue.find(username, platform)
    assert record is not None
    return record


def run(catalogue: Catalogue, *paths: Path, **options: Any) -> Report:
    return import_files(catalogue, paths, Platform.TIKTOK, **options)


def test_the_report_counts_and_explains_every_row(catalogue: Catalogue, write: Write) -> None:
    text = (
        "Username,Followers,Country,Rank\n"
        "mia,13.8M,US,1\n"
        "leo,lots,US,2\n"
        ",5,US,3\n"
        "two words,5,US,4\n"
        "zoe,-3,US,5\n"
        "kai,5,Narnia,6\n"
        "mia,13.8M,US,7\n"
    )
    report = run(catalogue, write(text))
    assert list(report.lines()) == [
        "creators.csv: read Username → username, Followers → followers, Country → country",
        "creators.csv: ignored Rank",
        'creators.csv, line 3: Followers "lots" is not a number',
        "creators.csv, line 4: names nobody: user name, link and id are empty",
        'creators.csv, line 5: Username "two words" is no user name on TikTok',
        'creators.csv, line 6: Followers "-3" is less than nothing',
        'creators.csv, line 7: Country "Narnia" is no country known here; write its name or its two-letter code',
        "Rows read: 7. Creators added: 1, updated: 0, repeated in the file: 1, rejected: 5",
    ]


def test_a_link_that_names_nobody_is_told_with_its_value(catalogue: Catalogue, write: Write) -> None:
    report = run(catalogue, write("Profile Link\nzz_x3\n@zz_x4\ntiktok.com/tag/abc\nexample.com/mia\n"))
    nothing_else = "is no link to a profile on TikTok, and nothing else names the creator"
    assert list(map(str, report.rejections)) == [
        f'creators.csv, line 2: Profile Link "zz_x3" {nothing_else}; write @zz_x3 if it is a user name',
        f'creators.csv, line 4: Profile Link "tiktok.com/tag/abc" {nothing_else}',
        f'creators.csv, line 5: Profile Link "example.com/mia" {nothing_else}',
    ]
    assert held(catalogue, "zz_x4")["profile_url"] == "https://www.tiktok.com/@zz_x4"
    assert report.files[0].notes == ["links left out because they lead to no profile: 2"]


def test_an_email_without_an_address_is_told_and_its_row_is_kept(catalogue: Catalogue, write: Write) -> None:
    rows = "username,email\nmia,not an email\nleo,on request\nzoe,zoe@example.com\nkai,\n"
    report = run(catalogue, write(rows))
    assert report.added == 4
    assert report.files[0].notes == [
        "email left out because it holds no e-mail address: 2, the first being “not an email”"
    ]


def test_a_chinese_export_is_read_as_it_is(catalogue: Catalogue, write: Write) -> None:
    text = (
        "达人昵称\t用户名\t粉丝数（万）\t互动率\t平均播放量\t国家/地区\t语言\t类目\t邮箱\t最近发布时间\t备注\n"
        "小雨\t@xiaoyu\t12.5\t6.5%\t1.2万\t美国\t中文\t护肤、美妆\tx@example.com\t2026年11月1日\t好\n"
    )
    report = run(catalogue, write(text, encoding="gb18030"))
    assert report.files[0].ignored == ["备注"]
    known = held(catalogue, "xiaoyu")
    assert (known["nickname"], known["followers"], known["avg_views"]) == ("小雨", 125_000, 12_000)
    assert (known["engagement"], known["country"], known["language"]) == (0.065, "US", "zh")
    assert known["category_ids"] == ["25009001", "25006001"]
    assert (known["email"], known["last_post"]) == ("x@example.com", "2026-11-01T00:00:00Z")


def test_importing_again_updates_and_keeps_what_the_new_file_lacks(catalogue: Catalogue, write: Write) -> None:
    run(catalogue, write("username,followers,bio\nMia.Q,1000,tea\n"))
    report = run(catalogue, write("username,followers,country\n@mia.q,2000,US\n"))
    assert (report.added, report.updated) == (0, 1)
    assert catalogue.size() == 1
    mia = held(catalogue, "mia.q")
    assert (mia["followers"], mia["bio"], mia["country"]) == (2000, "tea", "US")


def test_a_known_creator_is_found_again_by_name_whatever_its_id(catalogue: Catalogue, write: Write) -> None:
    catalogue.put([{"platform": "tiktok", "uid": "7000000000000000001", "username": "mia", "followers": 5}])
    run(catalogue, write("username,followers\nMIA,6\n"))
    assert catalogue.size() == 1
    assert held(catalogue, "mia")["uid"] == "7000000000000000001"
    assert held(catalogue, "mia")["followers"] == 6


def test_two_ids_of_the_platform_are_two_creators_even_of_one_name(catalogue: Catalogue, write: Write) -> None:
    report = run(catalogue, write("uid,username\n7001,mia\n7002,mia\n"))
    assert (report.added, report.repeated) == (2, 0)


def test_the_same_name_on_another_platform_is_another_account(catalogue: Catalogue, write: Write) -> None:
    path = write("username\nmia\n")
    import_files(catalogue, [path], Platform.TIKTOK)
    import_files(catalogue, [path], Platform.INSTAGRAM)
    assert catalogue.size() == 2


def test_famous_sample_accounts_are_updated_not_doubled(tmp_path: Path, write: Write) -> None:
    catalogue = Catalogue.open(tmp_path / "sample.db")
    size = catalogue.size()
    report = run(catalogue, write("username,followers\nmrbeast,130000000\n"))
    assert (report.added, report.updated, catalogue.size()) == (0, 1, size)
    assert held(catalogue, "mrbeast")["followers"] == 130_000_000
    assert held(catalogue, "mrbeast")["country"] == "US"
    catalogue.close()


def test_ratios_follow_new_numbers_unless_the_file_has_them(catalogue: Catalogue, write: Write) -> None:
    run(catalogue, write("username,followers,avg_views\nmia,1000,500\n"))
    assert held(catalogue, "mia")["views_per_follower"] == 0.5
    run(catalogue, write("username,followers\nmia,2000\n"))
    assert held(catalogue, "mia")["views_per_follower"] == held(catalogue, "mia")["views_per_sub"] == 0.25
    run(catalogue, write("username,followers,views_per_follower\nmia,2000,0.75\n"))
    assert held(catalogue, "mia")["views_per_follower"] == 0.75


def test_repetitions_are_found_across_batches_and_counted_once(catalogue: Catalogue, write: Write) -> None:
    report = run(catalogue, write("username,followers\nmia,5\nleo,5\nmia,5\nzoe,5\nmia,4\nkai,5\nmia,6\n"), batch=2)
    assert (report.read, report.added, report.updated, report.repeated, report.rejected) == (7, 4, 0, 3, 0)
    assert held(catalogue, "mia")["followers"] == 6
    assert report.differing == [
        "mia is on lines 2 and 6 with different values; line 2 was kept",
        "mia is on lines 2 and 8 with different values; line 8 was kept",
    ]


def test_several_files_are_understood_before_the_first_row_is_stored(catalogue: Catalogue, write: Write) -> None:
    good, bad = write("username\nmia\n", "good.csv"), write("who\nmia\n", "bad.csv")
    with pytest.raises(ImportProblem, match=r"bad\.csv"):
        run(catalogue, good, bad)
    assert catalogue.size() == 0
    assert run(catalogue, good, write("username\nleo\n", "other.csv")).added == 2


def test_a_rejected_row_names_everything_that_is_wrong_with_it(catalogue: Catalogue, write: Write) -> None:
    rows = "username,followers,avg_views,country\nbad name!,lots,many,US\nmia,33149,1200,US\n"
    report = run(catalogue, write(rows))
    assert (report.added, report.rejected) == (1, 1)
    told = str(report.rejections[0])
    assert told.startswith("creators.csv, line 2: ")
    for fault in ('username "bad name!"', 'followers "lots"', 'avg_views "many"'):
        assert fault in told


def test_rows_of_another_platform_are_rejected(catalogue: Catalogue, write: Write) -> None:
    report = run(
        catalogue, write("username,platform,link\nmia,TikTok,\nleo,youtube,\nzoe,,https://instagram.com/zoe\n")
    )
    assert [rejection.line for rejection in report.rejections] == [3, 4]
    assert "another platform than TikTok" in report.rejections[0].reason
    assert "leads to Instagram" in report.rejections[1].reason


def test_a_link_or_an_id_alone_names_a_creator(catalogue: Catalogue, write: Write) -> None:
    run(catalogue, write("profile link,followers\nhttps://www.tiktok.com/@mia?x=1,5\n"))
    assert held(catalogue, "mia")["followers"] == 5
    path = write("channel url,followers\nhttps://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA,7\n")
    import_files(catalogue, [path], Platform.YOUTUBE)
    [channel] = catalogue.search(Platform.YOUTUBE, {}).records
    assert channel["uid"] == "UCX6OQ3DkcsbYNE6H8uQQuVA"


def test_flags_follow_from_what_is_there(catalogue: Catalogue, write: Write) -> None:
    rows = ("username,email,bio,line,mcn", "mia,Mia@Example.com,,,", "leo,,hi leo@example.org,leo1,Tin Lantern")
    run(catalogue, write("\n".join((*rows, "zoe,on request,hi,,"))))
    mia, leo, zoe = (held(catalogue, name) for name in ("mia", "leo", "zoe"))
    assert (mia["email"], mia["has_email"]) == ("mia@example.com", True)
    assert (leo["email"], leo["has_line"], leo["has_mcn"]) == ("leo@example.org", True, True)
    assert not {"email", "has_email", "has_line"} & zoe.keys()


def test_rows_are_stored_a_batch_at_a_time(catalogue: Catalogue, write: Write) -> None:
    """The catalogue looks on: it is never handed more than a batch, whatever the length of the file."""
    path = write("username,followers\n" + "".join(f"mia{number},5\n" for number in range(95)))
    handed = []

    class Watching:
        def find(self, username: str, platform: Platform | None = None) -> dict[str, Any] | None:
            return catalogue.find(username, platform)

        def put(self, records: Iterable[dict[str, Any]]) -> PutCounts:
            some = list(records)
            handed.append(len(some))
            return catalogue.put(some)

    assert import_files(Watching(), [path], Platform.TIKTOK, batch=10).added == 95
    assert handed == [10] * 9 + [5]


@pytest.mark.parametrize("cell", ['["tea"', "x" * 10_001])
@pytest.mark.parametrize("header", ["hashtags", "category", "uid", "nickname", "link", "picture", "industry"])
def test_a_cell_that_makes_no_sense_rejects_its_row_and_no_more(
    catalogue: Catalogue, write: Write, header: str, cell: str
) -> None:
    quoted = cell.replace('"', '""')
    report = run(catalogue, write(f'username,{header}\nmia,"{quoted}"\nleo,\n'))
    assert report.added + report.rejected == 2
    assert catalogue.find("leo") is not None
    assert all(rejection.header == header and rejection.line == 2 for rejection in report.rejections)
    assert report.rejected == (len(cell) > 10_000 or header in {"hashtags", "category", "industry"})
