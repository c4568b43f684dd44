"""What just happened stands in a card's title, for those who read no further."""

from __future__ import annotations

import pytest

from handlers.chat import DocumentKind
from handlers.messages.document_opened import DocumentOpened, document_opened
from handlers.messages.role_list import RoleList, role_list
from handlers.words import words

ADDRESS = "https://example.feishu.cn/sheets/shtcnAbc"


def test_a_role_that_was_given_is_the_title_and_was_well_done() -> None:
    given = role_list(RoleList((("Leo", "approver"),), "spender", "admin", given="Leo"), words("en"))
    assert (given.title, given.tone) == ("The role of Leo is changed", "good")
    asked = role_list(RoleList((("Leo", "approver"),), "spender", "admin"), words("en"))
    assert (asked.title, asked.tone) == ("Roles", "info")


@pytest.mark.parametrize(("kind", "name"), [("sheet", "Sheet"), ("base", "Base")])
def test_a_document_that_holds_less_than_its_file_says_so_in_its_title(kind: DocumentKind, name: str) -> None:
    whole = document_opened(DocumentOpened("all.xlsx", kind, ADDRESS), words("en"))
    assert whole.title == f"all.xlsx is a {name} now"
    cut = document_opened(DocumentOpened("all.xlsx", kind, ADDRESS, is_cut=True), words("en"))
    assert cut.title == f"Only a part of all.xlsx is in the {name}"
