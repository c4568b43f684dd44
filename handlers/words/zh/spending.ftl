# 一个月的花费。

command-spending = 一个月花了多少，谁花的，在哪里，用在什么上
spending-month = y年M月
spending-title = { $month }的花费：{ $credits ->
   *[other] { $whole } 积分
}
spending-total = 已花费
spending-figure = { $credits ->
   *[other] { $whole } 积分
}，{ $calls } 次请求
spending-credits-figure = { $credits ->
   *[other] { $whole } 积分
}
spending-mine = 其中你
spending-saved = 重复查询省下
spending-lost = 尚不确定
spending-lost-figure = { $calls } 次请求没有收到结果，最多 { $credits ->
   *[other] { $whole } 积分
}
spending-by-people = 按成员
spending-by-actions = 按操作
spending-by-places = 按会话
spending-place-here = 这里
spending-place-others = 私聊，以及你不在的会话
spending-name = 名称
spending-by-day = 每日积分
spending-day = M月d日
spending-share = 占比
spending-credits = 积分
spending-calls = 次数
spending-action-search = 搜索
spending-action-show = 达人详情
spending-action-compare = 对比
spending-action-digest = 定时简报
spending-action-lookalike = 相似达人
spending-action-collect = 采集
spending-csv = /达人 花费 明细
spending-note = 每月按 { $zone } 时间 0 点划分。管理员可以看到所有人，{ $csv } 会把每次请求的明细发给管理员。
spending-said = 花费 { $credits } 积分，重复查询省下 { $saved } 积分。
spending-sent = 明细已发给你
spending-sent-text = { $file }，共 { $calls } 次请求。其他人看不到。
spending-sent-lost = 其中 { $lost } 次没有收到结果，可能的花费见 at_most 一栏。
line-unknown-month = 没有“{ $value }”这个月份可以显示。
problem-no-spending = 那个月没有花费。
problem-no-spending-do = 用“/达人 花费”查看本月，用“/达人 花费 上月”查看上个月。
problem-no-upload = 文件没有发出（{ $code }）。
problem-no-upload-do = 请在与 Scout 的私聊里再试一次，或允许它上传文件。
