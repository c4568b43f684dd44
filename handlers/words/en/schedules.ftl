# Recurring times, and what is not understood of them.

schedule-zone = { $schedule } ({ $zone })
schedule-daily = every day at { $time }
schedule-weekdays = Monday to Friday at { $time }
schedule-weekly = every { $days } at { $time }
schedule-monthly = each month on { $days } at { $time }
schedule-date = day { $day }
schedule-last-day = the last day
schedule-cron = by cron “{ $fields }”

line-no-schedule = When should the digest come? For example “weekly mon 09:00”, “daily 9:00”, “weekdays 9:00” or “monthly 1 10:00”.
line-schedule-how-often = How often should it come: daily, weekdays, weekly on a day, or monthly on a day?
line-schedule-unread = “{ $value }” is no part of a schedule that Scout knows.
line-schedule-time = No clock shows “{ $value }”. Times go from 00:00 to 23:59, or with am and pm.
line-schedule-two-times = A digest comes at one time of day, and these are several: { $value }. For several, use cron: "0 9,17 * * *".
line-schedule-two-kinds = { $value } do not go together: daily, on days of the week, or on days of the month.
line-schedule-unusual = “{ $value }” cannot be set. A digest comes daily, on days of the week, or on days of the month, such as “monthly 1,15 9:00”.
line-schedule-date = No month has a day “{ $value }”. For the last one, say “monthly last 9:00”.
line-schedule-cron = “{ $value }” are not five cron fields that ever come true: minute, hour, day of the month, month, day of the week.
line-schedule-often = “{ $value }” comes too often: every run costs credits. Leave at least an hour between two.
line-unknown-zone = There is no time zone “{ $value }”.
line-no-zone = Whose clocks do you mean? Your profile names no time zone, so add one at the end, such as Asia/Shanghai or “New York”. An admin can set one for all: “/creators settings zone:Singapore”.
line-zone-cst = “{ $value }” is said in China and in Chicago.
