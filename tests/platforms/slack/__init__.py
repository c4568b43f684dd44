"""A small Slack on loopback: Web API, reply addresses, Socket Mode, signed deliveries, and the real one's limits."""

from tests.platforms.slack.driver import SlackDriver
from tests.platforms.slack.fake import FakeSlack, Shown

__all__ = ["FakeSlack", "Shown", "SlackDriver"]
