# 达人对比。

command-compare = 把 2 到 6 位达人放在一起对比，可跨平台：一张表、一张图
command-list-compare = 用已有数据对比名单里的前几位达人
compare-title = { $count ->
    [0] 没有可对比的达人
    [1] 只有 1 位达人可对比
   *[other] { $count } 位达人对比
  }
compare-figure = 指标
compare-name = 名称
compare-platform = 平台
compare-views = 播放表现
compare-steady = 稳定
compare-one-hit = 单条爆款
compare-email = 邮箱
compare-missing = —
compare-without = 无此项
compare-apart = { $label }（不可比）
compare-legend-best = ★ 最高
compare-legend-missing = — 未提供
compare-legend-without = 无此项：该平台没有这个指标
compare-chart-label = 图表
compare-chart-views = 近 10 条作品播放量
compare-chart-followers = 粉丝数
compare-chart-engagement = 近 10 条作品互动率
compare-chart-reach = 平均播放/粉丝比
compare-chart-audience = 女性受众占比
compare-option-views = 图表：播放量
compare-option-followers = 图表：粉丝数
compare-option-engagement = 图表：互动率
compare-option-reach = 图表：播放/粉丝比
compare-option-audience = 图表：女性受众
compare-series-avg_views = 平均
compare-series-median_views = 中位数
compare-named = { $name }（{ $platform }）
compare-absent = 没有找到 { $names }。请检查拼写或平台。
compare-untold = 还没有 { $names }的数据：用“/达人 详情 @用户名”获取。
compare-failed = { $name }没有取到。
compare-left = 名单里还有 { $count } 位。
button-compare = 对比这几位
line-compare-nobody = 要对比谁？请写 2 到 6 位达人，或粘贴他们的链接。
line-compare-few = 只有“{ $value }”还不能对比：请写 2 到 6 位达人，或粘贴他们的链接。
line-compare-many = { $value } 位达人太多，一张表放不下。
