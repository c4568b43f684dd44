"""What the API refuses with is told as it was said."""

from __future__ import annotations

import pytest

from api.errors import Refused
from handlers.messages.problem import problem
from handlers.refusals import problem_of
from handlers.words import LANGUAGES, Language, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_no_number_to_be_grouped(language: Language) -> None:
    refused = Refused(49999, 409, "Closed for today")
    assert "49999" in problem(problem_of(refused), words(language)).said
