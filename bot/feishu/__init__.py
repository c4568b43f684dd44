"""Feishu and Lark: events in (`listen`), cards to card JSON 2.0 (`render`), messages out (`post`); `chat` joins them.

In: `web` behind its `gate`, or `socket` with one `connection` at a time; `deliveries` and `markup` read, `people` knows
who asks, `bot.works` runs what follows. Out: `doors` choose the place, `calls` holds client and token, `refusals` the
reasons for a no, `domains` the two clouds, `files` what is carried either way. Drawing: `sections`, `tables`,
`controls`, `markdown` and `escape`, inside what `limits` allows. `sdk` is the only door to lark-oapi.
"""
