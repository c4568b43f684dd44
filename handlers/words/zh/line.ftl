# 输入的内容没有看懂时说的话。

line-too-long = 这一行有 { $length } 个字符，最多读取 { $most } 个。
line-unknown-option = 没有“{ $value }”这个选项。
line-unknown-value = “{ $option }”没有“{ $value }”这个值。
line-no-value = “{ $value }”后面没有值。
line-no-comparison = “{ $value }”是比较大小，而“{ $option }”需要的是名称。
line-not-a-number = “{ $option }”的“{ $value }”不是数字。数字可以写成 10k、1.5M、1万、3%、10k-500k 或 >=3%。
line-not-whole = “{ $option }”的“{ $value }”不是整数。
line-not-a-day = “{ $option }”的“{ $value }”不是日期。日期可以写成 2026-11-01、30天、>2026-10-01 或 2026-10-01..2026-11-01。
line-out-of-range = “{ $option }”的“{ $value }”超出范围。
line-reversed = “{ $option }”的“{ $value }”下限高于上限。
line-two-values = “{ $option }”写了两次，“{ $value }”与前面的不一致。
line-two-platforms = 一次只能搜索一个平台，而这一行写了多个：{ $value }。
line-two-names = 一次只能写一位达人：{ $value }。
line-wrong-platform = { $platform } 没有“{ $value }”这个筛选条件。
line-no-sort = { $platform } 的结果不能按“{ $value }”排序：达人 API 没有说明支持。
line-only-with = 不能查询“{ $option }:{ $value }”：达人 API 只能找有的，不能找没有的。请去掉这个条件。
line-several-meanings = “{ $value }”可能有多种意思。
line-lone-range = “{ $value }”是一个范围，但没有说明是什么的范围。
line-no-exclusion = “{ $value }”：达人 API 不能排除条件。请改写成想要的条件。
line-near-word = “{ $value }”不是类目，也不是国家。加上引号就是关键词。
line-no-seed = 要找与谁相似的达人？请写用户名或粘贴主页链接。
line-no-name = “{ $value }”不是用户名。
line-no-profile = “{ $value }”不是主页链接。
line-short-link = “{ $value }”是短链接，无法知道是谁的。请打开它，再复制主页地址。
line-video-link = “{ $value }”是视频或页面的链接，不是主页链接。
line-other-site = “{ $value }”所在的网站不在 Scout 的搜索范围内。
line-extra-word = “{ $value }”在这里没有意义。
line-only-one = “{ $option }”只能写一个值，而不是“{ $value }”。
line-only-at-least = “{ $option }”只有下限，例如“{ $option }:>60%”；“{ $value }”写了上限。
line-hint-nearest = 是不是想输入 { $suggestions }？
line-hint-choices = 可以是：{ $choices }。
line-hint-range = 范围是 { $low } 到 { $high }。
line-hint-elsewhere = 有这个条件的平台：{ $platforms }。
line-hint-options = 选项有 { $choices }；“/creators help”列出全部。加上引号就是关键词。
line-link = “{ $value }”是达人的链接，而搜索需要的是词语。
