# Said in a terminal only.
terminal-prompt = 运行 scout 进入交互提示，就能按这张卡片上的按钮。
terminal-numbers = { $count ->
    [1] 这张卡片只有按钮 1。
   *[other] 这张卡片有按钮 1–{ $count }。
  }
