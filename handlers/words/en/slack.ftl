# Said in Slack only.
slack-invite = Only you can see this: Scout is not in this channel. Let it in with { $command }, then share again.
slack-not-here = Only you can see this: Scout cannot write in this conversation. Write to Scout directly, or use a channel.
slack-close = Cancel
