"""Slack: deliveries in (`listen`), cards to Block Kit (`render`), messages out (`post`); `chat` joins them.

- Received: `web` or `socket`, through the `bolt` app. `listen` has `deliveries` read them, with `markup` for what was
  typed and `said` for what a message says.
- Handed over: `handover` brings each delivery to the desk. `people` knows who asks, `presence` which conversations
  Scout is in, `shared` whether another organisation reads along; `past` finds a message again by its key.
- Answered: `doors` choose the place of the answer, `reply` is the address that came with a command or a press, `home`
  the tab; `sending` goes from rich to plain as Slack takes it, as far as `accepted` knows; `files` go both ways.
- Forms: `forms` opens, checks and redraws them as `modals`, made of `fields`.
- Drawn: `sections`, `tables`, `pictures` of charts, `controls` and `richer` blocks, in Slack's `mrkdwn` with all else
  `escape`d, inside what `limits` allows.
- Called: `calls` has the one client, with the workspace's token from `tokens`, and `holds` to the waits that Slack asks
  for. `refusals` are the reasons for a no.
- Set up: `install` lets a workspace in, `granted` tells what it let Scout do.
"""
