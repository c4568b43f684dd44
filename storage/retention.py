"""Every table of the bot's memory, with the time that it is kept and the way in which it names creators.

The one place to look. `storage.keeping` drops what is past its time, `storage.forgetting` what names one creator,
`storage.purging` what belongs to one workspace; the table of docs/data.md is made of it. A new table needs a row here.
"""

from __future__ import annotations

from storage.kinds import About, Among, ById, ByKey, Kind, PartOf, Trim, Typed

_HAS_FILE = """
    EXISTS (SELECT 1 FROM files WHERE files.workspace = collections.workspace AND collection = collections.id)
"""

PASSING = (
    Kind("seen", "deliveries that were answered", "deliveries", "at"),
    Kind("offers", "what buttons do", "cards", "offered_at", creators=(About("arguments"),)),
    Kind(
        "pages",
        "bought pages of creators",
        "cards",
        "started_at",
        creators=(About("request"), Among("answer", may_go=True)),
    ),
    Kind("outbox", "messages that were posted", "cards", "made_at", "state <> 'waiting'", (About("card"),)),
    Kind("refused_blocks", "blocks that Slack refused", "deliveries", "at"),
    Kind("shown", "whom a posted message shows", "cards", "at", creators=(Among("creators", may_go=True),)),
    Kind("last_searches", "each person's last search", "searches", "at", creators=(About("request"),)),
)
"""What answers and posts leave behind."""

COLLECTIONS = (
    Kind(
        "collections",
        "collections without a file, and their tasks",
        "collections",
        "made_at",
        f"state = 'over' AND NOT {_HAS_FILE}",
        (Typed("line"),),
    ),
    Kind(
        "tasks",
        "",
        creators=(Among("values", "platform"), Typed("reason")),
        part_of=PartOf("collections", "collection"),
    ),
    Kind(
        "files",
        "which files the API made, their collections and tasks",
        "files",
        "made_at",
        creators=(Among("preview"),),
        part_of=PartOf("collections", "collection"),
    ),
    Kind("documents", "", part_of=PartOf("files", "file")),
    Kind(
        "collected",
        "who was collected already",
        "collections",
        "collected_at",
        creators=(About("value", "platform"),),
    ),
)
"""Collections. One with a file stays for as long as the file does, whose button gives a fresh link."""

CREATORS = (
    # A row that nothing refers to goes: `storage.keeping` adds that condition, from the kinds that say `ById`.
    Kind("creators", "creators on no list, unmarked and not hidden", "creators", "kept_at", creators=(ById("id"),)),
    Kind("lists", "lists and who is on them", creators=(Typed("name"), Typed("folded"))),
    Kind("list_members", "", creators=(ById("creator"),), part_of=PartOf("lists", "list")),
    Kind("votes", "votes on lists and who voted how", creators=(Typed("list_name"),)),
    Kind("vote_candidates", "", creators=(ById("creator"),), part_of=PartOf("votes", "vote")),
    Kind("ballots", "", creators=(ById("creator"),), part_of=PartOf("votes", "vote")),
    Kind("marks", "status, owner and note of creators", creators=(ById("creator"), Typed("note"))),
    Kind("contacted", "who wrote to whom", creators=(ById("creator"),)),
    Kind("hidden", "hidden creators", creators=(ById("creator"), Typed("campaign"))),
    Kind("campaigns", "campaigns", creators=(Typed("name"), Typed("folded"))),
)
"""What a team knows of creators."""

SEARCHES = (
    Kind("saved_searches", "saved searches", creators=(About("request"), Typed("name"), Typed("folded"))),
    Kind("digests", "digests", creators=(About("request"), Typed("name"))),
    Kind("digest_runs", "what came of digests", "digests", "started_at", part_of=PartOf("digests", "digest")),
    Kind(
        "sightings",
        "what digests saw of creators",
        "digests",
        "seen_at",
        creators=(ByKey("creator"),),
        part_of=PartOf("digests", "digest"),
    ),
)
"""Saved searches, and digests of them."""

PEOPLE = (
    Kind("people", "people's choices"),
    Kind("workspaces", "the workspace's choices"),
    Kind("members", "people's names and roles"),
    Kind("belonging", "who is of the team, and which groups outsiders are in", "belonging", "at"),
)
"""The team."""

MONEY = (
    Kind("budgets", "budgets"),
    Kind(
        "reservations", "credits set aside, and calls whose answer was lost", "ledger", "at", creators=(Typed("line"),)
    ),
    Kind(
        "approvals",
        "requests that were over a budget",
        "money",
        "asked_at",
        "state NOT IN ('waiting', 'approved')",
        (About("request"), About("line")),
    ),
    Kind("spending", "what every call cost, by whom", "ledger", "at", creators=(Typed("line"),)),
    Kind("reveals", "whose contacts were shown to whom", "ledger", "at", creators=(ByKey("creator"),)),
    Kind("savings", "what memory saved", "ledger", "at"),
    Kind("balances", "the last balance of an API account", of_nobody=True),
)
"""Budgets and the ledger."""

REMOVALS = (
    Kind("acts", "that admins removed something for good, and who did", "ledger", "at"),
    Kind("removals", "that something was removed for good", of_nobody=True),
)
"""What was removed. `storage.purging` looks after each removal and lets go of it within an hour."""

INSTALLATIONS = (
    Kind("installations", "the token of the chat, sealed"),
    Kind("organisations", "to which organisation the workspace belongs"),
    Kind("api_keys", "the workspace's own API key, sealed"),
    Kind("app_tickets", "the ticket of a store app, sealed", of_nobody=True),
)
"""What lets Scout speak and buy for a workspace."""

KINDS: tuple[Kind, ...] = (*PASSING, *COLLECTIONS, *CREATORS, *SEARCHES, *PEOPLE, *MONEY, *REMOVALS, *INSTALLATIONS)
"""All of them."""

TRIMS = (Trim("files", "preview", "{}", "first rows of files", "collections", "made_at"),)
"""What goes before its row does."""
