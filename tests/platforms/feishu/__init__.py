"""A small Feishu on loopback: API, encrypted webhooks, the long connection, and the real one's limits."""

from tests.platforms.feishu.driver import FeishuDriver
from tests.platforms.feishu.fake import FakeFeishu
from tests.platforms.feishu.messages import Shown

__all__ = ["FakeFeishu", "FeishuDriver", "Shown"]
