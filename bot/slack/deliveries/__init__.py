"""What Slack delivers, read into plain values: no network, no memory, so it can be done before or after the ack.

`commands` are lines, typed or chosen as a shortcut; `clicks` buttons and options; `views` what happens in a modal;
`events` what Scout subscribed to. `origin` is who and where, the same for all.
"""
