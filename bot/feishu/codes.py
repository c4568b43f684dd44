"""Feishu's error codes by what they mean for Scout.

Each stands in the table of codes on the page of a call that Scout makes, which the comments name in short: "send",
"reply", "update card", "read message", "private card", "remove private card", "late change" (delayed update of a card),
"upload file", "file of message", "group", "members", "user", "upload media", "import", "import result" and
"collaborator"; or on "general", the page "General error codes", or on "rate limits". Codes that no page tells name
whose they are. Several APIs use one number for different things: 10002 is a bot outside the group to the older calls
and a card of the wrong form to a late change, so it is read as neither.

The table is ours: the SDK's own (`lark_oapi/channel/errors.py`) takes 99991400 for a missing permission and 230020 for
a revoked target, while Feishu's pages call both frequency limits.
"""

from __future__ import annotations

RATE_LIMITED = frozenset(
    {
        "99991400",  # rate limits: of one API, for an app in a tenant
        "230020",  # send, reply, update card: of one person, group or message
        "11232",  # general: of the message service
        "11233",  # general: of one conversation
        "11247",  # general: of sending
        "1069923",  # import: too many
        "1061045",  # upload media: to be tried again
        "1066002",  # collaborator: somebody else's change came between, to be tried again
        "http_429",
    }
)
"""Too much at once: the same call passes a little later."""

BROKEN = frozenset({"1500", "2200", "10101", "10500", "1061001", "1061006", "1069901", "1066001"})
"""Feishu's own failures (general, upload media, import, collaborator), which say nothing about what was asked."""

TOKEN_SPENT = frozenset({"99991661", "99991663", "99991664", "99991665", "99991668", "99991671"})
"""The access token is missing, invalid, expired or malformed: another one may do (general)."""

UNSCOPED = frozenset(
    {
        "99991672",  # general
        "99991676",  # general
        "99991679",  # general
        "1061073",  # upload media
    }
)
"""The app, or the person it acts for, has not granted a scope."""

GONE = frozenset(
    {
        "230011",  # reply, update card: withdrawn
        "230031",  # update card: older than an edit may reach
        "230050",  # reply, read message: invisible
        "230110",  # update card, read message, file of message: deleted
        "99992354",  # general: no such message
        "200000",  # late change: withdrawn
        "18051",  # remove private card: removed
    }
)
"""This message can be neither edited nor answered, while a new one can be sent."""

NO_REPLY = frozenset(
    {
        "230019",  # reply: its thread is gone
        "230054",  # reply: nothing of its kind can be replied to
        "230071",  # reply: its group has no threads
        "230072",  # reply: folded messages have no threads
        "230111",  # reply: about to delete itself
    }
)
"""This message cannot be replied to, or not inside a thread, while a new one can be sent beside it."""

DRAWN_WRONG = frozenset(
    {
        "230099",  # send, reply, update card: with a code of the card's own in its message
        "230025",  # send, reply, update card: too long
        "11311",  # late change: of the wrong form
        "100000",  # late change: too large
        "11246",  # general, for the older calls: not made
        "19036",  # general, for the older calls: too large
        # What 230099 holds in its message on those pages, should an older call give it bare.
        *("11310", "200550", "200621", "200861", "200914", "200915"),
    }
)
"""This card, while a plainer one may pass: too long, not understood, a part not supported."""

WORDS_REFUSED = frozenset(
    {
        "230022",  # send, reply: sensitive
        "230028",  # send, reply, update card: held back by the tenant's rules, for an e-mail address for instance
        "11248",  # general, for the older calls: sensitive
        "11312",  # general, for the older calls: held back
    }
)
"""The words of this card, however it is drawn, while its one line may pass."""

_NO_SUCH_PERSON = frozenset(
    {
        *("99992351", "99992352", "99992353"),  # general: no such open id
        "99992361",  # general: another app's open id
        "99992360",  # general: no such user id
        "99992364",  # general: no such union id, or a user id of another tenant
        "99992381",  # general: a union id of another tenant
    }
)

NOT_HERE = (
    frozenset(
        {
            "230002",  # send, reply, read message: the bot is not in the group
            "230013",  # send, reply, update card: the person is outside the app's availability, or has left
            "230018",  # send, reply: the group lets only some people speak
            "230029",  # send: the person has left
            "230034",  # send: receiver unknown
            "230035",  # send, reply: no permission to send in this conversation
            "230038",  # send, reply: across tenants
            "230053",  # send: the person stopped the bot
            "230054",  # send: the group takes no cards
            "230075",  # send, reply: the conversation is encrypted end to end
            "18120",  # general: the bot and the person may not talk to each other
            "232006",  # group, members: no such group
            "232009",  # send, reply, update card, members: the group was dissolved
            "232010",  # group, members: the group is another tenant's
            "232011",  # group, members: Scout is not in the group
            *("99992355", "99992356"),  # general: no such group
        }
    )
    | _NO_SUCH_PERSON
)
"""Scout cannot write into this conversation, though it may write elsewhere."""

SHUT_TO_OUTSIDERS = frozenset({"232033"})
"""The group has people from outside in it, and the app may not look into such groups (group, members)."""

STRANGER = frozenset({"41012", "41050"}) | _NO_SUCH_PERSON
"""Contact knows no such person, or none whom the app may know: somebody of another tenant, for instance (user)."""

BAD_APP = frozenset(
    {
        "10003",  # general: parameters; what the token call answers to an id of the wrong form, as people tell of it
        "10005",  # general: the app or its tenant is wrong
        "10014",  # general: the app cannot be used; also for an unknown id or a wrong secret, as people tell of it
        "10015",  # general: app secret wrong
        "99991543",  # general: app id or secret wrong
        "232004",  # group, members: no such app
    }
)
"""Feishu knows no app with this id and secret."""

STOPPED = frozenset({"99991662", "99991673", "232034"})
"""The app is stopped, or not installed in the tenant (general, group, members)."""

NO_BOT = frozenset({"230006", "232025"})
"""The bot is switched off (send, group)."""

LOCKED_OUT = frozenset({"99991401"})
"""The app takes calls from certain addresses alone, and Scout's is none of them (general)."""

QUOTA_SPENT = frozenset({"99991403"})
"""The tenant's plan allows no more calls this month (general)."""

APP_GONE = BAD_APP | STOPPED | NO_BOT | LOCKED_OUT | QUOTA_SPENT
"""Feishu does not take this app, until somebody mends its settings."""

TOO_LARGE = frozenset({"234006", "234037", "1061043", "1069909"})
"""A file is larger than Feishu takes or gives (upload file, file of message, upload media, import)."""

NO_FILES = frozenset({"234007", "234010", "234041", "234042"})
"""Files need the bot, the tenant's key and room in its storage; an empty one is never taken (upload file)."""

UNREADABLE = frozenset({"234003", "234004", "234009", "234038", "234040", "234043"})
"""The file of a message is not in it, not Scout's to see, or held back by the group (file of message)."""

NOT_IMPORTED = frozenset(
    {
        *("1061002", "1061004", "1061008", "1061061", "1061101", "1061109", "1061113"),  # upload media
        *("1069902", "1069904", "1069906", "1069907", "1069908"),  # import, import result
        *("1069910", "1069911", "1069912", "1069913", "1069914"),  # import, import result
        *("1063001", "1063002", "1063003", "1063004", "1063005"),  # collaborator
    }
)
"""This file becomes no document, or nobody is let into it: not allowed, no room, held back, too late."""

NO_PATH = frozenset({"99991201"})
"""Feishu has no such call for this tenant (general); an HTTP 404 with a code of no table here says the same."""

PRESS_SPENT = frozenset({"200310", "300020", "300030", "300040"})
"""This press changes no card any more: another app's card; its token unknown, too old, used up (late change)."""

PERMANENT = (
    UNSCOPED
    | APP_GONE
    | GONE
    | NO_REPLY
    | DRAWN_WRONG
    | WORDS_REFUSED
    | NOT_HERE
    | TOO_LARGE
    | NO_FILES
    | UNREADABLE
    | NOT_IMPORTED
    | PRESS_SPENT
    | frozenset(
        {
            "230001",  # send, reply, update card: parameters
            "99992402",  # general: parameters
            "9499",  # general: parameters
            "230017",  # send, reply: not the owner of the resource
            "230027",  # send, reply, update card: no permission, or an outsiders' group that the app is not open to
            "230036",  # send: the tenant's key was deleted
            "230055",  # send, reply: a file of a type that such a message does not show
            "1000040344",  # long connection: no app id or secret (`lark_oapi/ws/const.py`)
            "1000040351",  # long connection: the app lives on the other domain, as people tell of it
        }
    )
)
"""Codes after which the same call is not worth another try."""
