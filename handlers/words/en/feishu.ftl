# Said in Feishu and Lark only.
feishu-done = Done
feishu-working = Working on it…
feishu-panel-creators = Find creators, lookalikes, lists, digests and more: /creators help
feishu-panel-collect = Collect creators from links and names into a spreadsheet
