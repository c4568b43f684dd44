"""Tables as teams keep them, with what each names: `platform name`, in order; `?` before what must be asked or told.

Cells are parted by bars here. Each is read as pasted with tabs, as a csv file and as a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

TABLES: Mapping[str, Sequence[tuple[str, str]]] = {
    "a platform heads its column and no other": [
        ("TikTok|Category\nmia_x|Beauty\nleo|Food", "tiktok mia_x; tiktok leo"),
        ("TikTok|Niche|Owner|Stage\nmia_x|Beauty|Anna|Signed\n433|Sport|Bo|Open", "tiktok mia_x; tiktok 433"),
        ("TikTok|备注\nmia_x|很好\nleo|", "tiktok mia_x; tiktok leo"),
        ("TikTok账号|国家\nmia_x|美国", "tiktok mia_x"),
        ("Ins账号|类目\nmia.ig|美妆\n433|体育", "instagram mia.ig; instagram 433"),
        ("YouTube频道|Price\nBeanLab|200\nMiaTV|300", "youtube BeanLab; youtube MiaTV"),
        ("TikTok ID|Notes\nmia_x|nice", "tiktok mia_x"),
        ("TikTok用户名|Notes\nmia_x|nice", "tiktok mia_x"),
        ("抖音国际版帳號|負責人\nmia_x|Anna", "tiktok mia_x"),
        ("TikTok handle (required)|Vibe\nmia_x|calm\nleo|wild", "tiktok mia_x; tiktok leo"),
        ("Name|TikTok|TikTok Followers\nMia Lee|mia_x|433\nLeo King|leo|12", "tiktok mia_x; tiktok leo"),
    ],
    "several platforms in a row": [
        ("TikTok账号|Ins账号\nmia_tt|mia_ig\nleo_tt|leo_ig",
         "tiktok mia_tt; instagram mia_ig; tiktok leo_tt; instagram leo_ig"),
        ("Name|TikTok|IG|YouTube\nMia|mia_tt|mia.ig|-\nLeo|leo_tt||LeoTV",
         "tiktok mia_tt; instagram mia.ig; tiktok leo_tt; youtube LeoTV"),
        ("|TikTok||Instagram|\nName|Handle|Followers|Handle|Followers\nMia|mia_tt|12k|mia.ig|5k\nLeo|leo_tt|1k||",
         "tiktok mia_tt; instagram mia.ig; tiktok leo_tt"),
        ("Name|TikTok|Twitter\nMia|mia_tt|mia_tw", "tiktok mia_tt; ? mia_tw"),
        ("Creator|TikTok link|TikTok handle|IG handle\nMia|https://www.tiktok.com/@mia|mia|mia.ig\nLeo||leo_tt|",
         "tiktok mia; instagram mia.ig; tiktok leo_tt"),
        ("TikTok|YouTube\n@mia, @leo|Zoe TV", "tiktok mia; tiktok leo; ? Zoe TV"),
    ],
    "a column of platforms beside one of names": [
        *((f"平台|{heading}|国家\nTikTok|mia_x|美国\nins|leo.k|英国", "tiktok mia_x; instagram leo.k")
          for heading in ("账号名", "达人ID", "红人", "博主", "频道", "创作者", "KOL", "主页", "昵称")),
        *((f"{heading}|Platform|Followers\nmia_x|TikTok|12k\nBeanLab|YouTube|1M", "tiktok mia_x; youtube BeanLab")
          for heading in ("ID", "Creator", "Influencer", "Channel", "Profile", "Username", "Handle", "Name")),
        ("Platform|ID\nTikTok|mia_x\nInstagram|433", "tiktok mia_x; instagram 433"),
        ("Handle|Platform\n@mia|TikTok, Instagram\n@leo|Both\n@kim|Lemon8\n@zoe|小红书",
         "tiktok mia; instagram mia; ? leo; ? @kim; ? @zoe"),
        ("Handle|Country\nTikTok|\nmia|US\nInstagram|\nleo|UK", "tiktok mia; instagram leo"),
    ],
    "links that are missing in part": [
        ("Username|Profile URL\nmia|https://www.tiktok.com/@mia\nleo|\nkim|n/a", "tiktok mia; ? leo; ? kim"),
        ("Username|平台|主页链接\nmia|TikTok|https://www.tiktok.com/@mia\nleo|Instagram|", "tiktok mia; instagram leo"),
        ("昵称|平台|主页链接\n米娅|TikTok|https://www.tiktok.com/@mia\n里奥|Instagram|\nleo.k|Instagram|",
         "tiktok mia; ? 里奥; instagram leo.k"),
        ("Handle|Link\nmia|https://vm.tiktok.com/ZMabc/\nleo|https://www.tiktok.com/@leo", "tiktok mia; tiktok leo"),
        ("Name|Link\nMia Lee|https://www.tiktok.com/@mia\nLeo King|pending\nKim|", "tiktok mia; ? pending; ? Kim"),
    ],
    "what stands around the names": [
        ("Name|Handle|Followers|Link|Email|Country|Price|Status\n"
         "Mia Lee|@mia.lee|12.3k|https://www.tiktok.com/@mia.lee|mia@x.com|US|$200|Open\n"
         "Leo King|@leo_k|5k||leo@x.com|UK|$100|Signed\n"
         "Zoe||||zoe@x.com|||\n"
         "Total||17.3k||||$300|", "tiktok mia.lee; ? leo_k; ? Zoe"),
        ("达人昵称|平台|账号|粉丝数|主页链接|报价|备注\n"
         "米娅|TikTok|mia_x|1.2万|https://www.tiktok.com/@mia_x|500|与 @leo_k 合作过\n"
         "里奥|Instagram|leo.ig|3万||800|已建联 2026-11-02\n"
         "合计||||||1300", "tiktok mia_x; ? @leo_k; instagram leo.ig"),
        ("Q3 Campaign Roster|||\n|||\nName|TikTok Handle|IG Handle|Email\nMia Lee|@mia_tt|@mia.ig|mia@x.com\n"
         "|||\nKim||kim.ig|kim@z.com\nTOTAL|1|2|", "tiktok mia_tt; instagram mia.ig; instagram kim.ig"),
        ("TikTok creators|\nHandle|Country\nmia|US\nleo|DE", "tiktok mia; tiktok leo"),
        ("Rank|Account|Country|Subscribers\n1|MrBeast|US|300M\n2|433|NL|10M", "? MrBeast; ? 433"),
        ("Username|User ID|Followers\nmia_x|712345678901234|100\nleo_k|712345678901235|200", "? mia_x; ? leo_k"),
        ("Email|Creator\nmia@x.com|mia_x\nleo@y.com|leo_k", "? mia_x; ? leo_k"),
        ("Handle|Status|Country\nmia|signed|US\nleo|signed|US\nkim|open|US\nann|open|US",
         "? mia; ? leo; ? kim; ? ann"),
        ("Handle|Country\nmia|US\nHandle|Country\nleo|UK", "? mia; ? leo"),
        ("TikTok handle|Country\nmia|US\n|\nIG handle|Country|Notes\nleo.ig|UK|nice", "tiktok mia; instagram leo.ig"),
    ],
    "sheets of agencies and teams": [
        ("No.|Influencer Name|Platform|Profile Link|Followers|Avg Views|Email|Rate (USD)|Status\n"
         "1|Mia Lee|TikTok|https://www.tiktok.com/@mia.lee?lang=en|120K|35K|mia@x.com|$500|Contacted\n"
         "2|Leo King|Instagram|instagram.com/leo.king|88K||leo@y.com|$300|Replied\n"
         "3|Zoe Tan|YouTube|youtube.com/@ZoeTan|1.2M|200K|||",
         "tiktok mia.lee; instagram leo.king; youtube ZoeTan"),
        ("Creator Name|IG Handle|IG Followers|TikTok Handle|TikTok Followers|YouTube Channel|YT Subs\n"
         "Mia Lee|@mia.lee|12K|@mialee|45K|MiaLeeTV|3K\nLeo|leo.k|5K|N/A|||\nKim|-||kim_k|2M||",
         "instagram mia.lee; tiktok mialee; youtube MiaLeeTV; instagram leo.k; tiktok kim_k"),
        ("红人名称|社媒平台|粉丝量|主页链接|国家|报价(USD)|合作状态|对接人\n"
         "Mia|TikTok|12w|https://www.tiktok.com/@mia|美国|300|已合作|小王\nAnn|IG|5w||法国|200||小王",
         "tiktok mia; ? Ann"),
        ("KOL昵称|TikTok ID|TikTok粉丝|INS ID|INS粉丝|YouTube ID|YouTube粉丝\n"
         "米娅|mia_tt|1万|mia.ig|2万||\n里奥|||leo.ig|3万|LeoTV|5万",
         "tiktok mia_tt; instagram mia.ig; instagram leo.ig; youtube LeoTV"),
        ("Name|Social|Country\nMia|IG: @mia / TT: @mia_tt|US\nLeo|tiktok.com/@leo|UK",
         "instagram mia; tiktok mia_tt; tiktok leo"),
        ("Talent|Handles|Notes\nMia Lee|TikTok @mialee, IG @mia.lee|prefers email\nLeo|YT: LeoTV|",
         "tiktok mialee; instagram mia.lee; youtube LeoTV"),
        ("Date|Brand|Creator Handle|Channel|Fee\n2026-11-01|Acme|mia_x|TikTok|$100\n2026-11-03|Acme|leo.k|Ins|$200",
         "tiktok mia_x; instagram leo.k"),
        ("Platform|Creator|URL\nTikTok||\n|mia|https://www.tiktok.com/@mia\n|leo|\nInstagram||\n|kim|",
         "tiktok mia; tiktok leo; instagram kim"),
        ("Handle|Platform|Handle|Platform\nmia|TikTok|mia.ig|Instagram\nleo|TikTok|leo_tv|YouTube",
         "tiktok mia; instagram mia.ig; tiktok leo; youtube leo_tv"),
        ("Influencer Handle|Date|Platform|Deliverable\n@mia|Nov 3|TikTok|1 video\n@leo|Nov 5|Instagram Reels|1 reel\n"
         "@kim|Nov 7|YouTube Shorts|1 short\n@zoe|Nov 8|Facebook|1 post",
         "tiktok mia; instagram leo; youtube kim; ? @zoe"),
        ("Name|Contact|Instagram Handle\nMia Lee|mia@x.com / +1 555 0100|mia.lee\nLeo|wechat: leo88|leo.k",
         "instagram mia.lee; instagram leo.k"),
        ("Beauty||\nName|Handle|Platform\nMia|mia_x|TikTok\nFood||\nLeo|leo.k|Instagram",
         "tiktok mia_x; ? Food; instagram leo.k"),
        ("TikTok creators for Q4 (updated 2026-11-20)||\nHandle|Followers|Notes\nmia_x|12000|\n433|9000|ask @anna",
         "tiktok mia_x; tiktok 433; ? @anna"),
        ("Rank|Youtuber|Subscribers\n1|MrBeast|300M\n2|Like Nastya|106M", "youtube MrBeast; ? Like Nastya"),
        ("Instagram/TikTok|Handle|Market\nInstagram|mia.ig|US\nTikTok|leo|UK", "instagram mia.ig; tiktok leo"),
        ("Creator|Link 1|Link 2\nMia|https://tiktok.com/@mia|https://instagram.com/mia.ig\nLeo|https://tiktok.com/@leo|",
         "tiktok mia; instagram mia.ig; tiktok leo"),
        ("Account|URL|Region\n@mia|www.tiktok.com/@mia|US\n@leo|tiktok.com/@leo|UK\n@kim||DE",
         "tiktok mia; tiktok leo; ? kim"),
        ("Status|Link\nnew|https://www.tiktok.com/@mia\nold|https://www.tiktok.com/@leo", "tiktok mia; tiktok leo"),
        ("頻道名稱|頻道連結|訂閱數|備註\n米婭廚房|https://www.youtube.com/@MiaKitchen|10萬|\n里奧||3萬|",
         "youtube MiaKitchen; ? 里奧"),
        ("Creador|Plataforma|Seguidores|País\nmia_x|TikTok|12k|España\nleo.k|Instagram|5k|México",
         "tiktok mia_x; instagram leo.k"),
        ("インフルエンサー|TikTok|Instagram|フォロワー\n美咲|misaki_tt|misaki.ig|1万",
         "tiktok misaki_tt; instagram misaki.ig"),
        ("uid|username|avatar_url|profile_url|followers_count|bio|email\n"
         "7123456789012345678|mia|https://p16.tiktokcdn.com/a.jpg|https://www.tiktok.com/@mia|100|like @leo|mia@x.com\n"
         "7123456789012345679|kim|https://p16.tiktokcdn.com/b.jpg||100||", "tiktok mia; ? @leo; ? kim"),
    ],
}  # fmt: skip


def cells_of(table: str) -> list[list[str]]:
    """The rows of a table of this module, all of the same length."""
    rows = [line.split("|") for line in table.split("\n")]
    return [list(row) for row in zip(*zip_longest(*rows, fillvalue=""), strict=True)]
