# Said in a terminal only.
terminal-prompt = 运行 scout 进入交互提示，就能按这张卡片上的按钮。
