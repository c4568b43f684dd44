"""The tables, one small named step at a time. A released step is never edited: a change is a new step at the end.

Every table carries the workspace in its unique keys. Times are ISO 8601 texts in UTC with microseconds, so that they
sort as they pass; JSON is text.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from storage.migrations import (
    asking,
    belonging,
    collecting,
    creators,
    digests,
    hiding,
    installing,
    lasting,
    lists,
    money,
    posting,
    removing,
    revealing,
    searches,
    spending,
    votes,
)

migrations = Migrations("scout")

STEPS = (
    asking.seen_deliveries,
    asking.people_and_workspaces,
    asking.offered_presses,
    asking.bought_pages,
    spending.spending_ledger,
    spending.account_balances,
    collecting.collections_under_way,
    collecting.collection_tasks,
    collecting.exported_files,
    collecting.collected_creators,
    posting.outbox_of_letters,
    collecting.ways_to_hand_files_over,
    spending.spending_of_tasks,
    spending.spending_of_accounts,
    creators.kept_creators,
    lists.shortlists,
    lists.marks_of_creators,
    lists.shown_creators,
    money.team_members,
    money.budgets_of_teams,
    money.reserved_credits,
    money.approvals_of_requests,
    collecting.troubled_tasks,
    hiding.hidden_creators,
    spending.savings_of_memory,
    searches.saved_searches,
    digests.scheduled_digests,
    digests.sightings_of_digests,
    lasting.times_of_rows,
    collecting.unwatched_tasks,
    collecting.links_that_end,
    posting.paused_letters,
    removing.removals_to_settle,
    removing.record_of_acts,
    votes.votes_on_lists,
    digests.choices_of_digests,
    money.zones_of_workspaces,
    installing.installations_and_keys,
    posting.order_of_letters,
    posting.letters_by_id,
    collecting.ids_of_the_api,
    money.accounts_of_approvals,
    installing.tickets_of_store_apps,
    posting.refused_blocks,
    collecting.documents_of_files,
    revealing.reveals_of_contacts,
    collecting.documents_cut_off,
    belonging.belonging_of_people_and_groups,
)
"""All steps, in the order in which they are taken."""

for _step in STEPS:
    migrations()(_step)
