"""Slack: deliveries in (`listen`), cards to Block Kit (`render`), messages out (`post`); `chat` puts them together.

In: `web` and `socket` receive, `deliveries` and `markup` read, `bot.works` runs what follows the acknowledgement:
`people` knows who asks, `handover` brings it to the desk.
Out: `doors` choose the place, `reply` is the reply address, `refusals` the reasons for a no, `calls` the connections;
`files` carries files both ways, and `past` finds a message again by its key.
Drawing: `sections`, `tables`, `controls`, `mrkdwn` and `escape`, inside what `limits` allows.
"""
