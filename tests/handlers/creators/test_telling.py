"""What the team knows of a creator, in words: nothing where nothing is known, and never a contact."""

from __future__ import annotations

from datetime import timedelta

from handlers.cards import plain
from handlers.creators.naming import creator_of, keys_of, name_of, shown, shows
from handlers.creators.telling import TeamFacts, fact_about, team_lines
from handlers.messages.examples import ALIKE, MIA, NOON, TODAY
from handlers.words import words
from storage.creators import CreatorName, KeptCreator
from storage.marks import Contact, Mark
from storage.people import Named

EN, ZH = words("en"), words("zh")


def _lines(facts: TeamFacts | None) -> list[str]:
    return [plain(line) for line in team_lines(facts, TODAY, EN)]


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert _lines(None) == _lines(TeamFacts()) == []


def test_status_contact_owner_and_lists_stand_in_one_line_and_the_note_below() -> None:
    contact = Contact(Named("U1", "Ana"), NOON - timedelta(days=3))
    mark = Mark("negotiating", Named("U2", "Leo"), "wants 20%", contact=contact)
    assert _lines(TeamFacts(("Summer",), mark)) == [
        "Negotiating · contacted by Ana 3 days ago · owner: Leo · on “Summer”",
        "note: wants 20%",
    ]
    assert [plain(line) for line in team_lines(TeamFacts(("夏季",), mark), TODAY, ZH)] == [
        "洽谈中 · Ana 3 天前联系过 · 负责人：Leo · 所在名单：“夏季”",
        "备注：wants 20%",
    ]


def test_a_contact_says_who_and_when_instead_of_the_bare_status() -> None:
    assert _lines(TeamFacts(mark=Mark("contacted", contact=Contact(Named("U1"), NOON)))) == ["contacted by U1 today"]
    assert _lines(TeamFacts(mark=Mark("contacted"))) == ["Contacted"]


def test_of_many_lists_the_first_are_named() -> None:
    assert _lines(TeamFacts(tuple("ABCDE"))) == ["on “A”, “B”, “C” and 2 more lists"]


def test_an_address_in_a_note_is_masked() -> None:
    assert _lines(TeamFacts(mark=Mark(note="write to mia@example.com"))) == ["note: write to ***"]


def test_what_is_known_of_a_name_is_not_told_of_another_account_that_took_it() -> None:
    known = {key: TeamFacts(("Summer",)) for key in keys_of(CreatorName("tiktok", "1", "mia"))}
    assert fact_about(creator_of(KeptCreator("tiktok", "1", "renamed")), known)
    assert fact_about(creator_of(KeptCreator("tiktok", "", "Mia")), known)
    assert fact_about(creator_of(KeptCreator("tiktok", "2", "mia")), known) is None


def test_a_card_says_whom_it_shows_and_storage_reads_it_back() -> None:
    nameless = CreatorName("youtube", "UC1")
    assert shown(shows([MIA, ALIKE, nameless])) == (name_of(MIA), name_of(ALIKE), nameless)
    assert shown(shows([CreatorName("tiktok", "", "mia lee")])) == (CreatorName("tiktok", "", "mia lee"),)


def test_one_creator_is_counted_as_one_in_chinese_too() -> None:
    assert ZH("list-part", first="996", last="996", count=1) == "第 996 位"
    assert ZH("clash-text", count=1).startswith("还没有标记")
