# Said in a terminal only.
terminal-prompt = 运行 scout 进入交互提示，就能按这张卡片上的按钮。
terminal-files = 这台机器上开着 scout 或 scout run 时，链接才能打开。
terminal-numbers = { $count ->
    [1] 这张卡片只有按钮 1。
   *[other] 这张卡片有按钮 1–{ $count }。
  }
