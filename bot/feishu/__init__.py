"""Feishu and Lark: events in (`listen`), cards to card JSON 2.0 (`render`), messages out (`post`); `chat` joins them.

- Received: `web` behind its `gate`, or `socket` with one `connection` at a time. `listen` has `deliveries` read them,
  with `markup` for what was typed, and keeps the work by `noting` it; `callback` is the answer that a press waits for.
- Handed over: `handover` brings each delivery to the desk. `people` knows who asks and where, from `lookups` and
  `belonging` (whose somebody is), and `learned` is what all processes know of that; `presence` which groups Scout is
  in; `tenancy` which tenants come and go.
- Answered: `doors` choose the place of the answer to a message, `pressed` that to a press; `placing` fits a card to its
  spot, `messages` are those posted so far; `files` go both ways, `documents` are sheets and bases made of them.
- Drawn: `sections`, `tables`, `charts`, `controls` and the `fields` of forms, in Feishu's `markdown` with all else
  `escape`d, inside what `limits` allows, and in all `languages` at once.
- Called: `calls` ask Feishu in one tenant, over one `transport` at the `pace` that Feishu allows, with `pauses`,
  with `patience` where it refuses or fails, and with the `tokens` of a self-built app or a `store_app`. `refusals` are
  the reasons for a no, by their `codes`.
- Set up: `domains` are the two clouds, `scopes` what Scout asks a tenant for, `panel` its commands in Feishu's list.

`sdk` is the only door to lark-oapi.
"""
