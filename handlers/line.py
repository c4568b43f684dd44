"""What people type, read: the door of the grammar. A line becomes a request, or a `UsageError` before anything is sent.

`read_line` splits a line into words and options; `read_search`, `read_lookalike`, `read_creator_name` and
`read_settings_line` say what they ask for; `write_search` and `write_lookalike` are the way back.
"""

from handlers.grammar.keywords import KeywordOrder, read_keywords
from handlers.grammar.lookalike import read_lookalike
from handlers.grammar.openings import COLLECT, after_words, head_of, opened
from handlers.grammar.search import SearchDefaults, read_search
from handlers.grammar.settings import read_settings_line
from handlers.grammar.show import CreatorName, read_creator_name
from handlers.grammar.tokens import Line, Option, Word, read_line
from handlers.grammar.translating import chinese_option, in_chinese
from handlers.grammar.usage import UsageError
from handlers.grammar.writing import quoted, write_lookalike, write_search, written_sort, written_value
from handlers.vocabulary.names import folded, nearest

__all__ = [
    "COLLECT",
    "CreatorName",
    "KeywordOrder",
    "Line",
    "Option",
    "SearchDefaults",
    "UsageError",
    "Word",
    "after_words",
    "chinese_option",
    "folded",
    "head_of",
    "in_chinese",
    "nearest",
    "opened",
    "quoted",
    "read_creator_name",
    "read_keywords",
    "read_line",
    "read_lookalike",
    "read_search",
    "read_settings_line",
    "write_lookalike",
    "write_search",
    "written_sort",
    "written_value",
]
