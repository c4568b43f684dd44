# 仅在 Slack 中使用。
slack-invite = 仅您可见：Scout 不在此频道中。请先输入 { $command } 邀请它，然后重新分享。
slack-not-here = 仅您可见：Scout 无法在此会话中发言。请直接私信 Scout，或在频道中使用。
slack-close = 取消
