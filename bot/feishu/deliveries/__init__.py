"""What Feishu delivers, read into plain values: no network and no memory, so it is done before the acknowledgement.

`commands` are entries chosen from the bot's menu, which stand for lines; `clicks` buttons, options and forms sent in;
`events` messages and all else that Scout subscribed to. `origin` is who and where, the same for all.
"""
