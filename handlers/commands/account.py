"""What a person chooses, and what the API account has left."""

from __future__ import annotations

from collections.abc import Mapping

from handlers import home
from handlers.command import Command, Typed
from handlers.forms import key_form
from handlers.forms.kinds import FormKind
from handlers.workspace import account, checkup

FORMS: Mapping[str, FormKind] = {key_form.ACTION: key_form.KIND}

COMMANDS: tuple[Command, ...] = (
    Command(
        "key",
        ("creators", "key"),
        key_form.key_line,
        Typed("/creators key [remove]"),
        Typed("/达人 密钥 [删除]"),
        (("达人", "密钥"),),
        admins=True,
    ),
    Command(
        "doctor",
        ("creators", "doctor"),
        checkup.doctor_line,
        Typed("/creators doctor"),
        Typed("/达人 诊断"),
        (("达人", "诊断"), ("达人", "体检")),
        admins=True,
    ),
    Command(
        "home",
        ("creators", "home"),
        home.home_line,
        Typed("/creators home"),
        Typed("/达人 主页"),
        (("达人", "主页"), ("达人", "首页")),
    ),
    Command(
        "credits",
        ("creators", "credits"),
        account.credits_line,
        Typed("/creators credits"),
        Typed("/达人 积分"),
        (("达人", "积分"), ("达人", "余额"), ("达人", "剩余积分"), ("creators", "balance")),
        for_team=True,
    ),
    Command(
        "settings",
        ("creators", "settings"),
        account.settings_line,
        Typed(
            "/creators settings [language:en|zh] [platform:…] [level:S1|S2|S3] [workspace_language:en|zh] "
            "[files:link|upload|both|private] [zone:…]",
            ("/creators settings language:zh platform:youtube level:S1",),
        ),
        Typed(
            "/达人 设置 [语言:中文|英文] [平台:…] [级别:S1|S2|S3] "
            "[工作区语言:中文|英文] [文件:链接|上传|都要|仅本人] [时区:…]",
            ("/达人 设置 语言:英文 平台:油管 级别:S1",),
        ),
        (("达人", "设置"),),
    ),
)
