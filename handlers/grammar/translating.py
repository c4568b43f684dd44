"""Lines that work, as someone who writes Chinese would type them: `/达人 搜索 tiktok 美妆 国家:美国 粉丝:1万-50万`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TypeGuard

from babel.core import Locale

from api.contract.categories import categories
from api.contract.filters import FILTERS
from handlers.grammar.tokens import Item, Option, Word, read_line
from handlers.vocabulary.categories import read_category
from handlers.vocabulary.filters import filters_by_name, name_of_option, names_of
from handlers.vocabulary.places import country_codes

_FIRST = {"/creators": "/达人", "/collect": "/采集"}
_VERBS = {
    "search": "搜索",
    "lookalike": "相似",
    "show": "详情",
    "compare": "对比",
    "credits": "积分",
    "settings": "设置",
    "help": "帮助",
    "keywords": "关键词",
    "status": "状态",
    "export": "导出",
    "link": "链接",
    "save": "保存",
    "saved": "已保存",
    "run": "运行",
    "list": "名单",
    "mark": "标记",
    "hide": "隐藏",
    "unhide": "取消隐藏",
    "hidden": "已隐藏",
    "campaign": "活动",
    "forget": "彻底删除",
    "budget": "预算",
    "role": "角色",
    "roles": "角色列表",
    "spending": "花费",
    "digest": "简报",
}
_BRANCHES = {
    "list": {
        "new": "新建",
        "add": "添加",
        "remove": "移除",
        "show": "查看",
        "collect": "采集",
        "export": "导出",
        "import": "导入",
        "vote": "投票",
        "lookalikes": "相似",
        "compare": "对比",
        "unlock": "解锁",
        "share": "分享",
        "rename": "改名",
        "delete": "删除",
    },
    "budget": {"set": "设置", "remove": "删除"},
    "digest": {"add": "添加", "set": "设置", "move": "移动"},
    "saved": {"rename": "改名", "share": "分享", "remove": "删除", "run": "运行"},
}
"""The word after such a verb, where it is a verb as well."""

_OPTIONS = {
    "on": "到",
    "in": "国家",
    "has": "有",
    "sort": "排序",
    "level": "级别",
    "size": "数量",
    "page": "页码",
    "platform": "平台",
    "lang": "返回语言",
    "limit": "数量",
    "to": "到",
}
_VALUES = {
    "yes": "是",
    "female": "女",
    "male": "男",
    "email": "邮箱",
    "zh": "中文",
    "en": "英语",
    "followers asc": "粉丝 升序",
}
_SCHEDULES = {"weekly mon 09:00": "每周一 9点", "daily 9:00": "每天 9点"}
_BUDGETS = {"day": "每天", "month": "每月", "channel": "本群", "workspace": "工作区"}
_PARTS = re.compile(r"[与和及]")
_APART = re.compile(r"\b([0-9]+)(day|month)\b")
"""A number and its unit, as a line joins them."""

_COUNT = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)([kM])\b")


def in_chinese(line: str) -> str:
    """A working line in Chinese words, meaning the same; what has no Chinese name stays as it is."""
    items = read_line(line).items
    if items[1:2] and isinstance(items[1], Word) and items[1].text == "search":
        items = tuple(replace(item, text=_subject(item.text)) if _is_subject(item) else item for item in items)
    written = [_written(item, place) for place, item in enumerate(items)]
    typed = [item.text if isinstance(item, Word) and not item.is_quoted else "" for item in items[:3]]
    if len(typed) == 3:
        written[2] = _BRANCHES.get(typed[1], {}).get(typed[2], written[2])
    line = " ".join(written).replace(" ，", "，")
    if typed[1:2] == ["budget"]:
        return " ".join(_BUDGETS.get(word, word) for word in line.split())
    if typed[1:2] == ["role"]:
        return line.replace(" approver", " 审批人")
    return _timed(line) if typed[1:2] == ["digest"] else line


def _timed(line: str) -> str:
    """A line about a digest with its schedule as it is said in Chinese."""
    for english, chinese in _SCHEDULES.items():
        line = line.replace(english, chinese)
    return line


def _is_subject(item: Item) -> TypeGuard[Word]:
    return isinstance(item, Word) and not item.is_quoted


def _written(item: Item, place: int) -> str:
    if isinstance(item, Option):
        name = chinese_option(item.name)
        values = ",".join(_value(item.name, word) for word in item.values)
        return f"{name}:{item.operator}{values}"
    if place <= 1:
        return (_VERBS if place else _FIRST).get(item.text, item.text)
    text = f'"{item.text}"' if item.is_quoted else _APART.sub(r"\1 \2", item.text)
    return f"，{text}" if item.follows_comma else text


def chinese_option(typed: str) -> str:
    """The Chinese name of an option; brands, as `whatsapp`, keep theirs."""
    known = filters_by_name().get(name_of_option(typed), "")
    if typed in _OPTIONS:
        return _OPTIONS[typed]
    return next((name for name in names_of(known) if not name.isascii()), typed) if known else typed


def _value(option: str, word: Word) -> str:
    text = word.text
    if word.is_quoted:
        return f'"{text}"'
    known = FILTERS.get(filters_by_name().get(name_of_option(option), ""))
    if known is not None and known.name == "category":
        return _subject(text)
    if text in country_codes() and text.isupper():
        return _countries()[text]
    return _VALUES.get(text) or _COUNT.sub(_count, text)


@cache
def _countries() -> dict[str, str]:
    return dict(Locale("zh", script="Hans").territories)


def _subject(word: str) -> str:
    """A category by its Chinese name, where that means the same category."""
    found = read_category(word) if word.isalpha() else ""
    names = [whole := categories()[found].chinese, *_PARTS.split(whole)[:1]] if found else []
    return next((name for name in reversed(names) if read_category(name) == found), word)


def _count(found: re.Match[str]) -> str:
    """`10k` as `1万`; a smaller count in full."""
    number = Decimal(found[1]) * (1_000 if found[2] == "k" else 1_000_000)
    return f"{(number / 10_000).normalize():f}万" if number >= 10_000 else f"{number.normalize():f}"
