# 重复的时间，以及无法识别时的提示。

schedule-zone = { $schedule }（{ $zone }）
schedule-daily = 每天 { $time }
schedule-weekdays = 周一至周五 { $time }
schedule-weekly = 每{ $days } { $time }
schedule-monthly = 每月{ $days } { $time }
schedule-date = { $day }日
schedule-last-day = 最后一天
schedule-cron = cron “{ $fields }”

line-no-schedule = 简报什么时候发？例如“每周一 9点”“每天 9点”“工作日 9点”“每月1号 10:00”。
line-schedule-how-often = 多久发一次？每天、工作日、每周几，还是每月几号？
line-schedule-unread = “{ $value }”不是 Scout 认识的时间写法。
line-schedule-time = 没有“{ $value }”这个时间。请写 00:00 到 23:59，或“上午9点半”这样的时间。
line-schedule-two-times = 一个简报每天只能在一个时间发送，这里有几个：{ $value }。需要多个时间请用 cron："0 9,17 * * *"。
line-schedule-two-kinds = { $value }不能同时使用：请选每天、每周几或每月几号。
line-schedule-unusual = 暂不支持“{ $value }”。可以每天、每周几或每月几号发送，例如“每月1号、15号 9点”。
line-schedule-date = 一个月里没有“{ $value }”。要月末最后一天，请写“每月最后一天 9点”。
line-schedule-cron = “{ $value }”不是有效的 cron 五段：分、时、日、月、星期。
line-schedule-often = “{ $value }”太频繁，而每次运行都会消耗积分。两次之间至少间隔一小时。
line-unknown-zone = 没有“{ $value }”这个时区。
line-no-zone = 按哪里的时间？你的资料里没有时区，请在最后写上，例如“北京时间”或 Asia/Shanghai。管理员也可以统一设置：“/达人 设置 时区:北京”。
line-zone-cst = “{ $value }”在中国和美国中部都在用。
