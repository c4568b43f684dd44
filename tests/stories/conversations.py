"""Conversations in which somebody finds and collects creators, in whatever chat: every way in, in both languages."""

from __future__ import annotations

from tests.stories.steps import Step, alone, drops, fills, leo, points_at, presses, says, sends, waits

CHARLI, KHABY = "https://www.tiktok.com/@charlidamelio", "https://www.tiktok.com/@khaby.lame"
DROPPED = f"Creator,Link\nCharli,{CHARLI}\nKhaby,{KHABY}\n"
IN_CHINESE = says("/creators settings language:zh")
DONE = (waits(minutes=1), waits(minutes=1))

FINDING: dict[str, tuple[Step, ...]] = {
    "searches": (
        says("/creators help"),
        says("/creators serch beauty"),
        says("/creators search tiktok beauty country:US followers:10k-500k"),
        presses("Details"),
        says("/creators search tiktok beauty country:US followers:10k-500k"),
        presses("Share to channel"),
        says("/creators search tiktok beauty followers:500k-10k"),
        says("/creators lookalike tiktok @charlidamelio"),
        says("/creators show tiktok @nonexistent_user_xyz_12345"),
        says("/creators search tiktok beauty size:100"),
        presses("Spend ~300 credits"),
        presses("Next"),
    ),
    "searches in Chinese": (
        IN_CHINESE,
        says("/达人 搜索 美妆 国家:美国 粉丝:1万-50万"),
        presses("分享到会话"),
        says("/达人 搜锁 美妆"),
        says("/达人 帮助"),
    ),
    "comparisons": (
        says("/creators compare tiktok @charlidamelio @khaby.lame"),
        presses("Chart: engagement"),
        presses("Share to channel"),
        leo(says("/creators compare tiktok @charlidamelio")),
        IN_CHINESE,
        says("/达人 对比 tiktok @charlidamelio 和 @khaby.lame"),
    ),
    "collections": (
        says(f"/collect {CHARLI} https://vm.tiktok.com/ZMabc/ https://www.tiktok.com/@nope_zz"),
        presses("Collect 2"),
        *DONE,
        says("/collect status"),
        says("/collect export csv"),
        *DONE,
        says("/creators credits"),
        IN_CHINESE,
        says(f"/采集 {KHABY}"),
        presses("采集 1 位"),
        *DONE,
        says("/采集 进度"),
    ),
    "a form to search": (
        says("/creators search"),
        fills("Words", "beauty"),
        fills("Countries", "United States", "Canada"),
        fills("Must have", "An e-mail address"),
        fills("Last post since", "2026-06-01"),
        fills("Level", "S1 · finds people"),
        fills("Followers", "500k-10k"),
        sends("Search"),
        fills("Followers", "10k-500k"),
        sends("Search"),
        says("/creators search"),
    ),
    "a form to search in Chinese": (
        IN_CHINESE,
        says("/达人 搜索"),
        fills("关键词", "美妆"),
        fills("国家", "美国", "加拿大"),
        fills("必须有", "邮箱"),
        fills("最近发布不早于", "2026-06-01"),
        fills("粉丝数", "很多"),
        sends("搜索"),
        fills("粉丝数", "1万-50万"),
        sends("搜索"),
    ),
    "a form to collect": (
        says("/collect"),
        fills("Links and names", "good morning"),
        sends("Show what it names"),
        fills("Links and names", "@mia_x\nhttps://www.youtube.com/@MrBeast"),
        fills("Names without a link are on", "Instagram"),
        sends("Show what it names"),
        IN_CHINESE,
        says("/采集"),
        fills("链接和用户名", "早上好"),
        sends("预览识别结果"),
    ),
    "files": (
        drops("creators.csv", DROPPED),
        presses("Collect 2"),
        *DONE,
        alone(drops("creators.csv", DROPPED)),
        alone(drops("plan.csv", "Task,When\nCall them,Monday\n")),
        alone(drops("empty.csv", " ")),
        alone(drops("picture.png", "?")),
        IN_CHINESE,
        drops("达人.csv", DROPPED),
        alone(drops("计划.csv", "任务,日期\n打电话,周一\n")),
    ),
    "messages that somebody points at": (
        points_at(f"have a look at {CHARLI}?lang=en and https://www.youtube.com/@MrBeast/videos 👀"),
        presses("Collect all 2"),
        points_at("thoughts on @khaby.lame?"),
        presses("TikTok"),
        points_at("lunch at noon?"),
        IN_CHINESE,
        points_at(f"看看 {CHARLI}"),
    ),
}
