# 隐藏的达人和活动。

command-hide = 永久隐藏达人，或只在某个活动里隐藏，之后不再出现
command-unhide = 取消隐藏达人
command-hidden = 这里隐藏了哪些达人
command-campaign = 这个会话正在进行的活动

hidden-left-out = 已略过 { $count } 位隐藏的达人 · /达人 已隐藏
hidden-all = 找到的达人都已隐藏
hidden-all-help = 找到的 { $count } 位达人在这里都已隐藏。用“/达人 已隐藏”查看。
hidden-title = 已隐藏 { $count } 位达人
hidden-text = 从现在起，整个工作区的搜索和相似达人都不再显示。
hidden-campaign-text = 在“{ $campaign }”结束之前，进行这个活动的会话里都不再显示。
hidden-back = 已取消隐藏 { $count } 位达人
hidden-back-text = 之后可能会再次出现。
hidden-more = 等另外 { $count } 位
hidden-list-title = { $count ->
    [0] 这里没有隐藏的达人
   *[other] 这里隐藏了 { $count } 位达人
}
hidden-list-none = 隐藏后的达人不会再出现：“/达人 隐藏 tiktok @用户名”。
hidden-list-more = 另有 { $count } 位更早隐藏的
hidden-list-campaign = 这个会话正在进行“{ $campaign }”活动。
hidden-for-ever = 永久
hidden-for-campaign = 在“{ $campaign }”期间
hidden-by = { $scope }隐藏 · { $person } · { $moment }
button-hide = 隐藏
button-show-again = 取消隐藏

campaign-begun = 这个会话开始进行“{ $campaign }”活动
campaign-begun-hint = { $line } 只在这个活动里隐藏达人。
campaign-is = 这个会话正在进行“{ $campaign }”活动
campaign-is-hint = { $line } 只在这个活动里隐藏达人；“/达人 活动 结束”结束活动。
campaign-ended = “{ $campaign }”活动在这里已结束
campaign-ended-hint = 等所有会话都结束这个活动后，为它隐藏的达人会重新出现。要再用 { $line }，请先开始一个活动。
campaign-none = 这个会话没有正在进行的活动
campaign-none-hint = 先用“/达人 活动 夏季新品”开始一个活动，再用 { $line } 只为它隐藏。

line-hide-whom = 要隐藏谁？请写用户名或粘贴主页链接。
line-no-hide = 要隐藏谁？“{ $value }”里没有达人。
problem-no-campaign = 这个会话没有正在进行的活动。
problem-no-campaign-do = 先用“/达人 活动 夏季新品”开始一个，或者永久隐藏。
problem-not-hidden = 这些达人都没有被隐藏。
problem-not-hidden-do = 用“/达人 已隐藏”查看隐藏了谁。
problem-campaign-long = 活动名称最多 { $most } 个字符。
problem-campaign-long-do = 换一个短一点的名称。
