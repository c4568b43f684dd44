"""Finding creators: search, lookalikes, one creator."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Typed
from handlers.comparing import lines as comparing
from handlers.comparing import showing as compared
from handlers.finding import lines as creators
from handlers.finding import lookalike, picking, search, show
from handlers.forms import search_form
from handlers.forms.kinds import FormKind

PICK = Command(
    "pick",
    ("creators", "pick"),
    picking.pick_line,
    Typed(
        "/creators pick TEXT with links and @handles",
        ("/creators pick look at https://www.tiktok.com/@charlidamelio and tiktok @khaby.lame",),
    ),
    Typed(
        "/达人 挑选 含有链接和 @用户名的文字",
        ("/达人 挑选 看看 https://www.tiktok.com/@charlidamelio 和 tiktok @khaby.lame",),
    ),
    (("达人", "挑选"),),
    spends=True,
    reads_text=True,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "search",
        ("creators", "search"),
        creators.search_line,
        Typed(
            "/creators search [platform] WORDS [filter:value …]",
            (
                "/creators search tiktok beauty country:US followers:10k-500k er:>3%",
                "/creators search youtube gaming country:US,CA has:email level:S1",
            ),
        ),
        Typed(
            "/达人 搜索 [平台] 关键词 [条件:值 …]",
            ("/达人 搜索 tiktok 美妆 国家:美国 粉丝:1万-50万", "/达人 搜索 油管 游戏 国家:美国,加拿大 有:邮箱 级别:S1"),
        ),
        (("达人", "搜索"), ("达人", "找达人"), ("creators", "find")),
        spends=True,
    ),
    Command(
        "lookalike",
        ("creators", "lookalike"),
        creators.lookalike_line,
        Typed(
            "/creators lookalike @user|LINK [on:platform] [in:country] [followers:…]",
            ("/creators lookalike @mrbeast on:youtube", "/creators lookalike @charlidamelio in:US followers:100k-1M"),
        ),
        Typed(
            "/达人 相似 @用户名|链接 [到:平台] [国家:…] [粉丝:…]",
            ("/达人 相似 @mrbeast 到:油管", "/达人 相似 @charlidamelio 国家:美国 粉丝:10万-100万"),
        ),
        (
            ("达人", "相似"),
            ("达人", "找相似"),
            ("creators", "similar"),
            ("creators", "alike"),
            ("creators", "find", "alike"),
            ("creators", "find", "similar"),
        ),
        spends=True,
    ),
    Command(
        "show",
        ("creators", "show"),
        creators.show_line,
        Typed("/creators show [platform] @user [level:S3]", ("/creators show tiktok @charlidamelio level:S3",)),
        Typed("/达人 详情 [平台] @用户名 [级别:S3]", ("/达人 详情 tiktok @charlidamelio 级别:S3",)),
        (("达人", "详情"), ("达人", "查看")),
        spends=True,
    ),
    Command(
        "compare",
        ("creators", "compare"),
        comparing.compare_line,
        Typed(
            "/creators compare [platform] @a @b|LINKS … [level:S3]",
            (
                "/creators compare tiktok @charlidamelio @khaby.lame",
                "/creators compare tiktok @mrbeast youtube @mrbeast instagram @mrbeast level:S3",
            ),
        ),
        Typed(
            "/达人 对比 [平台] @用户名|链接 … [级别:S3]",
            (
                "/达人 对比 tiktok @charlidamelio @khaby.lame",
                "/达人 对比 tiktok @mrbeast 油管 @mrbeast instagram @mrbeast 级别:S3",
            ),
        ),
        (("达人", "对比"), ("达人", "比较"), ("creators", "vs")),
        spends=True,
    ),
    PICK,
)

PRESSES: Mapping[str, Pressed] = {
    "search.view": Pressed(search.look),
    "search.confirmed": Pressed(search.buy_confirmed),
    "search.share": Pressed(search.share, is_once=True),
    "lookalike.of": Pressed(lookalike.of_creator),
    "lookalike.view": Pressed(lookalike.look),
    "lookalike.confirmed": Pressed(lookalike.buy_confirmed),
    "lookalike.share": Pressed(lookalike.share, is_once=True),
    "show.known": Pressed(show.known, is_free=True),
    "show.confirmed": Pressed(show.buy_confirmed),
    "compare.look": Pressed(compared.look, is_free=True),
    "compare.share": Pressed(compared.share, is_once=True),
    "compare.confirmed": Pressed(comparing.buy_confirmed),
}

FORMS: Mapping[str, FormKind] = {search_form.ACTION: search_form.KIND}
