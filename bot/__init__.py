"""The running program: the only room that knows Slack, Feishu, the terminal, APScheduler and the environment."""
