"""Feishu and Lark: events in (`listen`), cards to card JSON 2.0 (`render`), messages out (`post`); `chat` joins them.

In: `web` behind its `gate`, or `socket` with one `connection` at a time; `deliveries` and `markup` read, `people` knows
who asks, `tenancy` which tenants there are, `bot.works` runs what follows. Out: `doors` choose the place, `calls` speak
in a tenant over one `transport`, with the `tokens` of a self-built or a `store_app`; `refusals` are the reasons for a
no, `scopes` what Scout asks for, `domains` the two clouds, `files` what is carried either way. Drawing: `sections`,
`tables`, `controls`, `markdown` and `escape`, inside what `limits` allows. `sdk` is the only door to lark-oapi.
"""
