# 仅在飞书和 Lark 中使用。
feishu-done = 已完成
feishu-working = 正在处理…
feishu-panel-creators = 找达人、找相似、名单、简报等：/达人 帮助
feishu-panel-collect = 把链接和用户名采集成表格
