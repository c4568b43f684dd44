undelivered-place-title = Scout 无法在该会话中发消息
undelivered-place-text = 数据没有丢失：请把 Scout 邀请进会话，“/collect status”会显示进展并给出文件。
undelivered-upload-title = 文件将以链接形式提供
undelivered-upload-text = 该聊天没有接收文件本身，卡片上改为链接。工作区管理员可以允许上传，或选择只用链接。
undelivered-about = 关于 { $line }（{ $code }）
